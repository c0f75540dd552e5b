/// A figure shown large at the head of the report.
public struct Highlight: Hashable, Codable, Sendable {
    public let value: String
    public let label: String
    public let detail: String
}

/// A part of the report under a heading of its own.
public struct ReportSection: Hashable, Codable, Sendable {
    /// Its number, as `3` or `3.1`.
    public let number: String
    public let title: String
    public let blocks: [Block]

    /// What stands under the heading, in order.
    public enum Block: Hashable, Codable, Sendable {
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
