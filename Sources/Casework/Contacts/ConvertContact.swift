public import Complaints
import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// Makes a contact a complaint, received when and how the contact was; a manager then accepts it into a procedure.
///
/// It is not held up by a safeguarding referral, whose acknowledgement is recorded with the contact.
public struct ConvertContact: RequestedOperation {
    public static let event = "contact_converted"
    public static let permission = Permission.recordCasework

    public let target: Target<RecordKinds.Contact>
    /// The contact's own person, unless another name is given.
    public let complainant: String?
    public let complainantType: ComplainantType
    public let representativeType: RepresentativeType?
    /// The contact's own department and service, unless others are given.
    public let department: String?
    public let service: String?
    public let aboutChildrensSocialCare: Bool
    public let causes: [String]
    /// The contact's own text, unless another is given.
    public let summary: String?
    /// The day it was explained that the matter is outside the children's statutory procedure and goes the corporate
    /// route (requirement R7).
    public let explainedOn: Day?
    /// The points of the complaint in the complainant's order, if they are told apart already.
    public let points: [String]
    public let rightsCheck: RightsCheck?
    /// References of likely duplicates of which it was said that this is another matter.
    public let notADuplicateOf: [String]

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Contact>) {
        self.target = target

        complainant = fields.text(optional: "complainant", limit: 200)
        complainantType = fields.choice("complainant_type")
        representativeType = fields.choice(optional: "representative_type")
        department = fields.text(optional: "department", limit: 200)
        service = fields.text(optional: "service", limit: 200)
        aboutChildrensSocialCare = fields.flag("about_childrens_social_care")
        causes = fields.texts("causes", limit: 20)
        summary = fields.text(optional: "summary", limit: 20_000)
        explainedOn = fields.day(optional: "explained_on")
        points = fields.texts(optional: "points", limit: 100, length: 5_000)
        rightsCheck = RightsCheck(&fields)
        notADuplicateOf = fields.notADuplicateOf()
    }

    public func perform(
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> ComplaintRecord {
        let found = try Contact.lock(target, context, db)
        let childDecision = found.childDecision(
            explainedOn: explainedOn, aboutChildrensSocialCare: aboutChildrensSocialCare,
            complainantType: complainantType)
        if childDecision != nil { try context.requireDecider() }
        let (complainant, service, summary) = try found.conversion(
            complainant: complainant, service: service, summary: summary, explainedOn: explainedOn,
            today: context.today)
        let registered = try RegisterComplaint(
            receivedAt: found.receivedAt, channel: found.channel, complainant: complainant,
            complainantType: complainantType, representativeType: representativeType,
            department: department ?? found.department, service: service,
            aboutChildrensSocialCare: aboutChildrensSocialCare, causes: causes, summary: summary, points: points,
            notADuplicateOf: notADuplicateOf, origin: .contact(found)
        ).perform(context, db)
        let complaint = registered.complaint.id
        if let childDecision {
            try context.keep(
                KeptOut(childDecision, on: context.today, reason: nil, check: rightsCheck),
                of: .contact(found), on: "converted_on", since: found.receivedOn, db)
        }
        try db.execute(SQL.link(found.id, to: complaint, explainedOn: explainedOn))
        try ComplaintTags(
            subject: found.subject, establishment: found.establishment, ladoReference: found.ladoReference
        ).store(with: complaint, db)
        if let team = found.team {
            try Assignment.carry(to: complaint, team, found.assignee, context, db)
        }
        let event = try context.audit(
            Self.event, of: AuditSubject(complaint: complaint, contact: found.id),
            details: [
                "contact": .text(found.reference), "complaint": .text(registered.complaint.reference),
                "explained_on": explainedOn.map { .text($0.description) },
            ], db)
        try context.storeDuties(of: found.dutySubjects, by: event, db)
        try Contact.moveOn(found.id, at: context.now, db)
        return registered
    }
}

extension SQL {
    fileprivate static func link(_ contact: ContactID, to complaint: ComplaintID, explainedOn: Day?) -> SQL {
        let route: (Disposition, Destination)? = explainedOn.map { _ in (.routedOut, .corporateComplaint) }
        return """
            UPDATE contact
            SET complaint_id = \(complaint), disposition = \(route?.0), destination = \(route?.1),
                explained_on = \(explainedOn)
            WHERE id = \(contact)
            """
    }
}
