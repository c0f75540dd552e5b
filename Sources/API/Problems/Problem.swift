import Complaints
import HTTPTypes
import Hummingbird
import JSON

/// A problem as it is answered (RFC 9457): a code, a sentence with the facts, and where they come from.
struct Problem: Error {
    let type: ProblemType
    let detail: String
    /// The regulation, guidance or ruling behind a refusal.
    var rule: String?
    /// The records that refuse, where the caller is to read them.
    var references: [String] = []
    var errors: [FieldError] = []
    var headers: [HTTPField] = []

    init(
        _ code: ProblemCode, _ detail: String, rule: String? = nil, errors: [FieldError] = [],
        headers: [HTTPField] = []
    ) {
        self.type = ProblemType(code)
        self.detail = detail
        self.rule = rule
        self.errors = errors
        self.headers = headers
    }

    /// Why a rule said no; the fields to blame are those of the body.
    init(_ refusal: Refusal) {
        type = ProblemType(refusal.code)
        detail = refusal.detail
        rule = refusal.rule
        references = refusal.references
        errors = refusal.fields.map { FieldError(place: .body("#/" + $0), code: .refused, detail: refusal.detail) }
    }

    /// The answer to a request for `path`.
    func response(path: String, requestID: String) -> Response {
        Response(
            status: type.status, headers: fields,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: json(path: path, requestID: requestID))))
    }

    /// The body of that answer.
    func json(path: String, requestID: String) -> [UInt8] {
        JSONWriter.bytes(capacity: 512) { json in
            json.object { json in
                json.field("type", "/problems/" + type.code)
                json.field("title", type.title)
                json.field("status", type.status.code)
                json.field("detail", detail)
                json.field("instance", path)
                json.field("code", type.code)
                json.field("request_id", requestID)
                if let rule { json.field("rule", rule) }
                if !references.isEmpty { json.array("references", references) { $0.value($1) } }
                if !errors.isEmpty {
                    json.array("errors", errors)
                }
            }
        }
    }

    /// The headers of that answer.
    var fields: HTTPFields {
        var fields = HTTPFields()
        fields.append(HTTPField(name: .contentType, value: "application/problem+json"))
        fields.append(HTTPField(name: .cacheControl, value: "no-store"))
        for header in headers { fields.append(header) }
        return fields
    }
}

extension FieldError: JSONObject {
    func write(to json: inout JSONWriter) {
        switch place {
        case .body(let pointer): json.field("pointer", pointer)
        case .query(let name): json.field("parameter", name)
        case .header(let name): json.field("header", name)
        }
        json.field("code", code)
        json.field("detail", detail)
    }
}
