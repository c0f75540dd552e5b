/// Walks over the elements of an array in its binary form, checking every length before it reads.
struct ArrayReader {
    let count: Int
    private let oid: UInt32
    private var rest: UnsafeRawBufferPointer.SubSequence

    init(_ value: PostgresValue) throws(PostgresValue.Mismatch) {
        guard let bytes = value.bytes else { throw .null }
        guard PostgresType.arrays.contains(value.oid) || value.oid >= 16384 else { throw .type }
        rest = bytes[...]
        let dimensions = try Self.integer(from: &rest)
        _ = try Self.integer(from: &rest)
        oid = UInt32(bitPattern: try Self.integer(from: &rest))
        guard dimensions != 0 else {
            count = 0
            return
        }
        guard dimensions == 1 else { throw .unknownValue }
        let count = try Self.integer(from: &rest)
        _ = try Self.integer(from: &rest)
        guard count >= 0, Int(count) <= rest.count / 4 else { throw .length }
        self.count = Int(count)
    }

    mutating func next() throws(PostgresValue.Mismatch) -> PostgresValue {
        let length = try Self.integer(from: &rest)
        guard length >= 0 else { return PostgresValue(oid: oid, bytes: nil) }
        guard Int(length) <= rest.count else { throw .length }
        let element = UnsafeRawBufferPointer(rebasing: rest.prefix(Int(length)))
        rest = rest.dropFirst(Int(length))
        return PostgresValue(oid: oid, bytes: element)
    }

    private static func integer(
        from rest: inout UnsafeRawBufferPointer.SubSequence
    ) throws(PostgresValue.Mismatch) -> Int32 {
        guard rest.count >= 4 else { throw .length }
        let integer: Int32 = try PostgresValue.integer(UnsafeRawBufferPointer(rebasing: rest.prefix(4)))
        rest = rest.dropFirst(4)
        return integer
    }
}

extension PostgresType {
    /// The array types whose elements this module reads.
    static let arrays: Set<UInt32> = [
        199, 1000, 1001, 1002, 1003, 1005, 1007, 1009, 1014, 1015, 1016, 1021, 1022, 1182, 1185, 2951, 3807,
    ]
}
