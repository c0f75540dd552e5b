/// The bound values of a statement, encoded one after the other into one buffer.
struct Parameters: Sendable {
    struct Slot: Sendable {
        let type: PostgresType
        let offset: Int
        /// Nil for NULL.
        let length: Int?
    }

    private(set) var slots: [Slot] = []
    private(set) var buffer = PostgresBuffer()

    var isEmpty: Bool { slots.isEmpty }
    var count: Int { slots.count }

    mutating func reserve(_ count: Int) {
        slots.reserveCapacity(count)
        buffer.bytes.reserveCapacity(count * 16)
    }

    /// Encodes the value and returns the type it is sent as.
    mutating func append<Value: PostgresEncodable>(_ value: Value) -> UInt32 {
        let type = Value.postgresType
        let offset = buffer.bytes.count
        guard !value.isPostgresNull else {
            slots.append(Slot(type: type, offset: offset, length: nil))
            return type.parameterOID
        }
        value.encode(into: &buffer)
        let length = buffer.bytes.count - offset
        if type.isText, buffer.bytes[offset...].contains(0) { buffer.refuse("text contains a NUL character") }
        // Text travels as a C string; and libpq must not be given the address of nothing, which means NULL.
        buffer.bytes.append(0)
        slots.append(Slot(type: type, offset: offset, length: length))
        return type.parameterOID
    }

    mutating func append(contentsOf other: Parameters) {
        let shift = buffer.bytes.count
        buffer.bytes += other.buffer.bytes
        buffer.refusal = buffer.refusal ?? other.buffer.refusal
        for slot in other.slots {
            slots.append(Slot(type: slot.type, offset: slot.offset + shift, length: slot.length))
        }
    }
}
