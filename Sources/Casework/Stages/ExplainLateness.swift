public import Complaints
public import JSON

/// Records why a limit of a stage was not kept, whether the stage runs or has ended (requirement R51).
public struct ExplainLateness: ComplaintChange {
    public static let event = "lateness_explained"
    public static let permission = Permission.recordCasework

    public let target: StageTarget
    public let late: LateReason

    public init(_ fields: inout Fields, of target: StageTarget) {
        self.target = target
        late = LateReason(
            clock: fields.text("clock", limit: 100, audited: true), reason: fields.choice("reason"),
            explanation: fields.text(optional: "explanation", limit: 2_000))
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        guard let stage else { return }
        try complaint.explainLateness(
            LateReason(clock: Sample.text, reason: .unknown), of: stage, context: context)
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.explainLateness(late, of: stage, context: context)
    }
}
