public import Complaints
public import JSON
public import WorkingDays

/// Offers a children's stage 2 because stage 1 passed its limit without an answer.
public struct OfferStage2: ComplaintChange {
    public static let event = "stage_2_offered_under_duty"
    public static let permission = Permission.decide
    public static let settles: ProposedDecision? = .stage2Offer
    public static let sends: NoticeAct? = .offer
    public static let scope = OperationScope.stages([.localResolution])

    public let target: StageTarget
    public let offeredOn: Day
    public let notice: SentNotice?

    public init(_ fields: inout Fields, of target: StageTarget) {
        self.target = target
        offeredOn = fields.day("offered_under_duty_on")
        notice = fields.notice()
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        try complaint.offerStage2UnderDuty(on: context.today, context: context)
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.offerStage2UnderDuty(on: offeredOn, context: context)
    }
}
