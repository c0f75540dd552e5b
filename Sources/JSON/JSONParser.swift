/// A strict parser of RFC 8259: UTF-8 only, nothing after the value, no name twice in an object.
///
/// A document may be at most 16 deep and an object may have at most 256 fields, several times what any request has, so
/// that nobody can make the service work long by sending much (RFC 8259 section 9 allows such limits).
public struct JSONParser {
    private let bytes: [UInt8]
    private var index = 0

    private static let depthLimit = 16
    private static let memberLimit = 256

    public static func parse(_ bytes: [UInt8]) throws(MalformedJSON) -> JSONValue {
        var parser = JSONParser(bytes: bytes)
        let value = try parser.value(depth: 0)
        parser.skipSpace()
        guard parser.index == bytes.count else { throw parser.malformed("there is more after the value") }
        return value
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private func malformed(_ reason: String) -> MalformedJSON { MalformedJSON(offset: index, reason: reason) }

    private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
    }

    private mutating func take(_ byte: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: byte) else { return false }
        index += 1
        return true
    }

    private mutating func take(word: StaticString) -> Bool {
        let matches = word.withUTF8Buffer { bytes[index...].starts(with: $0) }
        if matches { index += word.utf8CodeUnitCount }
        return matches
    }

    private mutating func value(depth: Int) throws(MalformedJSON) -> JSONValue {
        guard depth < Self.depthLimit else { throw malformed("it is nested too deeply") }
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return .object(try members(depth: depth + 1))
        case UInt8(ascii: "["): return .array(try elements(depth: depth + 1))
        case UInt8(ascii: "\""): return .text(try text())
        case let byte? where byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte): return try number()
        default:
            if take(word: "true") { return .bool(true) }
            if take(word: "false") { return .bool(false) }
            if take(word: "null") { return .null }
            throw malformed(next == nil ? "it ends too early" : "a value was expected")
        }
    }

    private mutating func members(depth: Int) throws(MalformedJSON) -> [JSONValue.Member] {
        index += 1
        var members: [JSONValue.Member] = []
        var names: Set<String> = []
        skipSpace()
        if take("}") { return members }
        while true {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw malformed("a field name was expected") }
            let name = try text()
            guard names.insert(name).inserted else { throw malformed("a field is there twice") }
            guard names.count <= Self.memberLimit else { throw malformed("an object has more than 256 fields") }
            skipSpace()
            guard take(":") else { throw malformed("a colon was expected") }
            members.append(JSONValue.Member(name: name, value: try value(depth: depth)))
            skipSpace()
            if take("}") { return members }
            guard take(",") else { throw malformed("a comma or } was expected") }
        }
    }

    private mutating func elements(depth: Int) throws(MalformedJSON) -> [JSONValue] {
        index += 1
        var elements: [JSONValue] = []
        skipSpace()
        if take("]") { return elements }
        while true {
            elements.append(try value(depth: depth))
            skipSpace()
            if take("]") { return elements }
            guard take(",") else { throw malformed("a comma or ] was expected") }
        }
    }

    private mutating func number() throws(MalformedJSON) -> JSONValue {
        let start = index
        _ = take("-")
        if !take("0") { guard digits() > 0 else { throw malformed("a digit was expected") } }
        var whole = true
        if take(".") {
            whole = false
            guard digits() > 0 else { throw malformed("a digit was expected") }
        }
        if take("e") || take("E") {
            whole = false
            if !take("+") { _ = take("-") }
            guard digits() > 0 else { throw malformed("a digit was expected") }
        }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        return (whole ? Int(text) : Self.whole(text)).map { .integer($0) } ?? .fraction(Double(text) ?? .infinity)
    }

    /// The integer that is written with a fraction or an exponent, as `57.0`; to JSON Schema it is one, where a double is exact.
    private static func whole(_ text: String) -> Int? {
        guard let number = Double(text), number.magnitude <= 0x1p53 else { return nil }
        return Int(exactly: number)
    }

    private mutating func digits() -> Int {
        let start = index
        while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { index += 1 }
        return index - start
    }

    private mutating func text() throws(MalformedJSON) -> String {
        index += 1
        var utf8: [UInt8] = []
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = String(validating: utf8, as: UTF8.self) else {
                    throw malformed("the text is not UTF-8")
                }
                index += 1
                return text
            case UInt8(ascii: "\\"):
                index += 1
                try escape(into: &utf8)
            case 0..<0x20: throw malformed("a control character must be escaped")
            default:
                utf8.append(byte)
                index += 1
            }
        }
        throw malformed("the text does not end")
    }

    private mutating func escape(into utf8: inout [UInt8]) throws(MalformedJSON) {
        guard let byte = next else { throw malformed("the text does not end") }
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): utf8.append(byte)
        case UInt8(ascii: "b"): utf8.append(0x08)
        case UInt8(ascii: "f"): utf8.append(0x0C)
        case UInt8(ascii: "n"): utf8.append(0x0A)
        case UInt8(ascii: "r"): utf8.append(0x0D)
        case UInt8(ascii: "t"): utf8.append(0x09)
        case UInt8(ascii: "u"): utf8 += Array(String(Character(try scalar())).utf8)
        default: throw malformed("the escape is unknown")
        }
    }

    /// The scalar of `\uXXXX`, or of a surrogate pair of two such.
    private mutating func scalar() throws(MalformedJSON) -> Unicode.Scalar {
        let first = try codeUnit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, take("\\"), take("u") else { throw malformed("a surrogate stands alone") }
        let second = try codeUnit()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
        else { throw malformed("a surrogate stands alone") }
        return scalar
    }

    private mutating func codeUnit() throws(MalformedJSON) -> UInt32 {
        guard index + 4 <= bytes.count else { throw malformed("four hexadecimal digits were expected") }
        var value: UInt32 = 0
        for byte in bytes[index..<index + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw malformed("four hexadecimal digits were expected")
            }
            value = value << 4 | UInt32(digit)
        }
        index += 4
        return value
    }
}
