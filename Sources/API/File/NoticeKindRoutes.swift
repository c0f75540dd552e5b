import Casework
import Complaints
import Hummingbird
import JSON

/// What each notice must say, to whom, and with which operations it may be recorded in one request.
///
/// Any valid token will do.
struct NoticeKindRoutes: Sendable {
    /// Every operation on a complaint that has a route.
    let operations: [any ComplaintOperation.Type]

    var endpoints: [Endpoint] { [.get("/v1/notice-kinds", "listNoticeKinds", .readReports, kinds)] }

    private func kinds(_ call: Call) async throws -> Response {
        try await call.list {
            try await call.casework.noticeKinds(as: call.credential).map {
                NoticeKindAnswer(kind: $0, sentWith: operations(sending: $0))
            }
        }
    }

    private func operations(sending kind: NoticeKind) -> [String] {
        var names: [String] = []
        for operation in operations {
            if let act = operation.sends, kind.acts.contains(act) { names.append(operation.name) }
        }
        return names.sorted()
    }
}

private struct NoticeKindAnswer: JSONObject {
    let kind: NoticeKind
    let sentWith: [String]

    func write(to json: inout JSONWriter) {
        json.field("kind", kind)
        json.field("rule", kind.rule)
        json.list("stages", kind.stages.sorted { $0.rawValue < $1.rawValue })
        json.list("recipients", kind.recipients)
        json.list("contents", kind.contents)
        json.list("sent_with", sentWith)
        json.field("may_precede", kind.mayPrecede)
    }
}
