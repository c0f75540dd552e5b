public import Complaints
import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// Adds an obligation to a complaint, whatever its outcome (requirement R76): redress for the person or an improvement of the
/// service, as it was recommended.
///
/// The complaints team does so, or the department that is to own it.
public struct AddObligation: ComplaintAddition {
    public static let event = "obligation_added"
    public static let permission = Permission.respond

    public let target: Target<RecordKinds.Complaint>
    public let source: ObligationSource
    public let text: String
    public let proposed: ProposedObligation
    public let owner: NamedOwner
    public let offeredOn: Day?
    public let agreedOn: Day
    public let checkOn: Day?

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Complaint>) {
        self.target = target
        source = fields.choice("source")
        text = fields.text("text", limit: 4_000)
        proposed = ProposedObligation(&fields)
        owner = NamedOwner(&fields)
        offeredOn = fields.day(optional: "offered_on")
        agreedOn = fields.day("agreed_on")
        checkOn = fields.day(optional: "check_on")
    }

    public func add(
        to complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Obligation {
        let owner = try ObligationOwner.find(owner, in: complaint.id, today: context.today, db)
        let origin = try ObligationOrigin.of(complaint.id, db)
        let terms = try complaint.terms(
            of: proposed, agreedOn: agreedOn, offeredOn: offeredOn, checkOn: checkOn, decidedOn: origin?.decidedOn,
            source: source, owner: owner, today: context.today, calendar: try context.casework.knowledge.calendar(db))
        try owner.checkWrites(context, db)
        try complaint.checkSource(
            source, hasOmbudsmanCase: origin?.ombudsmanCase != nil, isReviewed: origin?.isReviewed == true)
        let obligation = Obligation(
            id: ObligationID(rawValue: .version7(at: context.now)), complaint: complaint.id,
            ombudsmanCase: source == .ombudsman ? origin?.ombudsmanCase : nil, reference: complaint.reference,
            source: source, text: text, terms: terms, owed: try proposed.owed(), checkOn: checkOn, version: 1)
        try obligation.insert(db)
        if let shown = obligation.ombudsmanCase { try OmbudsmanCaseRecord.moveOn(shown, at: context.now, db) }
        return obligation
    }

    public func dutySubjects(of obligation: Obligation) -> [DutySubject] { [.obligation(obligation.id)] }
}

/// What besides its stages an obligation of a complaint may come from.
struct ObligationOrigin {
    let ombudsmanCase: OmbudsmanCaseID?
    let decidedOn: Day?
    let isReviewed: Bool

    static func of(_ complaint: ComplaintID, _ db: borrowing Transaction) throws -> ObligationOrigin? {
        try db.first(SQL.origins(of: complaint)) {
            ObligationOrigin(
                ombudsmanCase: try $0["case_id"], decidedOn: try $0["decision_on"], isReviewed: try $0["is_reviewed"])
        }
    }
}

extension SQL {
    /// What besides its stages an obligation of a complaint may come from: its latest case at the Ombudsman, a remedial review.
    fileprivate static func origins(of complaint: ComplaintID) -> SQL {
        """
        SELECT o.id AS case_id, o.decision_on,
            EXISTS (SELECT FROM remedial_review AS r WHERE r.complaint_id = c.id) AS is_reviewed
        FROM complaint AS c LEFT JOIN ombudsman_case AS o ON o.complaint_id = c.id AND o.error_on IS NULL
        WHERE c.id = \(complaint) ORDER BY o.enquiry_on DESC, o.id DESC LIMIT 1
        """
    }
}
