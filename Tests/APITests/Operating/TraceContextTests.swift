import HTTPTypes
import Testing

@testable import API

@Suite struct TraceContextTests {
    private static let trace = "0af7651916cd43dd8448eb211c80319c"
    private static let span = "b7ad6b7169203331"

    /// What a caller sends, and whether its trace goes on; with which flags.
    struct Sent: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let headers: [String]
        var flags: String?
    }

    static let sent = [
        Sent(testDescription: "recorded", headers: ["00-\(trace)-\(span)-01"], flags: "01"),
        Sent(testDescription: "not recorded", headers: ["00-\(trace)-\(span)-00"], flags: "00"),
        Sent(testDescription: "recorded and random", headers: ["00-\(trace)-\(span)-03"], flags: "03"),
        Sent(testDescription: "flags that nobody knows yet", headers: ["00-\(trace)-\(span)-ff"], flags: "03"),
        Sent(testDescription: "a version to come", headers: ["cc-\(trace)-\(span)-01"], flags: "01"),
        Sent(testDescription: "a version to come that says more", headers: ["cc-\(trace)-\(span)-01-x"], flags: "01"),
        Sent(testDescription: "a version to come, badly joined", headers: ["cc-\(trace)-\(span)-01.x"]),
        Sent(testDescription: "nothing", headers: []),
        Sent(testDescription: "no value", headers: [""]),
        Sent(testDescription: "the forbidden version", headers: ["ff-\(trace)-\(span)-01"]),
        Sent(testDescription: "our version that says more", headers: ["00-\(trace)-\(span)-01-x"]),
        Sent(testDescription: "no flags", headers: ["00-\(trace)-\(span)"]),
        Sent(testDescription: "a short trace", headers: ["00-\(trace.dropLast())-\(span)-01"]),
        Sent(testDescription: "a long span", headers: ["00-\(trace)-\(span)0-01"]),
        Sent(testDescription: "capital letters", headers: ["00-\(trace.uppercased())-\(span)-01"]),
        Sent(testDescription: "no hexadecimal digits", headers: ["00-\(trace.dropLast())g-\(span)-01"]),
        Sent(testDescription: "a trace of noughts", headers: ["00-\(String(repeating: "0", count: 32))-\(span)-01"]),
        Sent(testDescription: "a span of noughts", headers: ["00-\(trace)-0000000000000000-01"]),
        Sent(testDescription: "two of them", headers: ["00-\(trace)-\(span)-01", "00-\(trace)-\(span)-01"]),
    ]

    @Test("A trace that can be read goes on under a span of our own; any other is begun anew", arguments: sent)
    func traces(sent: Sent) {
        var headers = HTTPFields()
        for value in sent.headers { headers.append(HTTPField(name: .traceparent, value: value)) }

        let trace = TraceContext(headers)

        #expect((trace.traceID == Self.trace) == (sent.flags != nil))
        #expect(trace.spanID != Self.span)
        #expect(trace.header.wholeMatch(of: /00-[0-9a-f]{32}-[0-9a-f]{16}-0[0-3]/) != nil)
        if let flags = sent.flags { #expect(trace.header == "00-\(Self.trace)-\(trace.spanID)-\(flags)") }
    }

    @Test("Each request has a span of its own, and each that brings no trace a trace of its own")
    func fresh() {
        let traces = (0..<1_000).map { _ in TraceContext([:]) }

        #expect(Set(traces.map(\.spanID)).count == 1_000)
        #expect(Set(traces.map(\.traceID)).count == 1_000)
    }
}
