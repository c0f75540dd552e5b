public import Complaints
import Foundation
public import JSON
public import Postgres
import WorkingDays

/// Closes a contact that does not become a complaint: how it ended, why, and the manager who agreed (requirement R66).
///
/// Only the Complaints Manager calls a contact malicious, or sends a child's elsewhere, the latter with a check
/// (requirements R10, R56).
public struct CloseContact: RecordChange {
    public static let event = "contact_closed"
    public static let permission = Permission.recordCasework

    public let target: Target<RecordKinds.Contact>
    public let ending: Ending
    public let rightsCheck: RightsCheck?

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Contact>) {
        self.target = target
        ending = Ending(&fields)
        rightsCheck = RightsCheck(&fields)
    }

    public func write(
        to found: Contact, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        if found.isDecided(ending.disposition) { try context.requireDecider() }
        try found.check(ending, today: context.today)
        if let agreedBy = ending.agreedBy {
            try Person.find(agreedBy, field: "agreed_by", db).checkAgrees(with: context.actor, field: "agreed_by")
        }
        if let childDecision = found.childDecision(ending.disposition) {
            try context.keep(
                KeptOut(childDecision, on: context.today, reason: ending.rationale, check: rightsCheck),
                of: .contact(found), on: "closed_on", since: found.receivedOn, db)
        }
        try db.execute(SQL.close(contact, ending, at: context.now))
    }
}

extension SQL {
    fileprivate static func close(_ contact: ContactID, _ ending: Ending, at now: Date) -> SQL {
        """
        UPDATE contact
        SET closed_at = \(now), disposition = \(ending.disposition), destination = \(ending.destination),
            explained_on = \(ending.explainedOn), forwarded_on = \(ending.forwardedOn),
            eligible_complainant = \(ending.tests?.eligibleComplainant),
            subject_in_scope = \(ending.tests?.subjectInScope), rationale = \(ending.rationale), agreed_by = \(ending.agreedBy),
            assessment_reference = \(ending.assessmentReference), spoken_to_on = \(ending.spokenToOn)
        WHERE id = \(contact)
        """
    }
}

extension Ending {
    fileprivate init(_ fields: inout Fields) {
        self.init(
            disposition: fields.choice("disposition"), destination: fields.choice(optional: "destination"),
            explainedOn: fields.day(optional: "explained_on"), forwardedOn: fields.day(optional: "forwarded_on"),
            rationale: fields.text("rationale", limit: 2_000, audited: true),
            tests: EligibilityTests(
                eligibleComplainant: fields.flag(optional: "eligible_complainant"),
                subjectInScope: fields.flag(optional: "subject_in_scope")),
            agreedBy: PersonID(rawValue: fields.identifier("agreed_by")),
            assessmentReference: fields.text(optional: "assessment_reference", limit: 100, audited: true),
            spokenToOn: fields.day(optional: "spoken_to_on"), closedAt: nil)
    }
}
