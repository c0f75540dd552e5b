public import Complaints
public import JSON
public import WorkingDays

/// Records the acknowledgement of a complaint or of the request for a stage.
public struct AcknowledgeStage: ComplaintChange {
    public static let event = "stage_acknowledged"
    public static let permission = Permission.recordCasework
    public static let sends: NoticeAct? = .acknowledgement

    public let target: StageTarget
    public let acknowledgedOn: Day
    public var notice: SentNotice?

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        if let stage { try complaint.acknowledge(stage, on: context.today, context: context) }
    }

    public var noticeDays: NoticeDays { NoticeDays(act: ("acknowledged_on", acknowledgedOn)) }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.acknowledge(stage, on: acknowledgedOn, context: context)
    }
}

extension AcknowledgeStage {
    public init(_ fields: inout Fields, of target: StageTarget) {
        self.init(
            target: target,
            acknowledgedOn: fields.day("acknowledged_on"), notice: fields.notice())
    }
}
