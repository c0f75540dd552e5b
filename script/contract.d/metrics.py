"""Asks a service some things, and looks for them in its metrics and its log: URL METRICS_URL LOG. REDRESS_TOKEN is a manager's."""
import json
import os
import sys
import time
import urllib.error
import urllib.request

from prometheus_client.parser import text_string_to_metric_families

url, metrics_url, log = sys.argv[1:4]
TRACE = "0af7651916cd43dd8448eb211c80319c"


def get(address, **headers):
    """Status, headers and body."""
    request = urllib.request.Request(address, headers={name.replace("_", "-"): value for name, value in headers.items()})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.headers, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read().decode()


def check(what, holds):
    if not holds:
        sys.exit(f"It does not hold that {what}.")
    print(f"{what}: yes")


for _ in range(200):
    try:
        if get(url + "/healthz")[0] == 200:
            break
    except OSError:
        time.sleep(0.05)

token = "Bearer " + os.environ["REDRESS_TOKEN"]
causes = url + "/v1/causes"
status, headers, _ = get(causes, Authorization=token, traceparent=f"00-{TRACE}-b7ad6b7169203331-01")
given = headers["X-Request-Id"]
check("a request is answered", status == 200)
check("its answer goes on with the caller's trace", headers["traceresponse"].split("-")[1] == TRACE)
failed = [get(causes, Authorization="Bearer redress_no")[0] for _ in range(3)]
check("the third failed sign-in of an address is refused for its number", failed == [401, 401, 429])
check("a valid token is not", get(causes, Authorization=token)[0] == 200)
check("the port of the API has no /metrics", get(url + "/metrics")[0] == 404)

status, headers, text = get(metrics_url)
check("/metrics is the text format of Prometheus", (status, headers["Content-Type"]) ==
      (200, "text/plain; version=0.0.4; charset=utf-8"))
families = {family.name: family for family in text_string_to_metric_families(text)}
check("every family has a type and help", all(f.type != "unknown" and f.documentation for f in families.values()))
samples = {(s.name, *sorted(s.labels.items())): s.value for f in families.values() for s in f.samples}


def value(name, **labels):
    return samples.get((name, *sorted(labels.items())))


def requests(status):
    return value("hb_requests_total", http_route="/v1/causes", http_request_method="GET", http_response_status_code=status)


check("requests are counted by route and status", [requests(s) for s in ("200", "401", "429")] == [2, 2, 1])
check("failed sign-ins are counted", value("redress_failed_sign_ins_total") == 3)
check("what was refused for its number is counted", value("redress_problems_total", code="too_many_failed_sign_ins") == 1)
check("the service is ready, by its metrics", value("redress_ready") == 1)
check("connections are counted", value("redress_connections_open", listener="api") is not None)
check("each pool of the database is measured", {s.labels["pool"] for s in families["postgres_connections_open"].samples}
      >= {"redress/serve", "redress/read", "redress/report"})
for family in families.values():
    if family.type == "histogram":
        for sample in family.samples:
            if sample.name.endswith("_count"):
                top = value(family.name + "_bucket", le="+Inf", **sample.labels)
                if top != sample.value:
                    sys.exit(f"{family.name}: {top} in its last bucket, {sample.value} counted")
print(f"{len(families)} families, {len(samples)} samples")

with open(log) as file:
    lines = [json.loads(line) for line in file]
found = [line for line in lines if line.get("request_id") == given]
check("the log line of a request is found by its X-Request-Id", len(found) == 1 and found[0]["message"] == "answered")
check("that line has route, status, time and trace", (found[0]["route"], found[0]["status"], found[0]["trace_id"]) ==
      ("/v1/causes", 200, TRACE) and isinstance(found[0]["ms"], int))
signs = [line for line in lines if line["message"] == "a sign-in failed"]
check("failed sign-ins are in the log with their address and without the token",
      [line["address"] for line in signs] == ["127.0.0.1"] * 2 and not any("redress_no" in str(line) for line in lines))
