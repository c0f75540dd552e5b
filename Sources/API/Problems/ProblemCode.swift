import Complaints
import HTTPTypes
import Hummingbird

/// What can be wrong besides a rule that said no, as a stable code.
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
}

extension ProblemCode {
    /// The status it is answered with.
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
        case .invalidBody, .idempotencyKeyReused, .outsideCalendar: .unprocessableContent
        case .idempotencyKeyRunning: .conflict
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
        }
    }
}

/// The type of a problem: `openapi.yaml` lists the codes, and a test compares them.
struct ProblemType: Hashable, Sendable {
    let code: String
    /// What the code means, the same for every occurrence.
    let title: String
    let status: HTTPResponse.Status

    init(_ code: ProblemCode) {
        self.code = code.rawValue
        title = code.title
        status = code.status
    }

    /// 422 where a field of the request is to blame, 409 where the state of the record refuses.
    init(_ code: Refusal.Code) {
        self.code = code.rawValue
        title = code.page.title
        status = code.blamesRequest ? .unprocessableContent : .conflict
    }

    static let all = ProblemCode.allCases.map(ProblemType.init) + Refusal.Code.all.map(ProblemType.init)
}
