extension Value {
    /// With its noun, or why there is none.
    func counted(_ noun: String) -> String { whole.map { Words.count($0, noun) } ?? text }

    /// The counts that a share is made of, as "3 of 4".
    var fraction: String { "\(Words.number(numerator ?? 0)) of \(Words.number(denominator ?? 0))" }

    /// As it stands in a sentence: a share of a small base is its counts.
    var printed: String { isSmallBase ? fraction : text }

    /// As it stands beside its definition: a share of a small base is its counts, and says so.
    var cautious: String { isSmallBase ? "\(fraction) (base under 10)" : text }

    /// As it is printed: "86", "36%", "£1,300", "−15 points", or in words why there is none.
    var text: String {
        switch state {
        case .number:
            guard let number else { return "" }
            switch unit {
            case .percent: return "\(Words.number(number))%"
            case .points: return "\(Words.number(number)) \(number.units.magnitude == 1 ? "point" : "points")"
            case .pounds: return Words.money(pounds: number.units)
            case .pence: return Words.money(pence: number.units)
            case .count, .workingDays, .perHundredThousand: return Words.number(number)
            }
        case .new: return "new"
        case .notRecorded: return "not recorded"
        case .notAvailable: return denominator == 0 ? "–" : "not available"
        case .withheld: return "withheld"
        case .notComparable: return "not comparable"
        }
    }

    /// A change with its sign.
    var signed: String {
        guard let number, number.units > 0 else { return text }
        return "+" + text
    }
}
