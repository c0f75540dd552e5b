public import Complaints
import Foundation
public import JSON
public import Postgres
import WorkingDays

/// Closes a referral of a contact as made in error, or twice: nobody's word on it is awaited, and the contact is marked by those
/// that stand (decision 0040).
public struct RegisterContactReferralInError: RecordChange {
    public static let event = "safeguarding_referral_registered_in_error"
    public static let permission = Permission.decide
    public static let corrects = true

    public let target: MemberTarget<RecordKinds.Contact, RecordKinds.Referral>
    public let told: ToldError

    public init(_ fields: inout Fields, of target: MemberTarget<RecordKinds.Contact, RecordKinds.Referral>) {
        self.target = target
        told = ToldError(&fields)
    }

    public func write(
        to found: Contact, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        _ = try SafeguardingReferral.registerInError(target.member, of: contact.rawValue, told, context, db)
        try db.execute(
            """
            UPDATE contact
            SET safeguarding = r.any_left AND safeguarding, immediate_risk = r.at_once AND immediate_risk
            FROM (
                SELECT count(*) > 0 AS any_left, coalesce(bool_or(f.immediate_risk), false) AS at_once
                FROM safeguarding_referral AS f WHERE f.contact_id = \(contact) AND f.error_on IS NULL
            ) AS r
            WHERE id = \(contact)
            """)
    }

    public func dutySubjects(of after: Contact, replacing before: Contact) -> [DutySubject] { before.dutySubjects }
}

/// Closes a referral of a complaint as made in error, or twice: nobody's word on it is awaited.
public struct RegisterComplaintReferralInError: ComplaintAddition {
    public static let event = "safeguarding_referral_registered_in_error"
    public static let permission = Permission.decide
    public static let corrects = true

    public let target: MemberTarget<RecordKinds.Complaint, RecordKinds.Referral>
    public let told: ToldError

    public init(_ fields: inout Fields, of target: MemberTarget<RecordKinds.Complaint, RecordKinds.Referral>) {
        self.target = target
        told = ToldError(&fields)
    }

    public func add(
        to found: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> SafeguardingReferral {
        try SafeguardingReferral.registerInError(target.member, of: complaint.rawValue, told, context, db)
    }

    public func dutySubjects(of referral: SafeguardingReferral) -> [DutySubject] { [.referral(referral.id)] }
}

extension SafeguardingReferral {
    /// Closes a referral of a contact or of a complaint, and gives it as it is then.
    fileprivate static func registerInError(
        _ id: SafeguardingReferralID, of record: UUID, _ told: ToldError, _ context: borrowing OperationContext,
        _ db: borrowing Transaction
    ) throws -> SafeguardingReferral {
        let found = try db.first(
            SQL.referralColumns + " WHERE r.id = \(id) AND \(record) IN (r.contact_id, r.complaint_id)"
        ) { try columns.read($0) }
        guard var referral = found else { throw NotFound("referral") }
        let error = try told.error(
            of: id.rawValue, in: "safeguarding_referral", reference: "NULL::text", context, db)
        try error.check(recorded: referral.registrationError, unsettled: [])
        try error.store(in: "safeguarding_referral", id.rawValue, db)
        try RegistrationError.checkNoDuplicates(
            of: id.rawValue, in: "safeguarding_referral", named: "'The referral ' || o.id", db)
        referral.registrationError = error
        return referral
    }
}

extension RegistrationError {
    static let ofReferrals = columns(of: "r", kind: "referral")
}
