-- wrk: asks for the one address with the token of the environment.
wrk.headers["Authorization"] = "Bearer " .. (os.getenv("TOKEN") or "")
function done(summary, latency, requests)
    io.write(string.format("RESULT %.0f %d\n", summary.requests / (summary.duration / 1e6),
        summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout))
end
