import Casework
import Foundation
import JSON
import WorkingDays

/// A place in a list as clients hand it back: opaque, of a fixed length, without personal data.
protocol Cursor {
    init?(cursor: String)
    var cursor: String { get }
}

extension DayPosition: Cursor {
    init?(cursor: String) {
        guard let bytes = CursorBytes.decode(cursor, count: 20) else { return nil }
        let id = Array(bytes[4...]).withUnsafeBytes { $0.loadUnaligned(as: uuid_t.self) }
        guard let day = CursorBytes.day(bytes[0..<4]) else { return nil }
        self.init(on: day, id: UUID(uuid: id))
    }

    var cursor: String {
        CursorBytes.encode(CursorBytes.of(UInt32(bitPattern: on.number)) + withUnsafeBytes(of: id.uuid, Array.init))
    }
}

extension NumberedDayPosition: Cursor {
    init?(cursor: String) {
        guard let bytes = CursorBytes.decode(cursor, count: 12) else { return nil }
        let number = bytes[4...].reduce(0) { $0 << 8 | UInt64($1) }
        guard let day = CursorBytes.day(bytes[0..<4]) else { return nil }
        self.init(on: day, number: Int(Int64(bitPattern: number)))
    }

    var cursor: String {
        CursorBytes.encode(
            CursorBytes.of(UInt32(bitPattern: on.number)) + CursorBytes.of(UInt64(bitPattern: Int64(number))))
    }
}

extension WorklistPosition: Cursor {
    init?(cursor: String) {
        guard let bytes = CursorBytes.decode(cursor, count: 28), let day = CursorBytes.day(bytes[0..<4]) else {
            return nil
        }
        let id = Array(bytes[4..<20]).withUnsafeBytes { $0.loadUnaligned(as: uuid_t.self) }
        let number = bytes[20...].reduce(0) { $0 << 8 | UInt64($1) }
        self.init(on: day, id: UUID(uuid: id), number: Int(Int64(bitPattern: number)))
    }

    var cursor: String {
        CursorBytes.encode(
            CursorBytes.of(UInt32(bitPattern: on.number)) + withUnsafeBytes(of: id.uuid, Array.init)
                + CursorBytes.of(UInt64(bitPattern: Int64(number))))
    }
}

extension UUID: Cursor {
    init?(cursor: String) {
        guard let bytes = CursorBytes.decode(cursor, count: 16) else { return nil }
        self.init(uuid: bytes.withUnsafeBytes { $0.loadUnaligned(as: uuid_t.self) })
    }

    var cursor: String { CursorBytes.encode(withUnsafeBytes(of: uuid, Array.init)) }
}

extension Int: Cursor {
    init?(cursor: String) {
        guard let bytes = CursorBytes.decode(cursor, count: 8) else { return nil }
        self = Int(Int64(bitPattern: bytes.reduce(0) { $0 << 8 | UInt64($1) }))
    }

    var cursor: String { CursorBytes.encode(CursorBytes.of(UInt64(bitPattern: Int64(self)))) }
}

/// Base64 for URLs (RFC 4648 section 5), without padding.
private enum CursorBytes {
    static func of(_ number: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian, Array.init)
    }

    /// A day of the years that can be written, whatever a client made of the cursor.
    static func day(_ bytes: some Sequence<UInt8>) -> Day? {
        let day = Day(number: Int32(bitPattern: bytes.reduce(0) { $0 << 8 | UInt32($1) }))
        return (-730_119...2_921_939).contains(day.number) ? day : nil
    }

    static func encode(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    static func decode(_ text: String, count: Int) -> [UInt8]? {
        guard text.utf8.count == (count * 4 + 2) / 3 else { return nil }
        let standard = text.replacing("-", with: "+").replacing("_", with: "/")
        let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: standard + padding), data.count == count else { return nil }
        return Array(data)
    }
}

extension Fields {
    /// The cursor of a page before, where a list is asked for by POST.
    mutating func cursor<Position: Cursor>(_ name: String, _: Position.Type = Position.self) -> Position? {
        read(name, .optional) { value in
            guard case .text(let text) = value else { return .failure(Wrong(.wrongType, "The value must be a text.")) }
            guard let position = Position(cursor: text) else {
                return .failure(Wrong(.malformed, "The cursor is not one that a page of this list gave."))
            }
            return .success(position)
        }
    }
}
