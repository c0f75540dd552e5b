import Complaints
import WorkingDays

/// Days cut wherever one of some periods begins or ends, so that a row lies in one piece, and a period is some pieces in a
/// row.
struct PiecesOfPeriods {
    /// The first day of each piece, ascending; of what stands on a day, the days.
    let starts: [Day]
    /// The pieces of each period, numbered from 1.
    let spans: [Range<Int>]
    /// The last day that counts of each period: none after today.
    let ends: [Day]
    private let timing: Measure.Timing

    init(_ periods: [Period], _ timing: Measure.Timing, today: Day) {
        self.timing = timing
        let ends = periods.map { min($0.lastOn, today) }
        let firsts = periods.map(\.firstOn)
        let cuts: [Day] =
            switch timing {
            case .happened: Set(firsts + ends.map { $0.adding(days: 1) }).sorted()
            case .standing: Set(ends).sorted()
            }
        func number(_ day: Day) -> Int { (cuts.firstIndex(of: day) ?? 0) + 1 }
        spans = zip(firsts, ends).map { first, end in
            switch timing {
            // Of a period that is to come there is no piece.
            case .happened: number(first)..<max(number(first), number(end.adding(days: 1)))
            case .standing: number(end)..<number(end) + 1
            }
        }
        self.ends = ends
        starts = cuts
    }

    /// The columns of a row that say where it lies, the days bound as an array.
    func place(row: String, starts days: String) -> [String] {
        switch timing {
        case .happened(let basis): ["width_bucket(\(row).\(basis.column), \(days)) AS piece"]
        case .standing(let from, let until):
            [
                "width_bucket(\(row).\(from.column) - 1, \(days)) AS begun_after",
                "coalesce(width_bucket(\(row).\(until.column) - 1, \(days)), \(starts.count)) AS ended_after",
            ]
        }
    }

    /// When a row `p` belongs to a period `w`.
    var condition: String {
        switch timing {
        case .happened: "p.piece BETWEEN w.first_piece AND w.last_piece"
        case .standing: "w.first_piece > p.begun_after AND w.first_piece <= p.ended_after"
        }
    }
}

extension Period {
    /// The days of these periods in as few stretches as can be; the periods are in their order.
    static func spans(of periods: [Period]) -> [(firstOn: Day, lastOn: Day)] {
        periods.reduce(into: []) { spans, period in
            if let last = spans.last, period.firstOn <= last.lastOn.adding(days: 1) {
                spans[spans.count - 1].lastOn = max(last.lastOn, period.lastOn)
            } else {
                spans.append((period.firstOn, period.lastOn))
            }
        }
    }
}
