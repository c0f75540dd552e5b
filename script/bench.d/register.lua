-- wrk: registers a complaint with a key of its own in each request. TOKEN and SALT come from the environment.
local id = 0
local thread = 0
function setup(t)
    t:set("thread", thread)
    thread = thread + 1
end
function request()
    id = id + 1
    return wrk.format("POST", "/v1/complaints", {
        ["Authorization"] = "Bearer " .. os.getenv("TOKEN"),
        ["Content-Type"] = "application/json",
        ["Idempotency-Key"] = '"' .. os.getenv("SALT") .. "-" .. tostring(thread) .. "-" .. id .. '"',
    }, '{"received_at":"2026-01-05T09:30:00Z","channel":"email","complainant":"A. Parent '
        .. os.getenv("SALT") .. " " .. tostring(thread) .. " " .. id .. '","complainant_type":"parent",'
        .. '"department":"Children and Family Services","service":"First Response","about_childrens_social_care":true,'
        .. '"causes":["delay"],"summary":"No answer for six weeks"}')
end
function done(summary, latency, requests)
    io.write(string.format("RESULT %.0f %d\n", summary.requests / (summary.duration / 1e6),
        summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout))
end
