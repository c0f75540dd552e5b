/// A value that can be bound to a statement.
///
/// An enum or identifier over a conforming raw value conforms by an empty extension.
public protocol PostgresEncodable: Sendable {
    /// The type the value is sent as.
    static var postgresType: PostgresType { get }
    /// The type an array of such values is sent as, where there is one.
    static var postgresArrayType: PostgresType? { get }
    /// Whether the value stands for NULL.
    var isPostgresNull: Bool { get }
    /// Adds the value in the binary form of its type, or as UTF-8 where the type is text.
    func encode(into buffer: inout PostgresBuffer)
    /// Adds an array of such values in the binary form of the array type.
    static func encode(array: [Self], into buffer: inout PostgresBuffer)
}

/// A value that can be bound and read back.
public typealias PostgresCodable = PostgresEncodable & PostgresDecodable

extension PostgresEncodable {
    /// The array type registered for the type.
    public static var postgresArrayType: PostgresType? {
        postgresType.arrayOID.map { PostgresType($0, array: nil) }
    }

    /// False: only an optional stands for NULL.
    public var isPostgresNull: Bool { false }

    /// Adds a one-dimensional array.
    public static func encode(array: [Self], into buffer: inout PostgresBuffer) {
        guard postgresArrayType != nil else { return buffer.refuse("arrays of this type cannot be bound") }
        buffer.append(Int32(array.isEmpty ? 0 : 1))
        buffer.append(Int32(array.contains(where: \.isPostgresNull) ? 1 : 0))
        buffer.append(postgresType.oid)
        guard !array.isEmpty else { return }
        buffer.append(Int32(array.count))
        buffer.append(Int32(1))
        for element in array {
            buffer.appendField(element)
        }
    }
}

extension PostgresEncodable where Self: RawRepresentable, RawValue: PostgresEncodable {
    /// The type of the raw value.
    public static var postgresType: PostgresType { RawValue.postgresType }

    /// Adds the raw value.
    public func encode(into buffer: inout PostgresBuffer) {
        rawValue.encode(into: &buffer)
    }
}
