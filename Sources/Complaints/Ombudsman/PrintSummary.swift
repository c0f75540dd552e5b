import Foundation

/// Whether a summary may be printed: it is without names (requirement R92).
public enum PrintSummary {
    /// Refuses a summary with the surname of somebody whom the complaint names.
    ///
    /// A surname counts where it is written as a name, with a capital: "the young person" is nobody's name, though somebody
    /// is called Young. First names are not looked for, since many are words (Grace, Will, May) and a printed case cannot be
    /// traced by one; whoever approves a report reads it. `field` is the field of the request that brings the two together.
    public static func check(_ summary: String, names: [String], field: String = "summary") throws(Refusal) {
        let surnames = Set(names.flatMap(surnames))
        let words = words(of: summary).filter { $0.first(where: \.isLetter)?.isUppercase == true }.map(\.normalName)
        guard surnames.isDisjoint(with: words) else { throw .summaryNamesPerson(field: field) }
    }

    /// The last word of a name, or the last before a comma, and the parts of a double one; an initial is none.
    static func surnames(of name: String) -> [String] {
        let family = name.split(separator: ",").first.map(String.init) ?? name
        guard let last = family.split(whereSeparator: \.isWhitespace).last else { return [] }
        return words(of: String(last)).map(\.normalName).filter { $0.count > 1 }
    }

    /// Its words, as "O'Neil" of "O'Neil's".
    private static func words(of text: String) -> [String] {
        text.split { !$0.isLetter && !$0.isLeftOutOfNames }.map { word in
            let isPossessive = word.last == "s" && word.dropLast().last?.isLeftOutOfNames == true
            return String(isPossessive ? word.dropLast(2) : word)
        }
    }
}
