/// A column's bytes and type while a row is being read; not to be kept.
public struct PostgresValue {
    /// Why a column could not be read as a Swift type.
    public enum Mismatch: String, Error, Sendable {
        /// The column is NULL and the Swift type is not optional.
        case null = "is NULL"
        /// The column's type cannot be read as the Swift type.
        case type = "has another type"
        /// The bytes have not the length of the type.
        case length = "has a wrong length"
        /// The value has no counterpart in the Swift type.
        case unknownValue = "holds a value the type does not know"
    }

    /// The number of the column's type.
    public let oid: UInt32
    let bytes: UnsafeRawBufferPointer?

    /// Whether the column is NULL.
    public var isNull: Bool { bytes == nil }

    /// The bytes, refused when the column is NULL or has not one of these types.
    func bytes(of first: PostgresType, or second: PostgresType? = nil) throws(Mismatch) -> UnsafeRawBufferPointer {
        guard let bytes else { throw .null }
        guard oid == first.oid || oid == second?.oid else { throw .type }
        return bytes
    }

    /// An integer of exactly this width.
    static func integer<Integer: FixedWidthInteger>(
        _ bytes: UnsafeRawBufferPointer, as _: Integer.Type = Integer.self
    ) throws(Mismatch) -> Integer {
        guard bytes.count == MemoryLayout<Integer>.size else { throw .length }
        return Integer(bigEndian: bytes.loadUnaligned(as: Integer.self))
    }
}
