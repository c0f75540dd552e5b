public import Complaints
public import JSON

/// Records that the draft of a stage's answer was checked by whoever asks, who is not its author.
public struct CheckResponse: ComplaintChange {
    public static let event = "response_checked"
    public static let permission = Permission.recordCasework

    public let target: StageTarget

    public init(_ fields: inout Fields, of target: StageTarget) {
        self.target = target
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        if let stage { try complaint.check(stage, context: context) }
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.check(stage, context: context)
    }
}
