public import Complaints
public import Foundation
public import JSON
public import Postgres

/// Records that the recipient has the referral of a contact.
public struct AcknowledgeContactReferral: RecordChange {
    public static let event = "safeguarding_acknowledged"
    public static let permission = Permission.recordCasework

    public let target: MemberTarget<RecordKinds.Contact, RecordKinds.Referral>
    public let referral: SafeguardingReferralID
    public let acknowledgedAt: Date
    /// Whoever has it now.
    public let acknowledgedBy: PersonID

    public init(_ fields: inout Fields, of target: MemberTarget<RecordKinds.Contact, RecordKinds.Referral>) {
        self.target = target
        referral = target.member
        acknowledgedAt = fields.instant("acknowledged_at")
        acknowledgedBy = PersonID(rawValue: fields.identifier("acknowledged_by"))
    }

    public func write(
        to found: Contact, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        guard let referred = found.referrals.first(where: { $0.id == referral }) else { throw NotFound("referral") }
        try Person.find(acknowledgedBy, field: "acknowledged_by", db).checkActive(field: "acknowledged_by")
        let acknowledgedAt = try referred.checkAcknowledgement(at: acknowledgedAt, now: context.now)
        _ = try referred.acknowledge(at: acknowledgedAt, by: acknowledgedBy, db)
    }
}

/// Records that the recipient has the referral of a complaint.
public struct AcknowledgeComplaintReferral: ComplaintAddition {
    public static let event = "safeguarding_acknowledged"
    public static let permission = Permission.recordCasework
    public static let adds = false

    public let target: MemberTarget<RecordKinds.Complaint, RecordKinds.Referral>
    public let referral: SafeguardingReferralID
    public let acknowledgedAt: Date
    /// Whoever has it now.
    public let acknowledgedBy: PersonID

    public init(_ fields: inout Fields, of target: MemberTarget<RecordKinds.Complaint, RecordKinds.Referral>) {
        self.target = target
        referral = target.member
        acknowledgedAt = fields.instant("acknowledged_at")
        acknowledgedBy = PersonID(rawValue: fields.identifier("acknowledged_by"))
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        try context.checkOpen(.referral)
    }

    public func add(
        to found: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> SafeguardingReferral {
        guard let referred = try SafeguardingReferral.load(referral, of: complaint, db) else {
            throw NotFound("referral")
        }
        try Person.find(acknowledgedBy, field: "acknowledged_by", db).checkActive(field: "acknowledged_by")
        let acknowledgedAt = try referred.checkAcknowledgement(at: acknowledgedAt, now: context.now)
        return try referred.acknowledge(at: acknowledgedAt, by: acknowledgedBy, db)
    }

    public func dutySubjects(of referral: SafeguardingReferral) -> [DutySubject] { [.referral(referral.id)] }
}
