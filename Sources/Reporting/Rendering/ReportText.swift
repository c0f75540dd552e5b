import Complaints
import WorkingDays

extension Report {
    /// The report as plain text for a terminal, its tables in aligned columns.
    public func text() -> String {
        var lines = view?.marking.map { wrapped($0) + [""] } ?? []
        lines += [title + (department.map { ": \($0)" } ?? ""), "\(kind) \(period.written)", ""]
        if isToDate { lines += ["The period is not over: these are the figures to \(basis.computedOn.written).", ""] }
        lines += legalBasis + [""]
        for section in narrative {
            let heading = "\(section.number)  \(section.title)"
            lines += [heading, String(repeating: section.isSubsection ? "-" : "=", count: heading.count), ""]
            for block in section.blocks { lines += self.lines(of: block) }
        }
        if let smallNumbers { lines += wrapped(smallNumbers) + [""] }
        let origin = [basis.council.map { "\($0)." }, basis.sentence, basis.contact.map { "Contact: \($0)" }]
        lines += wrapped(origin.compactMap(\.self).joined(separator: " ")) + [""]
        return lines.joined(separator: "\n")
    }

    private func lines(of block: ReportSection.Block) -> [String] {
        switch block {
        case .paragraph(let text): wrapped(text) + [""]
        case .commentary(let text): text.paragraphs.flatMap { wrapped($0) + [""] }
        case .list(let items): items.flatMap { wrapped($0, indent: "  ", first: "- ") } + [""]
        case .table(let id): table(id).map { $0.textLines + [""] } ?? []
        }
    }
}

private let width = 96

/// The text in lines no longer than the page, broken between words.
private func wrapped(_ text: String, indent: String = "", first: String = "") -> [String] {
    var lines: [String] = []
    var line = first
    for word in text.split(separator: " ") {
        if line.count + 1 + word.count > width, line.count > indent.count {
            lines.append(line)
            line = indent
        }
        line += (line.isEmpty || line.hasSuffix(" ") ? "" : " ") + word
    }
    return lines + [line]
}

extension ReportTable {
    fileprivate var textLines: [String] {
        let cells = rows.map { [$0.name] + $0.cells.map(\.text) }
        let widths = columns.indices.map { column in
            ([columns] + cells).map { $0[column].count }.max() ?? 0
        }
        func line(_ texts: [String]) -> String {
            texts.indices.map { column in
                let space = String(repeating: " ", count: widths[column] - texts[column].count)
                return column == 0 ? texts[column] + space : space + texts[column]
            }.joined(separator: "  ").trimmingTrailingSpaces
        }
        let rule = String(repeating: "-", count: widths.reduce(2 * (widths.count - 1), +))
        var lines = ["\(label): \(title)", "", line(columns), rule]
        for (row, texts) in zip(rows, cells) {
            if row.kind == .total { lines.append(rule) }
            lines.append(line(texts))
        }
        return lines + [""] + wrapped(definition) + notes.flatMap { wrapped("Note: " + $0) }
    }
}

extension String {
    fileprivate var trimmingTrailingSpaces: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
