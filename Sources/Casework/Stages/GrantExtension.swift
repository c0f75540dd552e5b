public import Complaints
public import JSON
import WorkingDays

/// Grants an extension of a stage, with its reason and the day the complainant was told.
///
/// The day and the notice are one fact: each is recorded with the other (decision 0028). What the extension does is in the complaint's answer as its verdict: one without its notice is kept and moves nothing.
public struct GrantExtension: ComplaintChange {
    public static let event = "stage_extended"
    public static let permission = Permission.decide
    public static let settles: ProposedDecision? = .extension
    public static let sends: NoticeAct? = .extension

    public let target: StageTarget
    public let `extension`: Extension
    public let notice: SentNotice?

    public init(_ fields: inout Fields, of target: StageTarget) {
        self.target = target
        `extension` = Extension(&fields)
        notice = fields.notice() ?? `extension`.notice(at: target.stage)
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        guard let stage else { return }
        try complaint.grantExtension(
            Extension(
                agreedOn: context.today, extendedTo: context.today.adding(days: 1), reason: Sample.text, notifiedOn: nil
            ),
            of: stage, context: context)
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.grantExtension(`extension`, of: stage, context: context)
    }
}

extension Extension {
    fileprivate init(_ fields: inout Fields) {
        self.init(
            agreedOn: fields.day("agreed_on"), extendedTo: fields.day("extended_to"),
            reason: fields.text("reason", limit: 2_000, audited: true), notifiedOn: fields.day(optional: "notified_on"),
            ombudsmanDetailsGiven: fields.flag(optional: "ombudsman_details_given") ?? false,
            goodReason: fields.text(optional: "good_reason", limit: 2_000, audited: true))
    }
}
