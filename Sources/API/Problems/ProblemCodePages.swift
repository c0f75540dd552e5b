extension ProblemCode {
    /// What is the same for every occurrence, written by hand for the page at `/problems/{code}`.
    var page: (title: String, meaning: String, next: String) {
        switch self {
        case .malformedJSON:
            (
                "The body is not JSON", "The body of the request stops being JSON at the place that the problem names.",
                "Correct the body there. Each name may come once in an object, and nothing may follow the last bracket."
            )
        case .malformedRequest:
            (
                "The request cannot be read", "It does not follow HTTP: its head, its address or its body is wrong.",
                "Send one Host header, an address of at most 4,096 characters and a body as it says."
            )
        case .malformedHeader:
            (
                "A header cannot be read", "A header of the request does not have the form that its standard gives it.",
                "Correct the header that errors names, or leave it out where it is not required."
            )
        case .invalidQuery:
            (
                "The query cannot be answered",
                "A parameter of the address is unknown, is missing, comes twice or has a value that cannot be used.",
                "Correct the parameters that errors names. Where an operation has none, leave the query out."
            )
        case .unauthenticated:
            (
                "A valid token is required", "The request came without a token, or with one that is not valid now.",
                "Send Authorization: Bearer and a token that has neither expired nor been revoked, or sign in again."
            )
        case .forbidden:
            (
                "The token's role does not allow this",
                "Each token has a role, and the role of this one, or of anybody its holder stands in for, does not "
                    + "have the permission that the operation asks for. Of a sign-in the same is so where it gives no role, "
                    + "or the directory does not have it.",
                "Ask somebody who may do it. Where only the Complaints Manager decides, record a proposal."
            )
        case .notFound:
            (
                "There is nothing here", "The path does not exist, or no record has the identifier in it.",
                "Check the path against /openapi.yaml and the identifier against the record you mean."
            )
        case .reportNotAvailable:
            (
                "There is no such report",
                "The service has no annual report for this procedure, or the year has not begun.",
                "Ask for the report of the children's procedure, of this year or an earlier one."
            )
        case .methodNotAllowed:
            (
                "The method is not allowed here", "The path exists and answers other methods than this one.",
                "Use a method that the header Allow names."
            )
        case .idempotencyKeyRunning:
            (
                "The first request with this key is still running",
                "A request with the same Idempotency-Key has not been answered yet, so this one was not carried out.",
                "Send the same request again after the seconds in Retry-After; it then gets the answer of the first."
            )
        case .versionMismatch:
            (
                "The record has changed", "Somebody changed the record after you read it, and nothing was overwritten.",
                "Read the record again, decide whether your change still applies, and send it with the new ETag."
            )
        case .bodyTooLarge:
            (
                "The body is too large", "The body has more bytes than the service reads.",
                "Send less, for instance by leaving long texts to an entry of the file."
            )
        case .notAcceptable:
            (
                "There is no such format",
                "The parameter format names one that there is not, or the header Accept turns down all that there are.",
                "Ask for one of the formats that the answer lists, with format or with Accept."
            )
        case .unsupportedMediaType:
            (
                "The body must be application/json", "The header Content-Type names another type, or is missing.",
                "Send the body as JSON with the header Content-Type: application/json."
            )
        case .invalidBody:
            (
                "The body has a field that is wrong",
                "A field is missing, unknown, of the wrong type or has a value that cannot be used. Nothing was done.",
                "Correct every field that errors names, and send the request again."
            )
        case .idempotencyKeyReused:
            (
                "The key was used for another request",
                "An Idempotency-Key belongs to one request, with its method, path and body, and this is another.",
                "Choose a new key for each new request."
            )
        case .outsideCalendar:
            (
                "The calendar does not reach that far",
                "Working days are counted only in years whose bank holidays are known, and a day of this count lies "
                    + "outside them.",
                "Check the date. If it is right, add the bank holidays of the missing years."
            )
        case .versionRequired:
            (
                "If-Match is required", "A record is changed only by somebody who says which version of it they saw.",
                "Read the record and send its ETag in the header If-Match."
            )
        case .tooManyRequests:
            (
                "The token made too many requests",
                "One token may make so many requests a minute, at once or spread over it, and have five exports made at once; "
                    + "this one made more. The request was not carried out.",
                "Send it again after the seconds in Retry-After. A program that reads much waits between its requests."
            )
        case .tooManyFailedSignIns:
            (
                "Too many tokens or secrets that are not valid came from this address",
                "The token, or the secret in the address of a calendar feed, is unknown, revoked or expired, and so were "
                    + "many others that came from the same address in the last minute. A request with a valid one is "
                    + "answered all the same.",
                "Check the token or the feed's address. Where it is wrong, ask for a new one, and send nothing before the "
                    + "seconds in Retry-After have passed."
            )
        case .internalError:
            (
                "Something went wrong in the service", "The request met a failure that is not its own fault.",
                "Give the request_id to whoever runs the service; the log has the cause under it."
            )
        case .busy:
            (
                "The service is busy",
                "All connections were taken for too long, or what was to be read was locked, so nothing was done.",
                "Send the request again after the seconds in Retry-After."
            )
        case .recordBusy:
            (
                "The record is being changed",
                "Others are changing this record, so nothing was done; every other can be changed.",
                "Send the request again after the seconds in Retry-After."
            )
        case .storageFull:
            (
                "The disk of the database is full",
                "Nothing was stored. What is stored can be read, unless the answer needs room on the disk itself.",
                "Tell whoever runs the service, who must make room; then send the request again."
            )
        case .signInUnavailable:
            (
                "The council's sign-in does not answer",
                "Nobody can say whether the key that signed the access token is one of the provider's.",
                "Send the request again after the seconds in Retry-After; whoever signed in before goes on as ever."
            )
        case .databaseDown:
            (
                "The database does not answer",
                "The connection was lost or could not be made. If it was lost during a change, that change may have "
                    + "been made or not.",
                "Send the request again after the seconds in Retry-After, a change with the same Idempotency-Key."
            )
        }
    }
}
