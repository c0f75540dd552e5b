public import Foundation

extension String: PostgresEncodable, PostgresDecodable {
    /// `text`, from which the server infers whatever the statement needs.
    public static var postgresType: PostgresType { .text }

    /// Adds the text as UTF-8.
    public func encode(into buffer: inout PostgresBuffer) {
        buffer.append(utf8)
    }

    /// Reads any type whose binary form is its text: `text`, `varchar`, `json`, `jsonb`, enums.
    public static func decode(_ value: PostgresValue) throws(PostgresValue.Mismatch) -> String {
        guard let bytes = value.bytes else { throw .null }
        switch value.oid {
        case 18, 19, 25, 114, 1042, 1043:
            return String(decoding: bytes, as: UTF8.self)
        case PostgresType.jsonb.oid:
            return String(decoding: try JSONB.text(of: bytes), as: UTF8.self)
        case 16384...:
            // An enum's binary form is its name; any other type of ours has a NUL among its bytes.
            guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else { throw .type }
            return text
        default:
            throw .type
        }
    }
}

extension PostgresType {
    /// Whether the binary form of the type is its text, as it is for the enums of a schema.
    static func isReadAsText(_ oid: UInt32) -> Bool {
        switch oid {
        case 18, 19, 25, 114, 1042, 1043, 16384...: true
        default: false
        }
    }
}

extension UUID: PostgresEncodable, PostgresDecodable {
    /// `uuid`.
    public static var postgresType: PostgresType { .uuid }

    /// Adds the sixteen bytes.
    public func encode(into buffer: inout PostgresBuffer) {
        withUnsafeBytes(of: uuid) { buffer.append($0) }
    }

    /// Reads a `uuid`.
    public static func decode(_ value: PostgresValue) throws(PostgresValue.Mismatch) -> UUID {
        let bytes = try value.bytes(of: .uuid)
        guard bytes.count == 16 else { throw .length }
        return UUID(uuid: bytes.loadUnaligned(as: uuid_t.self))
    }
}

/// A JSON document, bound as `jsonb` and read from `jsonb` or `json`.
public struct JSONB: Hashable, Sendable, PostgresEncodable, PostgresDecodable {
    /// The document as UTF-8.
    public var bytes: [UInt8]

    /// A document given as UTF-8, which the server checks.
    public init(bytes: some Sequence<UInt8>) {
        self.bytes = [UInt8](bytes)
    }

    /// A document given as text, which the server checks.
    public init(text: String) {
        bytes = [UInt8](text.utf8)
    }

    /// The document as text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// `jsonb`.
    public static var postgresType: PostgresType { .jsonb }

    /// Adds the version of the form and the document.
    public func encode(into buffer: inout PostgresBuffer) {
        buffer.append(UInt8(1))
        buffer.append(bytes)
    }

    /// Reads `jsonb` or `json`.
    public static func decode(_ value: PostgresValue) throws(PostgresValue.Mismatch) -> JSONB {
        guard let bytes = value.bytes else { throw .null }
        switch value.oid {
        case PostgresType.jsonb.oid: return JSONB(bytes: try text(of: bytes))
        case 114: return JSONB(bytes: bytes)
        default: throw .type
        }
    }

    /// The document behind the version byte.
    static func text(
        of bytes: UnsafeRawBufferPointer
    ) throws(PostgresValue.Mismatch) -> UnsafeRawBufferPointer.SubSequence {
        guard bytes.first == 1 else { throw .length }
        return bytes.dropFirst()
    }
}
