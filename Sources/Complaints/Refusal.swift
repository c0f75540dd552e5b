public import WorkingDays

/// Why a rule said no: the facts, with a stable code; the sentence is made where it is shown.
public enum Refusal: Error, Hashable, Sendable {
    /// The complaint was accepted into a procedure before; it stays in it (requirement R23).
    case alreadyAccepted(Procedure)
    /// The complaint has not been accepted into a procedure.
    case notAccepted
    /// Both tests of the children's procedure must be answered before acceptance (requirement R6).
    case eligibilityTestsUnanswered
    /// A test of the children's procedure failed; another route applies (requirement R7).
    case outsideChildrensProcedure(eligibleComplainant: Bool, subjectInScope: Bool)
    /// No version of the procedure is in force on the day of receipt.
    case noProcedureVersion(Procedure, on: Day)
    /// The procedure has no such stage.
    case noSuchStage(StageName, Procedure)
    /// The complaint has not reached the stage.
    case stageNotReached(StageName)
    /// The stage was opened before.
    case stageAlreadyOpen(StageName)
    /// The stages run in order and none is skipped (SI 2006/1738 regs 14 to 20; requirement R22).
    case stageOutOfOrder(asked: StageName, next: StageName?)
    /// The stage before is neither answered nor past its limit (requirement R22).
    case previousStageRunning(StageName, dueOn: Day)
    /// The stage before must be answered first.
    case previousStageUnanswered(StageName)
    /// The stage has ended.
    case stageEnded(StageName, on: Day)
    /// The act belongs to another stage.
    case notForStage(StageName)
    /// The act is recorded already.
    case alreadyRecorded(String, on: Day)
    /// The day lies in the future.
    case inTheFuture(String, Day, today: Day)
    /// The day lies before the event it must follow.
    case outOfOrder(String, Day, after: String, Day)
    /// The text must not be blank.
    case blank(String)
    /// Stage 2 needs an Investigating Officer (SI 2006/1738 reg 17(2)).
    case investigatingOfficerMissing
    /// Stage 2 needs an Independent Person (SI 2006/1738 reg 17(2)).
    case independentPersonMissing
    /// The Investigating Officer and the Independent Person are two people (SI 2006/1738 reg 2).
    case independentPersonIsInvestigatingOfficer(String)
    /// The investigation cannot be adjudicated before the report is in.
    case reportMissing
    /// The panel has not met, so there are no findings to send or answer.
    case panelNotHeld
    /// The panel's findings must be recorded before the response (SI 2006/1738 reg 20).
    case findingsMissing
    /// No finding needs its reason, and only no finding has one.
    case noFindingReason(Outcome)
    /// The final answer is written by somebody else than stage 1's (Complaint Handling Code, stage 2).
    case sameAuthor(String)
    /// The extension goes past the furthest day the rule allows.
    case extensionExceedsMaximum(asked: Day, latest: Day)
    /// The deadline had passed when the extension was agreed; it cannot turn late into in time.
    case extensionAfterDeadline(agreedOn: Day, dueOn: Day)
    /// Stage 2 is offered under the duty only after the limit of stage 1 has passed without an answer.
    case dutyToOfferNotArisen(dueOn: Day)
    /// The duty does not arise where an extension was agreed or a good reason is recorded.
    case dutyToOfferExcused
    /// Early referral needs a stage 2 with every point upheld (Getting the Best from Complaints; ruling).
    case earlyReferralNotAllUpheld
    /// Early referral needs the complainant's agreement.
    case earlyReferralWithoutAgreement
    /// There was no early referral to accept.
    case noEarlyReferral
    /// The Ombudsman case was decided before.
    case alreadyDecided(on: Day)
    /// The cause is not on the council's list.
    case unknownCause(String)
    /// The department has no such service.
    case unknownService(department: String, service: String)
    /// Another record has the reference.
    case referenceTaken(String)
    /// The remedy was completed before.
    case remedyCompleted(on: Day)
    /// An amount belongs to money and only to money.
    case remedyAmount(RemedyType)
    /// The procedure's limits are those of its regulations; a council cannot set its own.
    case statutoryLimits(Procedure)
    /// A version comes into force after today, so that complaints received already keep theirs.
    case versionNotInFuture(Day, today: Day)
    /// A version comes into force after the latest one.
    case versionNotLatest(Day, latest: Day)
    /// Each stage of a version has a limit named `response` that ends with the answer.
    case responseLimitMissing(StageName)
    /// A clock's name is 1 to 40 small letters, digits and underscores, a letter first.
    case clockName(StageName, String)
    /// A stage has each clock once, and one that ends with the acknowledgement at most.
    case clockRepeated(StageName, String)
    /// The length of a clock is not positive, or longer than any procedure.
    case clockLength(StageName, String)
    /// The clock could not start or end with these events.
    case clockBasis(StageName, String, basis: ClockBasis, endsWith: ClockEnd)
    /// The extension does not reach past the clock's own length, or the clock has no such extension.
    case clockExtension(StageName, String)
    /// There is no such version of a procedure.
    case unknownProcedureVersion(Int)
    /// The version belongs to another procedure than the complaint.
    case otherProcedure(asked: Procedure, holds: Procedure)
    /// The complaint is under the version already.
    case alreadyInVersion(String)
    /// The version is not yet in force.
    case versionNotInForce(from: Day, today: Day)

    /// The stable code, listed in openapi.yaml.
    public var code: String {
        switch self {
        case .alreadyAccepted: "already_accepted"
        case .notAccepted: "not_accepted"
        case .eligibilityTestsUnanswered: "eligibility_tests_unanswered"
        case .outsideChildrensProcedure: "outside_childrens_procedure"
        case .noProcedureVersion: "no_procedure_version"
        case .noSuchStage: "no_such_stage"
        case .stageNotReached: "stage_not_reached"
        case .stageAlreadyOpen: "stage_already_open"
        case .stageOutOfOrder: "stage_out_of_order"
        case .previousStageRunning: "previous_stage_running"
        case .previousStageUnanswered: "previous_stage_unanswered"
        case .stageEnded: "stage_ended"
        case .notForStage: "not_for_stage"
        case .alreadyRecorded: "already_recorded"
        case .inTheFuture: "in_the_future"
        case .outOfOrder: "out_of_order"
        case .blank: "blank"
        case .investigatingOfficerMissing: "investigating_officer_missing"
        case .independentPersonMissing: "independent_person_missing"
        case .independentPersonIsInvestigatingOfficer: "independent_person_is_investigating_officer"
        case .reportMissing: "report_missing"
        case .panelNotHeld: "panel_not_held"
        case .findingsMissing: "findings_missing"
        case .noFindingReason: "no_finding_reason"
        case .sameAuthor: "same_author"
        case .extensionExceedsMaximum: "extension_exceeds_maximum"
        case .extensionAfterDeadline: "extension_after_deadline"
        case .dutyToOfferNotArisen: "duty_to_offer_not_arisen"
        case .dutyToOfferExcused: "duty_to_offer_excused"
        case .earlyReferralNotAllUpheld: "early_referral_not_all_upheld"
        case .earlyReferralWithoutAgreement: "early_referral_without_agreement"
        case .noEarlyReferral: "no_early_referral"
        case .alreadyDecided: "already_decided"
        case .unknownCause: "unknown_cause"
        case .unknownService: "unknown_service"
        case .referenceTaken: "reference_taken"
        case .remedyCompleted: "remedy_completed"
        case .remedyAmount: "remedy_amount"
        case .statutoryLimits: "statutory_limits"
        case .versionNotInFuture: "version_not_in_future"
        case .versionNotLatest: "version_not_latest"
        case .responseLimitMissing: "response_limit_missing"
        case .clockName: "clock_name"
        case .clockRepeated: "clock_repeated"
        case .clockLength: "clock_length"
        case .clockBasis: "clock_basis"
        case .clockExtension: "clock_extension"
        case .unknownProcedureVersion: "unknown_procedure_version"
        case .otherProcedure: "other_procedure"
        case .alreadyInVersion: "already_in_version"
        case .versionNotInForce: "version_not_in_force"
        }
    }
}
