public import Complaints
public import JSON
public import WorkingDays

/// Records that an advocate was asked for at children's stage 1: the target of 10 working days stands still, the limit of
/// 20 does not.
public struct AskForAdvocate: ComplaintChange {
    public static let event = "advocate_asked_for"
    public static let permission = Permission.speakForChildren
    public static let scope = OperationScope.stages([.localResolution])

    public let target: StageTarget
    public let askedOn: Day

    public init(_ fields: inout Fields, of target: StageTarget) {
        self.target = target
        askedOn = fields.day("advocate_asked_on")
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        try complaint.askForAdvocate(on: context.today, context: context)
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.askForAdvocate(on: askedOn, context: context)
    }
}

/// Records that the advocate was appointed, from which day the target runs on.
public struct AppointAdvocate: ComplaintChange {
    public static let event = "advocate_appointed"
    public static let permission = Permission.speakForChildren
    public static let scope = OperationScope.stages([.localResolution])

    public let target: StageTarget
    public let appointedOn: Day

    public init(_ fields: inout Fields, of target: StageTarget) {
        self.target = target
        appointedOn = fields.day("advocate_appointed_on")
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        try complaint.appointAdvocate(on: context.today, context: context)
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.appointAdvocate(on: appointedOn, context: context)
    }
}
