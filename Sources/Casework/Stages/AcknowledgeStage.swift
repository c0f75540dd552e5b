public import Complaints
public import WorkingDays

/// Records the acknowledgement of a complaint or of the request for a stage.
public struct AcknowledgeStage: ComplaintChange {
    public static let event = "stage_acknowledged"
    public static let permission = Permission.recordCasework

    public let complaint: ComplaintID
    public let expectedVersion: Int?
    public let stage: StageName
    public let acknowledgedOn: Day

    /// The operation on a complaint, at the version the caller saw.
    public init(complaint: ComplaintID, expectedVersion: Int?, stage: StageName, acknowledgedOn: Day) {
        self.complaint = complaint
        self.expectedVersion = expectedVersion
        self.stage = stage
        self.acknowledgedOn = acknowledgedOn
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.acknowledge(stage, on: acknowledgedOn, context: context)
    }

    public var details: [String: AuditValue?] {
        ["stage": .text(stage.rawValue), "acknowledged_on": .text(acknowledgedOn.description)]
    }
}
