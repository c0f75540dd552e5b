public import Complaints
public import JSON
public import WorkingDays

/// Records that the review panel met.
public struct HoldReviewPanel: ComplaintChange {
    public static let event = "review_panel_held"
    public static let permission = Permission.recordCasework
    public static let scope = OperationScope.stages([.reviewPanel])

    public let target: StageTarget
    public let heldOn: Day
    public let needsConfirmedOn: Day?

    public init(_ fields: inout Fields, of target: StageTarget) {
        self.target = target
        heldOn = fields.day("panel_held_on")
        needsConfirmedOn = fields.day(optional: "needs_confirmed_on")
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        try complaint.holdPanel(on: context.today, context: context)
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.holdPanel(on: heldOn, needsConfirmedOn: needsConfirmedOn, context: context)
    }
}
