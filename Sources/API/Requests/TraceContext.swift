import Casework
import HTTPTypes

/// The trace that a request belongs to, and the request's own place in it (W3C Trace Context, Recommendation of 23
/// November 2021, sections 3.2 and 4).
struct TraceContext: Sendable, Hashable {
    /// 32 hexadecimal digits, the same for everything that one act of a caller sets off.
    let traceID: String
    /// 16 hexadecimal digits, new for each request.
    let spanID: String
    /// Whether the caller records the trace, and whether its identifier is random; the other bits are reserved.
    let flags: UInt8

    private static let known: UInt8 = 0b11

    /// Goes on with the trace the caller sent, or begins one where there is none that can be read.
    init(_ headers: HTTPFields) {
        let given = headers[values: .traceparent]
        spanID = Self.random()
        if given.count == 1, let parent = Self.parse(given[0]) {
            (traceID, flags) = (parent.traceID, parent.flags & Self.known)
        } else {
            (traceID, flags) = (Self.random() + Self.random(), 0b10)
        }
    }

    /// What the answer says of it, in the form of `traceparent` (W3C Trace Response Headers, editors' draft).
    var header: String { "00-\(traceID)-\(spanID)-\([flags].hexadecimal)" }

    /// Reads `00-` trace `-` parent `-` flags; a version to come may add to its end what we cannot read.
    private static func parse(_ text: String) -> (traceID: String, flags: UInt8)? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 4, zip(parts, [2, 32, 16, 2]).allSatisfy({ isHexadecimal($0, digits: $1) }),
            parts[0] != "ff", parts[0] != "00" || parts.count == 4,
            [parts[1], parts[2]].allSatisfy({ $0.contains { $0 != "0" } }),
            let flags = UInt8(parts[3], radix: 16)
        else { return nil }
        return (String(parts[1]), flags)
    }

    private static func isHexadecimal(_ text: Substring, digits: Int) -> Bool {
        text.utf8.count == digits
            && text.utf8.allSatisfy {
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
            }
    }

    /// 16 digits that are not all zero.
    private static func random() -> String {
        withUnsafeBytes(of: UInt64.random(in: 1...UInt64.max).bigEndian) { $0.hexadecimal }
    }
}
