import Complaints
import WorkingDays

/// Everything the children's annual report counts, as the database gave it.
struct ChildrensCounts: Sendable {
    let current: ChildrensYear
    let previous: ChildrensYear
    /// Three years, the latest last.
    let money: [ChildrensMoney]
    /// The cases of the year in which the Ombudsman found fault.
    let cases: [FaultCase]

    var year: FinancialYear { current.year }
    /// The year before and the year.
    var years: [ChildrensYear] { [previous, current] }
}

/// The counts of one year.
struct ChildrensYear: Sendable {
    let year: FinancialYear
    let received: Received
    let resolved: Resolved
    let kinds: [Kind: [Tally]]
    let demand: [DemandMeasure: Int]

    /// False for a year before the records begin, of which nothing can be counted.
    var isRecorded: Bool { !received.beforeRecords }

    /// What came in.
    struct Received: Sendable {
        let statutory, stage1, resolvedAtStage1, corporate, stage2, stage3: Int
        let conferenceAppeals, court, otherProcedure: Int
        let panels, panelsInTime, earlyReferrals, dutyOffers, openStage1, compliments: Int
        let beforeRecords: Bool
    }

    /// What was answered.
    struct Resolved: Sendable {
        let stage1, within10, from11To20, from21To65, over65, withinAgreedExtension: Int
        let faultFound, notUpheld, noFinding: Int
        let stage2: Timed
        /// The same investigations from the day the statement was agreed, where it was.
        let stage2FromStatement: Timed
        let faultsWithWiderAction, policyChanges, widerActions, widerActionsCompleted: Int

        var within20: Int { within10 + from11To20 }
    }

    /// Investigations by the working days they took.
    struct Timed: Sendable {
        let all, within25, from26To65, over65: Int

        var within65: Int { within25 + from26To65 }
    }

    /// A way of dividing a year's complaints, obligations or cases.
    enum Kind: String, Sendable, CaseIterable {
        case service, complainant, represented, cause
        case obligationIndividual = "obligation_individual"
        case obligationWider = "obligation_wider"
        case ombudsmanDecision = "ombudsman_decision"
        case ombudsmanExhausted = "ombudsman_exhausted"
    }

    /// A count of one kind.
    struct Tally: Sendable {
        let key: String
        let label: String
        let position: Int
        let count: Int
    }

    /// A count of the year, or nil before the records begin.
    func received(_ count: KeyPath<Received, Int>) -> Int? { isRecorded ? received[keyPath: count] : nil }

    /// A count of the year, or nil before the records begin.
    func resolved(_ count: KeyPath<Resolved, Int>) -> Int? { isRecorded ? resolved[keyPath: count] : nil }

    /// How many of a kind have a key, or nil before the records begin.
    func count(_ kind: Kind, _ key: String) -> Int? {
        isRecorded ? tallies(kind).first { $0.key == key }?.count ?? 0 : nil
    }

    /// How many of a kind there are, or nil before the records begin.
    func total(_ kind: Kind) -> Int? {
        isRecorded ? tallies(kind).reduce(0) { $0 + $1.count } : nil
    }

    /// The counts of a kind, none before the records begin.
    func tallies(_ kind: Kind) -> [Tally] { isRecorded ? kinds[kind] ?? [] : [] }
}

/// What a year cost, in whole pounds: each line rounded up to the next ten, and the total of the lines so rounded.
struct ChildrensMoney: Sendable {
    let year: FinancialYear
    let commissioned, mediation, redress: Int?
    /// What was agreed with the Ombudsman, to the penny.
    let ombudsmanPence: Int?

    var total: Int? {
        guard let commissioned, let mediation, let redress else { return nil }
        return commissioned + mediation + redress
    }

    /// Pence as pounds, up to the next ten.
    static func roundedUp(pence: Int) -> Int { (pence + 999) / 1000 * 10 }
}

/// A case in which the Ombudsman found fault.
struct FaultCase: Sendable {
    let decidedOn: Day
    let decision: OmbudsmanDecision
    let summary: String
    let isPublicReport: Bool
    let agreed: [Agreed]

    struct Agreed: Sendable {
        let type: ObligationType
        /// 0 for what is not money.
        let pence: Int
    }
}
