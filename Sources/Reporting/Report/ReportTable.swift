/// A table of a report, with the definition its numbers follow.
public struct ReportTable: Hashable, Codable, Sendable {
    public let id: String
    /// Its number as printed, as `Table 5`.
    public let label: String
    public let title: String
    /// The first column names the rows.
    public let columns: [String]
    /// What the numbers of each further column are of; nil where the rows of a column differ.
    public let units: [Unit?]
    public let rows: [Row]
    /// What is counted and by which date.
    public let definition: String
    public let notes: [String]
    /// The same numbers as a picture.
    public let chart: Chart?

    /// A row: its name and a cell for each further column.
    public struct Row: Hashable, Codable, Sendable {
        public let name: String
        public let cells: [Cell]
        public let kind: Kind

        /// How a row is set off from the others.
        public enum Kind: String, Codable, Sendable {
            case plain
            case total
            /// Noted beside the table and not part of its total.
            case aside
        }

        /// A row of a table.
        public init(_ name: String, _ cells: [Cell], _ kind: Kind = .plain) {
            self.name = name
            self.cells = cells
            self.kind = kind
        }
    }

    /// A table with its definition.
    public init(
        id: String, label: String, title: String, columns: [String], units: [Unit?] = [], rows: [Row],
        definition: String,
        notes: [String] = [], chart: Chart? = nil
    ) {
        self.id = id
        self.label = label
        self.title = title
        self.columns = columns
        self.units = units
        self.rows = rows
        self.definition = definition
        self.notes = notes
        self.chart = chart
    }
}

/// What stands in a cell.
public enum Cell: Hashable, Codable, Sendable {
    /// A value of the catalogue.
    case value(Value)
    case number(Int)
    /// A change, printed with its sign.
    case change(Value)
    case text(String)
    /// Too small to publish, or needed to keep one that is.
    case withheld
    case notRecorded

    /// The value of the catalogue in it.
    public var value: Value? {
        switch self {
        case .value(let value), .change(let value): value
        default: nil
        }
    }

    /// A count, which may not be recorded.
    public init(_ count: Int?) {
        self = count.map(Cell.number) ?? .notRecorded
    }
}

/// A chart: for each category one value of each series, as bars beside each other or as a line over time.
public struct Chart: Hashable, Codable, Sendable {
    /// How it is drawn.
    public enum Form: String, Codable, Sendable {
        case bars, lines
    }

    /// What the values of one place are of, as the two years.
    public let series: [String]
    public let categories: [Category]
    /// Nil of one that was frozen before there were lines: bars.
    public let form: Form?

    /// One group of bars, or one line.
    public struct Category: Hashable, Codable, Sendable {
        public let name: String
        /// One value for each series, nil where it is not recorded or withheld.
        public let values: [Int?]

        /// A group of bars, or a line, with a name.
        public init(_ name: String, _ values: [Int?]) {
            self.name = name
            self.values = values
        }
    }

    /// A chart of series.
    public init(series: [String], categories: [Category], form: Form? = .bars) {
        self.series = series
        self.categories = categories
        self.form = form
    }

    /// The greatest value, at least 1.
    var maximum: Int {
        categories.flatMap(\.values).compactMap { $0 }.reduce(1, max)
    }
}
