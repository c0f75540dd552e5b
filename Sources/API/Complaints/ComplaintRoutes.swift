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
            .post("/v1/complaints", "registerComplaint", .recordCasework, register),
            .get("/v1/complaints", "listComplaints", .readCasework, list),
            .get("/v1/complaints/{complaint_id}", "getComplaint", .readCasework, get),
            .get("/v1/complaints/{complaint_id}/events", "listComplaintEvents", .readCasework, events),
            .post("/v1/complaints/{complaint_id}/acceptance", "acceptComplaint", .decide, accept),
        ]
    }

    private func register(_ call: Call) async throws -> Response {
        try await call.perform({ RegisterComplaint(&$0) }, answer: Answer.registered)
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
        let position: DayPosition? = query.cursor()
        let limit = query.limit()
        try query.finish()
        let page = try await call.casework.complaints(filter, after: position, limit: limit, as: call.credential)
        return Response("complaints", page, of: call.request) { $1.write(to: &$0) }
    }

    private func get(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        let id = try call.complaintID()
        let record = try await call.casework.complaint(id, as: call.credential)
        let version = record.complaint.version
        if try call.request.alreadyHas(version: version) { return Response(notModified: version) }
        return Response(json: record.json, adding: HTTPField(name: .eTag, value: EntityTag.of(version: version)))
    }

    private func events(_ call: Call) async throws -> Response {
        let id = try call.complaintID()
        var query = Query(call.request.uri)
        let position: Int? = query.cursor()
        let limit = query.limit()
        try query.finish()
        let page = try await call.casework.auditHistory(of: id, after: position, limit: limit, as: call.credential)
        return Response("events", page, of: call.request) { $1.write(to: &$0) }
    }

    private func accept(_ call: Call) async throws -> Response {
        try await call.change { AcceptComplaint(&$0, complaint: $1, expectedVersion: $2) }
    }
}

extension Call {
    /// The complaint of the path.
    func complaintID() throws(RequestError) -> ComplaintID {
        ComplaintID(rawValue: try identifier("complaint_id", of: "complaint"))
    }

    /// Performs a change to the complaint of the path, at the version of If-Match.
    func change<O: ComplaintChange>(
        _ operation: (inout Fields, ComplaintID, Int?) throws -> O
    ) async throws -> Response {
        let id = try complaintID()
        let version = try request.expectedVersion().number
        return try await perform({ try operation(&$0, id, version) }, answer: Answer.complaint)
    }
}

extension Call {
    /// Adds to the file of the complaint of the path, at the version of If-Match; answers 201 with the entry, the ETag
    /// being that of the complaint.
    func add<O: ComplaintAddition>(
        _ operation: (inout Fields, ComplaintID, Int?) throws -> O,
        answer: @escaping @Sendable (O.Entry) -> [UInt8]
    ) async throws -> Response {
        let id = try complaintID()
        let version = try request.expectedVersion().number
        return try await perform(
            { try operation(&$0, id, version) },
            answer: { added in
                Answer(
                    status: 201, location: nil, etag: EntityTag.of(version: added.complaintVersion),
                    body: answer(added.entry))
            })
    }
}

extension RegisterComplaint {
    fileprivate init(_ fields: inout Fields) {
        self.init(
            receivedAt: fields.instant("received_at"), channel: fields.choice("channel"),
            complainant: fields.text("complainant", limit: 200), complainantType: fields.choice("complainant_type"),
            representativeType: fields.choice(optional: "representative_type"),
            department: fields.text("department", limit: 200), service: fields.text("service", limit: 200),
            aboutChildrensSocialCare: fields.flag("about_childrens_social_care"),
            causes: fields.texts("causes", limit: 20), summary: fields.text("summary", limit: 20_000),
            points: fields.texts(optional: "points", limit: 100, length: 5_000),
            groundsOn: fields.day(optional: "grounds_on"))
    }
}

extension AcceptComplaint {
    fileprivate init(_ fields: inout Fields, complaint: ComplaintID, expectedVersion: Int?) {
        let waiver = fields.text(optional: "waiver_reason", limit: 2_000)
        let goodReason = fields.flag(optional: "waiver_good_reason")
        let canBeConsidered = fields.flag(optional: "waiver_can_be_considered")
        self.init(
            complaint: complaint, expectedVersion: expectedVersion, procedure: fields.choice("procedure"),
            acceptedOn: fields.day("accepted_on"),
            tests: EligibilityTests(
                eligibleComplainant: fields.flag(optional: "eligible_complainant"),
                subjectInScope: fields.flag(optional: "subject_in_scope")),
            reason: fields.text(optional: "reason", limit: 2_000),
            waiver: waiver.map {
                TimeLimitWaiver(
                    goodReason: goodReason ?? false, canBeConsidered: canBeConsidered ?? false, reason: $0)
            })
    }
}
