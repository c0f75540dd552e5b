public import Complaints
public import JSON
import WorkingDays

/// Records the good reason for which a children's stage 2 need not be offered, though stage 1 overran.
public struct ExcuseStage2Offer: ComplaintChange {
    public static let event = "stage_2_offer_excused"
    public static let permission = Permission.decide
    public static let settles: ProposedDecision? = .stage2Offer
    public static let scope = OperationScope.stages([.localResolution])

    public let target: StageTarget
    public let excuse: OfferExcuse

    public init(_ fields: inout Fields, of target: StageTarget) {
        self.target = target
        excuse = OfferExcuse(
            excusedOn: fields.day("excused_on"), goodReason: fields.text("good_reason", limit: 2_000, audited: true))
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        try complaint.excuseStage2Offer(
            OfferExcuse(excusedOn: context.today, goodReason: Sample.text), context: context)
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.excuseStage2Offer(excuse, context: context)
    }
}
