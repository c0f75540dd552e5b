import Casework
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSON
import WorkingDays

/// What somebody is to do after a complaint or a case at the Ombudsman, and how far it has come.
struct ObligationRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .add("/v1/complaints/{complaint_id}/obligations", AddObligation.self),
            .change("/v1/ombudsman-cases/{ombudsman_case_id}/obligations", AddOmbudsmanObligation.self),
            .get("/v1/obligations", "listObligations", .readCasework, list),
            .get(Self.one, "getObligation", .readCasework, get),
            .change(Self.one + "/decision", DecideObligation.self),
            .change(Self.one + "/progress", ProgressObligation.self),
            .change(Self.one + "/check", CheckObligation.self),
            .change(Self.one + "/satisfaction", SatisfyObligation.self),
            .change(Self.one + "/changes", ChangeObligation.self),
            .change(Self.one + "/corrections", CorrectObligation.self),
            .change(Self.one + "/registration-error", RegisterObligationInError.self),
            .change(Self.one + "/reopening", ReopenObligation.self),
        ]
    }

    private static let one = "/v1/obligations/{obligation_id}"

    private func list(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        var filter = ObligationFilter()
        filter.complaint = query.identifier("complaint_id").map { ComplaintID(rawValue: $0) }
        filter.ombudsmanCase = query.identifier("ombudsman_case_id").map { OmbudsmanCaseID(rawValue: $0) }
        filter.procedure = query.choice("procedure")
        filter.owner = query.identifier("owner_id").map { PersonID(rawValue: $0) }
        filter.ownerDepartment = query.text("owner_department")
        filter.ownerPost = query.identifier("owner_post_id").map { PostID(rawValue: $0) }
        filter.source = query.choice("source")
        filter.scope = query.choice("scope")
        filter.type = query.choice("type")
        filter.status = query.choice("status")
        filter.overdue = query.flag("overdue")
        filter.dueFrom = query.day("due_from")
        filter.dueTo = query.day("due_to")
        let inclusion: Inclusion? = query.choice("include")
        return try await call.page(query) { [filter] position, limit in
            try await call.casework.obligations(
                filter, with: inclusion, after: position, limit: limit, as: call.credential)
        }
    }

    private func get(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        let record = try await call.casework.obligation(try call.identifier("obligation_id"), as: call.credential)
        return try call.answer(record)
    }
}
