import Casework
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSON
import WorkingDays

/// Cases at the Local Government and Social Care Ombudsman, their decisions and letters.
struct OmbudsmanCaseRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .make(Self.cases, OpenOmbudsmanCase.self, at: "/v1/ombudsman-cases"),
            .get(Self.cases, "listOmbudsmanCases", .readCasework, list),
            .get(Self.oneCase, "getOmbudsmanCase", .readCasework, get),
            .get(Self.oneCase + "/events", "listOmbudsmanCaseEvents", .readCasework, events),
            .change(Self.oneCase + "/complaint", LinkOmbudsmanCase.self),
            .change(Self.oneCase + "/complaint-withdrawal", UnlinkOmbudsmanCase.self),
            .change(Self.oneCase + "/investigation", BeginOmbudsmanInvestigation.self),
            .change(Self.oneCase + "/decision", DecideOmbudsmanCase.self),
            .change(Self.oneCase + "/return", ReturnOmbudsmanCase.self),
            .change(Self.oneCase + "/summary", SummariseOmbudsmanCase.self),
            .change(Self.oneCase + "/corrections", CorrectOmbudsmanCase.self),
            .change(Self.oneCase + "/registration-error", RegisterOmbudsmanCaseInError.self),
            .change(Self.oneCase + "/reopening", ReopenOmbudsmanCase.self),
        ]
    }

    private static let cases = "/v1/ombudsman-cases"
    private static let oneCase = cases + "/{ombudsman_case_id}"

    private func list(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        var filter = OmbudsmanCaseFilter()
        filter.procedure = query.choice("procedure")
        filter.state = query.choice("state")
        filter.enquiryFrom = query.day("enquiry_from")
        filter.enquiryTo = query.day("enquiry_to")
        filter.complaint = query.identifier("complaint_id").map { ComplaintID(rawValue: $0) }
        filter.reference = query.text("reference")
        filter.publicReport = query.flag("public_report")
        let inclusion: Inclusion? = query.choice("include")
        return try await call.page(query) { [filter] position, limit in
            try await call.casework.ombudsmanCases(
                filter, with: inclusion, after: position, limit: limit, as: call.credential)
        }
    }

    private func get(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        let record = try await call.casework.ombudsmanCase(try call.ombudsmanCaseID(), as: call.credential)
        return try call.answer(record)
    }

    private func events(_ call: Call) async throws -> Response {
        let id = try call.ombudsmanCaseID()
        let query = Query(call.request.uri)
        return try await call.page(query) { position, limit in
            try await call.casework.auditHistory(of: id, after: position, limit: limit, as: call.credential)
        }
    }
}

extension Call {
    func ombudsmanCaseID() throws(RequestError) -> OmbudsmanCaseID {
        try identifier("ombudsman_case_id")
    }
}
