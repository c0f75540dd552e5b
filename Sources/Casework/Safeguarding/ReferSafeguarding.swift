public import Complaints
import Foundation
public import JSON
public import Postgres
import WorkingDays

/// Refers a safeguarding concern that a contact turned out to raise after it was logged.
public struct ReferContact: RecordChange {
    public static let event = "safeguarding_referred"
    public static let permission = Permission.recordCasework
    public static let adds = true

    public let target: Target<RecordKinds.Contact>
    public let recipient: ReferralRecipient
    public let immediateRisk: Bool

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Contact>) {
        self.target = target
        recipient = fields.choice("recipient")
        immediateRisk = fields.flag("immediate_risk")
    }

    public func write(
        to found: Contact, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try found.checkReferral()
        _ = try SafeguardingReferral.refer(
            .contact(contact), to: recipient, immediateRisk: immediateRisk, context, db)
        try db.execute(
            """
            UPDATE contact SET safeguarding = true, immediate_risk = immediate_risk OR \(immediateRisk)
            WHERE id = \(contact)
            """)
    }
}

/// Refers a safeguarding concern found in a complaint, which stays open and runs its own clocks.
public struct ReferComplaint: ComplaintAddition {
    public static let event = "safeguarding_referred"
    public static let permission = Permission.recordCasework

    public let target: Target<RecordKinds.Complaint>
    public let recipient: ReferralRecipient
    public let immediateRisk: Bool

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Complaint>) {
        self.target = target
        recipient = fields.choice("recipient")
        immediateRisk = fields.flag("immediate_risk")
    }

    public func add(
        to found: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> SafeguardingReferral {
        try SafeguardingReferral.refer(
            .complaint(complaint), to: recipient, immediateRisk: immediateRisk, context, db)
    }

    public func dutySubjects(of referral: SafeguardingReferral) -> [DutySubject] { [.referral(referral.id)] }
}
