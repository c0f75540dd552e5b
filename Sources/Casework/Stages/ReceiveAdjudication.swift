public import Complaints
public import JSON
public import WorkingDays

/// Records the day the complainant received the adjudication; the time to ask for a review panel counts from it.
public struct ReceiveAdjudication: ComplaintChange {
    public static let event = "adjudication_received"
    public static let permission = Permission.recordCasework
    public static let scope = OperationScope.stages([.investigation])

    public let target: StageTarget
    public let receivedOn: Day

    public init(_ fields: inout Fields, of target: StageTarget) {
        self.target = target
        receivedOn = fields.day("adjudication_received_on")
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        try complaint.receiveAdjudication(on: context.today, context: context)
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.receiveAdjudication(on: receivedOn, context: context)
    }
}
