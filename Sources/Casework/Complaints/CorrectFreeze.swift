public import Complaints
public import JSON
public import Postgres
import WorkingDays

/// Corrects what was entered wrongly of a freeze, or takes back its end; its review is due anew.
public struct CorrectFreeze: ComplaintAddition {
    public static let event = "freeze_corrected"
    public static let permission = Permission.decide
    public static let corrects = true

    public let target: NumberTarget
    public let correcting: Correcting<DecisionFreeze>

    private static let facts: [CorrectedFact<DecisionFreeze>] = [
        .text("disputed_decision", limit: 2_000, \.disputedDecision), .day("requested_on", \.requestedOn),
        .flag("agreed", \.agreed), .day("decided_on", \.decidedOn),
        .text("decision_reason", limit: 2_000, \.reason), .day("review_on", ifAny: \.reviewOn, isAct: false),
        .day("ended_on", ifAny: \.endedOn),
    ]

    public init(_ fields: inout Fields, of target: NumberTarget) {
        self.target = target
        correcting = Correcting(&fields, Self.facts)
    }

    public func add(
        to complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> CorrectedEntry<DecisionFreeze> {
        let before = try db.first(SQL.freeze(target.number, of: complaint.id)) { try DecisionFreeze.columns.read($0) }
        guard let before else { throw NotFound("freeze") }
        let freeze = try correcting.corrected(before)
        try complaint.checkCorrection(of: freeze, from: before, today: context.today)
        try db.execute(
            """
            UPDATE decision_freeze
            SET disputed_decision = \(freeze.disputedDecision), requested_on = \(freeze.requestedOn),
                agreed = \(freeze.agreed), decided_on = \(freeze.decidedOn), reason = \(freeze.reason),
                review_on = \(freeze.reviewOn), ended_on = \(freeze.endedOn)
            WHERE complaint_id = \(complaint.id) AND number = \(freeze.number)
            """)
        return CorrectedEntry(before: before, after: freeze)
    }

    public func details(of entry: CorrectedEntry<DecisionFreeze>, before: Complaint) -> [String: AuditValue?] {
        correcting.details(from: entry.before, to: entry.after)
    }

    public func dutySubjects(of entry: CorrectedEntry<DecisionFreeze>) -> [DutySubject] { [.complaint(complaint)] }
}
