"""A list as CSV, beside slow readers: PORT PID TOKEN ROWS. Prints rows a second, the memory of the service before and at
most, and the median and p99 of a complaint by its identifier before and meanwhile. Standard library and curl, loopback only."""
import asyncio, json, os, socket, sys, time, urllib.request

port, pid, token, rows = int(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
head = f"Host: 127.0.0.1\r\nAuthorization: Bearer {token}\r\n"
everything = "/v1/complaints?format=csv"


def memory():
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024


def some_complaint():
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/v1/complaints?limit=1", headers={"Authorization": f"Bearer {token}"})
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)["items"][0]["id"]


async def ask(path, seconds):
    """Asks twenty times a second; how long each answer took, in milliseconds."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    took, end = [], time.monotonic() + seconds
    while time.monotonic() < end:
        start = time.monotonic()
        writer.write(f"GET {path} HTTP/1.1\r\n{head}\r\n".encode())
        lines = (await reader.readuntil(b"\r\n\r\n")).decode().lower().split("\r\n")
        assert lines[0].split()[1] == "200", lines[0]
        length = next(int(line.split(":")[1]) for line in lines if line.startswith("content-length:"))
        await reader.readexactly(length)
        took.append(1000 * (time.monotonic() - start))
        await asyncio.sleep(0.05)
    writer.close()
    return sorted(took)


async def read_slowly(stop):
    """Takes 32 KB a second."""
    plain = socket.socket()
    plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
    plain.setblocking(False)
    loop = asyncio.get_running_loop()
    await loop.sock_connect(plain, ("127.0.0.1", port))
    await loop.sock_sendall(plain, f"GET {everything} HTTP/1.1\r\n{head}\r\n".encode())
    taken = 0
    while not stop.is_set():
        got = await loop.sock_recv(plain, 16384)
        assert got, f"The service ended a slow reader after {taken} bytes."
        taken += len(got)
        await asyncio.sleep(0.5)
    plain.close()


async def watch(stop, seen):
    while not stop.is_set():
        seen.append(memory())
        await asyncio.sleep(0.1)


def worked():
    """The seconds of processor that the service has used."""
    with open(f"/proc/{pid}/stat") as stat:
        return sum(int(field) for field in stat.read().rsplit(")")[1].split()[11:13]) / os.sysconf("SC_CLK_TCK")


async def settle():
    """Waits until nothing more is made for those who read slowly: at first the system takes megabytes for each."""
    for _ in range(60):
        before = worked()
        await asyncio.sleep(1)
        if worked() - before < 0.1:
            return
    sys.exit("The service does not come to rest beside slow readers.")


async def main():
    path = f"/v1/complaints/{some_complaint()}"
    before, alone = memory(), await ask(path, 5)
    stop, seen = asyncio.Event(), []
    slow = [asyncio.create_task(read_slowly(stop)) for _ in range(10)]
    watching = asyncio.create_task(watch(stop, seen))
    await settle()
    start = time.monotonic()
    reading = await asyncio.create_subprocess_shell(
        f"curl -sS -H 'Authorization: Bearer {token}' 'http://127.0.0.1:{port}{everything}' | wc -l",
        stdout=asyncio.subprocess.PIPE)
    output, ended = asyncio.create_task(reading.communicate()), []
    output.add_done_callback(lambda _: ended.append(time.monotonic()))
    meanwhile = []
    while not output.done():
        meanwhile += await ask(path, 1)
    seconds = ended[0] - start
    lines = int((await output)[0])
    for reader in slow:
        assert not reader.done(), reader.exception()
    stop.set()
    await asyncio.gather(*slow, watching)
    assert lines == rows + 1, f"{lines} lines of {rows} complaints"
    meanwhile.sort()
    print(round(rows / seconds), round(before), round(max(seen)),
          *(f"{took[int(len(took) * part)]:.1f}" for took in (alone, meanwhile) for part in (0.5, 0.99)))


asyncio.run(main())
