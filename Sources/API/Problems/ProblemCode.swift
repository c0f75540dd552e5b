import Complaints
import HTTPTypes
import Hummingbird

/// What can be wrong besides a rule that said no, as a stable code.
enum ProblemCode: String, CaseIterable, Sendable {
    case malformedJSON = "malformed_json"
    case malformedRequest = "malformed_request"
    case malformedHeader = "malformed_header"
    case invalidQuery = "invalid_query"
    case unauthenticated
    case forbidden
    case notFound = "not_found"
    case reportNotAvailable = "report_not_available"
    case methodNotAllowed = "method_not_allowed"
    case notAcceptable = "not_acceptable"
    case idempotencyKeyRunning = "idempotency_key_running"
    case versionMismatch = "version_mismatch"
    case bodyTooLarge = "body_too_large"
    case unsupportedMediaType = "unsupported_media_type"
    case invalidBody = "invalid_body"
    case idempotencyKeyReused = "idempotency_key_reused"
    case outsideCalendar = "outside_calendar"
    case versionRequired = "version_required"
    case tooManyRequests = "too_many_requests"
    case tooManyFailedSignIns = "too_many_failed_sign_ins"
    case internalError = "internal_error"
    case busy
    case recordBusy = "record_busy"
    case databaseDown = "database_down"
    case storageFull = "storage_full"
    case signInUnavailable = "sign_in_unavailable"
}

extension ProblemCode {
    /// The status it is answered with.
    var status: HTTPResponse.Status {
        switch self {
        case .malformedJSON, .malformedRequest, .malformedHeader, .invalidQuery: .badRequest
        case .unauthenticated: .unauthorized
        case .forbidden: .forbidden
        case .notFound, .reportNotAvailable: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .notAcceptable: .notAcceptable
        case .versionMismatch: .preconditionFailed
        case .bodyTooLarge: .contentTooLarge
        case .unsupportedMediaType: .unsupportedMediaType
        case .versionRequired: .preconditionRequired
        case .tooManyRequests, .tooManyFailedSignIns: .tooManyRequests
        case .internalError: .internalServerError
        case .busy, .recordBusy, .databaseDown, .storageFull, .signInUnavailable: .serviceUnavailable
        case .invalidBody, .idempotencyKeyReused, .outsideCalendar: .unprocessableContent
        case .idempotencyKeyRunning: .conflict
        }
    }
}

/// The type of a problem, with what its page says: `openapi.yaml` lists the codes, and a test compares them.
struct ProblemType: Hashable, Sendable {
    let code: String
    let status: HTTPResponse.Status
    /// What the code means, the same for every occurrence.
    let title: String
    let meaning: String
    /// What to do next.
    let next: String
    /// The law, guidance or ruling behind it, where it is the same for every occurrence.
    let rule: String?
}

extension ProblemType {
    init(_ code: ProblemCode) {
        let page = code.page
        self.init(
            code: code.rawValue, status: code.status, title: page.title, meaning: page.meaning, next: page.next,
            rule: nil)
    }

    /// 422 where a field of the request is to blame, 409 where the state of the record refuses.
    init(_ code: Refusal.Code) {
        self.init(
            code: code.rawValue, status: code.blamesRequest ? .unprocessableContent : .conflict,
            title: code.page.title, meaning: code.page.meaning, next: code.page.next, rule: code.page.rule)
    }

    /// Every type, under the heading of its subject.
    static let subjects: [(heading: String, types: [ProblemType])] =
        [("Requests and the service", ProblemCode.allCases.map(ProblemType.init))]
        + RefusalSubject.allCases.map { ($0.heading, $0.codes.map(ProblemType.init)) }

    static let all = subjects.flatMap(\.types)
}
