-- wrk: asks one thing again and again and prints the median in milliseconds. TOKEN, and BODY for a POST, come from the environment.
wrk.headers["Authorization"] = "Bearer " .. (os.getenv("TOKEN") or "")
if (os.getenv("BODY") or "") ~= "" then
    wrk.method = "POST"
    wrk.headers["Content-Type"] = "application/json"
    wrk.body = os.getenv("BODY")
end
function done(summary, latency, requests)
    io.write(string.format("RESULT %.2f %d\n", latency:percentile(50) / 1000,
        summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout))
end
