public import Complaints
public import JSON
public import WorkingDays

/// Records that the Ombudsman accepted an early referral, which ends stage 3.
public struct AcceptEarlyReferral: ComplaintChange {
    public static let event = "early_referral_accepted"
    public static let permission = Permission.recordCasework
    public static let scope = OperationScope.stages([.reviewPanel])

    public let target: StageTarget
    public let acceptedOn: Day

    public init(_ fields: inout Fields, of target: StageTarget) {
        self.target = target
        acceptedOn = fields.day("early_referral_accepted_on")
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        try complaint.acceptEarlyReferral(on: context.today, context: context)
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.acceptEarlyReferral(on: acceptedOn, context: context)
    }
}
