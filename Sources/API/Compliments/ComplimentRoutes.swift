import Casework
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSON
import WorkingDays

/// Compliments, and the approval of their text for print.
struct ComplimentRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .post(Self.compliments, "recordCompliment", .recordCasework, record),
            .get(Self.compliments, "listCompliments", .readCasework, list),
            .get(Self.oneCompliment, "getCompliment", .readCasework, get),
            .post(Self.oneCompliment + "/approval", "approveCompliment", .decide, approve),
        ]
    }

    private static let compliments = "/v1/compliments"
    private static let oneCompliment = compliments + "/{compliment_id}"

    private func record(_ call: Call) async throws -> Response {
        try await call.perform({ RecordCompliment(&$0) }, answer: Answer.recorded)
    }

    private func list(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        var filter = ComplimentFilter()
        filter.procedure = query.choice("procedure")
        filter.receivedFrom = query.day("received_from")
        filter.receivedTo = query.day("received_to")
        filter.department = query.text("department")
        filter.service = query.text("service")
        filter.contact = query.identifier("contact_id").map { ContactID(rawValue: $0) }
        filter.state = query.choice("state")
        let position: DayPosition? = query.cursor()
        let limit = query.limit()
        try query.finish()
        let page = try await call.casework.compliments(filter, after: position, limit: limit, as: call.credential)
        return Response("compliments", page, of: call.request) { $1.writeSummary(to: &$0) }
    }

    private func get(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        let record = try await call.casework.compliment(try call.complimentID(), as: call.credential)
        if try call.request.alreadyHas(version: record.version) { return Response(notModified: record.version) }
        return Response(
            json: record.json, adding: HTTPField(name: .eTag, value: EntityTag.of(version: record.version)))
    }

    private func approve(_ call: Call) async throws -> Response {
        let id = try call.complimentID()
        let version = try call.request.expectedVersion().number
        return try await call.perform(
            {
                ApproveCompliment(
                    compliment: id, expectedVersion: version, publishedText: $0.text("published_text", limit: 20_000))
            }, answer: Answer.compliment)
    }
}

extension Call {
    fileprivate func complimentID() throws(RequestError) -> ComplimentID {
        ComplimentID(rawValue: try identifier("compliment_id", of: "compliment"))
    }
}

extension RecordCompliment {
    fileprivate init(_ fields: inout Fields) {
        self.init(
            contact: fields.identifier(optional: "contact_id").map { ContactID(rawValue: $0) },
            receivedOn: fields.day("received_on"), procedure: fields.choice("procedure"),
            department: fields.text("department", limit: 200), service: fields.text("service", limit: 200),
            text: fields.text("text", limit: 20_000), passedOnBy: fields.text("passed_on_by", limit: 200))
    }
}
