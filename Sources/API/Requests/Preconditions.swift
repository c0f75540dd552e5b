import Casework
import Crypto
import Hummingbird

extension Request {
    /// The versions in If-Match, of which the record must have one (RFC 9110 section 13.1.1); nil for `*`, which takes any.
    ///
    /// A tag that none of ours can equal, weak ones included, is no version. Without the header a change of a record is
    /// refused (RFC 6585 section 3).
    func expectedVersions() throws(RequestError) -> Set<Int>? {
        guard let value = headers[.ifMatch] else { throw .versionRequired }
        if value == "*" { return nil }
        return Set(try EntityTag.list(value, header: "If-Match").compactMap { $0.isWeak ? nil : $0.version })
    }

    /// Refuses a request whose retry would add the same again: it takes several versions, and no key tells it is the same.
    func requireOneEffect() throws(RequestError) {
        guard headers[.ifMatch] != nil, headers[.idempotencyKey] == nil else { return }
        guard let versions = try expectedVersions(), versions.count <= 1 else { throw .repeatable }
    }

    /// Whether If-Match has only weak tags, which never match (section 13.1.1): something on the way made them so.
    var matchesWeaklyOnly: Bool {
        guard let value = headers[.ifMatch], value != "*" else { return false }
        return (try? EntityTag.list(value, header: "If-Match").allSatisfy(\.isWeak)) == true
    }

    /// Whether If-None-Match names this tag, so that the caller has what a GET would answer; weak ones count (section
    /// 13.1.2).
    func alreadyHas(_ tag: String) throws(RequestError) -> Bool {
        guard let value = headers[.ifNoneMatch] else { return false }
        if value == "*" { return true }
        return try EntityTag.list(value, header: "If-None-Match").contains { "\"\($0.value)\"" == tag }
    }
}

/// An entity tag: `"3"` or `W/"3"`.
struct EntityTag: Hashable {
    let value: Substring
    let isWeak: Bool

    /// The strong tag of a version.
    static func of(version: Int) -> String { "\"\(version)\"" }

    /// The strong tag of a text, the same in every copy of the service.
    static func of(text: String) -> String { of(bytes: Array(text.utf8)) }

    /// The strong tag of a file: other bytes have another.
    static func of(bytes: [UInt8]) -> String { "\"\(SHA256.hash(data: bytes).prefix(16).hexadecimal)\"" }

    /// The version it is of, written as we write it: `"01"` is no tag of ours.
    var version: Int? { Int(value).flatMap { String($0) == value ? $0 : nil } }

    /// A list of tags (RFC 9110 sections 5.6.1 and 8.8.3), in which elements may be empty and a tag may hold a comma.
    static func list(_ text: String, header: String) throws(RequestError) -> [EntityTag] {
        var rest = text[...]
        var tags: [EntityTag] = []
        var mayBegin = true
        while let next = rest.first {
            switch next {
            case " ", "\t": rest.removeFirst()
            case ",":
                rest.removeFirst()
                mayBegin = true
            default:
                guard mayBegin, let tag = take(from: &rest) else { throw malformed(header) }
                tags.append(tag)
                mayBegin = false
            }
        }
        guard !tags.isEmpty else { throw malformed(header) }
        return tags
    }

    private static func malformed(_ header: String) -> RequestError {
        .malformedHeader(header, "It must be a list of entity tags, as \"3\".")
    }

    /// A tag at the beginning of what is left: any characters but spaces, controls and quotation marks, in quotation marks.
    private static func take(from rest: inout Substring) -> EntityTag? {
        let isWeak = rest.hasPrefix("W/")
        if isWeak { rest.removeFirst(2) }
        guard rest.first == "\"" else { return nil }
        let value = rest.dropFirst().prefix { $0 != "\"" && !($0.asciiValue.map { $0 <= 0x20 || $0 == 0x7F } ?? false) }
        rest = rest[value.endIndex...]
        guard rest.popFirst() == "\"" else { return nil }
        return EntityTag(value: value, isWeak: isWeak)
    }
}
