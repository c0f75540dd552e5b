public import Complaints
import Foundation
public import HTML
import WorkingDays

/// The history of a complaint as a page that stands alone and prints.
public enum HistoryPage {
    /// The page of a complaint's history.
    public static func html(_ lines: [HistoryLine], reference: String) -> HTML {
        .page(
            title: "\(reference): history", style: style,
            body: """
                <h1>\(reference): history</h1>
                <table>
                <thead><tr><th scope="col">Day</th><th scope="col">What</th><th scope="col">By</th></tr></thead>
                <tbody>
                \(lines.map(row).joined(separator: "\n"))
                </tbody>
                </table>
                """)
    }

    private static func row(_ line: HistoryLine) -> HTML {
        let text: HTML = line.isStruck ? "<s>\(line.text)</s>" : "\(line.text)"
        let title = line.title.replacing("_", with: " ").replacing(".", with: ", ")
        return """
            <tr class="\(line.kind.rawValue)"><td>\(line.on.written)</td>\
            <td><b>\(title)</b> \(text)</td><td>\(line.by ?? "")</td></tr>
            """
    }

    private static let style: HTML = """
        @page{size:A4;margin:14mm}body{font:15px/1.4 Arial,sans-serif;color:#111;max-width:60rem;margin:2rem auto;\
        padding:0 1rem}h1{font:bold 1.6rem Georgia,serif;margin:.2rem 0 1rem}table{border-collapse:collapse;width:100%}\
        th,td{text-align:left;vertical-align:top;padding:.25rem .6rem .25rem 0;border-bottom:1px solid #ddd}\
        td:first-child{white-space:nowrap}td{overflow-wrap:anywhere}.deadline{color:#555;font-style:italic}tr{break-inside:avoid}\
        thead{display:table-header-group}@media print{body{margin:0;padding:0;font-size:10px}}
        """
}
