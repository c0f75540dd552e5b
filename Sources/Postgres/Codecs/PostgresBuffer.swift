/// The bytes of a value on their way to the server.
public struct PostgresBuffer: Sendable {
    var bytes: [UInt8] = []
    var refusal: StaticString?

    /// Adds bytes as they are.
    public mutating func append(_ sequence: some Sequence<UInt8>) {
        bytes.append(contentsOf: sequence)
    }

    /// Adds an integer in network order.
    public mutating func append(_ integer: some FixedWidthInteger) {
        withUnsafeBytes(of: integer.bigEndian) { bytes.append(contentsOf: $0) }
    }

    /// Notes that the value cannot be sent; the statement is then refused with this reason before anything is sent.
    public mutating func refuse(_ reason: StaticString) {
        if refusal == nil { refusal = reason }
    }

    /// Adds a value preceded by its length, or -1 for NULL, as arrays and COPY have it.
    mutating func appendField<Value: PostgresEncodable>(_ value: Value) {
        guard !value.isPostgresNull else { return append(Int32(-1)) }
        let start = bytes.count
        append(Int32(0))
        value.encode(into: &self)
        let length = Int32(bytes.count - start - 4)
        withUnsafeBytes(of: length.bigEndian) { bytes.replaceSubrange(start..<start + 4, with: $0) }
    }
}
