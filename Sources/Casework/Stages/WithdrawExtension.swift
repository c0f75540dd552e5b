public import Complaints
public import JSON
import WorkingDays

/// Withdraws the latest extension of a stage, with the reason; the deadlines are then those without it.
public struct WithdrawExtension: ComplaintChange {
    public static let event = "extension_withdrawn"
    public static let permission = Permission.decide
    public static let corrects = true

    public let target: StageTarget
    public let reason: String

    public init(_ fields: inout Fields, of target: StageTarget) {
        self.target = target
        reason = fields.text("reason", limit: 2_000, audited: true)
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        if let stage { try complaint.withdrawExtension(of: stage, reason: Sample.text) }
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.withdrawExtension(of: stage, reason: reason)
    }

    /// The extension that was withdrawn, which the complaint no longer shows.
    public func details(replacing before: Complaint) -> [String: AuditValue?] {
        let withdrawn = before.stage(stage)?.extensions.last
        return [
            "agreed_on": withdrawn.map { .text($0.agreedOn.description) },
            "extended_to": withdrawn.map { .text($0.extendedTo.description) },
        ]
    }
}
