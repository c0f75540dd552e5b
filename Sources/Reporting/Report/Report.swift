public import Complaints
public import Foundation
public import WorkingDays

/// A report of a period: its figures, the tables made of them and the words around them.
///
/// Every page, text and file is made of this and of nothing else.
public struct Report: Hashable, Codable, Sendable {
    /// What it was computed from.
    public struct Basis: Hashable, Codable, Sendable {
        /// The council's name and where to ask, where they were entered.
        public let council: String?
        public let contact: String?
        public let computedOn: Day
        /// The instant; nil of a report that was frozen before it was kept, or of whose day only is known.
        public var computedAt: Date?
        /// The last event of the register that is in it.
        public let registerPosition: Int
        public let calendarVersion: Int
    }

    public let name: ReportName
    public let period: Period
    public let title: String
    /// Narrowed to one department.
    public let department: String?
    /// The law that asks for the report, and the guidance it follows.
    public let legalBasis: [String]
    /// Whom it is for; nil of one that was frozen before there were two views.
    public private(set) var view: ReportView?
    /// How small numbers of people are withheld, where it has such numbers and withholds them.
    public let smallNumbers: String?
    public private(set) var basis: Basis
    /// The few figures a reader wants first.
    public let highlights: [Highlight]
    public let figures: [ComputedFigure]
    public let tables: [ReportTable]
    public let indicators: [Indicator]
    public let narrative: [ReportSection]

    /// Whether the period was not over when it was computed, so that its figures are figures to date.
    public var isToDate: Bool { period.isOpen(on: basis.computedOn) }

    /// The same numbers for others; they are those of a view that withholds as much.
    func seen(as view: ReportView) -> Report {
        var report = self
        report.view = view
        return report
    }

    /// The same report, computed at another moment from the same register.
    func computed(at now: Date?) -> Report {
        var report = self
        report.basis.computedAt = now
        return report
    }

    /// What a report of such days is called.
    var kind: String {
        switch (name, period.kind) {
        case (.quarterly, _), (_, .quarter): "Quarterly report"
        case (.monthly, _), (_, .month): "Monthly report"
        case (_, .year): "Annual report"
        case (_, .days): "Report"
        }
    }

    /// A figure by name and period.
    public func figure(_ id: String, in period: Period) -> ComputedFigure? {
        figures.first { $0.id == id && $0.period == period }
    }

    /// A table by its identifier.
    public func table(_ id: String) -> ReportTable? { tables.first { $0.id == id } }
}

/// Builds a report of a layout from the figures of a book.
struct ReportBuilder {
    let layout: Layout
    private(set) var book: FigureBook
    let period: Period
    let department: String?
    private(set) var view: ReportView
    /// How small numbers are withheld.
    private(set) var rule: String?
    let basis: Report.Basis
    /// The rows of each listing.
    let listings: [Listing: PrintedRows]
    let aims: IndicatorAims
    /// What a manager wrote, by the code of its section.
    let commentary: [String: String]

    /// The same numbers and words with nothing withheld.
    var inside: ReportBuilder {
        var builder = self
        builder.view = .inside
        builder.rule = nil
        builder.book.disclosure = nil
        return builder
    }

    var report: Report {
        Report(
            name: layout.report, period: period, title: layout.title(of: period), department: department,
            legalBasis: layout.legalBasis(of: period), view: view, smallNumbers: rule,
            basis: basis, highlights: highlights,
            figures: figures,
            tables: layout.tables.map {
                TableBuilder(book: book, period: period, today: basis.computedOn, layout: $0).table
            } + (indicators.isEmpty ? [] : [IndicatorTable(indicators: indicators).table]),
            indicators: indicators, narrative: narrative)
    }

    private var indicators: [Indicator] { layout.indicators.map { $0.indicator(book, in: period, aims) } }

    /// Every figure of its days, those of the report first and then the latest.
    private var figures: [ComputedFigure] {
        let days = layout.days(of: period)
        let others = days.values.reduce(into: Set<Period>()) { $0.formUnion($1) }.subtracting([period])
            .sorted { ($0.lastOn, $0.firstOn) > ($1.lastOn, $1.firstOn) }
        return ([period] + others).flatMap { period in
            layout.ids.filter { days[$0]?.contains(period) == true }.map { book.figure($0, in: period) }
        }
    }

    private var sentences: Sentences { Sentences(book: book, period: period, today: basis.computedOn) }

    private var highlights: [Highlight] {
        layout.highlights.compactMap { highlight -> Highlight? in
            let value = book.value(highlight.figure.id, highlight.figure.key, in: period)
            guard value.state != .notRecorded else { return nil }
            let detail = highlight.detail.flatMap { sentences.paragraph([$0]) } ?? ""
            // A share of fewer than ten is said as its counts already.
            let isSaid = value.isSmallBase && detail.hasPrefix(value.fraction)
            return Highlight(value: value.printed, label: highlight.label, detail: isSaid ? "" : detail)
        }
    }

    private var narrative: [ReportSection] {
        guard let unrecorded = layout.unrecorded,
            book.value(unrecorded.figure.id, unrecorded.figure.key, in: period).state == .notRecorded
        else { return layout.sections.map(section) }
        let sections = unrecorded.sections.map(section)
        guard let last = sections.last else { return sections }
        let tables = layout.tables.map { ReportSection.Block.table($0.id) }
        return sections.dropLast() + [ReportSection(last.number, last.title, last.blocks + tables)]
    }

    private func section(_ section: SectionLayout) -> ReportSection {
        ReportSection(
            section.number, section.title,
            section.blocks.flatMap { block -> [ReportSection.Block] in
                switch block {
                case .words(let templates): sentences.paragraph(templates).map { [.paragraph($0)] } ?? []
                case .table(let table): sentences.areMet(table.when) ? [.table(table.id)] : []
                case .listing(let listing): printed(listings[listing])
                case .indicators:
                    [.paragraph(IndicatorTable(indicators: indicators).summary), .table(IndicatorTable.id)]
                case .commentary(let code, let isOwed):
                    if let text = commentary[code] {
                        [.commentary(text)]
                    } else {
                        isOwed ? [.paragraph("Nothing has been written for this section yet.")] : []
                    }
                }
            })
    }

    /// The rows of a listing under their title; nothing where there are none.
    private func printed(_ listing: PrintedRows?) -> [ReportSection.Block] {
        guard let listing, !listing.rows.isEmpty else { return [] }
        return (listing.title.map { [.paragraph($0)] } ?? []) + [.list(listing.rows)]
    }
}
