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
            .make(Self.compliments, RecordCompliment.self, at: "/v1/compliments"),
            .get(Self.compliments, "listCompliments", .readCasework, list),
            .get(Self.oneCompliment, "getCompliment", .readCasework, get),
            .change(Self.oneCompliment + "/approval", ApproveCompliment.self),
            .change(Self.oneCompliment + "/corrections", CorrectCompliment.self),
            .change(Self.oneCompliment + "/registration-error", RegisterComplimentInError.self),
            .change(Self.oneCompliment + "/reopening", ReopenCompliment.self),
        ]
    }

    private static let compliments = "/v1/compliments"
    private static let oneCompliment = compliments + "/{compliment_id}"

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
        filter.registeredInError = query.flag("registered_in_error")
        return try await call.page(query, as: { $0.writeSummary(to: &$1) }) { [filter] position, limit in
            try await call.casework.compliments(filter, after: position, limit: limit, as: call.credential)
        }
    }

    private func get(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        let record = try await call.casework.compliment(try call.complimentID(), as: call.credential)
        return try call.answer(record)
    }
}

extension Call {
    fileprivate func complimentID() throws(RequestError) -> ComplimentID {
        try identifier("compliment_id")
    }
}
