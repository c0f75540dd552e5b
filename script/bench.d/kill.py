"""Registers complaints at once, kills the service in the middle, and counts what is stored. See script/kill-test."""
import concurrent.futures, http.client, json, os, signal, sys, threading, time

port, pid, token, count, phase, state = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], int(sys.argv[4]), sys.argv[5], sys.argv[6]
answered = threading.Semaphore(0)


def register(number):
    body = json.dumps({
        "received_at": "2026-01-05T09:30:00Z", "channel": "email", "complainant": f"Person {number}",
        "complainant_type": "parent", "department": "Children and Family Services", "service": "First Response",
        "about_childrens_social_care": True, "causes": ["delay"], "summary": f"kill-test {number}"})
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json",
               "Idempotency-Key": f'"kill-{number}"'}
    while True:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            connection.request("POST", "/v1/complaints", body, headers)
            response = connection.getresponse()
            answer = response.read()
        except (OSError, http.client.HTTPException):
            return number, 0, None
        if response.status == 503:  # more at once than may wait for the database: come again, as Retry-After asks
            time.sleep(0.1)
            continue
        answered.release()
        return number, response.status, json.loads(answer).get("id")


def kill():
    for _ in range(count // 3):
        answered.acquire()
    os.kill(pid, signal.SIGKILL)


if phase == "kill":
    threading.Thread(target=kill, daemon=True).start()
with concurrent.futures.ThreadPoolExecutor(max_workers=count) as pool:
    results = list(pool.map(register, range(count)))
json.dump(results, open(state, "w"))
print(sum(status == 201 for _, status, _ in results), sum(status not in (0, 201) for _, status, _ in results))
