import Casework
import Complaints
import HTTPTypes
import Hummingbird
import JSON
import Logging
import NIOCore
import Reporting
import WorkingDays

/// The request itself cannot be answered, whoever asks.
enum RequestError: Error, Hashable {
    case noSuchPath
    /// An identifier in the path that no record of the kind can have.
    case noSuchRecord(String)
    /// The act belongs to another stage than the one in the path.
    case notForStage(StageName)
    case methodNotAllowed(allowed: [String])
    case bodyTooLarge
    case unsupportedMediaType
    case malformedHeader(String, String)
    case versionRequired
    case missingToken
}

extension Problem {
    /// What an error means for the caller; what nobody foresaw is logged and told without its details.
    init(_ error: any Error, logger: Logger) {
        switch error {
        case let problem as Problem: self = problem
        case let refusal as Refusal: self.init(refusal)
        case let refusal as AccessRefusal: self.init(refusal)
        case let refusal as IdempotencyRefusal: self.init(refusal)
        case let error as RequestError: self.init(error)
        case let error as InvalidBody:
            self.init(.invalidBody, "\(error.errors.count) of its fields cannot be used.", errors: error.errors)
        case let error as InvalidQuery:
            self.init(.invalidQuery, "\(error.errors.count) of its parameters cannot be used.", errors: error.errors)
        case let error as MalformedJSON:
            self.init(.malformedJSON, "The body stops being JSON after \(error.offset) bytes: \(error.reason).")
        case let error as NotFound: self.init(error)
        case let error as VersionMismatch:
            self.init(
                .versionMismatch, "The record has version \(error.current) now; read it again and decide anew.",
                headers: [HTTPField(name: .eTag, value: "\"\(error.current)\"")])
        case let error as OutsideCalendar:
            let (first, last) = (error.coverage.lowerBound.written, error.coverage.upperBound.written)
            self.init(
                .outsideCalendar,
                "The working days are known from \(first) to \(last); "
                    + (error.coverage.contains(error.day)
                        ? "the count runs past its end." : "\(error.day.written) lies outside."))
        case is ReportNotAvailable:
            self.init(.reportNotAvailable, "There is no annual report of this procedure.")
        case is CancellationError: self.init(CaseworkUnavailable.busy)
        case is NIOTooManyBytesError: self.init(RequestError.bodyTooLarge)
        case let error as any HTTPResponseError: self.init(error)
        default: self.init(unforeseen: error, logger: logger)
        }
    }

    private init(unforeseen error: any Error, logger: Logger) {
        if let unavailable = CaseworkUnavailable(error) {
            self.init(unavailable)
        } else {
            logger.error("request failed", metadata: ["error": "\(error)"])
            self.init(.internalError, "The failure is in the log under the request_id.")
        }
    }

    private init(_ unavailable: CaseworkUnavailable) {
        switch unavailable {
        case .busy:
            self.init(
                .busy, "Nothing was changed; try again.", headers: [HTTPField(name: .retryAfter, value: "1")])
        case .databaseDown:
            self.init(
                .databaseDown,
                "A change may or may not have been made; the same Idempotency-Key makes it safe to repeat.",
                headers: [HTTPField(name: .retryAfter, value: "5")])
        }
    }

    private init(_ error: NotFound) {
        self.init(.notFound, "There is no such \(error.record.replacing("_", with: " ")).")
    }

    init(_ refusal: AccessRefusal) {
        switch refusal {
        case .unauthenticated:
            self.init(
                .unauthenticated, "The token is unknown, revoked or expired.",
                headers: [HTTPField(name: .wwwAuthenticate, value: #"Bearer realm="redress", error="invalid_token""#)])
        case .forbidden(let permission):
            self.init(.forbidden, "The role of the token lacks the permission \(permission.rawValue).")
        }
    }

    private init(_ refusal: IdempotencyRefusal) {
        switch refusal {
        case .reused:
            self.init(.idempotencyKeyReused, "A key belongs to one request: the same method, path and body.")
        case .running:
            self.init(
                .idempotencyKeyRunning, "Ask again in a moment for its answer.",
                headers: [HTTPField(name: .retryAfter, value: "1")])
        }
    }

    private init(_ error: RequestError) {
        switch error {
        case .noSuchPath: self.init(.notFound, "There is nothing at this path.")
        case .noSuchRecord(let record): self.init(NotFound(record))
        case .notForStage(let stage): self.init(Refusal.notForStage(stage))
        case .methodNotAllowed(let allowed):
            self.init(
                .methodNotAllowed, "Allowed here: \(allowed.joined(separator: ", ")).",
                headers: [HTTPField(name: .allow, value: allowed.joined(separator: ", "))])
        case .bodyTooLarge:
            self.init(.bodyTooLarge, "A body may have at most \(Call.bodyLimit) bytes.")
        case .unsupportedMediaType: self.init(.unsupportedMediaType, "Send the header Content-Type: application/json.")
        case .malformedHeader(let name, let reason):
            self.init(
                .malformedHeader, "The header \(name) cannot be read.",
                errors: [FieldError(place: .header(name), code: .malformed, detail: reason)])
        case .versionRequired:
            self.init(.versionRequired, "Send If-Match with the ETag of the record as you read it.")
        case .missingToken:
            self.init(
                .unauthenticated, "Send the header Authorization: Bearer and a token.",
                headers: [HTTPField(name: .wwwAuthenticate, value: #"Bearer realm="redress""#)])
        }
    }

    /// What the server framework refuses by itself.
    private init(_ error: any HTTPResponseError) {
        switch error.status {
        case .notFound: self.init(RequestError.noSuchPath)
        case .contentTooLarge: self.init(RequestError.bodyTooLarge)
        default: self.init(.malformedHeader, "The request cannot be read.")
        }
    }
}
