import HTTPTypes

/// Pages about problems that stand alone and load nothing.
enum ProblemPage {
    /// The page of one type: what it means, what to do next, and the rule behind it where that is always the same.
    static func html(_ type: ProblemType) -> String {
        let rule = type.rule.map { "\n<h2>The rule behind it</h2>\n<p>\(escape($0))</p>" } ?? ""
        return page(
            title: type.title,
            """
            <p class="code"><code>\(escape(type.code))</code> \(escape(status(type)))</p>
            <h2>What it means</h2>
            <p>\(prose(type.meaning))</p>
            <h2>What to do next</h2>
            <p>\(prose(type.next))</p>\(rule)
            <p class="all"><a href="/problems">All problems</a></p>
            """)
    }

    /// Every type as a link to its page, under the heading of its subject.
    static func list(_ subjects: [(heading: String, types: [ProblemType])]) -> String {
        let sections = subjects.map { subject in
            let rows = subject.types.map {
                "<li><a href=\"/problems/\(escape($0.code))\">\(escape($0.title))</a> <code>\(escape($0.code))</code></li>"
            }
            return "<h2>\(escape(subject.heading))</h2>\n<ul>\n\(rows.joined(separator: "\n"))\n</ul>"
        }
        return page(title: "Problems", sections.joined(separator: "\n"))
    }

    private static func page(title: String, _ body: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="en-GB">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>\(escape(title))</title>
        <style>\(style)</style>
        </head>
        <body>
        <h1>\(escape(title))</h1>
        \(body)
        </body>
        </html>

        """
    }

    private static func status(_ type: ProblemType) -> String {
        switch type.status {
        case .conflict: "409 Conflict: the request may be right, and what the record says stands against it."
        case .unprocessableContent: "422 Unprocessable Content: something in the request is wrong."
        default: "\(type.status.code) \(type.status.reasonPhrase)"
        }
    }

    /// Escaped running text in which names of fields, codes and paths stand out.
    private static func prose(_ text: String) -> String {
        text.split(separator: " ", omittingEmptySubsequences: false).map { word in
            let name = word.last.map { ".,;".contains($0) } == true ? word.dropLast() : word
            guard name.contains("_") || name.hasPrefix("/") else { return escape(String(word)) }
            return "<code>\(escape(String(name)))</code>\(word.dropFirst(name.count))"
        }.joined(separator: " ")
    }

    /// Replaces what has a meaning in HTML.
    private static func escape(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
    }

    private static let style = """
        body{font:17px/1.5 Arial,sans-serif;color:#111;max-width:42rem;margin:2rem auto;padding:0 1rem}\
        h1{font:bold 1.7rem/1.2 Georgia,serif;margin:.2rem 0 .6rem}h2{font:bold 1.1rem Georgia,serif;margin:1.4rem 0 .3rem}\
        p{margin:.3rem 0}.code{color:#444}.all{margin-top:2rem}code{font-size:.9em;overflow-wrap:anywhere}\
        ul{margin:.3rem 0;padding-left:1.2rem}li code{color:#555}
        """
}
