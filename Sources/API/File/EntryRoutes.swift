import Casework
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSON
import Reporting
import WorkingDays

/// The file of a complaint: entries, links, needs, and its history as a whole.
struct EntryRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .add(Self.complaint + "/entries", RecordEntry.self),
            .get(Self.complaint + "/entries", "listEntries", .readCasework, entries),
            .add(Self.complaint + "/entries/{entry_id}/strike", StrikeEntry.self),
            .add(Self.complaint + "/links", LinkComplaint.self),
            .add(Self.complaint + "/links/{link_id}/removal", RemoveLink.self),
            .get(Self.complaint + "/links", "listLinks", .readCasework, links),
            .add(Self.complaint + "/communication-needs", RecordCommunicationNeeds.self),
            .get(Self.complaint + "/communication-needs", "listCommunicationNeeds", .readCasework, needs),
            .add(Self.complaint + "/equality-monitoring", RecordEqualityMonitoring.self),
            .get(Self.complaint + "/history", "getComplaintHistory", .readCasework, history),
        ]
    }

    private static let complaint = "/v1/complaints/{complaint_id}"

    private func entries(_ call: Call) async throws -> Response {
        let id = try call.complaintID()
        var query = Query(call.request.uri)
        let kind: EntryKind? = query.choice("kind")
        return try await call.page(query) { position, limit in
            try await call.casework.entries(of: id, kind: kind, after: position, limit: limit, as: call.credential)
        }
    }

    private func links(_ call: Call) async throws -> Response {
        try await call.list { try await call.casework.links(of: try call.complaintID(), as: call.credential) }
    }

    private func needs(_ call: Call) async throws -> Response {
        try await call.list {
            try await call.casework.communicationNeeds(of: try call.complaintID(), as: call.credential)
        }
    }

    private func history(_ call: Call) async throws -> Response {
        let id = try call.complaintID()
        var query = Query(call.request.uri)
        let asked = query.text("format")
        try query.finish()
        let format = try call.format(asked, among: [.json, .html])
        let history = try await call.casework.history(of: id, as: call.credential)
        guard format == .html else {
            return Response(json: history.json, adding: HTTPField(name: .vary, value: "Accept"))
        }
        let standing = try await call.pageStanding()
        return Response(page: HistoryPage.html(history.lines, reference: history.reference, standing: standing))
    }
}
