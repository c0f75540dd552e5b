extension Cell {
    /// The cell as it is printed.
    var text: String {
        switch self {
        case .value(let value): value.printed
        case .number(let number): Words.number(number)
        case .change(let change): change.signed
        case .text(let text): text
        case .withheld: "withheld"
        case .notRecorded: "not recorded"
        }
    }
}

extension Change {
    /// With its sign: "+32%", "−3%", "0%"; "new" after none.
    var text: String {
        switch self {
        case .unknown, .stillNone: "–"
        case .new: "new"
        case .by(let percentage): "\(percentage.units > 0 ? "+" : "")\(Words.number(percentage))%"
        }
    }
}

extension String {
    /// A code as words: underscores become spaces.
    var spaced: String { split(separator: "_", omittingEmptySubsequences: false).joined(separator: " ") }
}
