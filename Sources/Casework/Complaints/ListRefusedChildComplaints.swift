public import Complaints
import Foundation
import Postgres
public import WorkingDays

/// A complaint by a child or young person that was not accepted, and who checked that with them in mind.
public struct RefusedChildComplaint: Sendable, Hashable {
    public let complaint: ComplaintID
    public let reference: String
    public let receivedOn: Day
    public let refusedOn: Day
    public let reason: RefusalReason
    public let explanation: String
    public let refusedBy: String
    public let rightsCheckBy: String?
    public let rightsCheckOn: Day?
}

extension Casework {
    /// The complaints by children and young people that were refused in a month, the first first (requirement R56).
    public func refusedChildComplaints(
        from: Day, to: Day, as credential: Credential
    ) async throws -> [RefusedChildComplaint] {
        try await reading(as: credential) { _, db in
            try db.all(
                """
                SELECT id, reference, received_on, closed_on, closure_reason, closure_explanation, closed_by,
                    rights_check_by, rights_check_on
                FROM complaint
                WHERE closure = 'refused' AND complainant_type = 'child_or_young_person'
                    AND closed_on BETWEEN \(from) AND \(to)
                ORDER BY closed_on, reference
                """
            ) { row in
                RefusedChildComplaint(
                    complaint: try row["id"], reference: try row["reference"], receivedOn: try row["received_on"],
                    refusedOn: try row["closed_on"], reason: try row["closure_reason"],
                    explanation: try row["closure_explanation"], refusedBy: try row["closed_by"],
                    rightsCheckBy: try row["rights_check_by"], rightsCheckOn: try row["rights_check_on"])
            }
        }
    }
}
