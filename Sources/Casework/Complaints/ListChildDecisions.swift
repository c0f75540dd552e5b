public import Complaints
import Foundation
import Postgres
public import WorkingDays

/// A decision that kept a child or an advocate out, and who checked that with them in mind.
public struct ListedChildDecision: Sendable, Hashable {
    public let decision: ChildDecision
    /// Of a complaint or contact; nil on the behaviour register, whose measure is named alone.
    public let reference: String?
    public let complaint: ComplaintID?
    public let contact: ContactID?
    public let measure: BehaviourMeasureID?
    public let receivedOn: Day?
    public let decidedOn: Day
    public let decidedBy: String
    /// The code of a refusal's reason, or of the way a contact ended.
    public let code: String?
    public let explanation: String?
    public let rightsCheckBy: PersonID
    public let rightsCheckOn: Day
}

extension Casework {
    /// The decisions of a month that kept a child or an advocate out, the first first (requirements R56, R166).
    public func childDecisions(from: Day, to: Day, as credential: Credential) async throws -> [ListedChildDecision] {
        try await reading(as: credential) { _, db in
            try db.all(
                """
                SELECT d.decision, coalesce(c.reference, k.reference) AS reference, d.complaint_id, d.contact_id,
                    d.measure_id, coalesce(c.received_on, k.received_on) AS received_on, d.decided_on, d.decided_by,
                    CASE WHEN d.decision = 'refusal' THEN c.closure_reason ELSE coalesce(k.destination, k.disposition) END
                        AS code,
                    d.reason, d.rights_check_by, d.rights_check_on
                FROM child_decision AS d
                LEFT JOIN complaint AS c ON c.id = d.complaint_id
                LEFT JOIN contact AS k ON k.id = d.contact_id
                WHERE d.decided_on BETWEEN \(from) AND \(to)
                ORDER BY d.decided_on, d.id
                """
            ) { row in
                ListedChildDecision(
                    decision: try row["decision"], reference: try row["reference"],
                    complaint: try row["complaint_id"], contact: try row["contact_id"],
                    measure: try row["measure_id"], receivedOn: try row["received_on"],
                    decidedOn: try row["decided_on"], decidedBy: try row["decided_by"], code: try row["code"],
                    explanation: try row["reason"], rightsCheckBy: try row["rights_check_by"],
                    rightsCheckOn: try row["rights_check_on"])
            }
        }
    }
}
