public import Complaints
public import JSON
import WorkingDays

/// Records by when an adult social care or public health complaint will be answered, as agreed with the complainant or set
/// for want of that.
public struct PlanResponse: ComplaintChange {
    public static let event = "response_planned"
    public static let permission = Permission.recordCasework
    public static let sends: NoticeAct? = .plan
    public static let scope = OperationScope.stages([.singleStage])

    public let target: StageTarget
    public let plan: ResponsePlan
    public let notice: SentNotice?

    public init(_ fields: inout Fields, of target: StageTarget) {
        self.target = target
        notice = fields.notice()
        plan = ResponsePlan(
            madeOn: fields.day("made_on"), origin: fields.choice("origin"), respondByOn: fields.day("respond_by_on"),
            letterOn: fields.day(optional: "letter_on") ?? notice?.sentOn)
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        try complaint.checkRunning(.singleStage)
    }

    public var noticeDays: NoticeDays {
        NoticeDays(act: ("made_on", plan.madeOn), letter: ("letter_on", plan.letterOn))
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.plan(plan, context: context)
    }
}
