"""The attacks of script/attack: PORT PID TOKEN SECONDS DATABASE_URL CLUSTER FOLDER LIMIT (ms, or none).

Standard library only, loopback only.
"""
import asyncio, json, resource, subprocess, sys, time

from faults import Faults

port, pid, token, seconds = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], float(sys.argv[4])
database, cluster, folder = sys.argv[5:8]
limit_of_p99 = float("inf") if sys.argv[8] == "none" else float(sys.argv[8])
failed = []
# Told to attackers beside their cancellation, which a wait that ends in the same moment can swallow.
attacking = True
resource.setrlimit(resource.RLIMIT_NOFILE, (min(8192, resource.getrlimit(resource.RLIMIT_NOFILE)[1]),) * 2)


def message(method, path, body=b"", authorisation=token, more=()):
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", f"Authorization: Bearer {authorisation}", *more]
    if body:
        lines += ["Content-Type: application/json", f"Content-Length: {len(body)}"]
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + body


def expecting(authorisation):
    """The head of a question that waits to be told to send its body."""
    body = b'{"text": "delay"}'
    return message("POST", "/v1/searches", body, authorisation, ["Expect: 100-continue"]).removesuffix(body)


async def answer(reader):
    """Status, headers and body of one answer."""
    head = await reader.readuntil(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    headers = {n.lower(): v.strip() for n, _, v in (line.partition(":") for line in lines[1:] if ":" in line)}
    body = await reader.readexactly(int(headers.get("content-length", 0)))
    return int(lines[0].split()[1]), headers, body


class Client:
    """One that behaves: a connection it keeps, one request after the other."""

    def __init__(self):
        self.reader = self.writer = None

    async def ask(self, method, path, body=b"", more=(), limit=5):
        if self.writer is None or self.writer.is_closing() or self.reader.at_eof():
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", port)
        self.writer.write(message(method, path, body, more=more))
        try:
            return await asyncio.wait_for(answer(self.reader), limit)
        except Exception:
            self.writer.close()
            self.writer = None
            raise


async def behave(stop, seen, paths):
    """Asks for one path after the other, twenty times a second, and on a new connection each tenth time."""
    client, turn = Client(), 0
    while not stop.is_set():
        if turn % 10 == 0:
            client = Client()
        started = time.perf_counter()
        try:
            status, headers, _ = await client.ask("GET", paths[turn % len(paths)])
            fine = status < 500 and status != 429 or status == 503 and "retry-after" in headers
            seen.append((time.perf_counter() - started, status, fine))
        except Exception as error:
            seen.append((time.perf_counter() - started, type(error).__name__, False))
        turn += 1
        await asyncio.sleep(0.05)


async def quiet(work):
    try:
        await work
    except (OSError, asyncio.IncompleteReadError, asyncio.TimeoutError, asyncio.LimitOverrunError):
        pass


async def attack(name, attackers, paths):
    """Runs the attackers for the time, and measures one who behaves."""
    global attacking
    attacking = True
    stop, seen = asyncio.Event(), []
    good = [asyncio.create_task(behave(stop, seen, paths)) for _ in range(2)]
    bad = [asyncio.create_task(quiet(attacker)) for attacker in attackers]
    await asyncio.sleep(seconds)
    stop.set()
    attacking = False
    await asyncio.gather(*good)
    for task in bad:
        task.cancel()
    await asyncio.gather(*bad, return_exceptions=True)
    times = sorted(t for t, _, _ in seen)
    middle, last = times[len(times) // 2] * 1000, times[min(len(times) - 1, int(len(times) * 0.99))] * 1000
    wrong = [status for _, status, fine in seen if not fine]
    print(f"{name:<58} {len(seen):>5} answers, median {middle:6.1f} ms, p99 {last:6.1f} ms, {len(wrong)} wrong", flush=True)
    if wrong:
        failed.append(f"{name}: {wrong[:5]}")
    if last >= limit_of_p99:
        failed.append(f"{name}: p99 {last:.0f} ms")


async def repeat(request, read=True):
    """Sends a request again and again on new connections."""
    while attacking:
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            try:
                writer.write(request)
                if read:
                    await asyncio.wait_for(reader.read(4096), 10)
            finally:
                writer.close()
        except (OSError, asyncio.TimeoutError):
            await asyncio.sleep(0.01)


async def half(text, hold):
    """Opens a connection, sends half a request and waits."""
    while attacking:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(text)
            try:
                await asyncio.sleep(hold)
            finally:
                writer.close()
        except OSError:
            await asyncio.sleep(0.05)


async def deaf():
    """Asks for the largest page without reading it."""
    while attacking:
        _, writer = await asyncio.open_connection("127.0.0.1", port, limit=1024)
        writer.transport.pause_reading()
        for _ in range(200):
            writer.write(message("GET", "/v1/complaints?limit=100"))
        try:
            await asyncio.sleep(20)
        finally:
            writer.close()


def memory():
    with open(f"/proc/{pid}/status") as lines:
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


def sql(text):
    return subprocess.Popen(["psql", database, "-qAtX", "-c", text], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


async def attacks():
    client = Client()
    _, _, page = await client.ask("GET", "/v1/complaints?limit=3")
    complaint, other = [item["id"] for item in json.loads(page)["items"]][:2]
    reading = ["/v1/causes", f"/v1/complaints/{complaint}", "/v1/complaints?limit=10"]
    names = [a + b + c for a in "abcdefghijklmnopqrstuvwxyzABCDEF" for b in "abcdefghijklmnopqrstuvwxyzABCDEF" for c in
             "abcdefghijklmnopqrstuvwxyzABCDEF"][:32000]
    large = ("{" + ",".join(f'"{n}":1' for n in names) + "}").encode()[:256 * 1024]
    await attack("1. a body of 32,000 fields, without a valid token",
                 [repeat(message("POST", "/v1/searches", large, "x")) for _ in range(8)], reading)
    await attack("1. the same with a valid token", [repeat(message("POST", "/v1/searches", large)) for _ in range(8)], reading)
    await attack("1. 16 who guess tokens, from the address of those who have one",
                 [repeat(message("GET", "/v1/causes", authorisation=f"redress_{n}")) for n in range(16)], reading)
    await attack("2. whether it is ready, from 64 at once", [repeat(message("GET", "/readyz", authorisation="")) for _ in range(64)],
                 reading + ["/readyz"])

    lock = sql(f"BEGIN; SELECT 1 FROM complaint WHERE id = '{complaint}' FOR UPDATE; SELECT pg_sleep({seconds + 1})")
    await asyncio.sleep(0.3)
    change = message("POST", f"/v1/complaints/{complaint}/tags", b'{"establishment": "Home X"}', more=["If-Match: *"])
    await attack("3. one complaint locked, 16 who want to change it", [repeat(change) for _ in range(16)], reading)
    lock.wait()

    await attack("4. 2,000 half heads", [half(b"GET /v1/causes HTTP/1.1\r\nHost: a\r\nX-", 60) for _ in range(2000)], reading)
    await attack("4. 500 half bodies", [half(message("POST", "/v1/searches", b"{" * 2000)[:-1000], 60) for _ in range(500)],
                 reading)
    await attack("4. 50 who do not read", [deaf() for _ in range(50)], reading)
    chunk = b"POST /v1/searches HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + token.encode() + \
        b"\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n{}\r\n"
    await attack("5. malformed chunks", [repeat(chunk) for _ in range(8)], reading)
    await attack("5. addresses of 60 KB", [repeat(message("GET", "/" + "a/" * 30000)) for _ in range(8)], reading)
    for name, request, wanted in [
        ("a malformed chunk", chunk, {400}),
        ("no host", b"GET /v1/causes HTTP/1.1\r\nAuthorization: Bearer " + token.encode() + b"\r\n\r\n", {400}),
        ("two hosts", message("GET", "/v1/causes", more=["Host: b"]), {400}),
        ("an unknown transfer coding", chunk.replace(b"chunked", b"gzip"), {400, 501}),
        ("an expectation", expecting(token), {100}),
        ("an expectation without a valid token", expecting("x"), {401, 429}),
    ]:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(request)
        line = await asyncio.wait_for(reader.readline(), 5)
        writer.close()
        status = int(line.split()[1]) if line else None
        print(f"5. {name:<55} {status}", flush=True)
        if status not in wanted:
            failed.append(f"5. {name}: {status}")


async def main():
    held = []
    for run in (1, 2):
        print(f"Run {run}", flush=True)
        await attacks()
        await Faults(Client, database, cluster, folder, failed).all()
        held.append(memory())
        print(f"memory after it: {held[-1]:.0f} MB", flush=True)
    if held[1] > held[0] * 1.2 + 8:
        failed.append(f"memory: {held[0]:.0f} MB after the first run, {held[1]:.0f} after the second")
    for line in failed:
        print("FELL: " + line)
    sys.exit(1 if failed else 0)


asyncio.run(main())
