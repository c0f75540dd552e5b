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
            <p class="all"><a href="/problems">All problems</a></p>
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
        .page(title: title, style: style, body: "<h1>\(title)</h1>\n\(body)")
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
        body{font:17px/1.5 Arial,sans-serif;color:#111;max-width:42rem;margin:2rem auto;padding:0 1rem}\
        h1{font:bold 1.7rem/1.2 Georgia,serif;margin:.2rem 0 .6rem}h2{font:bold 1.1rem Georgia,serif;margin:1.4rem 0 .3rem}\
        p{margin:.3rem 0}.code{color:#444}.all{margin-top:2rem}code{font-size:.9em;overflow-wrap:anywhere}\
        ul{margin:.3rem 0;padding-left:1.2rem}li code{color:#555}
        """
}
