public import Complaints
public import WorkingDays

/// Records the complainant's request for the next stage and opens it.
public struct RequestStage: ComplaintChange {
    public static let event = "stage_requested"
    public static let permission = Permission.recordCasework

    public let complaint: ComplaintID
    public let expectedVersion: Int?
    public let stage: StageName
    public let requestedOn: Day

    /// The operation on a complaint, at the version the caller saw.
    public init(complaint: ComplaintID, expectedVersion: Int?, stage: StageName, requestedOn: Day) {
        self.complaint = complaint
        self.expectedVersion = expectedVersion
        self.stage = stage
        self.requestedOn = requestedOn
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.requestStage(stage, on: requestedOn, context: context)
    }

    public var details: [String: AuditValue?] {
        ["stage": .text(stage.rawValue), "requested_on": .text(requestedOn.description)]
    }
}
