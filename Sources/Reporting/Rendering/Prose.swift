import Complaints
import HTML

/// How a report sets running text and numbers.
extension HTML.Interpolation {
    /// Escapes running text: apostrophes are set as such, and a year is not broken at the end of a line.
    mutating func appendInterpolation(prose text: String) {
        let words = text.split(separator: " ", omittingEmptySubsequences: false).map { word -> HTML in
            word.isYear ? "<span class=\"year\">\(word.withApostrophes)</span>" : "\(word.withApostrophes)"
        }
        appendInterpolation(words.joined(separator: " "))
    }
}

extension String {
    /// Its paragraphs: an empty line stands between two.
    var paragraphs: [String] {
        split(separator: "\n", omittingEmptySubsequences: false).map { $0.drop { $0.isWhitespace } }
            .split(whereSeparator: \.isEmpty).map { $0.joined(separator: " ") }
    }
}

extension Substring {
    /// Whether it is a financial year, with or without a mark after it.
    fileprivate var isYear: Bool { FinancialYear(String(prefix(7))) != nil }

    /// With the curved apostrophe wherever a straight one follows a letter or digit.
    fileprivate var withApostrophes: String {
        reduce(into: "") { text, character in
            let follows = text.last.map { $0.isLetter || $0.isNumber } ?? false
            text.append(character == "'" && follows ? "’" : character)
        }
    }
}
