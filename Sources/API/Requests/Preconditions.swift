import Hummingbird

/// The version a caller asks a change for.
enum ExpectedVersion: Hashable {
    /// `If-Match: *`, whichever it is.
    case any
    case exactly(Int)

    /// The version as operations take it: nil expects none.
    var number: Int? {
        switch self {
        case .any: nil
        case .exactly(let number): number
        }
    }
}

extension Request {
    /// The version in If-Match (RFC 9110 section 13.1.1); without one a change of a record is refused (RFC 6585).
    ///
    /// Of several tags the highest counts: versions only grow, so whoever saw it cannot be right with a lower one. A tag
    /// that none of ours can equal, weak ones included, expects a version that no record has.
    func expectedVersion() throws(RequestError) -> ExpectedVersion {
        guard let value = headers[.ifMatch] else { throw .versionRequired }
        if value == "*" { return .any }
        let tags = try EntityTag.list(value, header: "If-Match")
        return .exactly(tags.compactMap { $0.isWeak ? nil : Int($0.value) }.max() ?? 0)
    }

    /// Whether If-None-Match names this version, so that the caller has what a GET would answer (section 13.1.2).
    func alreadyHas(version: Int) throws(RequestError) -> Bool {
        guard let value = headers[.ifNoneMatch] else { return false }
        if value == "*" { return true }
        return try EntityTag.list(value, header: "If-None-Match").contains { Int($0.value) == version }
    }
}

/// An entity tag: `"3"` or `W/"3"`.
struct EntityTag: Hashable {
    let value: Substring
    let isWeak: Bool

    /// The strong tag of a version.
    static func of(version: Int) -> String { "\"\(version)\"" }

    static func list(_ text: String, header: String) throws(RequestError) -> [EntityTag] {
        var tags: [EntityTag] = []
        for item in text.split(separator: ",", omittingEmptySubsequences: false) {
            var rest = item.drop { $0 == " " || $0 == "\t" }
            while rest.last == " " || rest.last == "\t" { rest.removeLast() }
            let isWeak = rest.hasPrefix("W/")
            if isWeak { rest = rest.dropFirst(2) }
            guard rest.count >= 2, rest.first == "\"", rest.last == "\"", !rest.dropFirst().dropLast().contains("\"")
            else { throw .malformedHeader(header, "It must be a list of entity tags, as \"3\".") }
            tags.append(EntityTag(value: rest.dropFirst().dropLast(), isWeak: isWeak))
        }
        return tags
    }
}
