import HTTPTypes
import JSON
import Testing

@testable import API

/// A case with an enquiry received on 10 January, to be answered by 8 February, answered on 7 February.
struct AtTheOmbudsman: Sendable {
    let service: Service
    let path: String
    let letter: String
    var corrections: String { "\(path)/letters/\(letter)/corrections" }

    static func start(on day: String = "2025-03-03", answered: Bool = true) async throws -> AtTheOmbudsman {
        let service = try await Service.start(on: day)
        try await service.addLinkOfficer()
        let path = try await open(service, "24 000 001")
        let letter = try await log(service, path)
        if answered {
            try await service.done(path, "/letters/\(letter)/answer", #"{"answered_on": "2025-02-07"}"#)
        }
        return AtTheOmbudsman(service: service, path: path, letter: letter)
    }

    static func open(_ service: Service, _ reference: String) async throws -> String {
        let opened = try await service.post(
            "/v1/ombudsman-cases",
            """
            {"reference": "\(reference)", "procedure": "childrens", "department": "Children and Families",
            "service": "Fostering", "enquiry_on": "2025-01-06", "stage_reached": "review_panel",
            "procedure_exhausted": true}
            """)
        try #require(opened.status == 201, "\(opened.text)")
        return try #require(opened.headers[.location])
    }

    /// Logs a letter, the enquiry unless other fields are given.
    static func log(
        _ service: Service, _ path: String,
        _ fields: String = #""kind": "enquiry", "received_on": "2025-01-10", "due_on": "2025-02-08""#
    ) async throws -> String {
        let before = try await service.get(path).json["letters"].elements.compactMap { $0["id"].text }
        let logged = try await service.done(path, "/letters", "{\(fields)}")
        let new = logged["letters"].elements.compactMap { $0["id"].text }.first { !before.contains($0) }
        return try #require(new)
    }

    /// The dates of the case: `clock due_on ended_on`.
    func clocks() async throws -> [String] {
        try await service.get(path).json["clocks"].elements.map {
            "\($0["clock"].text ?? "") \($0["due_on"].text ?? "none") \($0["ended_on"].text ?? "open")"
        }
    }
}
