public import Complaints
public import JSON

/// Records that the answer of a stage was drafted by whoever asks.
public struct DraftResponse: ComplaintChange {
    public static let event = "response_drafted"
    public static let permission = Permission.recordCasework

    public let target: StageTarget

    public init(_ fields: inout Fields, of target: StageTarget) {
        self.target = target
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        if let stage { try complaint.draft(stage, context: context) }
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.draft(stage, context: context)
    }
}
