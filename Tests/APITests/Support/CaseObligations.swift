import HTTPTypes
import JSON
import Testing

@testable import API

/// What tests of obligations do that are agreed in a case at the Ombudsman.
protocol CaseObligations {}

extension CaseObligations {
    /// The path of a case at the Ombudsman about corporate services, decided on a day.
    func decided(
        _ service: Service, on day: String, enquiryOn: String = "2024-11-04", more: String = "",
        reference: String = "24 000 001"
    ) async throws -> String {
        let opened = try await service.post(
            "/v1/ombudsman-cases",
            """
            {"reference": "\(reference)", "procedure": "corporate", "department": "Children and Families",
            "service": "Fostering", "enquiry_on": "\(enquiryOn)", "stage_reached": "stage_2",
            "procedure_exhausted": true\(more)}
            """)
        try #require(opened.status == 201, "\(opened.text)")
        let path = try #require(opened.headers[.location])
        let decided = try await service.change(
            path, "/decision",
            #"{"decision_on": "\#(day)", "decision": "upheld_fault_and_injustice", "public_report": false}"#)
        try #require(decided.status == 200, "\(decided.text)")
        return path
    }

    /// The path of an obligation that is agreed in a case.
    func agree(_ service: Service, _ path: String, _ terms: String) async throws -> String {
        let before = try await service.get(path).json["obligations"].elements.compactMap { $0["id"].text }
        let agreed = try await service.change(path, "/obligations", terms)
        try #require(agreed.status == 200, "\(agreed.text)")
        let added = try agreed.json["obligations"].elements.compactMap { $0["id"].text }.first { !before.contains($0) }
        return "/v1/obligations/\(try #require(added))"
    }

    func act(_ service: Service, _ path: String, _ act: String, _ body: String) async throws -> JSONValue {
        let reply = try await service.change(path, act, body)
        try #require(reply.status == 200, "\(reply.text)")
        return try reply.json
    }
}
