public import Complaints
public import JSON
public import Postgres
import WorkingDays

/// Records the offer of an advocate and the answer to it, and with it the party and the days stage 1 waits for (decision
/// 0028).
public struct RecordAdvocacy: ComplaintChange {
    public static let event = "advocacy_recorded"
    public static let permission = Permission.speakForChildren
    public static let needsAcceptance = false

    public let target: Target<RecordKinds.Complaint>
    public let advocacy: Advocacy

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Complaint>) {
        self.target = target
        let askedOn = fields.day(optional: "advocate_asked_on")
        let appointedOn = fields.day(optional: "advocate_appointed_on")
        if askedOn == nil, appointedOn != nil { fields.missing("advocate_asked_on", with: "advocate_appointed_on") }
        advocacy = Advocacy(
            offeredOn: fields.day("offered_on"), answer: fields.choice(optional: "answer"),
            answeredOn: fields.day(optional: "answered_on"),
            representative: fields.text(optional: "representative", limit: 200, audited: true),
            representativeType: fields.choice(optional: "representative_type"),
            advocate: askedOn.map { AdvocateRequest(askedOn: $0, appointedOn: appointedOn) })
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        try complaint.record(
            Advocacy(
                offeredOn: context.today, answer: nil, answeredOn: nil, representative: nil,
                representativeType: nil), context: context)
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.record(advocacy, context: context)
    }

    /// Whoever represents the child is a party, recorded once.
    public func finish(
        _ complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        if let party = advocacy.party { try Party.add(representing: party, to: complaint.id, db) }
    }
}
