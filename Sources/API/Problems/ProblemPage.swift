import HTML
import HTTPTypes

/// Pages about problems that stand alone and load nothing.
enum ProblemPage {
    /// The page of one type: what it means, what to do next, and the rule behind it where that is always the same.
    static func html(_ type: ProblemType) -> HTML {
        let rule = type.rule.map { rule -> HTML in "\n<h2>The rule behind it</h2>\n<p>\(rule)</p>" }
        return page(
            title: type.title,
            """
            <p class="code"><code>\(type.code)</code> \(status(type))</p>
            <h2>What it means</h2>
            <p>\(prose(type.meaning))</p>
            <h2>What to do next</h2>
            <p>\(prose(type.next))</p>\(rule)
            """)
    }

    /// Every type as a link to its page, under the heading of its subject.
    static func list(_ subjects: [(heading: String, types: [ProblemType])]) -> HTML {
        let sections = subjects.map { subject -> HTML in
            let rows = subject.types.map { type -> HTML in
                "<li><a href=\"/problems/\(type.code)\">\(type.title)</a> <code>\(type.code)</code></li>"
            }
            return "<h2>\(subject.heading)</h2>\n<ul>\n\(rows.joined(separator: "\n"))\n</ul>"
        }
        return page(title: "Problems", sections.joined(separator: "\n"))
    }

    private static func page(title: String, _ body: HTML) -> HTML {
        ServicePage.html(title: title, heading: "<h1>\(title)</h1>", style: style, main: body)
    }

    private static func status(_ type: ProblemType) -> String {
        switch type.status {
        case .conflict: "409 Conflict: the request may be right, and what the record says stands against it."
        case .unprocessableContent: "422 Unprocessable Content: something in the request is wrong."
        default: "\(type.status.code) \(type.status.reasonPhrase)"
        }
    }

    /// Running text in which names of fields, codes and paths stand out.
    private static func prose(_ text: String) -> HTML {
        text.split(separator: " ", omittingEmptySubsequences: false).map { word -> HTML in
            let name = word.last.map { ".,;".contains($0) } == true ? word.dropLast() : word
            guard name.contains("_") || name.hasPrefix("/") else { return "\(word)" }
            return "<code>\(name)</code>\(word.dropFirst(name.count))"
        }.joined(separator: " ")
    }

    private static let style: HTML = """
        h2 { margin: 1.4rem 0 .3rem; } .code, li code { color: var(--soft); }

        """
}
