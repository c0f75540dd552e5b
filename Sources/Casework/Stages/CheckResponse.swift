public import Complaints

/// Records that the draft of a stage's answer was checked by whoever asks, who is not its author.
public struct CheckResponse: ComplaintChange {
    public static let event = "response_checked"
    public static let permission = Permission.recordCasework

    public let complaint: ComplaintID
    public let expectedVersion: Int?
    public let stage: StageName

    /// The operation on a complaint, at the version the caller saw.
    public init(complaint: ComplaintID, expectedVersion: Int?, stage: StageName) {
        self.complaint = complaint
        self.expectedVersion = expectedVersion
        self.stage = stage
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.check(stage, context: context)
    }

    public var details: [String: AuditValue?] {
        ["stage": .text(stage.rawValue)]
    }
}
