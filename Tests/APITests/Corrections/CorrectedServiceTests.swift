import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

/// A complaint is corrected to a service that was in use when it came, as its first entry is.
@Suite(.database) struct CorrectedServiceTests {
    /// A complaint of 1 May 2026 about Potholes, beside services that come and go.
    private func complaint(_ service: Service) async throws -> Casefile {
        for (name, from, until) in [("Signs", "2026-06-01", nil), ("Verges", "2025-01-01", "2026-04-30")] {
            let added = try await service.post(
                "/v1/services", #"{"department": "Highways", "service": "\#(name)", "in_use_from": "\#(from)"}"#)
            try #require(added.status == 201, "\(added.text)")
            guard let until else { continue }
            let retired = try await service.post(
                "/v1/service-retirements",
                #"{"department": "Highways", "service": "\#(name)", "in_use_until": "\#(until)"}"#)
            try #require(retired.status < 300, "\(retired.text)")
        }
        return try await Casefile.register(
            service, receivedAt: "2026-05-01T09:30:00Z", type: "resident", department: "Highways", of: "Potholes",
            aboutChildren: false)
    }

    private static let signs = #""department": "Highways", "service": "Signs""#
    private static let verges = #""department": "Highways", "service": "Verges""#

    @Test(
        "A complaint is not corrected to a service that was not in use on the day it came",
        arguments: [
            (signs, "422 service_not_in_use"),
            (#""department": "highways", "service": " SIGNS ""#, "422 service_not_in_use"),
            (verges, "422 service_not_in_use"), (signs + #", "received_at": "2026-06-01T09:30:00Z""#, "201"),
            (signs + #", "received_at": "2026-05-31T09:30:00Z""#, "422 service_not_in_use"),
            (verges + #", "received_at": "2026-04-30T09:30:00Z""#, "201"),
            (#""department": "Children and Families", "service": "Fostering""#, "201"),
            (#""department": "Highways", "service": "Gritting""#, "422 unknown_service"),
            (#""service": "Signs""#, "422 service_incomplete"),
        ])
    func moved(fields: String, answer: String) async throws {
        let service = try await Service.start(on: "2026-06-20")
        let file = try await complaint(service)

        let reply = try await file.act("/corrections", #"{\#(fields), "reason": "It was another's."}"#)

        #expect(
            reply.status == 201 ? answer == "201" : "\(reply.status) \(try reply.code ?? "")" == answer, "\(reply.text)"
        )
    }

    @Test("A day of receipt on which its service was not in use is refused, and the service may be named with it again")
    func day() async throws {
        let service = try await Service.start(on: "2026-06-20")
        let file = try await complaint(service)
        try await file.done(
            "/corrections", #"{\#(Self.signs), "received_at": "2026-06-02T09:30:00Z", "reason": "It came in June."}"#)
        let may = #""received_at": "2026-05-01T09:30:00Z", "reason": "It came in May.""#

        #expect(try await file.refused("/corrections", "{\(may)}") == "422 service_not_in_use")
        #expect(try await file.refused("/corrections", "{\(Self.signs), \(may)}") == "422 service_not_in_use")
        try await file.done("/corrections", #"{\#(Self.signs), "summary": "It is worse.", "reason": "It grew."}"#)
    }

    @Test(
        "A service that contributes does not lead by a correction, unless it is said with it that it contributes no more"
    )
    func lead() async throws {
        let service = try await Service.start(on: "2026-06-20")
        let file = try await Casefile.register(service, receivedAt: "2026-06-01T09:30:00Z")
        try await file.done("/contributors", #"{"department": "Highways", "service": "Potholes"}"#)
        let potholes = #""department": "Highways", "service": "Potholes", "reason": "It is about a road.""#

        #expect(try await file.refused("/corrections", "{\(potholes)}") == "422 contributor_leads")
        #expect(
            try await file.refused(
                "/corrections", #"{\#(potholes), "contributors": [{"department": "Highways", "service": "Potholes"}]}"#)
                == "422 contributor_leads")
        try await file.done("/corrections", "{\(potholes), \"contributors\": null}")
    }
}
