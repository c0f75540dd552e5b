public import Complaints
public import WorkingDays

/// Records receipt of the Investigating Officer's report.
public struct RecordInvestigationReport: ComplaintChange {
    public static let event = "investigation_report_received"
    public static let permission = Permission.investigate

    public let complaint: ComplaintID
    public let expectedVersion: Int?
    public let receivedOn: Day

    /// The operation on a complaint, at the version the caller saw.
    public init(complaint: ComplaintID, expectedVersion: Int?, receivedOn: Day) {
        self.complaint = complaint
        self.expectedVersion = expectedVersion
        self.receivedOn = receivedOn
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.recordReport(on: receivedOn, context: context)
    }

    public var details: [String: AuditValue?] {
        ["received_on": .text(receivedOn.description)]
    }
}
