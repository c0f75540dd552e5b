public import Complaints

/// The annual report of a procedure for a year: its figures, the tables made of them and the words around them.
public struct AnnualReport: Hashable, Sendable {
    public let procedure: Procedure
    public let year: FinancialYear
    public let title: String
    /// The law that asks for the report, and the guidance it follows.
    public let legalBasis: [String]
    /// The few figures a reader wants first.
    public let highlights: [Highlight]
    public let figures: [Figure]
    public let tables: [ReportTable]
    public let narrative: [ReportSection]

    /// A figure by name and year.
    public func figure(_ name: String, year: FinancialYear) -> Figure? {
        figures.first { $0.figure == name && $0.year == year }
    }

    /// A table by its identifier.
    public func table(_ id: String) -> ReportTable? {
        tables.first { $0.id == id }
    }
}

/// A figure shown large at the head of the report.
public struct Highlight: Hashable, Sendable {
    public let value: String
    public let label: String
    public let detail: String
}

/// A part of the report under a heading of its own.
public struct ReportSection: Hashable, Sendable {
    /// Its number, as `3` or `3.1`.
    public let number: String
    public let title: String
    public let blocks: [Block]

    /// What stands under the heading, in order.
    public enum Block: Hashable, Sendable {
        case paragraph(String)
        case list([String])
        /// What a manager wrote, in their own words.
        case commentary(String)
        /// The place of a table, by its identifier.
        case table(String)
    }

    /// A section with a number.
    public init(_ number: String, _ title: String, _ blocks: [Block] = []) {
        self.number = number
        self.title = title
        self.blocks = blocks
    }

    /// Whether it stands under another section.
    public var isSubsection: Bool { number.contains(".") }
}
