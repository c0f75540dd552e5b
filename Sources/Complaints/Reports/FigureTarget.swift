public import Foundation
public import WorkingDays

/// Which side of a target is met (requirement R173): equal always is.
public enum TargetComparison: String, Sendable, Codable, CaseIterable {
    case atLeast = "at_least"
    case atMost = "at_most"
}

/// What a target's value is measured in.
public enum TargetUnit: String, Sendable, Codable, CaseIterable {
    case percent, count

    /// How far a figure may move without counting as changed, in hundredths, unless told: 0.35 points of a percentage, and
    /// nothing of a count (ruling C21).
    public var tolerance: Int {
        switch self {
        case .percent: 35
        case .count: 0
        }
    }

    /// The values a target may have, in tenths.
    public var range: ClosedRange<Int> {
        switch self {
        case .percent: 0...1_000
        case .count: 0...10_000_000
        }
    }
}

/// What a figure is to reach, from a day on (requirement R173).
public struct FigureTarget: Hashable, Sendable {
    /// That a target was taken back: from the day on it does not hold.
    public struct Withdrawal: Hashable, Sendable {
        public let on: Day
        public let by: String
        public let reason: String

        /// A withdrawal on a day.
        public init(on: Day, by: String, reason: String) {
            (self.on, self.by, self.reason) = (on, by, reason)
        }
    }

    /// The number by which it is withdrawn.
    public let id: Int
    /// The figure's identifier, as `childrens.stage_1.within_20_working_days`.
    public let figure: String
    /// In tenths: 925 is 92.5.
    public let value: Int
    public let comparison: TargetComparison
    public let unit: TargetUnit
    /// How far the figure may move without counting as changed, in hundredths of its unit.
    public let tolerance: Int
    public let inForceFrom: Day
    /// Where it is written that this is the target.
    public let source: String
    public let decidedBy: String
    public let decidedAt: Date
    public let withdrawal: Withdrawal?

    /// A target as it is recorded.
    public init(
        id: Int, figure: String, value: Int, comparison: TargetComparison, unit: TargetUnit, tolerance: Int,
        inForceFrom: Day, source: String, decidedBy: String, decidedAt: Date, withdrawal: Withdrawal?
    ) {
        self.id = id
        self.figure = figure
        self.value = value
        self.comparison = comparison
        self.unit = unit
        self.tolerance = tolerance
        self.inForceFrom = inForceFrom
        self.source = source
        self.decidedBy = decidedBy
        self.decidedAt = decidedAt
        self.withdrawal = withdrawal
    }

    /// What a figure is rated by.
    public var bound: TargetBound { TargetBound(value: value * 10, comparison: comparison) }

    /// Whether it was taken back by a day.
    func isWithdrawn(by day: Day) -> Bool { withdrawal.map { $0.on <= day } ?? false }

    /// Refuses a value that its unit cannot have, and a day too far ahead.
    public static func check(value: Int, unit: TargetUnit, from day: Day, today: Day) throws(Refusal) {
        guard unit.range.contains(value) else { throw .targetValue(unit) }
        try checkNear("in_force_from", day, today: today)
    }

    /// Refuses to withdraw it again.
    public func checkWithdrawal() throws(Refusal) {
        if let withdrawal { throw .targetWithdrawn(on: withdrawal.on) }
    }
}

/// The targets as they stand on a day.
public struct TargetStanding: Hashable, Sendable {
    /// A target that holds no more.
    public struct Ended: Hashable, Sendable {
        public let target: FigureTarget
        /// From which day it held no more.
        public let on: Day
    }

    public let on: Day
    public let inForce: [FigureTarget]
    public let toCome: [FigureTarget]
    public let ended: [Ended]
}

extension Sequence<FigureTarget> {
    /// What holds of a figure on a day: the latest that had begun and was not taken back; of two of one day the later entry.
    public func inForce(of figure: String, on day: Day) -> FigureTarget? {
        filter { $0.figure == figure && $0.inForceFrom <= day && !$0.isWithdrawn(by: day) }
            .max { ($0.inForceFrom, $0.id) < ($1.inForceFrom, $1.id) }
    }

    /// Which hold on a day, which will, and which did.
    public func standing(on day: Day) -> TargetStanding {
        var (inForce, toCome, ended): ([FigureTarget], [FigureTarget], [TargetStanding.Ended]) = ([], [], [])
        for target in self {
            if let withdrawal = target.withdrawal, target.isWithdrawn(by: day) {
                ended.append(.init(target: target, on: withdrawal.on))
            } else if target.inForceFrom > day {
                toCome.append(target)
            } else if let now = self.inForce(of: target.figure, on: day), now.id != target.id {
                ended.append(.init(target: target, on: superseded(target, on: day) ?? now.inForceFrom))
            } else {
                inForce.append(target)
            }
        }
        return TargetStanding(on: day, inForce: inForce, toCome: toCome, ended: ended)
    }

    /// The day from which the next target of the figure held in its place.
    private func superseded(_ target: FigureTarget, on day: Day) -> Day? {
        filter {
            $0.figure == target.figure && $0.inForceFrom <= day && !$0.isWithdrawn(by: day)
                && ($0.inForceFrom, $0.id) > (target.inForceFrom, target.id)
        }.map(\.inForceFrom).min()
    }
}
