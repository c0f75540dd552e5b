/// A type of the server by its number, and how values of it are sent.
public struct PostgresType: Hashable, Sendable {
    /// The number of the type in `pg_type`.
    public let oid: UInt32
    /// The number of the array type over it, where arrays of it can be bound.
    let arrayOID: UInt32?
    /// Whether a parameter is sent as text with its type left to the server.
    let isText: Bool

    init(_ oid: UInt32, array: UInt32?, isText: Bool = false) {
        self.oid = oid
        self.arrayOID = array
        self.isText = isText
    }

    /// What a parameter announces: nothing for text, so that the server infers dates, enums and the like.
    var parameterOID: UInt32 { isText ? 0 : oid }
}

extension PostgresType {
    /// `boolean`.
    public static let bool = PostgresType(16, array: 1000)
    /// `bytea`.
    public static let bytea = PostgresType(17, array: 1001)
    /// `bigint`.
    public static let int8 = PostgresType(20, array: 1016)
    /// `smallint`.
    public static let int2 = PostgresType(21, array: 1005)
    /// `integer`.
    public static let int4 = PostgresType(23, array: 1007)
    /// `text`, sent so that the server may take it for any other type written as text.
    public static let text = PostgresType(25, array: 1009, isText: true)
    /// `double precision`.
    public static let float8 = PostgresType(701, array: 1022)
    /// `date`.
    public static let date = PostgresType(1082, array: 1182)
    /// `timestamp with time zone`.
    public static let timestamptz = PostgresType(1184, array: 1185)
    /// `uuid`.
    public static let uuid = PostgresType(2950, array: 2951)
    /// `jsonb`.
    public static let jsonb = PostgresType(3802, array: 3807)
}

extension PostgresType {
    /// The name of a built-in type, or its number where this module has no name for it.
    static func name(of oid: UInt32) -> String {
        names[oid] ?? "type \(oid)"
    }

    private static let names: [UInt32: String] = [
        16: "boolean", 17: "bytea", 18: "\"char\"", 19: "name", 20: "bigint", 21: "smallint", 23: "integer", 25: "text",
        26: "oid", 114: "json", 700: "real", 701: "double precision", 869: "inet", 1000: "boolean[]",
        1005: "smallint[]",
        1007: "integer[]", 1009: "text[]", 1016: "bigint[]", 1022: "double precision[]", 1042: "character",
        1043: "character varying", 1082: "date", 1083: "time", 1114: "timestamp", 1182: "date[]", 1184: "timestamptz",
        1185: "timestamptz[]", 1186: "interval", 1700: "numeric", 2950: "uuid", 2951: "uuid[]", 3802: "jsonb",
    ]
}
