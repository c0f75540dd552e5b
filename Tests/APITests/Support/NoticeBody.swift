import JSON

@testable import API

/// How tests write of notices.
enum NoticeBody {
    static func notice(
        _ kind: String, on day: String, saying contents: [String], to recipients: [String] = ["complainant"],
        stage: String? = nil
    ) -> String {
        func list(_ codes: [String]) -> String { codes.map { "\"\($0)\"" }.joined(separator: ", ") }
        let place = stage.map { #", "stage": "\#($0)""# } ?? ""
        return """
            {"kind": "\(kind)", "sent_on": "\(day)", "recipients": [\(list(recipients))],
            "contents": [\(list(contents))]\(place)}
            """
    }

    /// The group of a notice in the request of an act.
    static func group(on day: String, saying contents: [String], to recipients: [String] = ["complainant"]) -> String {
        let whole = notice("", on: day, saying: contents, to: recipients)
        return #", "notice": "# + whole.replacing(#""kind": "", "#, with: "")
    }
}

extension Casefile {
    /// The notices that were sent, each with its day.
    var sentNotices: [String] {
        get async throws {
            try await service.get(path + "/notices").json["notices"].elements.map {
                "\($0["sent_on"].text ?? "") \($0["kind"].text ?? "")"
            }
        }
    }
}
