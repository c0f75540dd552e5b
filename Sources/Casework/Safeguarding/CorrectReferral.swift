public import Complaints
import Foundation
public import JSON
public import Postgres
import WorkingDays

/// Corrects when the recipient had the referral of a contact and who it was, or takes the acknowledgement back.
public struct CorrectContactReferral: RecordChange {
    public static let event = "safeguarding_referral_corrected"
    public static let permission = Permission.recordCasework
    public static let corrects = true

    public let target: MemberTarget<RecordKinds.Contact, RecordKinds.Referral>
    public let correcting: Correcting<SafeguardingReferral>

    public init(_ fields: inout Fields, of target: MemberTarget<RecordKinds.Contact, RecordKinds.Referral>) {
        self.target = target
        correcting = Correcting(&fields, SafeguardingReferral.facts)
    }

    public func write(
        to found: Contact, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        guard let before = found.referrals.first(where: { $0.id == target.member }) else { throw NotFound("referral") }
        try correcting.corrected(before).correct(before, context, db)
    }

    public func details(from before: Contact, to after: Contact) -> [String: AuditValue?] {
        guard let old = before.referrals.first(where: { $0.id == target.member }),
            let new = after.referrals.first(where: { $0.id == target.member })
        else { return [:] }
        return correcting.details(from: old, to: new)
    }
}

/// Corrects when the recipient had the referral of a complaint and who it was, or takes the acknowledgement back.
public struct CorrectComplaintReferral: ComplaintAddition {
    public static let event = "safeguarding_referral_corrected"
    public static let permission = Permission.recordCasework
    public static let corrects = true

    public let target: MemberTarget<RecordKinds.Complaint, RecordKinds.Referral>
    public let correcting: Correcting<SafeguardingReferral>

    public init(_ fields: inout Fields, of target: MemberTarget<RecordKinds.Complaint, RecordKinds.Referral>) {
        self.target = target
        correcting = Correcting(&fields, SafeguardingReferral.facts)
    }

    public func add(
        to found: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> CorrectedEntry<SafeguardingReferral> {
        guard let before = try SafeguardingReferral.load(target.member, of: complaint, db) else {
            throw NotFound("referral")
        }
        let referral = try correcting.corrected(before)
        try referral.correct(before, context, db)
        return CorrectedEntry(before: before, after: referral)
    }

    public func details(of entry: CorrectedEntry<SafeguardingReferral>, before: Complaint) -> [String: AuditValue?] {
        correcting.details(from: entry.before, to: entry.after)
    }

    public func dutySubjects(of entry: CorrectedEntry<SafeguardingReferral>) -> [DutySubject] {
        [.referral(entry.after.id)]
    }
}

extension SafeguardingReferral {
    /// To whom it went stands in the alert that was written at once, and when it was made the service itself recorded.
    fileprivate static let facts: [CorrectedFact<SafeguardingReferral>] = [
        .init(
            "acknowledged_at", isAct: true, { $0.instant(optional: $1) }, get: \.acknowledgedAt,
            set: { referral, instant in
                referral.acknowledgedAt = instant
                if instant == nil { referral.acknowledgedBy = nil }
            }, told: { $0.map { .text($0.ISO8601Format()) } }),
        .identifier("acknowledged_by", ifAny: \.acknowledgedBy),
    ]

    /// Writes the referral as it should be, where its acknowledgement may be so.
    fileprivate func correct(
        _ before: SafeguardingReferral, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        if let acknowledgedBy, acknowledgedBy != before.acknowledgedBy {
            try Person.find(acknowledgedBy, field: "acknowledged_by", db).checkActive(field: "acknowledged_by")
        }
        try checkCorrection(now: context.now)
        try db.execute(
            """
            UPDATE safeguarding_referral SET acknowledged_at = \(acknowledgedAt), acknowledged_by = \(acknowledgedBy)
            WHERE id = \(id)
            """)
    }
}
