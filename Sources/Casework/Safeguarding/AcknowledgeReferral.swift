public import Complaints
public import Foundation
public import Postgres

/// Records that the recipient has the referral of a contact.
public struct AcknowledgeContactReferral: ContactChange {
    public static let event = "safeguarding_acknowledged"
    public static let permission = Permission.recordCasework

    public let contact: ContactID
    public let expectedVersion: Int?
    public let referral: SafeguardingReferralID
    public let acknowledgedAt: Date
    public let acknowledgedBy: String

    /// An acknowledgement, at the version of the contact that the caller saw.
    public init(
        contact: ContactID, expectedVersion: Int?, referral: SafeguardingReferralID, acknowledgedAt: Date,
        acknowledgedBy: String
    ) {
        self.contact = contact
        self.expectedVersion = expectedVersion
        self.referral = referral
        self.acknowledgedAt = acknowledgedAt
        self.acknowledgedBy = acknowledgedBy
    }

    public func write(
        to found: Contact, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        guard let referred = found.referrals.first(where: { $0.id == referral }) else { throw NotFound("referral") }
        try referred.checkAcknowledgement(at: acknowledgedAt, now: context.now)
        _ = try referred.acknowledge(at: acknowledgedAt, by: acknowledgedBy, db)
    }

    public var details: [String: AuditValue?] {
        ["referral": .text(referral.rawValue.uuidString.lowercased()), "acknowledged_by": .text(acknowledgedBy)]
    }
}

/// Records that the recipient has the referral of a complaint.
public struct AcknowledgeComplaintReferral: ComplaintAddition {
    public static let event = "safeguarding_acknowledged"
    public static let permission = Permission.recordCasework

    public let complaint: ComplaintID
    public let expectedVersion: Int?
    public let referral: SafeguardingReferralID
    public let acknowledgedAt: Date
    public let acknowledgedBy: String

    /// An acknowledgement, at the version of the complaint that the caller saw.
    public init(
        complaint: ComplaintID, expectedVersion: Int?, referral: SafeguardingReferralID, acknowledgedAt: Date,
        acknowledgedBy: String
    ) {
        self.complaint = complaint
        self.expectedVersion = expectedVersion
        self.referral = referral
        self.acknowledgedAt = acknowledgedAt
        self.acknowledgedBy = acknowledgedBy
    }

    public func add(
        to found: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> SafeguardingReferral {
        guard let referred = try SafeguardingReferral.load(referral, of: complaint, db) else {
            throw NotFound("referral")
        }
        try referred.checkAcknowledgement(at: acknowledgedAt, now: context.now)
        return try referred.acknowledge(at: acknowledgedAt, by: acknowledgedBy, db)
    }

    public var details: [String: AuditValue?] {
        ["referral": .text(referral.rawValue.uuidString.lowercased()), "acknowledged_by": .text(acknowledgedBy)]
    }
}
