extension Cell {
    /// The cell as it is printed.
    var text: String {
        switch self {
        case .value(let value): value.isSmallBase ? value.fraction : value.text
        case .number(let number): Words.number(number)
        case .percentage(let percentage): "\(percentage)%"
        case .change(let change): change.signed
        case .text(let text): text
        case .withheld: "withheld"
        case .notRecorded: "not recorded"
        case .none: "–"
        }
    }

    /// Whether the cell stands at the right of its column.
    var isNumeric: Bool {
        if case .text = self { false } else { true }
    }
}

extension Change {
    /// With its sign: "+32%", "-3%", "0%"; "new" after none.
    var text: String {
        switch self {
        case .unknown, .stillNone: "–"
        case .new: "new"
        case .by(let percentage): "\(percentage.units > 0 ? "+" : "")\(percentage)%"
        }
    }
}

extension FigureValue {
    /// The value in one line, its parts named.
    var text: String {
        switch self {
        case .none: "none"
        case .number(let number): Words.number(number)
        case .percentage(let percentage): "\(percentage)%"
        case .text(let text): text.spaced
        case .list(let values): values.map(\.text).joined(separator: "; ")
        case .object(let members):
            members.map { "\($0.name.spaced) \($0.value.text)" }.joined(separator: "; ")
        }
    }
}

extension String {
    /// A code as words: underscores become spaces.
    var spaced: String { split(separator: "_", omittingEmptySubsequences: false).joined(separator: " ") }
}
