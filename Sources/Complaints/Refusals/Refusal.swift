/// Why a rule said no: a stable code, a sentence with the facts, and the regulation, guidance or ruling behind it.
///
/// Each is made by a function of its name in the file of its area, so that a refusal is written in one place. Names of
/// people are left out of the sentence.
public struct Refusal: Error, Hashable, Sendable {
    public let code: Code
    public let detail: String
    public let rule: String?
    /// The fields of the request that are to blame; none where the state of the record refuses.
    public let fields: [String]

    init(_ code: Code, _ detail: String, rule: String? = nil, fields: [String] = []) {
        assert(fields.isEmpty != code.blamesRequest, "\(code) \(fields)")
        self.code = code
        self.detail = detail
        self.rule = rule
        self.fields = fields
    }
}

extension Refusal {
    /// The stable codes, listed in openapi.yaml.
    public enum Code: String, CaseIterable, Sendable {
        case alreadyAccepted = "already_accepted"
        case notAccepted = "not_accepted"
        case eligibilityTestsUnanswered = "eligibility_tests_unanswered"
        case outsideChildrensProcedure = "outside_childrens_procedure"
        case noProcedureVersion = "no_procedure_version"
        case noSuchStage = "no_such_stage"
        case stageNotReached = "stage_not_reached"
        case stageAlreadyOpen = "stage_already_open"
        case stageOutOfOrder = "stage_out_of_order"
        case previousStageRunning = "previous_stage_running"
        case previousStageUnanswered = "previous_stage_unanswered"
        case stageEnded = "stage_ended"
        case notForStage = "not_for_stage"
        case alreadyRecorded = "already_recorded"
        case inTheFuture = "in_the_future"
        case outOfOrder = "out_of_order"
        case blank
        case investigatingOfficerMissing = "investigating_officer_missing"
        case independentPersonMissing = "independent_person_missing"
        case independentPersonIsInvestigatingOfficer = "independent_person_is_investigating_officer"
        case reportMissing = "report_missing"
        case panelNotHeld = "panel_not_held"
        case findingsMissing = "findings_missing"
        case noFindingReason = "no_finding_reason"
        case sameAuthor = "same_author"
        case extensionExceedsMaximum = "extension_exceeds_maximum"
        case extensionAfterDeadline = "extension_after_deadline"
        case goodReasonMissing = "good_reason_missing"
        case planBeyondLimit = "plan_beyond_limit"
        case planLetterMissing = "plan_letter_missing"
        case advocateNotAsked = "advocate_not_asked"
        case stageRepeated = "stage_repeated"
        case dutyToOfferNotArisen = "duty_to_offer_not_arisen"
        case dutyToOfferExcused = "duty_to_offer_excused"
        case earlyReferralNotAllUpheld = "early_referral_not_all_upheld"
        case earlyReferralWithoutAgreement = "early_referral_without_agreement"
        case noEarlyReferral = "no_early_referral"
        case alreadyDecided = "already_decided"
        case unknownCause = "unknown_cause"
        case unknownService = "unknown_service"
        case referenceTaken = "reference_taken"
        case remedyCompleted = "remedy_completed"
        case remedyAmount = "remedy_amount"
        case remedyDueDate = "remedy_due_date"
        case letterAnswered = "letter_answered"
        case noPublicReport = "no_public_report"
        case publicReportNotReceived = "public_report_not_received"
        case inspectionNotOpened = "inspection_not_opened"
        case notUpheld = "not_upheld"
        case statutoryLimits = "statutory_limits"
        case versionNotInFuture = "version_not_in_future"
        case versionNotLatest = "version_not_latest"
        case responseLimitMissing = "response_limit_missing"
        case clockName = "clock_name"
        case clockRepeated = "clock_repeated"
        case clockLength = "clock_length"
        case clockBasis = "clock_basis"
        case clockExtension = "clock_extension"
        case unknownProcedureVersion = "unknown_procedure_version"
        case otherProcedure = "other_procedure"
        case alreadyInVersion = "already_in_version"
        case versionNotInForce = "version_not_in_force"
        case nothingToSet = "nothing_to_set"
        case holidayUnderOtherName = "holiday_under_other_name"
        case holidayOutsideCoverage = "holiday_outside_coverage"
        case noSuchCalendarChange = "no_such_calendar_change"
        case calendarChangeTakenBack = "calendar_change_taken_back"
        case calendarChangeNotLatest = "calendar_change_not_latest"
        case holidayPassed = "holiday_passed"

        /// Whether a field of the request is to blame, not the state of the record.
        public var blamesRequest: Bool { Self.blamingRequest.contains(self) }

        private static let blamingRequest: Set<Code> = [
            .eligibilityTestsUnanswered,
            .outsideChildrensProcedure,
            .noProcedureVersion,
            .noSuchStage,
            .inTheFuture,
            .outOfOrder,
            .blank,
            .noFindingReason,
            .sameAuthor,
            .extensionExceedsMaximum,
            .extensionAfterDeadline,
            .goodReasonMissing,
            .planBeyondLimit,
            .planLetterMissing,
            .stageRepeated,
            .remedyDueDate,
            .earlyReferralWithoutAgreement,
            .unknownCause,
            .unknownService,
            .remedyAmount,
            .statutoryLimits,
            .versionNotInFuture,
            .versionNotLatest,
            .responseLimitMissing,
            .clockName,
            .clockRepeated,
            .clockLength,
            .clockBasis,
            .clockExtension,
            .unknownProcedureVersion,
            .otherProcedure,
            .versionNotInForce,
            .nothingToSet,
            .holidayUnderOtherName,
            .holidayOutsideCoverage,
            .noSuchCalendarChange,
        ]
    }
}
