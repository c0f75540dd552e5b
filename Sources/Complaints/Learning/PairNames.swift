/// What must not stand in a pair: the names and the references of the files it comes from (requirement R77).
struct PairNames {
    /// How somebody is known, wherever it stands and however it is written.
    private let surnames: Set<String>
    /// The other words of names, which written small are words as any.
    private let words: Set<String>
    private let references: [String]

    init(_ origins: [LearningPair.Origin]) {
        let names = origins.flatMap(\.names).map(\.nameWords)
        surnames = Set(names.compactMap(\.last))
        words = Set(names.joined() + origins.flatMap(\.mentions).flatMap(\.nameWords))
        references = origins.flatMap(\.references).map(\.plain)
    }

    /// Whether a text has a name, in capitals, small, of several or of what is somebody's too.
    func isNamed(in text: String) -> Bool {
        text.words.contains { word in
            word.forms.contains { surnames.contains($0) || (word.first?.isUppercase == true && words.contains($0)) }
        }
    }

    /// Whether a text has the reference of one of these complaints, or of any complaint or contact.
    func hasReference(in text: String) -> Bool {
        let plain = text.plain
        return references.contains { $0.count > 4 && plain.contains($0) }
            || text.firstMatch(of: /\p{L}{2,4}-\d{4}-\d{6}/) != nil
    }
}

extension String {
    /// Its words, without what stands between them; a name of two parts is one and both.
    fileprivate var words: [Substring] {
        split { !$0.isLetter && $0 != "-" && $0 != "'" && $0 != "\u{2019}" }
            .flatMap { $0.contains("-") ? [$0] + $0.split(separator: "-") : [$0] }
    }

    /// The words of a name by which somebody is known, all small: no initials, and nothing that is written small.
    fileprivate var nameWords: [String] {
        words.filter { $0.count > 2 && $0.first?.isUppercase == true }.map { $0.lowercased().straight }
    }

    /// Its letters and digits, all small.
    fileprivate var plain: String { lowercased().filter { $0.isLetter || $0.isNumber } }

    /// With the apostrophe of a typewriter.
    fileprivate var straight: String { replacing("\u{2019}", with: "'") }
}

extension Substring {
    /// The word, all small, and what it is the plural or the possessive of.
    fileprivate var forms: [String] {
        let word = lowercased().straight
        return [word]
            + ["'s", "s'", "es", "s", "'"].compactMap { word.hasSuffix($0) ? String(word.dropLast($0.count)) : nil }
    }
}
