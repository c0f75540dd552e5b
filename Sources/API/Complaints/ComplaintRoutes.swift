import Casework
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSON
import WorkingDays

/// Complaints: register, list, read, accept, and their history.
struct ComplaintRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .make("/v1/complaints", RegisterComplaint.self),
            .get("/v1/complaints", "listComplaints", .readCasework, list),
            .get("/v1/complaints/{complaint_id}", "getComplaint", .readCasework, get),
            .get("/v1/complaints/{complaint_id}/events", "listComplaintEvents", .readCasework, events),
            .change("/v1/complaints/{complaint_id}/acceptance", AcceptComplaint.self),
        ]
    }

    private func list(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        var filter = ComplaintFilter()
        filter.procedure = query.choice("procedure")
        filter.stage = query.choice("stage")
        filter.state = query.choice("state")
        filter.receivedFrom = query.day("received_from")
        filter.receivedTo = query.day("received_to")
        filter.department = query.text("department")
        filter.service = query.text("service")
        filter.reference = query.text("reference")
        filter.contributor = query.text("contributor")
        filter.team = query.identifier("team_id").map { TeamID(rawValue: $0) }
        filter.person = query.identifier("person_id").map { PersonID(rawValue: $0) }
        filter.queue = query.identifier("queue_of_team_id").map { TeamID(rawValue: $0) }
        filter.registeredInError = query.flag("registered_in_error")
        let inclusion: Inclusion? = query.choice("include")
        return try await call.page(query) { [filter] position, limit in
            try await call.casework.complaints(
                filter, with: inclusion, after: position, limit: limit, as: call.credential)
        }
    }

    private func get(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        let id = try call.complaintID()
        let record = try await call.casework.complaint(id, as: call.credential)
        return try call.answer(record)
    }

    private func events(_ call: Call) async throws -> Response {
        let id = try call.complaintID()
        let query = Query(call.request.uri)
        return try await call.page(query) { position, limit in
            try await call.casework.auditHistory(of: id, after: position, limit: limit, as: call.credential)
        }
    }
}

extension Call {
    /// The complaint of the path.
    func complaintID() throws(RequestError) -> ComplaintID {
        try identifier("complaint_id")
    }
}
