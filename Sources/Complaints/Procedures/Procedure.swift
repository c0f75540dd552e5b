public import WorkingDays

/// The procedure a complaint is answered under.
public enum Procedure: String, Sendable, Codable, CaseIterable {
    /// Children's social care, three stages: SI 2006/1738.
    case childrens
    /// Adult social care, one stage: SI 2009/309.
    case adultSocialCare = "adult_social_care"
    /// Public health, one stage: SI 2012/3094 Part 5.
    case publicHealth = "public_health"
    /// Everything else, two stages: council policy and the Complaint Handling Code.
    case corporate
}

/// A stage of a procedure.
public enum StageName: String, Sendable, Codable, CaseIterable {
    /// Children's stage 1 (SI 2006/1738 regs 14, 15).
    case localResolution = "local_resolution"
    /// Children's stage 2, by an Investigating Officer with an Independent Person (regs 16, 17).
    case investigation
    /// Children's stage 3, before three independent people (regs 18 to 20).
    case reviewPanel = "review_panel"
    /// The only stage of an adult social care or public health complaint.
    case singleStage = "single_stage"
    /// Corporate stage 1.
    case stage1 = "stage_1"
    /// Corporate stage 2, the final answer.
    case stage2 = "stage_2"
}

/// What a clock measures; the day its act is done ends it.
public enum ClockEnd: String, Sendable, Codable, CaseIterable {
    /// The acknowledgement of the complaint or of the stage's request.
    case acknowledged
    /// Agreement of the statement of complaint (SI 2006/1738 reg 16).
    case statementAgreed = "statement_agreed"
    /// The written notice that stage 2 takes longer, with reasons and a date (SI 2006/1738 reg 17(6)).
    case noticeGiven = "notice_given"
    /// The answer of the stage: response, adjudication or the authority's response to the panel.
    case responded
    /// The review panel's meeting.
    case panelHeld = "panel_held"
    /// The panel's findings, sent to all five recipients.
    case findingsSent = "findings_sent"
    /// The complainant's request for the next stage.
    case nextStageRequested = "next_stage_requested"
    /// The offer of stage 2 under the duty, or what makes it needless: the request, or a good reason for the delay (ruling
    /// "Duty to offer stage 2").
    case stage2Offered = "stage_2_offered"
}

/// The event whose day is day 0 of a clock.
public enum ClockBasis: String, Sendable, Codable, CaseIterable {
    /// Receipt by any part of the authority.
    case complaintReceived = "complaint_received"
    /// The complainant's request for the stage; at stage 1 the complaint itself.
    case stageRequested = "stage_requested"
    /// Agreement of the statement of complaint (SI 2006/1738 reg 16).
    case statementAgreed = "statement_agreed"
    /// The agreed statement, and until there is one the request: a slow statement buys no time before it is agreed.
    case statementAgreedOrRequested = "statement_agreed_or_requested"
    /// The acknowledgement, read literally.
    case acknowledged
    /// The acknowledgement, or the day it was due where it was later: a late acknowledgement buys no time.
    case acknowledgedOrDue = "acknowledged_or_due"
    /// The plan for the response, agreed with the complainant or set for want of that (SI 2009/309 reg 13(7), (8)).
    case planMade = "plan_made"
    /// The answer of the stage.
    case responded
    /// The complainant's receipt of the adjudication (SI 2006/1738 reg 18); the day it was sent, provisionally, where no
    /// receipt is recorded (ruling "Stage 3 window without a receipt").
    case adjudicationReceived = "adjudication_received"
    /// The review panel's meeting.
    case panelHeld = "panel_held"
    /// Receipt of the panel's recommendations (SI 2006/1738 reg 20).
    case findingsReceived = "findings_received"
    /// The limit of the answer or the day agreed with the complainant, whichever is later, passed without an answer
    /// (SI 2006/1738 regs 14, 17; ruling "Duty to offer stage 2").
    case responseOverrun = "response_overrun"
}

/// What passing a deadline means.
public enum ClockKind: String, Sendable, Codable, CaseIterable {
    /// Passing it is a breach.
    case limit
    /// What is expected inside the limit.
    case target
    /// The complainant's own time to ask for something; it is nobody's breach, and a late request is not refused by itself.
    case window
    /// Another reading of the same duty, as the other basis where the law is unsure; shown beside, never flagged.
    case alternative
}

/// How long a clock runs.
public enum ClockLength: Hashable, Sendable {
    /// Working days after the basis, which is day 0.
    case workingDays(Int)
    /// Months of a wording; they do not roll to a working day.
    case months(Int, MonthWording)
    /// Until a day that was stated for the one complaint, as in its response plan.
    case asStated
}

/// Whether an extension moves a clock, and how far.
public enum ClockExtension: Hashable, Sendable {
    /// An extension is recorded but never moves the deadline.
    case none
    /// To any day, when agreed before the deadline passes.
    case byAgreement
    /// To at most this many working days from the basis, when notified before the deadline passes.
    case upTo(workingDays: Int)
}

/// What the notice of an extension must hold for it to count.
public enum ExtensionNotice: String, Sendable, Codable, CaseIterable {
    /// The reason and the new date, in writing (SI 2006/1738 reg 17(6)).
    case written
    /// The Ombudsman's details as well (Complaint Handling Code 6.5); and a second extension has its good reason (6.4).
    case code
}

/// One clock of a stage as a procedure version sets it.
public struct ProcedureClock: Hashable, Sendable {
    public let stage: StageName
    /// The clock's name within its stage, as `response`.
    public let clock: String
    public let kind: ClockKind
    public let basis: ClockBasis
    public let endsWith: ClockEnd
    public let length: ClockLength
    public let `extension`: ClockExtension
    public let notice: ExtensionNotice
    /// Where the clock stands still while an advocate is found: the working days from the basis it ends with at the latest.
    public let advocateMaximum: Int?
    /// The regulation, guidance paragraph or policy it comes from.
    public let source: String
    /// Whether the cited text itself was read; a council may change a figure of one that was not.
    public let isVerified: Bool

    /// A clock of a stage.
    public init(
        stage: StageName, clock: String, kind: ClockKind, basis: ClockBasis, endsWith: ClockEnd, length: ClockLength,
        extension: ClockExtension, notice: ExtensionNotice = .written, advocateMaximum: Int? = nil, source: String,
        isVerified: Bool = true
    ) {
        self.stage = stage
        self.clock = clock
        self.kind = kind
        self.basis = basis
        self.endsWith = endsWith
        self.length = length
        self.extension = `extension`
        self.notice = notice
        self.advocateMaximum = advocateMaximum
        self.source = source
        self.isVerified = isVerified
    }
}

/// A procedure as it stood from a day on; a complaint keeps the version of its receipt date.
public struct ProcedureVersion: Hashable, Sendable {
    public let id: Int
    public let procedure: Procedure
    public let name: String
    public let inForceFrom: Day
    /// The regulations, the decision or the policy it comes from.
    public let source: String
    /// Receipt outside office hours counts as on the next working day: a council's own choice, never a statutory procedure's.
    public let afterHoursRollsForward: Bool
    /// How long a concern may be put right without being recorded as a complaint; nil where it must be one at once.
    public let informalResolution: InformalResolution?
    /// The stages in the order they must be taken.
    public let stages: [StageName]
    public let clocks: [ProcedureClock]

    /// A version of a procedure.
    public init(
        id: Int, procedure: Procedure, name: String, inForceFrom: Day, source: String = "",
        afterHoursRollsForward: Bool = false, informalResolution: InformalResolution? = nil, stages: [StageName],
        clocks: [ProcedureClock]
    ) {
        self.id = id
        self.procedure = procedure
        self.name = name
        self.inForceFrom = inForceFrom
        self.source = source
        self.afterHoursRollsForward = afterHoursRollsForward
        self.informalResolution = informalResolution
        self.stages = stages
        self.clocks = clocks
    }

    /// What a complaint runs under that is not accepted: no stage and no clock.
    public static let unaccepted = ProcedureVersion(
        id: 0, procedure: .corporate, name: "", inForceFrom: Day(number: 0), stages: [], clocks: [])

    /// A clock of a stage, or nil where the version has none of the name.
    public func clock(_ name: String, of stage: StageName) -> ProcedureClock? {
        clocks.first { $0.stage == stage && $0.clock == name }
    }

    /// The stage after one, or nil after the last.
    public func stage(after stage: StageName) -> StageName? {
        guard let index = stages.firstIndex(of: stage), index + 1 < stages.count else { return nil }
        return stages[index + 1]
    }
}

/// The time in which a concern may be put right without being recorded as a complaint.
public enum InformalResolution: String, Sendable, Codable, CaseIterable {
    /// By the same clock time on the next working day.
    case sameTimeNextWorkingDay = "same_time_next_working_day"
    /// By the end of the next working day, where it was made orally (SI 2009/309 reg 8).
    case oralByEndOfNextWorkingDay = "oral_by_end_of_next_working_day"
}
