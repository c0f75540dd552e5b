public import Complaints
public import JSON
public import WorkingDays

/// Grants an extension of a stage, with its reason, who agreed it for the council, and the days the complainant agreed and
/// was told (requirement R40).
///
/// The day and the notice are one fact: each is recorded with the other (decision 0028). What the extension does is in the
/// complaint's answer as its verdict: one without its notice is kept and moves nothing.
public struct GrantExtension: ComplaintChange {
    public static let event = "stage_extended"
    public static let permission = Permission.decide
    public static let adds = true
    public static let settles: ProposedDecision? = .extension
    public static let sends: NoticeAct? = .extension

    public let target: StageTarget
    public let agreedOn: Day
    public let extendedTo: Day
    public let reason: String
    public let notifiedOn: Day?
    public let ombudsmanDetailsGiven: Bool
    public let goodReason: String?
    public let complainantAgreedOn: Day?
    /// The Complaints Manager who agreed it for the council; the caller where nobody is named.
    public let agreedBy: PersonID?
    public let notice: SentNotice?

    public init(_ fields: inout Fields, of target: StageTarget) {
        self.target = target
        agreedOn = fields.day("agreed_on")
        extendedTo = fields.day("extended_to")
        reason = fields.text("reason", limit: 2_000, audited: true)
        notifiedOn = fields.day(optional: "notified_on")
        ombudsmanDetailsGiven = fields.flag(optional: "ombudsman_details_given") ?? false
        goodReason = fields.text(optional: "good_reason", limit: 2_000, audited: true)
        complainantAgreedOn = fields.day(optional: "complainant_agreed_on")
        agreedBy = fields.identifier(optional: "agreed_by_person_id").map(PersonID.init(rawValue:))
        notice =
            fields.notice()
            ?? Extension(
                agreedOn: agreedOn, extendedTo: extendedTo, reason: reason, notifiedOn: notifiedOn,
                ombudsmanDetailsGiven: ombudsmanDetailsGiven
            ).notice(at: target.stage)
    }

    public var people: [PersonID] { agreedBy.map { [$0] } ?? [] }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        guard let stage else { return }
        try complaint.grantExtension(
            Extension(
                agreedOn: context.today, extendedTo: context.today.adding(days: 1), reason: Sample.text, notifiedOn: nil
            ),
            of: stage, context: context)
    }

    public var noticeDays: NoticeDays {
        NoticeDays(act: notifiedOn == nil ? ("agreed_on", agreedOn) : nil, letter: ("notified_on", notifiedOn))
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        let person = try agreedBy.map { try context.agreeing($0, field: "agreed_by_person_id") }
        try complaint.grantExtension(
            Extension(
                agreedOn: agreedOn, extendedTo: extendedTo, reason: reason, notifiedOn: notifiedOn,
                ombudsmanDetailsGiven: ombudsmanDetailsGiven, goodReason: goodReason,
                agreedBy: person?.name ?? context.actor.name, agreedByPerson: person?.id,
                complainantAgreedOn: complainantAgreedOn),
            of: stage, context: context)
    }
}
