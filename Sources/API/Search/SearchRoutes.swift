import Casework
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSON
import WorkingDays

/// Finding complaints: by what is in their file, and by what waits to be done.
struct SearchRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .post("/v1/searches", "searchComplaints", .readCasework, search),
            .get("/v1/worklists/{worklist}", "getWorklist", .readCasework, worklist),
        ]
    }

    /// A POST that changes nothing, because a query may hold a name and no address of ours may.
    private func search(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        var fields = try Fields(try JSONParser.parse(try await call.body()))
        let query = fields.text("query", limit: 200)
        var filter = ComplaintFilter()
        filter.procedure = fields.choice(optional: "procedure")
        filter.stage = fields.choice(optional: "stage")
        filter.state = fields.choice(optional: "state")
        filter.receivedFrom = fields.day(optional: "received_from")
        filter.receivedTo = fields.day(optional: "received_to")
        filter.department = fields.text(optional: "department", limit: 200)
        filter.service = fields.text(optional: "service", limit: 200)
        filter.team = fields.identifier(optional: "team_id").map { TeamID(rawValue: $0) }
        filter.person = fields.identifier(optional: "person_id").map { PersonID(rawValue: $0) }
        filter.registeredInError = fields.flag(optional: "registered_in_error")
        let inclusion: Inclusion? = fields.choice(optional: "include")
        let limit = fields.number(optional: "limit", in: 1...200) ?? 50
        let position: SearchPosition? = fields.cursor("cursor", of: call.request.uri)
        try fields.finish()
        return try await call.page(nil, after: position, limit: limit, as: { $0.write(to: &$1) }) {
            [filter] position, limit in
            try await call.casework.search(
                query, filter, with: inclusion, after: position, limit: limit, as: call.credential)
        }
    }

    private func worklist(_ call: Call) async throws -> Response {
        guard let list = call.parameters["worklist"].flatMap({ Worklist(rawValue: String($0)) }) else {
            throw RequestError.noSuchRecord("worklist")
        }
        var query = Query(call.request.uri)
        var filter = WorklistFilter()
        filter.department = query.text("department")
        filter.service = query.text("service")
        filter.stage = query.choice("stage")
        filter.kind = query.choice("duty")
        filter.team = query.identifier("team_id").map { TeamID(rawValue: $0) }
        filter.person = query.identifier("person_id").map { PersonID(rawValue: $0) }
        filter.workingDays = query.number("working_days", in: 0...250)
        let inclusion: Inclusion? = query.choice("include")
        return try await call.page(query) { [filter] position, limit in
            try await call.casework.worklist(
                list, filter, with: inclusion, after: position, limit: limit, as: call.credential)
        }
    }
}

extension WorklistLine: JSONObject {
    func write(to json: inout JSONWriter) {
        line.write(to: &json)
        json.field("version", version)
        json.field("received_on", receivedOn)
        json.field("duty", kind)
        json.field("clock", clock)
        json.field("obligation_id", obligation)
        json.field("owner", owner)
        json.field("listed_on", listedOn)
        json.field("working_days_since", workingDaysSince)
        json.field("due_on", dueOn)
        json.field("working_days_left", workingDaysLeft)
        json.array("communication_needs", communicationNeeds)
    }
}

extension CommunicationNeed: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("person", person)
        json.field("language", language)
        json.field("interpreter", interpreter)
        json.field("format", format)
        json.field("adjustments", adjustments)
    }
}
