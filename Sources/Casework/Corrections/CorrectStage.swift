public import Complaints
public import JSON
import WorkingDays

/// Corrects what is recorded of a stage, whether it runs or has ended, with a reason; the audit keeps what was there before.
///
/// A field that is sent is corrected, and null takes back what was recorded by mistake. Outcomes have `CorrectOutcome`.
public struct CorrectStage: ComplaintChange {
    public static let event = "stage_corrected"
    public static let permission = Permission.decide
    public static let corrects = true

    public let target: StageTarget
    public let correction: StageCorrection
    public let reason: String

    public init(_ fields: inout Fields, of target: StageTarget) {
        self.target = target
        var correction = StageCorrection()
        correction.requestedOn = fields.corrected(day: "requested_on")
        correction.days = fields.corrected(Stage.correctableDays)
        correction.plan = fields.corrected("response_plan") { ResponsePlan(&$0) }
        correction.lateRequest = fields.corrected("late_request") { LateDecision(&$0) }
        correction.respondedBy = fields.identifier(optional: "responded_by").map(PersonID.init(rawValue:))
        correction.offerExcuse = fields.text(optional: "offer_excuse", limit: 2_000)
        correction.earlyReferralReason = fields.text(optional: "early_referral_reason", limit: 2_000)
        correction.actionPlan = fields.text(optional: "action_plan", limit: 5_000)
        if fields.gives("panellist_ids"), !fields.isNull("panellist_ids") {
            correction.panellists = fields.identifiers("panellist_ids", limit: 20).map(PersonID.init(rawValue:))
        }
        correction.nulls = StageCorrection.kept.filter { fields.isNull($0) }
        correction.reports = fields.corrections("reports", of: \.number) { StageCorrection.Report(&$0) }
        correction.lateness = StageCorrection.Lateness(&fields)
        correction.rightsCheck = RightsCheck(&fields)
        self.correction = correction
        reason = fields.text("reason", limit: 2_000, audited: true)
    }

    /// What follows from the correction of another record.
    init(target: StageTarget, correction: StageCorrection, reason: String) {
        self.target = target
        self.correction = correction
        self.reason = reason
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        if let stage { try complaint.checkReached(stage) }
    }

    public var people: [PersonID] {
        [correction.respondedBy].compactMap(\.self) + (correction.panellists ?? [])
            + correction.reports.compactMap(\.author)
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try required("reason", reason)
        try complaint.correct(stage, by: correction, context: context)
    }

    public var keepsOut: KeptOut? {
        guard case .to(let decision) = correction.lateRequest, !decision.accepted else { return nil }
        return KeptOut(.lateRequest, on: decision.decidedOn, reason: decision.reason, check: correction.rightsCheck)
    }
}

extension StageCorrection.Lateness {
    init(_ fields: inout Fields) {
        self.init(
            reason: fields.choice(optional: "breach_reason"),
            explanation: fields.text(optional: "breach_explanation", limit: 2_000))
    }
}

extension ResponsePlan {
    fileprivate init(_ fields: inout Fields) {
        self.init(
            madeOn: fields.day("made_on"), origin: fields.choice("origin"), respondByOn: fields.day("respond_by_on"),
            letterOn: fields.day(optional: "letter_on"))
    }
}

extension StageCorrection.Report {
    fileprivate init(_ fields: inout Fields) {
        self.init(
            number: fields.integer("number", in: 1...1_000), receivedOn: fields.day(optional: "received_on"),
            author: fields.identifier(optional: "person_id").map(PersonID.init(rawValue:)),
            isTakenBack: fields.flag(optional: "taken_back") ?? false, findings: fields.findings())
    }
}
