public import Complaints
public import JSON
public import WorkingDays

/// Records the day the statement of complaint of a stage 2 was agreed.
public struct AgreeStatement: ComplaintChange {
    public static let event = "statement_agreed"
    public static let permission = Permission.investigate
    public static let scope = OperationScope.stages([.investigation])

    public let target: StageTarget
    public let agreedOn: Day

    public init(_ fields: inout Fields, of target: StageTarget) {
        self.target = target
        agreedOn = fields.day("statement_agreed_on")
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        try complaint.agreeStatement(on: context.today, context: context)
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.agreeStatement(on: agreedOn, context: context)
    }
}
