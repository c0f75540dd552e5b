import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSON

extension HTTPField.Name {
    static let idempotencyKey = known("Idempotency-Key")
    static let idempotencyReplayed = known("Idempotency-Replayed")
    static let requestID = known("X-Request-Id")
    static let link = known("Link")
    /// A second one: the first is the authority of the request.
    static let host = known("Host")
    static let referrerPolicy = known("Referrer-Policy")
    static let forwardedFor = known("X-Forwarded-For")
    static let traceresponse = known("traceresponse")
    static let prefer = known("Prefer")
    static let preferenceApplied = known("Preference-Applied")

    private static func known(_ name: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(name) else { preconditionFailure("not a header name") }
        return name
    }
}

extension HTTPFields {
    /// Records hold personal data and are kept by nobody on the way; ETags still save the body.
    static let json: HTTPFields = {
        var fields = HTTPFields()
        fields.append(HTTPField(name: .contentType, value: "application/json"))
        fields.append(HTTPField(name: .cacheControl, value: "no-store"))
        return fields
    }()
}

extension HTTPFields {
    /// Tells browsers to take an answer for nothing but what it says it is: our pages have no script, load nothing and
    /// stand in no frame.
    mutating func secure() {
        self[.xContentTypeOptions] = "nosniff"
        self[.referrerPolicy] = "no-referrer"
        guard self[.contentType]?.hasPrefix("text/html") == true else { return }
        self[.contentSecurityPolicy] =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'none'"
    }
}

extension Response {
    /// An answer of JSON with status 200.
    init(json: [UInt8], adding headers: HTTPField...) {
        var fields = HTTPFields.json
        for header in headers { fields.append(header) }
        self.init(status: .ok, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: json)))
    }

    /// The caller has this version already (RFC 9110 section 15.4.5).
    init(notModified version: Int) { self.init(notModifiedFrom: EntityTag.of(version: version)) }

    /// The caller has what has this tag already.
    init(notModifiedFrom tag: String) {
        self.init(status: .notModified, headers: [.eTag: tag, .cacheControl: "no-store"])
    }
}

/// An answer of HTTP; the response to a complaint is `Complaints.Response`.
typealias Response = HummingbirdCore.Response
