import Casework
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import JSON
import Reporting
import WorkingDays

extension Call {
    /// Reads the page that a query asks for, its cursor and limit among its parameters, and answers with it; as CSV with every
    /// page from there on.
    func page<Item, Position: Cursor>(
        _ query: Query, as write: @escaping @Sendable (Item, inout JSONWriter) -> Void,
        _ read: @escaping @Sendable (Position?, Int) async throws -> Page<Item, Position>
    ) async throws -> Response {
        var query = query
        let position: Position? = query.cursor()
        let limit = query.limit()
        let asked = query.text("format")
        try query.finish()
        return try await page(asked, after: position, limit: limit, as: write, read)
    }

    /// The same of what was asked for in a body.
    func page<Item, Position: Cursor>(
        _ asked: String?, after position: Position?, limit: Int,
        as write: @escaping @Sendable (Item, inout JSONWriter) -> Void,
        _ read: @escaping @Sendable (Position?, Int) async throws -> Page<Item, Position>
    ) async throws -> Response {
        guard try format(asked, among: [.json, .csv]) == .csv else {
            return Response(try await read(position, limit), of: request, write)
        }
        return try await csv(after: position, as: write) { ListPart(try await read($0, $1)) }
    }

    /// Reads and answers a page of objects.
    func page<Item: JSONObject, Position: Cursor>(
        _ query: Query, _ read: @escaping @Sendable (Position?, Int) async throws -> Page<Item, Position>
    ) async throws -> Response {
        try await page(query, as: { $0.write(to: &$1) }, read)
    }
}

extension Response {
    /// A page of a list, with the cursor of the next page in the body and, unless it was asked for by POST, as a link
    /// (RFC 8288).
    init<Item, Position: Cursor>(
        _ page: Page<Item, Position>, of request: Request, _ write: (Item, inout JSONWriter) -> Void
    ) {
        let cursor = page.next.map { ListCursor.text($0, of: request.uri) }
        let json = JSONWriter.bytes(capacity: 256 + 512 * page.items.count) { json in
            json.object { json in
                json.array("items", page.items.indices) { json, index in
                    json.object { json in
                        write(page.items[index], &json)
                        if let people = page.people { json.array("people", people[index]) }
                    }
                }
                json.field("next_cursor", cursor)
            }
        }
        self.init(json: json, adding: .varying)
        if let cursor, request.method != .post {
            headers.append(HTTPField(name: .link, value: request.link(next: cursor)))
        }
    }
}

extension Request {
    /// The same query with another cursor.
    fileprivate func link(next cursor: String) -> String {
        let kept = (uri.query ?? "").split(separator: "&").filter { !$0.hasPrefix("cursor=") }
        let query = kept.map(String.init) + ["cursor=" + cursor]
        return "<\(uri.path)?\(query.joined(separator: "&"))>; rel=\"next\""
    }
}

extension IncludedPerson: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("role", role)
        json.field("name", name)
        json.field("relationship", relationship)
        json.field("ended_on", endedOn)
    }
}

extension ComplaintSummary: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("reference", reference)
        json.field("version", version)
        json.field("state", state)
        json.field("procedure", procedure)
        json.field("received_on", receivedOn)
        json.field("channel", channel)
        json.field("department", department)
        json.field("service", service)
        json.field("stage", stage)
        json.field("stage_requested_on", stageRequestedOn)
        json.field("stage_ended_on", stageEndedOn)
        json.field("due_on", dueOn)
        json.field("closure", closure)
    }
}

extension Actor.Admission {
    fileprivate var code: String {
        switch self {
        case .commandLine: "command_line"
        case .token: "token"
        case .signIn: "sign_in"
        }
    }

    fileprivate var token: Int? { if case .token(let number) = self { number } else { nil } }
}

extension AuditEvent: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("occurred_at", occurredAt)
        json.field("actor", actor)
        json.field("admission", admission.code)
        json.field("token_id", admission.token)
        json.field("operation", operation)
        json.field("details", json: details)
    }
}

extension FlaggedDuty: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("as_of", asOf)
        json.field("flagged_at", flaggedAt)
        json.field("duty", duty.kind)
        line.write(to: &json)
        json.object("deadline") { duty.write(to: &$0) }
        json.field("breach_reason", breachReason)
        json.object("withdrawn", withdrawn) { json, withdrawn in
            json.field("calendar_version", withdrawn.calendarVersion)
            json.field("operation", withdrawn.operation)
            json.field("reason", withdrawn.reason)
        }
    }
}

extension DutyLine: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("record", record)
        json.field("record_id", id)
        json.field("complaint_id", complaint)
        json.field("reference", reference)
        json.field("procedure", procedure)
        json.field("department", department)
        json.field("service", service)
        json.field("stage", stage)
        assignee.write(to: &json)
    }
}

extension AssigneeOnDay: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("assigned_team_id", team)
        json.field("assigned_person_id", person)
        json.field("responsible_person_id", responsible)
    }
}
