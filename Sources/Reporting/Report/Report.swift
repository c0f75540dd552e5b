public import Complaints
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
    /// The rows of each listing.
    let listings: [Listing: PrintedRows]
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
            tables: layout.tables.map {
                TableBuilder(book: book, period: period, today: basis.computedOn, layout: $0).table
            },
            narrative: narrative)
    }

    private var sentences: Sentences { Sentences(book: book, period: period, today: basis.computedOn) }

    /// The days of which every figure is given: those of the report and the same days a year earlier, and whatever a table
    /// looks back to.
    static func slots(of layout: Layout) -> [Slot] {
        let columns = layout.tables.flatMap(\.columns)
        let rows = layout.tables.flatMap { table -> [TableLayout.Column] in
            if case .periods(_, let slots) = table.rows { slots.map(TableLayout.Column.value) } else { [] }
        }
        let years = (columns + rows).compactMap { column -> Int? in
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
        let columns = layout.tables.flatMap(\.columns)
        let parts =
            (columns.contains(.quarters) ? period.quarters : []) + (columns.contains(.months) ? period.months : [])
        return Array(Set(slots(of: layout).map { $0.period(period) } + parts))
    }

    private var highlights: [Highlight] {
        layout.highlights.compactMap { highlight -> Highlight? in
            let value = book.value(highlight.figure.id, highlight.figure.key, in: period)
            guard value.state != .notRecorded else { return nil }
            let detail = highlight.detail.flatMap { sentences.paragraph([$0]) }
            return Highlight(value: value.text, label: highlight.label, detail: detail ?? "")
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
                case .commentary(let code, let isOwed):
                    if let text = commentary[code] {
                        [.commentary(text)]
                    } else {
                        isOwed ? [.paragraph("Nothing has been written for this section yet.")] : []
                    }
                }
            })
    }

    private func printed(_ listing: PrintedRows?) -> [ReportSection.Block] {
        guard let listing else { return [] }
        return (listing.title.map { [.paragraph($0)] } ?? []) + (listing.rows.isEmpty ? [] : [.list(listing.rows)])
    }
}
