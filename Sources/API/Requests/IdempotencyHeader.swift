import Casework
import Crypto
import Hummingbird

extension Request {
    /// The Idempotency-Key with the fingerprint of this request: method, path, the version it is for, and body.
    ///
    /// The value is a quoted string of structured fields (RFC 9651), as the draft asks, or the bare key.
    func idempotencyKey(body: [UInt8]) throws(RequestError) -> IdempotencyKey? {
        guard let value = headers[.idempotencyKey] else { return nil }
        let key = try Self.key(value)
        var hash = SHA256()
        hash.update(data: Array("\(method.rawValue) \(uri.path)\n\(headers[.ifMatch] ?? "")\n".utf8))
        hash.update(data: body)
        return IdempotencyKey(key: key, fingerprint: Array(hash.finalize()))
    }

    private static func key(_ value: String) throws(RequestError) -> String {
        var characters = Array(value.utf8)
        if characters.first == UInt8(ascii: "\"") {
            guard characters.count >= 2, characters.last == UInt8(ascii: "\"") else {
                throw .malformedHeader(
                    "Idempotency-Key",
                    isClosed(characters.dropFirst())
                        ? "Nothing may follow the quotation mark that closes it."
                        : "The quotation mark is not closed.")
            }
            characters = try unescape(characters.dropFirst().dropLast())
        }
        guard (1...255).contains(characters.count), characters.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw .malformedHeader("Idempotency-Key", "It must be 1 to 255 visible ASCII characters.")
        }
        return String(decoding: characters, as: UTF8.self)
    }

    /// Whether a quotation mark is there that no backslash stands before.
    private static func isClosed(_ quoted: ArraySlice<UInt8>) -> Bool {
        var isEscaped = false
        for byte in quoted {
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\"") {
                return true
            } else {
                isEscaped = byte == UInt8(ascii: "\\")
            }
        }
        return false
    }

    /// In a quoted string a backslash stands before a quotation mark or another backslash, and nowhere else.
    private static func unescape(_ quoted: ArraySlice<UInt8>) throws(RequestError) -> [UInt8] {
        var plain: [UInt8] = []
        var rest = quoted[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "\"") else {
                plain.append(byte)
                continue
            }
            guard byte == UInt8(ascii: "\\"), let escaped = rest.popFirst(),
                escaped == UInt8(ascii: "\\") || escaped == UInt8(ascii: "\"")
            else { throw .malformedHeader("Idempotency-Key", "It is not a quoted string.") }
            plain.append(escaped)
        }
        return plain
    }
}
