/// Text on its way into a page.
enum HTML {
    /// Replaces what has a meaning in HTML and XML: `&`, `<`, `>` and both quotation marks.
    static func escape(_ text: String) -> String {
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            // Control characters are not allowed in a document at all.
            case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}", "\u{7F}": escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// Escaped for running text: apostrophes are set as such, and a year is not broken at the end of a line.
    static func prose(_ text: String) -> String {
        text.split(separator: " ", omittingEmptySubsequences: false).map { word in
            let escaped = escape(apostrophes(word))
            return word.isYear ? "<span class=\"year\">\(escaped)</span>" : escaped
        }.joined(separator: " ")
    }

    /// The curved apostrophe wherever a straight one follows a letter or digit.
    private static func apostrophes(_ word: Substring) -> String {
        var text = ""
        for character in word {
            let follows = text.last.map { $0.isLetter || $0.isNumber } ?? false
            text.append(character == "'" && follows ? "’" : character)
        }
        return text
    }

    /// Escaped, with the true minus sign before a number.
    static func number(_ text: String) -> String {
        escape(text.hasPrefix("-") ? "−" + text.dropFirst() : text)
    }
}

extension Substring {
    /// Whether it is a financial year, with or without a mark after it.
    fileprivate var isYear: Bool { FinancialYear(String(prefix(7))) != nil }
}
