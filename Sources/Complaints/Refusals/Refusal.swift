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
        case notIndependent = "not_independent"
        case investigatesOwnService = "investigates_own_service"
        case capacityMissing = "capacity_missing"
        case personLeft = "person_left"
        case unknownPerson = "unknown_person"
        case unknownTeam = "unknown_team"
        case unknownDepartment = "unknown_department"
        case namedInComplaint = "named_in_complaint"
        case notInTeam = "not_in_team"
        case teamMissing = "team_missing"
        case nameTaken = "name_taken"
        case serviceNotInUse = "service_not_in_use"
        case samePerson = "same_person"
        case deputyOverlaps = "deputy_overlaps"
        case contactExists = "contact_exists"
        case noLinkOfficer = "no_link_officer"
        case contributorLeads = "contributor_leads"
        case settingInThePast = "setting_in_the_past"
        case settingRange = "setting_range"
        case warningMissing = "warning_missing"
        case consulteeMissing = "consultee_missing"
        case reviewTooLate = "review_too_late"
        case measureTooLong = "measure_too_long"
        case restrictionKinds = "restriction_kinds"
        case restrictionDetails = "restriction_details"
        case adjustmentsNotConsidered = "adjustments_not_considered"
        case rightsCheckMissing = "rights_check_missing"
        case signpostMissing = "signpost_missing"
        case threatenedRestriction = "threatened_restriction"
        case reviewTerms = "review_terms"
        case measureEnded = "measure_ended"
        case measureIsDraft = "measure_is_draft"
        case internalReviewOff = "internal_review_off"
        case reviewerDecided = "reviewer_decided"
        case internalReviewRuns = "internal_review_runs"
        case noInternalReview = "no_internal_review"

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
            .notIndependent,
            .investigatesOwnService,
            .capacityMissing,
            .personLeft,
            .unknownPerson,
            .unknownTeam,
            .unknownDepartment,
            .namedInComplaint,
            .notInTeam,
            .teamMissing,
            .serviceNotInUse,
            .samePerson,
            .deputyOverlaps,
            .contributorLeads,
            .settingInThePast,
            .settingRange,
            .consulteeMissing,
            .reviewTooLate,
            .measureTooLong,
            .restrictionKinds,
            .restrictionDetails,
            .adjustmentsNotConsidered,
            .rightsCheckMissing,
            .signpostMissing,
            .threatenedRestriction,
            .reviewTerms,
            .reviewerDecided,
        ]
    }
}
