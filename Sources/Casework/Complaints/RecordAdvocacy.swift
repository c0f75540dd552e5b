public import Complaints
public import JSON
import WorkingDays

/// Records the offer of an advocate and the answer to it.
public struct RecordAdvocacy: ComplaintChange {
    public static let event = "advocacy_recorded"
    public static let permission = Permission.recordCasework
    public static let needsAcceptance = false

    public let target: Target<RecordKinds.Complaint>
    public let advocacy: Advocacy

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Complaint>) {
        self.target = target
        advocacy = Advocacy(
            offeredOn: fields.day("offered_on"), answer: fields.choice(optional: "answer"),
            answeredOn: fields.day(optional: "answered_on"),
            representative: fields.text(optional: "representative", limit: 200, audited: true),
            representativeType: fields.choice(optional: "representative_type"))
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
}
