public import Complaints
public import WorkingDays

/// Records that the review panel's findings were sent and received.
public struct RecordPanelFindings: ComplaintChange {
    public static let event = "panel_findings_sent"
    public static let permission = Permission.recordCasework

    public let complaint: ComplaintID
    public let expectedVersion: Int?
    public let sentOn: Day
    public let receivedOn: Day?
    public let recommendations: [String]

    /// The operation on a complaint, at the version the caller saw.
    public init(complaint: ComplaintID, expectedVersion: Int?, sentOn: Day, receivedOn: Day?, recommendations: [String])
    {
        self.complaint = complaint
        self.expectedVersion = expectedVersion
        self.sentOn = sentOn
        self.receivedOn = receivedOn
        self.recommendations = recommendations
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.recordFindings(
            sentOn: sentOn, receivedOn: receivedOn, recommendations: recommendations, context: context)
    }

    public var details: [String: AuditValue?] {
        [
            "sent_on": .text(sentOn.description), "received_on": receivedOn.map { .text($0.description) },
            "recommendations": .number(recommendations.count),
        ]
    }
}
