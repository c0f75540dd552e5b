public import Complaints
public import HTML
import WorkingDays

extension Report {
    /// The report as one page that stands alone: no script, no other file; readable on paper and without colour.
    ///
    /// It says which version it was frozen as, where it was.
    public func html(of version: ReportVersion? = nil) -> HTML {
        .page(
            title: "\(title), \(kind.lowercased()) \(period.written)",
            style: "\(ReportStyle.css)\(PageStyle.printed(as: runningTitle))", skip: "Skip to the report",
            header: cover(version), contents: contents, main: "\(narrative.map(section))\(appendix)",
            footer: "\(prose: council). \(prose: title), \(kind.lowercased()) \(prose: period.written).")
    }

    /// Whose report it is, where its name was entered.
    private var council: String { basis.council ?? "The Council" }

    /// What stands at the head of each printed page.
    private var runningTitle: String {
        [view?.shortMarking, council, "\(title), \(period.written)"]
            .compactMap { $0 }.joined(separator: " · ")
    }

    private func cover(_ version: ReportVersion?) -> HTML {
        let tiles = highlights.map { highlight -> HTML in
            """
            <div><dt>\(prose: highlight.label)</dt><dd><strong>\(prose: highlight.value)</strong>\
            <span>\(prose: highlight.detail)</span></dd></div>

            """
        }
        let notes = notices.map { note -> HTML in "<p class=\"standing\">\(prose: note)</p>\n" }
        return """
            <p class="kicker">\(prose: council), \(kind.lowercased()) \(prose: period.written)</p>
            <h1>\(prose: title)\(prose: department.map { ": \($0)" } ?? "")</h1>
            <p class="period">\(period.firstOn.written) to \(period.lastOn.written)</p>
            \(notes)\(legalBasis.isEmpty ? nil : "<ul class=\"law\">\(legalBasis.map { "<li>\(prose: $0)</li>" as HTML })</ul>\n" as HTML)\
            \(facts(of: version))\(tiles.isEmpty ? nil : "<dl class=\"tiles\(tiles.count == 4 ? " four" : "")\">\n\(tiles)</dl>" as HTML)
            """
    }

    /// What whoever reads it must know before its figures.
    private var notices: [String] {
        [view?.marking].compactMap { $0 }
            + (isToDate ? ["The period is not over: these are the figures to \(basis.computedOn.written)."] : [])
    }

    /// What stands on every report: when and from what it was computed, which version it is, and where to ask.
    private func facts(of version: ReportVersion?) -> HTML {
        let facts = [
            ("Computed", basis.computed),
            ("Version", version?.standing ?? "Not a numbered version: computed when it was asked for"),
            (
                "Made from",
                "The register at event \(Words.number(basis.registerPosition)), and version "
                    + "\(Words.number(basis.calendarVersion)) of the calendar of working days"
            ), ("Contact", basis.contact),
        ]
        let rows = facts.compactMap { name, fact -> HTML? in
            fact.map { "<div class=\"fact\"><dt>\(prose: name)</dt><dd>\(prose: $0)</dd></div>\n" }
        }
        return "<dl class=\"facts\">\n\(rows)</dl>\n"
    }

    private var contents: HTML {
        let items = narrative.filter { !$0.isSubsection }.map { section -> HTML in
            "<li><a href=\"#\(section.anchor)\"><span>\(section.number)</span>\(prose: section.title)</a></li>"
        }
        return """
            <nav class="contents" aria-labelledby="contents">
            <h2 id="contents">Contents</h2>
            <ol>\(items)<li><a href="#definitions"><span>A</span>How the figures are counted</a></li></ol>
            </nav>

            """
    }

    private func section(_ section: ReportSection) -> HTML {
        let level = section.isSubsection ? 3 : 2
        return """
            <h\(level) id="\(section.anchor)"><span class="number">\(section.number)</span> \
            \(prose: section.title)</h\(level)>
            \(section.blocks.map(block))
            """
    }

    private func block(_ block: ReportSection.Block) -> HTML {
        switch block {
        case .paragraph(let text): "<p>\(prose: text)</p>\n"
        case .commentary(let text):
            "<div class=\"commentary\">\(text.paragraphs.map { "<p>\(prose: $0)</p>\n" as HTML })</div>\n"
        case .list(let items): "<ul class=\"cases\">\(items.map { "<li>\(prose: $0)</li>" })</ul>\n"
        case .table(let id): table(id)?.exhibit(in: fileName) ?? ""
        }
    }
}

extension Report.Basis {
    /// When it was computed, to the minute where that was kept.
    var computed: String {
        computedAt.map { "\(computedOn.written) at \(London.clockTime($0)), London time" } ?? computedOn.written
    }
}

extension ReportVersion {
    /// Its number and how far it has come: "2, published on 3 June 2023".
    var standing: String {
        let day = steps.last.map { " on \(London.day(of: $0.at).written)" } ?? ""
        return switch status {
        case .draft: "\(number), a draft made\(day)"
        case .presented: "\(number), presented\(day)"
        case .final: "\(number), final\(day)"
        case .published: "\(number), published\(day)"
        }
    }
}

extension ReportSection {
    fileprivate var anchor: String { "section-" + number.split(separator: ".").joined(separator: "-") }
}
