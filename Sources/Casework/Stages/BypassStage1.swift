public import Complaints
public import WorkingDays

/// Passes children's stage 1 over where both sides agree.
public struct BypassStage1: ComplaintChange {
    public static let event = "stage_1_bypassed"
    public static let permission = Permission.decide

    public let complaint: ComplaintID
    public let expectedVersion: Int?
    public let bypassedOn: Day
    public let complainantAgrees: Bool
    public let reason: String

    /// The operation on a complaint, at the version the caller saw.
    public init(complaint: ComplaintID, expectedVersion: Int?, bypassedOn: Day, complainantAgrees: Bool, reason: String)
    {
        self.complaint = complaint
        self.expectedVersion = expectedVersion
        self.bypassedOn = bypassedOn
        self.complainantAgrees = complainantAgrees
        self.reason = reason
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.bypassStage1(
            on: bypassedOn, complainantAgrees: complainantAgrees, reason: reason, context: context)
    }

    public var details: [String: AuditValue?] {
        [
            "bypassed_on": .text(bypassedOn.description), "complainant_agrees": .flag(complainantAgrees),
            "reason": .text(reason),
        ]
    }
}
