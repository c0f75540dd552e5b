public import Complaints
import Foundation
public import HTML
import WorkingDays

/// The history of a complaint as a page that stands alone and prints.
public enum HistoryPage {
    /// The page of a complaint's history.
    public static func html(_ lines: [HistoryLine], reference: String, standing: PageStanding) -> HTML {
        let title = "\(reference): history"
        return .page(
            title: title, style: "\(style)\(PageStyle.printed(as: "\(standing.council) · \(title)"))",
            skip: "Skip to the history",
            header: """
                <p class="kicker">\(prose: standing.council), history of a complaint</p>
                <h1>\(reference)</h1>
                """,
            main: """
                <table>
                <caption><span class="unseen">What happened, the first day first</span></caption>
                <thead><tr><th scope="col">Day</th><th scope="col">What happened</th></tr></thead>
                <tbody>
                \(lines.map(row).joined(separator: "\n"))
                </tbody>
                </table>
                """,
            footer: """
                <p>What is in italics is a deadline; what is struck through was struck from the file.</p>
                \(standing.footer)
                """)
    }

    private static func row(_ line: HistoryLine) -> HTML {
        let words = [.event, .move].contains(line.kind) ? line.text.inWords : line.text
        let text: HTML = line.isStruck ? "<s>\(words)</s>" : "\(words)"
        let by = line.by.map { name -> HTML in " <span class=\"by\">\(name)</span>" }
        return """
            <tr class="\(line.kind.rawValue)"><th scope="row">\(line.on.written)</th>\
            <td><b>\(line.heading)\(words.isEmpty ? "" : ":")</b> \(text)\(by)</td></tr>
            """
    }

    private static let style: HTML = """
        body { max-width: 60rem; }
        table { table-layout: fixed; font-size: .95rem; }
        th:first-child { width: 10.5rem; }
        td { overflow-wrap: break-word; }
        .by { color: var(--soft); white-space: nowrap; } .by::before { content: "· "; }
        .deadline td, .move td { font-style: italic; }
        @media (max-width: 46rem) { table { font-size: .88rem; } th:first-child { width: 7rem; } .by { white-space: normal; } }
        @media print { table { font-size: 9.5pt; } }

        """
}

extension HistoryLine {
    /// What the line is, in words: a deadline's act comes before the stage that it is of.
    fileprivate var heading: String {
        var seen: Set<Substring> = []
        // What is due of a record besides a stage may have the name of the record.
        let parts = title.split(separator: ".").filter { seen.insert($0).inserted }.map { part in
            StageName(rawValue: String(part))?.written ?? String(part).spaced
        }
        return switch kind {
        case .event, .entry: Words.sentence(parts.joined(separator: ", "))
        case .fact: Words.sentence(parts.reversed().joined(separator: ", "))
        case .duty: "Deadline: \(parts.reversed().joined(separator: ", "))"
        case .move: "Deadline moved: \(parts.reversed().joined(separator: ", "))"
        }
    }
}
