import Casework
import Foundation
import Hummingbird
import HummingbirdCore
import JSON
import WorkingDays

/// A place in a list as clients hand it back: opaque, of a fixed length, without personal data.
protocol Cursor {
    init?(cursor: String)
    var cursor: String { get }
}

extension DayPosition: Cursor {
    init?(cursor: String) {
        guard let bytes = CursorBytes.decode(cursor, count: 20), let day = CursorBytes.day(bytes[0..<4]) else {
            return nil
        }
        self.init(on: day, id: CursorBytes.id(bytes[4...]))
    }

    var cursor: String { CursorBytes.encode(CursorBytes.of(on.number) + CursorBytes.of(id)) }
}

extension NumberedDayPosition: Cursor {
    init?(cursor: String) {
        guard let bytes = CursorBytes.decode(cursor, count: 12), let day = CursorBytes.day(bytes[0..<4]) else {
            return nil
        }
        self.init(on: day, number: CursorBytes.number(bytes[4...]))
    }

    var cursor: String { CursorBytes.encode(CursorBytes.of(on.number) + CursorBytes.of(number)) }
}

extension WorklistPosition: Cursor {
    init?(cursor: String) {
        guard let bytes = CursorBytes.decode(cursor, count: 28), let day = CursorBytes.day(bytes[0..<4]) else {
            return nil
        }
        self.init(on: day, id: CursorBytes.id(bytes[4..<20]), number: CursorBytes.number(bytes[20...]))
    }

    var cursor: String {
        CursorBytes.encode(CursorBytes.of(on.number) + CursorBytes.of(id) + CursorBytes.of(number))
    }
}

extension SearchPosition: Cursor {
    init?(cursor: String) {
        guard let bytes = CursorBytes.decode(cursor, count: 29), let rank = SearchRank(rawValue: Int(bytes[0])),
            let day = CursorBytes.day(bytes[1..<5])
        else { return nil }
        self.init(
            rank: rank, on: day, id: CursorBytes.id(bytes[5..<21]), knownWord: CursorBytes.number(bytes[21...]))
    }

    var cursor: String {
        CursorBytes.encode(
            [UInt8(rank.rawValue)] + CursorBytes.of(on.number) + CursorBytes.of(id) + CursorBytes.of(knownWord))
    }
}

extension UUID: Cursor {
    init?(cursor: String) {
        guard let bytes = CursorBytes.decode(cursor, count: 16) else { return nil }
        self = CursorBytes.id(bytes[...])
    }

    var cursor: String { CursorBytes.encode(CursorBytes.of(self)) }
}

extension Int: Cursor {
    init?(cursor: String) {
        guard let bytes = CursorBytes.decode(cursor, count: 8) else { return nil }
        self = CursorBytes.number(bytes)
    }

    var cursor: String { CursorBytes.encode(CursorBytes.of(self)) }
}

/// Base64 for URLs (RFC 4648 section 5), without padding.
private enum CursorBytes {
    static func of(_ number: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian, Array.init)
    }

    static func of(_ id: UUID) -> [UInt8] { withUnsafeBytes(of: id.uuid, Array.init) }

    static func id(_ bytes: ArraySlice<UInt8>) -> UUID {
        UUID(uuid: bytes.withUnsafeBytes { $0.loadUnaligned(as: uuid_t.self) })
    }

    static func number(_ bytes: some Sequence<UInt8>) -> Int {
        Int(truncatingIfNeeded: bytes.reduce(0) { $0 << 8 | UInt64($1) })
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

/// A place in one list: the position, and what tells the list by its path, so that no other list takes it.
enum ListCursor {
    static func text(_ position: some Cursor, of list: URI) -> String { position.cursor + mark(list) }

    /// The position that a page of the list gave; nil for any other text.
    static func position<Position: Cursor>(_ text: String, of list: URI) -> Position? {
        let mark = mark(list)
        guard text.hasSuffix(mark) else { return nil }
        return Position(cursor: String(text.dropLast(mark.count)))
    }

    /// A digest of the path (FNV-1a of 32 bits), which keeps lists apart and no secret.
    private static func mark(_ list: URI) -> String {
        CursorBytes.encode(
            CursorBytes.of(list.path.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }))
    }
}

extension Fields {
    /// The cursor of a page before, where a list is asked for by POST.
    mutating func cursor<Position: Cursor>(
        _ name: String, of list: URI, _: Position.Type = Position.self
    ) -> Position? {
        read(name, .optional) { value in
            guard case .text(let text) = value else { return .failure(Wrong(.wrongType, "The value must be a text.")) }
            guard let position: Position = ListCursor.position(text, of: list) else {
                return .failure(Wrong(.malformed, "The cursor is not one that a page of this list gave."))
            }
            return .success(position)
        }
    }
}
