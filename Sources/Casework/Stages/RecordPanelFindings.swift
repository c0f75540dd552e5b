public import Complaints
public import JSON
public import WorkingDays

/// Records that the review panel's findings were sent and received.
public struct RecordPanelFindings: ComplaintChange {
    public static let event = "panel_findings_sent"
    public static let permission = Permission.recordCasework
    public static let sends: NoticeAct? = .findings
    public static let scope = OperationScope.stages([.reviewPanel])

    public let target: StageTarget
    public let sentOn: Day
    public let receivedOn: Day?
    public let recommendations: [String]
    public let notice: SentNotice?

    public init(_ fields: inout Fields, of target: StageTarget) {
        self.target = target
        sentOn = fields.day("panel_findings_on")
        receivedOn = fields.day(optional: "findings_received_on")
        recommendations = fields.texts(optional: "recommendations", limit: 100, length: 2_000)
        notice = fields.notice()
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        try complaint.recordFindings(sentOn: context.today, receivedOn: nil, context: context)
    }

    public var noticeDays: NoticeDays { NoticeDays(act: ("panel_findings_on", sentOn)) }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.recordFindings(
            sentOn: sentOn, receivedOn: receivedOn, recommendations: recommendations, context: context)
    }

    public var details: [String: AuditValue?] {
        [
            "recommendations": .number(recommendations.count)
        ]
    }
}
