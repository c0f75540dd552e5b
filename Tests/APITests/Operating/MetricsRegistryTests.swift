import Metrics
import Testing

@testable import API

@Suite struct MetricsRegistryTests {
    @Test("A counter, a meter and a timer are written with their types and names, and read again as what they were")
    func kinds() throws {
        let registry = MetricsRegistry()
        let counter = Counter(label: "hb.requests", dimensions: [("http.route", "/v1/causes")], factory: registry)
        let meter = Meter(label: "open-things", factory: registry)
        let timer = Metrics.Timer(label: "request.duration", factory: registry)
        counter.increment(by: 3)
        meter.increment(by: 2)
        meter.decrement()
        timer.recordMilliseconds(30)

        let read = try PrometheusReading(registry.text)

        #expect(
            read.types == [
                "hb_requests_total": "counter", "open_things": "gauge", "request_duration_seconds": "histogram",
            ])
        #expect(read.samples[#"hb_requests_total{http_route="/v1/causes"}"#] == 3)
        #expect(read.samples["open_things"] == 1)
        #expect(read.samples["request_duration_seconds_sum"] == 0.03)
        #expect(read.samples["request_duration_seconds_count"] == 1)
    }

    @Test("A name that ends as it must is not lengthened")
    func endings() throws {
        let registry = MetricsRegistry()
        Counter(label: "answers_total", factory: registry).increment()
        Metrics.Timer(label: "wait_seconds", factory: registry).recordSeconds(1)

        #expect(try PrometheusReading(registry.text).types.keys.sorted() == ["answers_total", "wait_seconds"])
    }

    @Test(
        "A label says what it was given, whatever is in it",
        arguments: [
            ("plain", "plain"), (#"a "quoted" word"#, #"a \"quoted\" word"#), (#"back\slash"#, #"back\\slash"#),
            ("two\nlines", #"two\nlines"#), (#"\n"#, #"\\n"#), ("", ""), ("{},= é", "{},= é"),
        ])
    func labels(value: String, written: String) throws {
        let registry = MetricsRegistry()
        Counter(label: "c", dimensions: [("b.c", value), ("a", "1")], factory: registry).increment()

        #expect(registry.text == "# TYPE c_total counter\nc_total{a=\"1\",b_c=\"\(written)\"} 1\n")
        #expect(try PrometheusReading(registry.text).samples.count == 1)
    }

    @Test("A duration belongs to the bucket of its bound and to all above, and not to the one below")
    func buckets() throws {
        let registry = MetricsRegistry()
        let timer = Metrics.Timer(label: "t", factory: registry)
        for nanoseconds: Int64 in [1_000_000, 1_000_001, 10_000_000_000, 10_000_000_001] {
            timer.recordNanoseconds(nanoseconds)
        }

        let read = try PrometheusReading(registry.text)

        #expect(read.samples[#"t_seconds_bucket{le="0.001"}"#] == 1)
        #expect(read.samples[#"t_seconds_bucket{le="0.0025"}"#] == 2)
        #expect(read.samples[#"t_seconds_bucket{le="10"}"#] == 3)
        #expect(read.samples[#"t_seconds_bucket{le="+Inf"}"#] == 4)
        #expect(read.samples["t_seconds_count"] == 4)
    }

    @Test("Whoever asks for the same name and labels counts on, in whatever order the labels are")
    func same() throws {
        let registry = MetricsRegistry()
        Counter(label: "c", dimensions: [("a", "1"), ("b", "2")], factory: registry).increment()
        let again = Counter(label: "c", dimensions: [("b", "2"), ("a", "1")], factory: registry)
        again.increment()
        again.destroy()

        #expect(try PrometheusReading(registry.text).samples == [#"c_total{a="1",b="2"}"#: 2])
    }

    @Test("One name is of one type: a second is not shown, and the text can still be read")
    func clash() throws {
        let registry = MetricsRegistry()
        Meter(label: "c_total", factory: registry).set(7)
        Counter(label: "c", factory: registry).increment()

        #expect(registry.text == "# TYPE c_total gauge\nc_total 7\n")
    }

    @Test("Counts from many threads are all there")
    func concurrent() async throws {
        let registry = MetricsRegistry()

        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<1_000 {
                        Counter(label: "c", factory: registry).increment()
                        Metrics.Timer(label: "t", factory: registry).recordMilliseconds(1)
                    }
                }
            }
        }

        let read = try PrometheusReading(registry.text)
        #expect(read.samples["c_total"] == 8_000)
        #expect(read.samples["t_seconds_count"] == 8_000)
    }
}
