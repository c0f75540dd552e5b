public import Complaints
public import WorkingDays

/// A report of a period: its figures, the tables made of them and the words around them.
///
/// Every page, text and file is made of this and of nothing else.
public struct Report: Hashable, Sendable {
    /// What it was computed from.
    public struct Basis: Hashable, Sendable {
        /// The council's name and where to ask, where they were entered.
        public let council: String?
        public let contact: String?
        public let computedOn: Day
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
    public let basis: Basis
    /// The few figures a reader wants first.
    public let highlights: [Highlight]
    public let figures: [ComputedFigure]
    public let tables: [ReportTable]
    public let narrative: [ReportSection]

    /// Whether the period was not over when it was computed, so that its figures are figures to date.
    public var isToDate: Bool { period.isOpen(on: basis.computedOn) }

    /// What a report of such days is called.
    var kind: String {
        switch period.kind {
        case .year: "Annual report"
        case .quarter: "Quarterly report"
        case .month: "Monthly report"
        case .days: "Report"
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
    let book: FigureBook
    let period: Period
    let department: String?
    let basis: Report.Basis
    /// The text of each listing, by its code.
    let listings: [Listing: [String]]
    /// What a manager wrote, by the code of its section.
    let commentary: [String: String]

    var report: Report {
        Report(
            name: layout.report, period: period, title: layout.title, department: department,
            legalBasis: layout.legalBasis,
            basis: basis, highlights: highlights,
            figures: Self.slots(of: layout).map { $0.period(period) }.flatMap { period in
                layout.ids.map { book.figure($0, in: period) }
            },
            tables: layout.sections.flatMap { $0.blocks.compactMap(table) }, narrative: layout.sections.map(section))
    }

    /// The days of which every figure is given: those of the report and the same days a year earlier, and whatever a table
    /// looks back to.
    static func slots(of layout: Layout) -> [Slot] {
        let columns = layout.sections.flatMap { section in
            section.blocks.flatMap { block -> [TableLayout.Column] in
                if case .table(let table) = block { table.columns } else { [] }
            }
        }
        let years = columns.compactMap { column -> Int? in
            switch column {
            case .value(.earlier(let years)), .share(.earlier(let years)), .figure(_, .earlier(let years), _): years
            default: nil
            }
        }
        let toDate = columns.contains { column in
            switch column {
            case .value(.yearToDate), .share(.yearToDate), .figure(_, .yearToDate, _): true
            default: false
            }
        }
        return [.current] + (toDate ? [.yearToDate] : []) + Set(years + [1]).sorted().map(Slot.earlier)
    }

    /// Every period of which anything has to be counted.
    static func periods(of layout: Layout, for period: Period) -> [Period] {
        let columns = layout.sections.flatMap { $0.blocks }.flatMap { block -> [TableLayout.Column] in
            if case .table(let table) = block { table.columns } else { [] }
        }
        let parts =
            (columns.contains(.quarters) ? period.quarters : []) + (columns.contains(.months) ? period.months : [])
        return Array(Set(slots(of: layout).map { $0.period(period) } + parts))
    }

    private var highlights: [Highlight] {
        layout.highlights.compactMap { highlight -> Highlight? in
            let value = book.value(highlight.figure.id, highlight.figure.key, in: period)
            guard value.state != .notRecorded else { return nil }
            let detail = highlight.detail.flatMap { Sentences(book: book, period: period).paragraph([$0]) }
            return Highlight(value: value.text, label: highlight.label, detail: detail ?? "")
        }
    }

    private func table(_ block: BlockLayout) -> ReportTable? {
        guard case .table(let layout) = block else { return nil }
        return TableBuilder(book: book, period: period, layout: layout).table
    }

    private func section(_ section: SectionLayout) -> ReportSection {
        ReportSection(
            section.number, section.title,
            section.blocks.compactMap { block in
                switch block {
                case .words(let templates):
                    Sentences(book: book, period: period).paragraph(templates).map(ReportSection.Block.paragraph)
                case .table(let table): .table(table.id)
                case .listing(let listing): .list(listings[listing] ?? [])
                case .commentary(let code, let isOwed):
                    commentary[code].map(ReportSection.Block.commentary)
                        ?? (isOwed ? .paragraph("Nothing has been written for this section yet.") : nil)
                }
            })
    }
}
