import Complaints

/// How a report is laid out: sections of words and tables over figures of the catalogue, and no arithmetic.
struct Layout: Sendable {
    let report: ReportName
    let title: String
    /// The law and the guidance it follows.
    let legalBasis: [String]
    /// The law that asks for the report of a financial year, which is said of no other days.
    var yearlyBasis: [String] = []
    /// What the law calls the report of a financial year, where that is not its title.
    var yearlyTitle: String?
    /// The kinds of period it is made of; any, where none is said.
    var periods = Set(Period.Kind.allCases)
    /// Whether it can be narrowed to a department: everything it counts has one.
    var isByDepartment = true
    var highlights: [HighlightLayout] = []
    let sections: [SectionLayout]
    /// Figures that the report gives as data and prints in no table.
    var alsoGives: [String] = []
    /// What is said instead of a period of which nothing is recorded.
    var unrecorded: UnrecordedLayout?

    func title(of period: Period) -> String { period.kind == .year ? yearlyTitle ?? title : title }

    /// The law that asks for a report of these days, and what it follows.
    func legalBasis(of period: Period) -> [String] { (period.kind == .year ? yearlyBasis : []) + legalBasis }

    /// Every figure it needs, each once.
    var ids: [String] {
        var seen: Set<String> = []
        return
            (highlights.map(\.figure.id) + highlights.compactMap(\.detail).flatMap(\.ids)
            + sections.flatMap { $0.blocks.flatMap(\.ids) } + alsoGives).filter { seen.insert($0).inserted }
    }

    /// The rows it prints one by one.
    var listings: Set<Listing> {
        Set(sections.flatMap(\.blocks).compactMap { if case .listing(let listing) = $0 { listing } else { nil } })
    }

    /// The codes of the sections in which a manager may write.
    var commentaries: [String] {
        sections.flatMap(\.blocks).compactMap { if case .commentary(let code, _) = $0 { code } else { nil } }
    }

    /// Its indicators.
    var indicators: [IndicatorLayout] {
        sections.flatMap(\.blocks).flatMap { block in
            if case .indicators(let indicators) = block { indicators } else { [] as [IndicatorLayout] }
        }
    }

    /// Its tables, in order.
    var tables: [TableLayout] {
        sections.flatMap(\.blocks).compactMap { if case .table(let table) = $0 { table } else { nil } }
    }
}

/// What a report says of a period of which nothing is recorded: these sections, and its tables in the last of them.
struct UnrecordedLayout: Sendable {
    /// The figure that is not recorded then.
    let figure: Reference
    let sections: [SectionLayout]
}

/// A value of a figure.
struct Reference: Sendable, Hashable, ExpressibleByStringLiteral {
    let id: String
    let key: String?
    /// Of the same days a year earlier.
    let isBefore: Bool

    /// `id` or `id/key`, with `@before` of a year earlier.
    init(stringLiteral text: String) {
        isBefore = text.hasSuffix("@before")
        let parts = (isBefore ? text.dropLast(7) : text[...]).split(separator: "/", maxSplits: 1).map(String.init)
        id = parts[0]
        key = parts.count > 1 ? parts[1] : nil
    }

    init(id: String, key: String?) {
        self.id = id
        self.key = key
        isBefore = false
    }
}

/// A figure shown large at the head of the report.
struct HighlightLayout: Sendable {
    let figure: Reference
    let label: String
    /// What stands below it.
    let detail: Template?
}

/// A part of the report under a heading of its own.
struct SectionLayout: Sendable {
    /// Its number, as `3` or `3.1`.
    let number: String
    let title: String
    let blocks: [BlockLayout]

    init(_ number: String, _ title: String, _ blocks: [BlockLayout] = []) {
        self.number = number
        self.title = title
        self.blocks = blocks
    }
}

/// What stands under a heading.
enum BlockLayout: Sendable {
    /// The sentences of a paragraph, those that are to be said.
    case words([Template])
    case table(TableLayout)
    /// Rows that are printed, as case summaries.
    case listing(Listing)
    /// Rates that are watched, in a table of its own with the line that sums it up.
    case indicators([IndicatorLayout])
    /// What a manager wrote for the section of this code; where it is owed, the report says that it was not written.
    case commentary(String, isOwed: Bool = false)

    var ids: [String] {
        switch self {
        case .words(let templates): templates.flatMap(\.ids)
        case .table(let table): table.ids
        case .listing, .commentary: []
        case .indicators(let indicators): indicators.map(\.value.id)
        }
    }
}

/// Which days a column is about.
enum Slot: Sendable, Hashable {
    case current
    /// The same days so many years earlier.
    case earlier(Int)
    /// From the first day of the financial year to the end of the period.
    case yearToDate

    func period(_ period: Period) -> Period {
        switch self {
        case .current: period
        case .earlier(let years): period.earlier(by: years)
        case .yearToDate: period.yearToDate
        }
    }
}

/// A table over figures.
struct TableLayout: Sendable {
    /// A row.
    struct Row: Sendable, Hashable {
        let figure: Reference
        /// Instead of the figure's own words; `{end}` stands in it for the last day and month of the report.
        var label: String?
        var kind = ReportTable.Row.Kind.plain
    }

    enum Rows: Sendable {
        /// These.
        case listed([Row])
        /// One for each value of a figure, whose total is the table's; where the list of keys is long, only those counted in
        /// one of the columns, the greatest over all of them first.
        case parts(of: String, keys: [String]? = nil, withTotal: Bool = true, onlyCounted: Bool = false)
        /// One for each key of the first figure then, with the values of the second: a ranking and how it went on.
        case ranked(by: String, Slot, values: String)
        /// One for each of these days, over the values of a figure.
        case periods(of: String, [Slot])
    }

    enum Column: Sendable, Hashable {
        /// The row's value then.
        case value(Slot)
        /// Its share of the table's whole.
        case share(Slot)
        /// The change from the year before, in per cent.
        case change
        /// The same to one decimal place.
        case changeInTenths
        /// A value of the row's figure, under its own label.
        case part(String)
        /// The same key of another figure, under a heading of its own, in which `{period}` stands for the column's days.
        case figure(String, Slot, heading: String)
        /// One column for each quarter or month of the period.
        case quarters
        case months
    }

    let id: String
    let label: String
    /// `{period}` stands in it for the report's days.
    let title: String
    /// What the first column names.
    let first: String
    let columns: [Column]
    let rows: Rows
    /// What a share is taken of; the total row's value where none is said.
    var whole: Reference?
    var asides: [Row] = []
    let definition: String
    var notes: [Template] = []
    var hasChart = false
    /// When it is printed; as data it is always given.
    var when: [Template.When] = []

    var ids: [String] {
        let rowIDs: [String] =
            switch rows {
            case .listed(let rows): rows.map(\.figure.id)
            case .parts(let id, _, _, _), .periods(let id, _): [id]
            case .ranked(let ranking, _, let values): [ranking, values]
            }
        return rowIDs + when.flatMap(\.ids) + asides.map(\.figure.id) + (whole.map { [$0.id] } ?? [])
            + notes.flatMap(\.ids)
            + columns.compactMap { if case .figure(let id, _, _) = $0 { id } else { nil } }
    }
}
