import Foundation

/// Whether a summary may be printed: it is without names (requirement R92).
public enum PrintSummary {
    /// Refuses a summary with the surname of somebody whom the complaint names.
    ///
    /// A surname counts where it is written as a name, with a capital, of one or of several: "the young person" is nobody's
    /// name, though somebody is called Young. First names are not looked for, since many are words (Grace, Will, May) and a
    /// printed case cannot be traced by one; whoever approves a report reads it. `field` is the field of the request that
    /// brings the two together.
    public static func check(_ summary: String, names: [String], field: String = "summary") throws(Refusal) {
        guard naming(names, among: [summary], \.self).isEmpty else { throw .summaryNamesPerson(field: field) }
    }

    /// Those of several texts that have the surname of somebody; a day or month is no name, though somebody is called March.
    public static func naming<Writing>(
        _ names: [String], among writings: [Writing], _ text: (Writing) -> String
    ) -> [Writing] {
        let surnames = Set(names.flatMap(surnames))
        return writings.filter { writing in
            let undated = text(writing).replacing(/\d{1,2} (?:March|April|May|June|August)\b/, with: "")
                .replacing(/\b(?:March|April|May|June|August) \d{4}/, with: "")
            let words = words(of: undated).filter(\.isCapital)
            return !surnames.isDisjoint(with: words.flatMap(\.nameForms))
        }
    }

    /// The last word of a name, or the last before a comma, and the parts of a double one; an initial is none.
    static func surnames(of name: String) -> [String] {
        let family = name.split(separator: ",").first.map(String.init) ?? name
        guard let last = family.split(whereSeparator: \.isWhitespace).last else { return [] }
        return words(of: String(last)).map { String($0).normalName }.filter { $0.count > 1 }
    }

    /// Its words, as "O'Neil" of "O'Neil's".
    private static func words(of text: String) -> [Substring] {
        text.split { !$0.isLetter && !$0.isLeftOutOfNames }.map { word in
            let isPossessive = word.last == "s" && word.dropLast().last?.isLeftOutOfNames == true
            return isPossessive ? word.dropLast(2) : word
        }
    }
}
