public import Complaints
public import WorkingDays

/// Records receipt of the Investigating Officer's report.
public struct RecordInvestigationReport: ComplaintChange {
    public static let event = "investigation_report_received"
    public static let permission = Permission.investigate

    public let complaint: ComplaintID
    public let expectedVersion: Int?
    public let receivedOn: Day
    public let independentReportOn: Day?
    public let findings: [FindingOnPoint]
    public let recommendations: [String]

    /// The operation on a complaint, at the version the caller saw.
    public init(
        complaint: ComplaintID, expectedVersion: Int?, receivedOn: Day, independentReportOn: Day?,
        findings: [FindingOnPoint],
        recommendations: [String]
    ) {
        self.complaint = complaint
        self.expectedVersion = expectedVersion
        self.receivedOn = receivedOn
        self.independentReportOn = independentReportOn
        self.findings = findings
        self.recommendations = recommendations
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.recordReport(
            on: receivedOn, independentReportOn: independentReportOn, findings: findings,
            recommendations: recommendations, context: context)
    }

    public var details: [String: AuditValue?] {
        [
            "received_on": .text(receivedOn.description),
            "independent_report_received_on": independentReportOn.map { .text($0.description) },
            "recommendations": .number(recommendations.count),
            "findings": findings.isEmpty ? nil : .text(findings.written),
        ]
    }
}
