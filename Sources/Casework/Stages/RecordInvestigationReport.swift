public import Complaints
public import JSON
public import WorkingDays

/// Records receipt of the Investigating Officer's report.
public struct RecordInvestigationReport: ComplaintChange {
    public static let event = "investigation_report_received"
    public static let permission = Permission.investigate
    public static let scope = OperationScope.stages([.investigation])

    public let target: StageTarget
    public let receivedOn: Day
    public let independentReportOn: Day?
    public let findings: [FindingOnPoint]
    public let recommendations: [String]

    public init(_ fields: inout Fields, of target: StageTarget) {
        self.target = target
        receivedOn = fields.day("report_received_on")
        independentReportOn = fields.day(optional: "independent_report_received_on")
        findings = fields.findings()
        recommendations = fields.texts(optional: "recommendations", limit: 100, length: 2_000)
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        try complaint.recordReport(on: context.today, context: context)
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.recordReport(
            on: receivedOn, independentReportOn: independentReportOn, findings: findings,
            recommendations: recommendations, context: context)
    }

    public var details: [String: AuditValue?] {
        [
            "recommendations": .number(recommendations.count),
            "findings": findings.isEmpty ? nil : .text(findings.written),
        ]
    }
}
