public import Complaints
public import JSON
import WorkingDays

/// Withdraws an extension of a stage, the latest unless one is named, with the reason; or puts the right one in its place.
public struct WithdrawExtension: ComplaintChange {
    public static let event = "extension_withdrawn"
    public static let permission = Permission.decide
    public static let corrects = true

    public let target: StageTarget
    /// 1 for the first; nil for the latest.
    public let number: Int?
    /// The right one, of which the caller agreed.
    public let replacement: Extension?
    public let lateness: StageCorrection.Lateness
    public let reason: String

    public init(_ fields: inout Fields, of target: StageTarget) {
        self.target = target
        number = fields.integer(optional: "number", in: 1...1_000)
        replacement = fields.object(optional: "replaced_by") { Extension(&$0) }
        lateness = StageCorrection.Lateness(&fields)
        reason = fields.text("reason", limit: 2_000, audited: true)
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        if let stage { try complaint.withdrawExtension(of: stage, reason: Sample.text) }
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.withdrawExtension(
            of: stage, number: number, replacement: replacement?.agreed(by: context.actor.name), reason: reason)
        try complaint.explain(lateness, of: stage, context: context)
    }

    /// The extension that was withdrawn, which the complaint no longer shows.
    public func details(replacing before: Complaint) -> [String: AuditValue?] {
        let extensions = before.stage(stage)?.extensions ?? []
        let place = (number ?? extensions.count) - 1
        guard extensions.indices.contains(place) else { return [:] }
        return [
            "agreed_on": .text(extensions[place].agreedOn.description),
            "extended_to": .text(extensions[place].extendedTo.description),
        ]
    }
}

extension Extension {
    fileprivate init(_ fields: inout Fields) {
        self.init(
            agreedOn: fields.day("agreed_on"), extendedTo: fields.day("extended_to"),
            reason: fields.text("reason", limit: 2_000), notifiedOn: fields.day(optional: "notified_on"),
            ombudsmanDetailsGiven: fields.flag(optional: "ombudsman_details_given") ?? false,
            goodReason: fields.text(optional: "good_reason", limit: 2_000),
            complainantAgreedOn: fields.day(optional: "complainant_agreed_on"))
    }

    /// The same, of which somebody agreed for the council.
    fileprivate func agreed(by name: String) -> Extension {
        Extension(
            agreedOn: agreedOn, extendedTo: extendedTo, reason: reason, notifiedOn: notifiedOn,
            ombudsmanDetailsGiven: ombudsmanDetailsGiven, goodReason: goodReason, agreedBy: name,
            complainantAgreedOn: complainantAgreedOn)
    }
}
