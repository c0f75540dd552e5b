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
        references = origins.flatMap(\.references).map(\.soughtReference)
    }

    /// Whether a text has a name, in capitals, small, of several or of what is somebody's too.
    func isNamed(in text: String) -> Bool {
        text.words.contains { word in
            word.nameForms.contains { surnames.contains($0) || (word.isCapital && words.contains($0)) }
        }
    }

    /// Whether a text has the reference of one of these complaints, or of any complaint or contact.
    func hasReference(in text: String) -> Bool {
        let plain = text.soughtReference
        return references.contains { $0.count > 4 && plain.contains($0) }
            || text.firstMatch(of: /\p{L}{2,4}[\s\p{Pd}]?\d{4}[\s\p{Pd}]?\d{6}/) != nil
    }
}

extension String {
    /// Its words, without what stands between them; a name of two parts is one and both.
    fileprivate var words: [Substring] {
        split { !$0.isLetter && !$0.isDash && !$0.isLeftOutOfNames }
            .flatMap { $0.contains(where: \.isDash) ? [$0] + $0.split(whereSeparator: \.isDash) : [$0] }
    }

    /// The words of a name by which somebody is known, all small: no initials, and nothing that is written small.
    fileprivate var nameWords: [String] {
        words.filter { $0.count > 2 && $0.isCapital }.map { String($0).normalName }
    }
}

extension Character {
    fileprivate var isDash: Bool { unicodeScalars.allSatisfy(\.properties.isDash) }
}
