public import Complaints
import Foundation
public import JSON
public import Postgres

/// Takes back that a person was let into a restricted complaint; the history keeps that they were.
public struct WithdrawAdmission: ComplaintAddition {
    public static let event = "admission_withdrawn"
    public static let permission = Permission.decide
    public static let adds = false

    public let target: Target<RecordKinds.Complaint>
    public let person: PersonID
    public let reason: String

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Complaint>) {
        self.target = target
        person = PersonID(rawValue: fields.identifier("person_id"))
        reason = fields.text("reason", limit: 2_000, audited: true)
    }

    public func add(
        to complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Restriction {
        try required("reason", reason)
        guard try Restriction.find(of: complaint.id, db).admitted.contains(person) else {
            throw Refusal.notAdmitted
        }
        try db.execute(
            "DELETE FROM complaint_admission WHERE complaint_id = \(complaint.id) AND person_id = \(person)")
        return try Restriction.find(of: complaint.id, db)
    }

    public var details: [String: AuditValue?] { ["person_id": .text(person.text)] }
}
