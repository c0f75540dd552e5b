public import WorkingDays

/// When an obligation is due: the day, and how it was said.
public struct ObligationDue: Hashable, Sendable {
    /// So many weeks or months of a decision, which is day 0; they move to no working day (rule LG-C6).
    public struct Within: Hashable, Sendable {
        public enum Unit: String, Sendable, Codable, CaseIterable {
            case weeks, months
        }

        public let count: Int
        public let unit: Unit
        /// The day of the decision.
        public let from: Day

        /// So many weeks or months of a day.
        public init(count: Int, unit: Unit, from: Day) {
            self.count = count
            self.unit = unit
            self.from = from
        }

        /// The last day: of months the same day of the month, or the month's last.
        public var lastDay: Day {
            switch unit {
            case .weeks: from.adding(days: 7 * count)
            case .months: from.lastDay(ofMonths: count, .after)
            }
        }

        /// As it is said: "within 8 weeks of 10 December 2024".
        public var said: String {
            let noun = count == 1 ? String(unit.rawValue.dropLast()) : unit.rawValue
            return "within \(count) \(noun) of \(from.written)"
        }
    }

    /// How a request says it.
    public enum Said: Hashable, Sendable {
        /// On a day, as the Ombudsman's letter may have it.
        case on(Day)
        /// So many weeks or months of the decision.
        case within(Int, Within.Unit)

        func due(decidedOn: Day?) throws(Refusal) -> ObligationDue {
            switch self {
            case .on(let day): return ObligationDue(on: day)
            case .within(let count, let unit):
                let from = try decidedOn.found(or: .obligationBeforeDecision)
                return ObligationDue(within: Within(count: count, unit: unit, from: from))
            }
        }
    }

    /// The last day in time.
    public let on: Day
    public let within: Within?

    /// Due on a day that was said as such, or as stored.
    public init(on day: Day, within: Within? = nil) {
        on = day
        self.within = within
    }

    /// Due so many weeks or months after a decision.
    public init(within: Within) { self.init(on: within.lastDay, within: within) }

    /// How an obligation counts on a day; one that was done late is complied with all the same, and late (rules LG-C3,
    /// LG-C4).
    public func compliance(doneOn: Day?, today: Day) -> ObligationCompliance {
        guard let doneOn else { return today > on ? .overdue : .awaited }
        return doneOn > on ? .late : .inTime
    }
}

extension [ObligationDue.Said] {
    /// The one way in which a request says when an obligation is due.
    ///
    /// - Throws: `Refusal.obligationDue` where it says none or several.
    func due(decidedOn: Day?) throws(Refusal) -> ObligationDue {
        guard count == 1 else { throw .obligationDue }
        return try self[0].due(decidedOn: decidedOn)
    }
}

/// Whether an obligation was carried out, and when.
public enum ObligationCompliance: String, Sendable, CaseIterable {
    case awaited
    case overdue
    case inTime = "in_time"
    case late

    /// Whether it counts as complied with, as the Ombudsman counts.
    public var isComplied: Bool { self == .inTime || self == .late }
}
