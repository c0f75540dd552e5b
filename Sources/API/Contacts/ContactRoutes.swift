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
            .post(Self.contacts, "registerContact", .recordCasework, register),
            .get(Self.contacts, "listContacts", .readCasework, list),
            .get(Self.oneContact, "getContact", .readCasework, get),
            .get(Self.oneContact + "/events", "listContactEvents", .readCasework, events),
            .post(Self.oneContact + "/kind", "classifyContact", .recordCasework, classify),
            .post(Self.oneContact + "/acknowledgement", "acknowledgeContact", .recordCasework, acknowledge),
            .post(Self.oneContact + "/resolution", "resolveContact", .recordCasework, resolve),
            .post(Self.oneContact + "/closure", "closeContact", .recordCasework, close),
            .post(Self.oneContact + "/complaint", "convertContact", .recordCasework, convert),
        ]
    }

    private static let contacts = "/v1/contacts"
    private static let oneContact = contacts + "/{contact_id}"

    private func register(_ call: Call) async throws -> Response {
        try await call.perform({ RegisterContact(&$0) }, answer: Answer.registered)
    }

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
        let position: DayPosition? = query.cursor()
        let limit = query.limit()
        try query.finish()
        let page = try await call.casework.contacts(filter, after: position, limit: limit, as: call.credential)
        return Response("contacts", page, of: call.request) { $1.write(to: &$0) }
    }

    private func get(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        let contact = try await call.casework.contact(try call.contactID(), as: call.credential)
        if try call.request.alreadyHas(version: contact.version) { return Response(notModified: contact.version) }
        return Response(
            json: contact.json, adding: HTTPField(name: .eTag, value: EntityTag.of(version: contact.version)))
    }

    private func events(_ call: Call) async throws -> Response {
        let id = try call.contactID()
        var query = Query(call.request.uri)
        let position: Int? = query.cursor()
        let limit = query.limit()
        try query.finish()
        let page = try await call.casework.auditHistory(of: id, after: position, limit: limit, as: call.credential)
        return Response("events", page, of: call.request) { $1.write(to: &$0) }
    }

    private func classify(_ call: Call) async throws -> Response {
        try await call.change {
            ClassifyContact(
                contact: $1, expectedVersion: $2, kind: $0.choice("kind"), reason: $0.text("reason", limit: 2_000))
        }
    }

    private func acknowledge(_ call: Call) async throws -> Response {
        try await call.change {
            AcknowledgeContact(contact: $1, expectedVersion: $2, acknowledgedOn: $0.day("acknowledged_on"))
        }
    }

    private func resolve(_ call: Call) async throws -> Response {
        try await call.change {
            ResolveContact(
                contact: $1, expectedVersion: $2, resolvedAt: $0.instant("resolved_at"),
                resolution: $0.text("resolution", limit: 20_000))
        }
    }

    private func close(_ call: Call) async throws -> Response {
        try await call.change { CloseContact(contact: $1, expectedVersion: $2, ending: Ending(&$0)) }
    }

    private func convert(_ call: Call) async throws -> Response {
        let id = try call.contactID()
        let version = try call.request.expectedVersion().number
        return try await call.perform(
            { ConvertContact(&$0, contact: id, expectedVersion: version) }, answer: Answer.registered)
    }
}

extension Call {
    /// The contact of the path.
    func contactID() throws(RequestError) -> ContactID {
        ContactID(rawValue: try identifier("contact_id", of: "contact"))
    }

    /// Performs a change to the contact of the path, at the version of If-Match.
    func change<O: ContactChange>(_ operation: (inout Fields, ContactID, Int?) throws -> O) async throws -> Response {
        let id = try contactID()
        let version = try request.expectedVersion().number
        return try await perform({ try operation(&$0, id, version) }, answer: Answer.contact)
    }
}

extension RegisterContact {
    fileprivate init(_ fields: inout Fields) {
        self.init(
            receivedAt: fields.instant("received_at"), channel: fields.choice("channel"), kind: fields.choice("kind"),
            source: fields.choice("source"), person: fields.text(optional: "person", limit: 200),
            procedure: fields.choice("procedure"), department: fields.text("department", limit: 200),
            service: fields.text(optional: "service", limit: 200), text: fields.text("text", limit: 20_000),
            subject: fields.choice(optional: "subject"),
            immediateRisk: fields.flag(optional: "immediate_risk") ?? false,
            safeguarding: fields.flag(optional: "safeguarding") ?? false,
            recipient: fields.choice(optional: "refer_to") ?? .firstResponse,
            referredBy: fields.text(optional: "referred_by", limit: 200),
            reportedBefore: fields.identifier(optional: "reported_before_id").map { ContactID(rawValue: $0) },
            establishment: fields.text(optional: "establishment", limit: 200),
            ladoReference: fields.text(optional: "lado_reference", limit: 100))
    }
}

extension Ending {
    fileprivate init(_ fields: inout Fields) {
        self.init(
            disposition: fields.choice("disposition"), destination: fields.choice(optional: "destination"),
            explainedOn: fields.day(optional: "explained_on"), forwardedOn: fields.day(optional: "forwarded_on"),
            rationale: fields.text("rationale", limit: 2_000), agreedBy: fields.text("agreed_by", limit: 200),
            assessmentReference: fields.text(optional: "assessment_reference", limit: 100),
            spokenToOn: fields.day(optional: "spoken_to_on"), closedAt: nil)
    }
}

extension ConvertContact {
    fileprivate init(_ fields: inout Fields, contact: ContactID, expectedVersion: Int?) {
        self.init(
            contact: contact, expectedVersion: expectedVersion,
            complainant: fields.text(optional: "complainant", limit: 200),
            complainantType: fields.choice("complainant_type"),
            representativeType: fields.choice(optional: "representative_type"),
            department: fields.text(optional: "department", limit: 200),
            service: fields.text(optional: "service", limit: 200),
            aboutChildrensSocialCare: fields.flag("about_childrens_social_care"),
            causes: fields.texts("causes", limit: 20), summary: fields.text(optional: "summary", limit: 20_000),
            explainedOn: fields.day(optional: "explained_on"))
    }
}
