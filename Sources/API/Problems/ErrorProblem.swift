import Casework
import Complaints
import HTTPTypes
import Hummingbird
import JSON
import Logging
import NIOCore
import Reporting
import SignIn
import WorkingDays

/// The request itself cannot be answered, whoever asks.
enum RequestError: Error, Hashable {
    case noSuchPath
    /// An identifier in the path that no record of the kind can have.
    case noSuchRecord(String)
    /// A text in the path that is none of the forms of a period.
    case noSuchPeriod
    /// The act belongs to another stage than the one in the path.
    case notForStage(StageName)
    case methodNotAllowed(allowed: [String])
    case bodyTooLarge
    case unsupportedMediaType
    /// None of the formats there are is asked for, by a parameter or a header.
    case notAcceptable([String], FieldError.Place)
    case malformedHeader(String, String)
    case versionRequired
    /// An addition at any of several versions without a key.
    case repeatable
    case missingToken
}

extension Problem {
    /// What an error means for the caller; what nobody foresaw is logged and told without its details.
    ///
    /// `changes` is whether the request was to change something: nobody else is told what became of a change.
    init(_ error: any Error, changes: Bool, logger: Logger) {
        switch error {
        case let problem as Problem: self = problem
        case let refusal as Refusal: self.init(refusal)
        case let refusal as AccessRefusal: self.init(refusal)
        case let fault as SignInFault: self.init(fault)
        case let refusal as IdempotencyRefusal: self.init(refusal)
        case let error as RequestError: self.init(error)
        case let error as InvalidBody:
            self.init(.invalidBody, FieldError.sentence(error.errors, of: "fields"), errors: error.errors)
        case let error as InvalidQuery:
            self.init(.invalidQuery, FieldError.sentence(error.errors, of: "parameters"), errors: error.errors)
        case let error as MalformedJSON:
            self.init(.malformedJSON, "The body stops being JSON after \(error.offset) bytes: \(error.reason).")
        case let error as NotFound: self.init(error)
        case let error as VersionMismatch:
            self.init(
                .versionMismatch,
                "The record has changed and is at version \(error.current) now; read it again before you change it.",
                headers: [HTTPField(name: .eTag, value: EntityTag.of(version: error.current))])
        case let error as OutsideCalendar:
            let (first, last) = (error.coverage.lowerBound.written, error.coverage.upperBound.written)
            self.init(
                .outsideCalendar,
                "Working days are known only from \(first) to \(last), and "
                    + (error.coverage.contains(error.day)
                        ? "the count runs past the last of them." : "\(error.day.written) is outside that time."))
        case let error as FigureRowsNotFound: self.init(.notFound, error.sentence)
        case let error as ReportNotAvailable: self.init(.reportNotAvailable, error.sentence)
        case let error as ReportOutsideCalendar: self.init(.reportNotAvailable, error.sentence)
        case is TooManyExports:
            self.init(
                .tooManyRequests,
                "\(Export.atOnce) of your exports are being made. Please wait until one of them is ready.",
                headers: [HTTPField(name: .retryAfter, value: "5")])
        case is CancellationError: self.init(CaseworkUnavailable.busy, changes: changes)
        case is NIOTooManyBytesError: self.init(RequestError.bodyTooLarge)
        case let error as any HTTPResponseError: self.init(error)
        default: self.init(unforeseen: error, changes: changes, logger: logger)
        }
    }

    private init(unforeseen error: any Error, changes: Bool, logger: Logger) {
        if let unavailable = CaseworkUnavailable(error) {
            if unavailable == .storageFull { logger.error("the disk of the database is full") }
            self.init(unavailable, changes: changes)
        } else if error is ChannelError || error is IOError {
            logger.debug("the client left")
            self.init(.malformedRequest, "The connection ended before the request did.")
        } else {
            logger.error("request failed", metadata: ["error": "\(error)"])
            self.init(
                .internalError,
                "The service failed, not your request; whoever runs it finds the cause in the log under the request_id."
            )
        }
    }

    private init(_ unavailable: CaseworkUnavailable, changes: Bool) {
        switch unavailable {
        // Whoever reads waits for no record, but for what somebody does to its table.
        case .recordBusy where !changes, .busy:
            self.init(
                .busy, "The service is busy; try again in a second.",
                headers: [HTTPField(name: .retryAfter, value: "1")])
        case .recordBusy:
            self.init(
                .recordBusy, "Somebody else is changing this record; try again in a second.",
                headers: [HTTPField(name: .retryAfter, value: "1")])
        case .storageFull:
            self.init(
                .storageFull,
                "The disk of the database is full, so \(changes ? "nothing was stored" : "it could not answer"); whoever runs "
                    + "the service must make room.",
                headers: [HTTPField(name: .retryAfter, value: "60")])
        case .databaseDown:
            self.init(
                .databaseDown,
                changes
                    ? "The database does not answer. The change may have been made; with the same Idempotency-Key it is safe "
                        + "to repeat."
                    : "The database does not answer; try again in a few seconds.",
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
                invalidToken: "The token is unknown; check that it is whole, or ask whoever runs the service for one.")
        case .tokenEnded(let end): self.init(invalidToken: end.sentence)
        case .notInDirectory:
            self.init(
                .forbidden,
                "You have signed in, and nobody of the directory is known by it; ask whoever runs the service to add yours."
            )
        case .forbidden(let permission):
            self.init(.forbidden, permission.refusal)
        case .unknownSecret: self.init(NotFound(RecordKinds.CalendarFeed.name))
        }
    }

    private init(invalidToken sentence: String) {
        self.init(
            .unauthenticated, sentence,
            headers: [
                HTTPField(
                    name: .wwwAuthenticate,
                    value: #"Bearer realm="redress", error="invalid_token", error_description="The token is not valid""#
                )
            ])
    }

    /// What was wrong with an access token is for the log: whoever made it up learns nothing (RFC 6750 section 3.1).
    ///
    /// That it has expired is told, which only a token of a good signature is found to be.
    private init(_ fault: SignInFault) {
        switch fault {
        case .noRole:
            self.init(
                .forbidden,
                "You have signed in, and your sign-in gives you no role here; ask whoever looks after the council's sign-in for one."
            )
        case .keysUnavailable:
            self.init(
                .signInUnavailable,
                "The council's sign-in does not answer, so nobody new can be let in; try again soon.",
                headers: [HTTPField(name: .retryAfter, value: "10")])
        case .expired: self.init(invalidToken: "The sign-in has expired; sign in again.")
        default:
            self.init(
                invalidToken: "The access token is not valid here; sign in again, or ask whoever runs the service.")
        }
    }

    private init(_ refusal: IdempotencyRefusal) {
        switch refusal {
        case .reused:
            self.init(
                .idempotencyKeyReused, "The Idempotency-Key was used for another request; choose a new one for this.")
        case .running:
            self.init(
                .idempotencyKeyRunning,
                "The first request with this Idempotency-Key is still running; ask again in a second for its answer.",
                headers: [HTTPField(name: .retryAfter, value: "1")])
        }
    }

    private init(_ error: RequestError) {
        switch error {
        case .noSuchPath: self.init(.notFound, "There is nothing at this path; /openapi.yaml lists those there are.")
        case .noSuchRecord(let record): self.init(NotFound(record))
        case .noSuchPeriod: self.init(.notFound, "There is no such period; it must be \(ReportCodes.periods).")
        case .notForStage(let stage): self.init(Refusal.notForStage(stage))
        case .methodNotAllowed(let allowed):
            self.init(
                .methodNotAllowed, "This path takes only \(allowed.joined(separator: ", ")).",
                headers: [HTTPField(name: .allow, value: allowed.joined(separator: ", "))])
        case .bodyTooLarge:
            self.init(.bodyTooLarge, "The body is too large: it may have at most \(Call.bodyLimit) bytes.")
        case .unsupportedMediaType: self.init(.unsupportedMediaType, "Send the header Content-Type: application/json.")
        case .notAcceptable(let formats, let place):
            let detail = "Ask for a format there is; format may be \(formats.joined(separator: ", "))."
            self.init(
                .notAcceptable, detail, errors: [FieldError(place: place, code: .unknownValue, detail: detail)])
        case .malformedHeader(let name, let reason):
            self.init(
                .malformedHeader,
                "The header \(name) cannot be read: \(reason.prefix(1).lowercased() + reason.dropFirst())",
                errors: [FieldError(place: .header(name), code: .malformed, detail: reason)])
        case .versionRequired:
            self.init(
                .versionRequired,
                "Send If-Match with the ETag of the record as you read it, so that no other change is overwritten.")
        case .repeatable:
            self.init(
                .versionRequired,
                "With * or several ETags in If-Match the same request again would add this again; send an Idempotency-Key "
                    + "with it, or only the ETag of the record as you read it.")
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
        default: self.init(.malformedRequest, "The request cannot be read.")
        }
    }
}
