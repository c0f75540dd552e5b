public import WorkingDays

/// Where a measure stands on a day.
public enum BehaviourState: String, Sendable, Codable, CaseIterable {
    /// No letter was sent: no effect.
    case draft
    case inForce = "in_force"
    /// In force, and its review was not held by its day.
    case overdueForReview = "overdue_for_review"
    case ended
}

/// Why a measure is over.
public enum BehaviourEnd: String, Sendable, Codable, CaseIterable {
    case lifted
    /// The review was not held within the grace period.
    case reviewNotHeld = "review_not_held"
    case endReached = "end_reached"
}

/// What a measure is on a day.
public struct BehaviourStanding: Hashable, Sendable {
    public let state: BehaviourState
    /// From its start, or from its first letter if that was later; nil for a draft.
    public let effectiveFrom: Day?
    public let reviewOn: Day
    /// The last day it can have an effect as things stand.
    public let lastDay: Day
    public let endedBy: BehaviourEnd?
}

extension BehaviourMeasure {
    /// What the measure is on a day, from the facts known that day.
    ///
    /// A review on its day is in time. A review that is not held neither renews the measure nor ends it: it is overdue
    /// for the grace period, with reminders, and then the measure ends (requirement R164; ruling on the behaviour
    /// register). Nil before the measure was decided.
    public func standing(
        on today: Day, calendar: WorkingCalendar
    ) throws(OutsideCalendar) -> BehaviourStanding? {
        let known = decisions.filter { $0.decidedOn <= today }
        guard let imposed = known.first, let terms = known.last(where: { $0.terms != nil })?.terms else { return nil }
        let sent = letters.map(\.sentOn).min().flatMap { $0 <= today ? $0 : nil }
        let effectiveFrom = sent.map { max($0, imposed.decidedOn) }
        func standing(_ state: BehaviourState, until lastDay: Day, _ end: BehaviourEnd? = nil) -> BehaviourStanding {
            BehaviourStanding(
                state: state, effectiveFrom: effectiveFrom, reviewOn: terms.reviewOn, lastDay: lastDay, endedBy: end)
        }
        if let lifted = known.last(where: { $0.act == .lifted }) {
            return standing(.ended, until: lifted.decidedOn, .lifted)
        }
        guard effectiveFrom != nil else {
            return today > terms.endsOn
                ? standing(.ended, until: terms.endsOn, .endReached) : standing(.draft, until: terms.endsOn)
        }
        let graceEnds = try calendar.day(graceWorkingDays, workingDaysAfter: terms.reviewOn)
        let lastDay = min(terms.endsOn, graceEnds)
        if today > lastDay {
            return standing(.ended, until: lastDay, lastDay == terms.endsOn ? .endReached : .reviewNotHeld)
        }
        return standing(today > terms.reviewOn ? .overdueForReview : .inForce, until: lastDay)
    }
}

extension BehaviourStanding {
    /// Whether it binds anybody.
    public var isEffective: Bool { state == .inForce || state == .overdueForReview }

    /// Whether its review falls due by a day, or was due and not held.
    public func isReviewDue(by day: Day) -> Bool { isEffective && reviewOn <= day }
}
