public import Complaints
public import JSON

/// Takes the latest closing of a complaint back: opens it again, or lets what was registered in error count as it did.
public struct ReopenComplaint: ComplaintChange {
    public static let event = "complaint_reopened"
    public static let permission = Permission.decide
    public static let needsAcceptance = false
    public static let takesErrors = true

    public let target: Target<RecordKinds.Complaint>
    public let reason: String

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Complaint>) {
        self.target = target
        reason = fields.text("reason", limit: 2_000, audited: true)
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        try complaint.reopen(reason: Sample.text)
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.reopen(reason: reason)
    }
}
