import JSON
import Spreadsheets

/// Reads an object that our own writer wrote, member by member, without building what is inside them.
enum JSONMembers {
    /// Hands over the name of each member, in UTF-8, and its value as a cell: a text as it reads, a number in digits, true and
    /// false as words, what is inside an object or array as JSON, and nothing for null.
    static func forEach(of object: [UInt8], _ body: (Slice<UnsafeBufferPointer<UInt8>>, SheetCell) throws -> Void)
        rethrows
    {
        try object.withUnsafeBufferPointer { bytes in
            var scan = Scan(bytes: bytes)
            scan.index = 1
            while let name = scan.nextName() { try body(name, scan.nextValue()) }
        }
    }

    private struct Scan {
        let bytes: UnsafeBufferPointer<UInt8>
        var index = 0

        /// The name of the next member; nil at the end of the object.
        mutating func nextName() -> Slice<UnsafeBufferPointer<UInt8>>? {
            while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
                if bytes[index] == UInt8(ascii: "}") { return nil }
                index += 1
            }
            guard index < bytes.count else { return nil }
            let start = index
            skipText()
            let name = bytes[(start + 1)..<(index - 1)]
            while bytes[index] != UInt8(ascii: ":") { index += 1 }
            index += 1
            return name
        }

        mutating func nextValue() -> SheetCell {
            while bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "\n") { index += 1 }
            let start = index
            switch bytes[start] {
            case UInt8(ascii: "\""):
                skipText()
                return .text(text(start..<index))
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                skipNested()
                return .text(String(decoding: bytes[start..<index], as: UTF8.self))
            default:
                while index < bytes.count, bytes[index] != UInt8(ascii: ","), bytes[index] != UInt8(ascii: "}") {
                    index += 1
                }
                let word = String(decoding: bytes[start..<index], as: UTF8.self)
                return switch word {
                case "null": .empty
                case "true", "false": .text(word)
                default: .number(word)
                }
            }
        }

        /// To the byte after the quotation mark that ends the text which begins here.
        private mutating func skipText() {
            index += 1
            while bytes[index] != UInt8(ascii: "\"") { index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1 }
            index += 1
        }

        private mutating func skipNested() {
            var depth = 0
            repeat {
                switch bytes[index] {
                case UInt8(ascii: "\""):
                    skipText()
                    continue
                case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
                case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
                default: break
                }
                index += 1
            } while depth > 0
        }

        private func text(_ range: Range<Int>) -> String {
            let inside = bytes[(range.lowerBound + 1)..<(range.upperBound - 1)]
            guard inside.contains(UInt8(ascii: "\\")) else { return String(decoding: inside, as: UTF8.self) }
            guard case .text(let text)? = try? JSONParser.parse(Array(bytes[range])) else {
                preconditionFailure("Our own writer writes texts that can be read.")
            }
            return text
        }
    }
}
