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
        case lateRequestUndecided = "late_request_undecided"
        case requestInTime = "request_in_time"
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
        case contactClosed = "contact_closed"
        case contactConverted = "contact_converted"
        case anonymousContact = "anonymous_contact"
        case anonymousNamed = "anonymous_named"
        case resolutionMissing = "resolution_missing"
        case conversionDue = "conversion_due"
        case referralUnacknowledged = "referral_unacknowledged"
        case maliciousUnassessed = "malicious_unassessed"
        case wrongDestination = "wrong_destination"
        case fieldOfDisposition = "field_of_disposition"
        case firstServiceRequest = "first_service_request"
        case sameKind = "same_kind"
        case ladoWithoutEstablishment = "lado_without_establishment"
        case unknownCause = "unknown_cause"
        case withinChildrensProcedure = "within_childrens_procedure"
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
        case complaintClosed = "complaint_closed"
        case notClosed = "not_closed"
        case rightsCheckMissing = "rights_check_missing"
        case rightsCheckBySame = "rights_check_by_same"
        case notOutOfTime = "not_out_of_time"
        case outOfTime = "out_of_time"
        case waiverLimbMissing = "waiver_limb_missing"
        case sufficientInterestUndecided = "sufficient_interest_undecided"
        case noSufficientInterest = "no_sufficient_interest"
        case advocacyAnswer = "advocacy_answer"
        case advocacyRepresentative = "advocacy_representative"
        case notOral = "not_oral"
        case writtenRecordMissing = "written_record_missing"
        case bypassWithoutAgreement = "bypass_without_agreement"
        case stageUnanswered = "stage_unanswered"
        case panelDoesNotReinvestigate = "panel_does_not_reinvestigate"
        case newComplaintNeeded = "new_complaint_needed"
        case pointOrigin = "point_origin"
        case lastPoint = "last_point"
        case noProceedings = "no_proceedings"
        case unknownPoint = "unknown_point"
        case pointExcluded = "point_excluded"
        case findingRepeated = "finding_repeated"
        case findingsIncomplete = "findings_incomplete"
        case departureWithoutReason = "departure_without_reason"
        case outcomeDiffers = "outcome_differs"
        case allPointsUpheldDiffers = "all_points_upheld_differs"
        case draftMissing = "draft_missing"
        case checkedByAuthor = "checked_by_author"
        case notChecked = "not_checked"
        case breachReasonMissing = "breach_reason_missing"
        case independentPersonNotConsulted = "independent_person_not_consulted"
        case unsigned
        case unknownRecommendation = "unknown_recommendation"
        case departureFromRecommendation = "departure_from_recommendation"
        case recommendationsUnanswered = "recommendations_unanswered"
        case panelOfThree = "panel_of_three"
        case panelWithIndependentPerson = "panel_with_independent_person"
        case noFurtherStage = "no_further_stage"
        case panelNotConvened = "panel_not_convened"
        case noticeIncomplete = "notice_incomplete"
        case noticeRecipients = "notice_recipients"
        case noticeStage = "notice_stage"
        case actionScope = "action_scope"
        case decisionReasonMissing = "decision_reason_missing"
        case evidenceMissing = "evidence_missing"
        case actionDone = "action_done"
        case actionNotAccepted = "action_not_accepted"
        case actionNotDone = "action_not_done"
        case noFaultFound = "no_fault_found"
        case reviewIncomplete = "review_incomplete"
        case causeRetired = "cause_retired"
        case causeTaken = "cause_taken"
        case causeForm = "cause_form"
        case unknownComplaint = "unknown_complaint"
        case entryField = "entry_field"
        case linkedToItself = "linked_to_itself"
        case linkEnds = "link_ends"
        case alreadyLinked = "already_linked"
        case unknownOmbudsmanCase = "unknown_ombudsman_case"
        case unknownCategory = "unknown_category"
        case nothingCorrected = "nothing_corrected"
        case serviceIncomplete = "service_incomplete"
        case notIndependent = "not_independent"
        case investigatorUntrained = "investigator_untrained"
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
        case signpostMissing = "signpost_missing"
        case threatenedRestriction = "threatened_restriction"
        case reviewTerms = "review_terms"
        case measureEnded = "measure_ended"
        case measureIsDraft = "measure_is_draft"
        case internalReviewOff = "internal_review_off"
        case reviewerDecided = "reviewer_decided"
        case internalReviewRuns = "internal_review_runs"
        case noInternalReview = "no_internal_review"
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
            .anonymousNamed,
            .resolutionMissing,
            .maliciousUnassessed,
            .wrongDestination,
            .fieldOfDisposition,
            .ladoWithoutEstablishment,
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
            .rightsCheckMissing,
            .rightsCheckBySame,
            .notOutOfTime,
            .outOfTime,
            .waiverLimbMissing,
            .advocacyAnswer,
            .advocacyRepresentative,
            .bypassWithoutAgreement,
            .pointOrigin,
            .unknownPoint,
            .pointExcluded,
            .findingRepeated,
            .findingsIncomplete,
            .departureWithoutReason,
            .outcomeDiffers,
            .allPointsUpheldDiffers,
            .breachReasonMissing,
            .independentPersonNotConsulted,
            .unsigned,
            .unknownRecommendation,
            .departureFromRecommendation,
            .recommendationsUnanswered,
            .panelOfThree,
            .panelWithIndependentPerson,
            .noticeIncomplete,
            .noticeRecipients,
            .noticeStage,
            .withinChildrensProcedure,
            .actionScope,
            .decisionReasonMissing,
            .evidenceMissing,
            .reviewIncomplete,
            .causeRetired,
            .causeForm,
            .unknownComplaint,
            .entryField,
            .linkedToItself,
            .linkEnds,
            .unknownOmbudsmanCase,
            .unknownCategory,
            .serviceIncomplete,
            .notIndependent,
            .investigatorUntrained,
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
            .signpostMissing,
            .threatenedRestriction,
            .reviewTerms,
            .reviewerDecided,
            .nothingToSet,
            .holidayUnderOtherName,
            .holidayOutsideCoverage,
            .noSuchCalendarChange,
        ]
    }
}
