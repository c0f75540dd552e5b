public import Complaints
public import JSON
public import WorkingDays

/// Records the complainant's request for the next stage and opens it.
public struct RequestStage: ComplaintChange {
    public static let event = "stage_requested"
    public static let permission = Permission.recordCasework
    public static let scope = OperationScope.nextStage

    public let target: Target<RecordKinds.Complaint>
    public let stage: StageName
    public let requestedOn: Day

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        try complaint.requestStage(try complaint.stageToRequest(stage), on: context.today, context: context)
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.requestStage(stage, on: requestedOn, context: context)
    }
}

extension RequestStage {
    public init(_ fields: inout Fields, of target: Target<RecordKinds.Complaint>) {
        self.init(target: target, stage: fields.choice("stage"), requestedOn: fields.day("requested_on"))
    }
}
