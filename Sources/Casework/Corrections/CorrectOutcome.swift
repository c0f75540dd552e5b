public import Complaints
public import JSON
import WorkingDays

/// Corrects the outcome of a stage that was answered: the Complaints Manager's decision; the audit keeps both.
public struct CorrectOutcome: ComplaintChange {
    public static let event = "outcome_corrected"
    public static let permission = Permission.decide
    public static let corrects = true

    public let target: StageTarget
    public let outcome: Outcome
    public let noFindingReason: NoFindingReason?
    public let allPointsUpheld: Bool?
    public let findings: [FindingOnPoint]
    public let reason: String

    public init(_ fields: inout Fields, of target: StageTarget) {
        self.target = target
        outcome = fields.choice("outcome")
        noFindingReason = fields.choice(optional: "no_finding_reason")
        allPointsUpheld = fields.flag(optional: "all_points_upheld")
        findings = fields.findings()
        reason = fields.text("reason", limit: 2_000)
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        if let stage { try complaint.checkAnswered(stage) }
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.correctOutcome(
            of: stage, to: outcome, noFindingReason: noFindingReason, allPointsUpheld: allPointsUpheld,
            findings: findings, reason: reason)
    }

    public var details: [String: AuditValue?] {
        [
            "stage": .text(stage.rawValue), "to_outcome": .text(outcome.rawValue),
            "to_no_finding_reason": noFindingReason.map { .text($0.rawValue) },
            "to_findings": findings.isEmpty ? nil : .text(findings.written), "reason": .text(reason),
        ]
    }

    public func details(replacing before: Complaint) -> [String: AuditValue?] {
        let old = before.stage(stage)
        return details.merging([
            "from_outcome": old?.outcome.map { .text($0.rawValue) },
            "from_no_finding_reason": old?.noFindingReason.map { .text($0.rawValue) },
            "from_findings": findings.isEmpty ? nil : .text(before.adjudicated(at: stage).written),
        ]) { $1 }
    }
}
