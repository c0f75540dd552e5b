import HTTPTypes
import Hummingbird

/// What can be wrong, as a stable code; openapi.yaml lists the same codes and a test compares them.
///
/// Those of the second half are the codes of `Refusal`.
enum ProblemCode: String, CaseIterable, Sendable {
    case malformedJSON = "malformed_json"
    case malformedHeader = "malformed_header"
    case invalidQuery = "invalid_query"
    case unauthenticated
    case forbidden
    case notFound = "not_found"
    case reportNotAvailable = "report_not_available"
    case methodNotAllowed = "method_not_allowed"
    case idempotencyKeyRunning = "idempotency_key_running"
    case versionMismatch = "version_mismatch"
    case bodyTooLarge = "body_too_large"
    case unsupportedMediaType = "unsupported_media_type"
    case invalidBody = "invalid_body"
    case idempotencyKeyReused = "idempotency_key_reused"
    case outsideCalendar = "outside_calendar"
    case versionRequired = "version_required"
    case internalError = "internal_error"
    case busy
    case databaseDown = "database_down"

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
}

extension ProblemCode {
    /// The status it is answered with: 409 where the state of a record refuses, 422 where a field does.
    var status: HTTPResponse.Status {
        switch self {
        case .malformedJSON, .malformedHeader, .invalidQuery: .badRequest
        case .unauthenticated: .unauthorized
        case .forbidden: .forbidden
        case .notFound, .reportNotAvailable: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .versionMismatch: .preconditionFailed
        case .bodyTooLarge: .contentTooLarge
        case .unsupportedMediaType: .unsupportedMediaType
        case .versionRequired: .preconditionRequired
        case .internalError: .internalServerError
        case .busy, .databaseDown: .serviceUnavailable
        case .invalidBody, .idempotencyKeyReused, .outsideCalendar, .eligibilityTestsUnanswered,
            .outsideChildrensProcedure, .noProcedureVersion, .noSuchStage, .inTheFuture, .outOfOrder, .blank,
            .noFindingReason, .sameAuthor, .extensionExceedsMaximum, .extensionAfterDeadline,
            .earlyReferralWithoutAgreement, .unknownCause, .unknownService, .remedyAmount, .statutoryLimits,
            .versionNotInFuture, .versionNotLatest, .responseLimitMissing, .clockName, .clockRepeated, .clockLength,
            .clockBasis, .clockExtension, .unknownProcedureVersion, .otherProcedure, .versionNotInForce:
            .unprocessableContent
        case .idempotencyKeyRunning, .alreadyAccepted, .notAccepted, .stageNotReached, .stageAlreadyOpen,
            .stageOutOfOrder, .previousStageRunning, .previousStageUnanswered, .stageEnded, .notForStage,
            .alreadyRecorded, .investigatingOfficerMissing, .independentPersonMissing,
            .independentPersonIsInvestigatingOfficer, .reportMissing, .panelNotHeld, .findingsMissing,
            .dutyToOfferNotArisen, .dutyToOfferExcused, .earlyReferralNotAllUpheld, .noEarlyReferral, .alreadyDecided,
            .referenceTaken, .remedyCompleted, .alreadyInVersion:
            .conflict
        }
    }

    /// What the code means, the same for every occurrence.
    var title: String {
        switch self {
        case .malformedJSON: "The body is not JSON"
        case .malformedHeader: "A header cannot be read"
        case .invalidQuery: "The query cannot be answered"
        case .unauthenticated: "No valid token"
        case .forbidden: "The role does not allow this"
        case .notFound: "Not found"
        case .reportNotAvailable: "There is no such report"
        case .methodNotAllowed: "The method is not allowed here"
        case .idempotencyKeyRunning: "The first request with this key is still running"
        case .versionMismatch: "The record has changed"
        case .bodyTooLarge: "The body is too large"
        case .unsupportedMediaType: "The body must be application/json"
        case .invalidBody: "The body has fields that are wrong"
        case .idempotencyKeyReused: "The key came before with another request"
        case .outsideCalendar: "The calendar does not reach the day"
        case .versionRequired: "If-Match is required"
        case .internalError: "Something went wrong"
        case .busy: "Too much to do"
        case .databaseDown: "The database does not answer"
        case .alreadyAccepted: "The complaint is accepted already"
        case .notAccepted: "The complaint is not accepted into a procedure"
        case .eligibilityTestsUnanswered: "The two tests of the procedure are not answered"
        case .outsideChildrensProcedure: "The complaint is outside the children's procedure"
        case .noProcedureVersion: "The procedure was not in force"
        case .noSuchStage: "The procedure has no such stage"
        case .stageNotReached: "The complaint has not reached the stage"
        case .stageAlreadyOpen: "The stage was opened already"
        case .stageOutOfOrder: "The stages run in order"
        case .previousStageRunning: "The stage before is still in time"
        case .previousStageUnanswered: "The stage before is not answered"
        case .stageEnded: "The stage has ended"
        case .notForStage: "The act belongs to another stage"
        case .alreadyRecorded: "This is recorded already"
        case .inTheFuture: "The day lies in the future"
        case .outOfOrder: "The day is too early"
        case .blank: "The text is blank"
        case .investigatingOfficerMissing: "There is no Investigating Officer"
        case .independentPersonMissing: "There is no Independent Person"
        case .independentPersonIsInvestigatingOfficer: "One person cannot hold both roles"
        case .reportMissing: "The investigation report is not in"
        case .panelNotHeld: "The review panel has not met"
        case .findingsMissing: "The panel's findings are not recorded"
        case .noFindingReason: "A reason belongs to no finding and only to it"
        case .sameAuthor: "The final answer needs another author"
        case .extensionExceedsMaximum: "The extension goes too far"
        case .extensionAfterDeadline: "The deadline had passed"
        case .dutyToOfferNotArisen: "The duty to offer stage 2 has not arisen"
        case .dutyToOfferExcused: "The duty to offer stage 2 does not arise"
        case .earlyReferralNotAllUpheld: "Not every point was upheld"
        case .earlyReferralWithoutAgreement: "The complainant has not agreed"
        case .noEarlyReferral: "There was no early referral"
        case .alreadyDecided: "The case is decided already"
        case .unknownCause: "The cause is not on the list"
        case .unknownService: "The department has no such service"
        case .referenceTaken: "Another record has the reference"
        case .remedyCompleted: "The remedy is completed already"
        case .remedyAmount: "An amount belongs to money and only to money"
        case .statutoryLimits: "The limits are those of the regulations"
        case .versionNotInFuture: "A version comes into force after today"
        case .versionNotLatest: "A version comes into force after the latest one"
        case .responseLimitMissing: "A stage has no limit for its answer"
        case .clockName: "The name of a clock cannot be used"
        case .clockRepeated: "A clock is there twice"
        case .clockLength: "The length of a clock cannot be used"
        case .clockBasis: "A clock cannot start or end with these events"
        case .clockExtension: "A clock cannot be extended like this"
        case .unknownProcedureVersion: "There is no such version of a procedure"
        case .otherProcedure: "The version belongs to another procedure"
        case .alreadyInVersion: "The complaint is under the version already"
        case .versionNotInForce: "The version is not yet in force"
        }
    }
}
