public import Complaints
public import JSON
public import WorkingDays

/// Records receipt of the Independent Person's report on a stage 2.
public struct RecordIndependentReport: ComplaintChange {
    public static let event = "independent_report_received"
    public static let permission = Permission.recordCasework
    public static let scope = OperationScope.stages([.investigation])

    public let target: StageTarget
    public let receivedOn: Day

    public init(_ fields: inout Fields, of target: StageTarget) {
        self.target = target
        receivedOn = fields.day("independent_report_received_on")
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        try complaint.recordIndependentReport(on: context.today, context: context)
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.recordIndependentReport(on: receivedOn, context: context)
    }
}
