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

    /// Escaped, with the true minus sign before a number.
    static func number(_ text: String) -> String {
        escape(text.hasPrefix("-") ? "−" + text.dropFirst() : text)
    }
}
