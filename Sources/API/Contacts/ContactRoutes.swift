import Casework
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSON
import WorkingDays

/// Contacts: log, list, read, put right, close, and make a complaint of one.
struct ContactRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .make(Self.contacts, RegisterContact.self, at: "/v1/contacts"),
            .get(Self.contacts, "listContacts", .readCasework, list),
            .get(Self.oneContact, "getContact", .readCasework, get),
            .get(Self.oneContact + "/events", "listContactEvents", .readCasework, events),
            .change(Self.oneContact + "/corrections", CorrectContact.self),
            .change(Self.oneContact + "/kind", ClassifyContact.self),
            .change(Self.oneContact + "/acknowledgement", AcknowledgeContact.self),
            .change(Self.oneContact + "/resolution", ResolveContact.self),
            .change(Self.oneContact + "/assignments", AssignContact.self),
            .change(Self.oneContact + "/closure", CloseContact.self),
            .change(Self.oneContact + "/registration-error", RegisterContactInError.self),
            .change(Self.oneContact + "/reopening", ReopenContact.self),
            .make(Self.oneContact + "/complaint", ConvertContact.self, at: "/v1/complaints"),
        ]
    }

    private static let contacts = "/v1/contacts"
    private static let oneContact = contacts + "/{contact_id}"

    private func list(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        var filter = ContactFilter()
        filter.kind = query.choice("kind")
        filter.source = query.choice("source")
        filter.state = query.choice("state")
        filter.worklist = query.choice("worklist")
        filter.receivedFrom = query.day("received_from")
        filter.receivedTo = query.day("received_to")
        filter.department = query.text("department")
        filter.reference = query.text("reference")
        filter.complaint = query.identifier("complaint_id").map { ComplaintID(rawValue: $0) }
        filter.reportedBefore = query.identifier("reported_before_id").map { ContactID(rawValue: $0) }
        filter.team = query.identifier("team_id").map { TeamID(rawValue: $0) }
        filter.assignee = query.identifier("assignee_id").map { PersonID(rawValue: $0) }
        filter.registeredInError = query.flag("registered_in_error")
        let inclusion: Inclusion? = query.choice("include")
        return try await call.page(query) { [filter] position, limit in
            try await call.casework.contacts(
                filter, with: inclusion, after: position, limit: limit, as: call.credential)
        }
    }

    private func get(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        return try call.answer(try await call.casework.contact(try call.contactID(), as: call.credential))
    }

    private func events(_ call: Call) async throws -> Response {
        let id = try call.contactID()
        let query = Query(call.request.uri)
        return try await call.page(query) { position, limit in
            try await call.casework.auditHistory(of: id, after: position, limit: limit, as: call.credential)
        }
    }
}

extension Call {
    /// The contact of the path.
    func contactID() throws(RequestError) -> ContactID {
        try identifier("contact_id")
    }
}
