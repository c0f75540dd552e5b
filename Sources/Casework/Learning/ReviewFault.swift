public import Complaints
import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// Records the remedial review of a complaint that found fault (requirement R73); a later one counts in its place.
public struct ReviewFault: ComplaintAddition {
    public static let event = "fault_reviewed"
    public static let permission = Permission.recordCasework

    public let target: Target<RecordKinds.Complaint>
    public let review: RemedialReview
    /// What the caller says is none, so that an empty text is no oversight.
    public let nothingForPerson: Bool
    public let noWiderChange: Bool

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Complaint>) {
        self.target = target

        review = RemedialReview(
            reviewedOn: fields.day("reviewed_on"),
            forPerson: fields.text(optional: "for_person", limit: 4_000, audited: true),
            widerChange: fields.text(optional: "wider_change", limit: 4_000, audited: true))
        nothingForPerson = fields.flag(optional: "nothing_for_person") ?? false
        noWiderChange = fields.flag(optional: "no_wider_change") ?? false
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        try complaint.stageAtFault()
    }

    public func add(
        to complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> RemedialReview {
        try complaint.check(
            review, nothingForPerson: nothingForPerson, noWiderChange: noWiderChange, today: context.today)
        try db.execute(
            """
            INSERT INTO remedial_review (id, complaint_id, reviewed_on, for_person, nothing_for_person, wider_change,
                no_wider_change, reviewed_by, recorded_at)
            VALUES (\(UUID.version7(at: context.now)), \(complaint.id), \(review.reviewedOn), \(review.forPerson),
                \(nothingForPerson), \(review.widerChange), \(noWiderChange), \(context.actor.name), \(context.now))
            """)
        return review
    }
}

extension Casework {
    /// The complaints of a procedure that found fault between two days and have no remedial review, by reference.
    ///
    /// A year with any of them cannot be published (requirement R73).
    public func unreviewedFaults(
        _ procedure: Procedure, from: Day, to: Day, as credential: Credential
    ) async throws -> [ComplaintSummary] {
        try await reading(as: credential) { _, db in
            try db.all(SQL.unreviewedFaults([procedure], from: from, to: to)) { try ComplaintSummary(row: $0) }
        }
    }
}

extension SQL {
    /// The complaints of procedures with fault found at any stage that was answered between two days, and no remedial review.
    static func unreviewedFaults(_ procedures: [Procedure], from: Day, to: Day) -> SQL {
        """
        \(complaintSummaryColumns)
        WHERE c.procedure = ANY(\(procedures)) AND c.error_on IS NULL
            AND c.id IN (
                SELECT f.complaint_id FROM stage AS f
                WHERE f.outcome = 'fault_found' AND f.responded_on BETWEEN \(from) AND \(to)
            )
            AND NOT EXISTS (SELECT FROM remedial_review AS r WHERE r.complaint_id = c.id)
        ORDER BY c.reference
        """
    }
}
