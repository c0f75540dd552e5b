public import Complaints

/// A number of a report with all that is needed to argue about it.
public struct Figure: Hashable, Sendable {
    /// Its name, as `childrens.received.stage_1`.
    public let figure: String
    public let year: FinancialYear
    public let value: FigureValue
    /// What is counted and by which date, in one sentence.
    public let definition: String
    public let basis: Basis
    /// What a percentage is taken of, where the value is one.
    public let denominator: Int?

    /// A figure of a year.
    public init(
        _ figure: String, year: FinancialYear, value: FigureValue, definition: String, basis: Basis,
        denominator: Int? = nil
    ) {
        self.figure = figure
        self.year = year
        self.value = value
        self.definition = definition
        self.basis = basis
        self.denominator = denominator
    }
}

/// The value of a figure: one number, a word, or several of them named.
public indirect enum FigureValue: Hashable, Sendable {
    /// Not recorded, withheld, or a percentage of nothing.
    case none
    case number(Int)
    case percentage(Number)
    case text(String)
    case object([Member])

    /// A named part of a value.
    public struct Member: Hashable, Sendable {
        public let name: String
        public let value: FigureValue

        /// A part with a name.
        public init(_ name: String, _ value: FigureValue) {
            self.name = name
            self.value = value
        }
    }

    /// A count, which may not be known.
    public init(_ count: Int?) {
        self = count.map(FigureValue.number) ?? .none
    }

    /// A percentage, which may be none.
    public init(_ percentage: Number?) {
        self = percentage.map(FigureValue.percentage) ?? .none
    }

    /// A change: a number, or the word "new".
    public init(_ change: Change) {
        switch change {
        case .unknown, .stillNone: self = .none
        case .new: self = .text("new")
        case .by(let percentage): self = .percentage(percentage)
        }
    }

    /// Counts, each with what it is of, and their total.
    static func tally(_ counts: [(key: String, count: Int)]) -> FigureValue {
        .object(
            counts.map { .init($0.key, .number($0.count)) } + [
                .init("total", .number(counts.reduce(0) { $0 + $1.count }))
            ])
    }

    /// A count beside that of the year before, and the change.
    static func comparison(from before: Int, to now: Int) -> FigureValue {
        .object([
            .init("previous", .number(before)), .init("current", .number(now)),
            .init("change_percent", FigureValue(Change(from: before, to: now))),
        ])
    }

    /// The named part, or nil where there is none.
    public subscript(_ name: String) -> FigureValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }
}
