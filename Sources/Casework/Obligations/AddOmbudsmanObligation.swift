public import Complaints
import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// Records what was agreed with the Ombudsman; it may hang on any decision, and each has its own due date (rules LG-D2,
/// LG-C1).
///
/// Unless somebody is named the service that the case is about owns it.
public struct AddOmbudsmanObligation: RecordChange {
    public static let event = "ombudsman_obligation_added"
    public static let permission = Permission.recordCasework
    public static let adds = true

    public let target: Target<RecordKinds.OmbudsmanCase>
    public let text: String
    public let proposed: ProposedObligation
    public let owner: NamedOwner
    public let offeredOn: Day?
    public let agreedOn: Day

    public init(_ fields: inout Fields, of target: Target<RecordKinds.OmbudsmanCase>) {
        self.target = target
        text = fields.text("text", limit: 4_000)
        proposed = ProposedObligation(&fields)
        owner = NamedOwner(&fields)
        offeredOn = fields.day(optional: "offered_on")
        agreedOn = fields.day("agreed_on")
    }

    public func write(
        to record: OmbudsmanCaseRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        let owner =
            owner.isNobody
            ? record.owner
            : try ObligationOwner.find(owner, in: record.complaint, today: context.today, db)
        try Obligation(
            id: ObligationID(rawValue: .version7(at: context.now)), complaint: record.complaint,
            ombudsmanCase: record.id, reference: record.reference, source: .ombudsman, text: text, accepted: true,
            terms: try record.terms(
                of: proposed, agreedOn: agreedOn, offeredOn: offeredOn, owner: owner, today: context.today),
            owed: try proposed.owed(), version: 1
        ).insert(db)
    }
}
