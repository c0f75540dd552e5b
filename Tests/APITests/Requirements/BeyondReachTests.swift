import Complaints
import Foundation
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API
@testable import Casework

/// Nobody records what they could not read afterwards, or moves a record to where they no longer see it.
@Suite(.database) struct BeyondReachTests {
    private static let elsewhere = #""department": "Highways", "service": "Potholes""#

    /// What a token of another department tries, by its path.
    private static let recorded: [(path: String, body: String)] = [
        (
            "/v1/complaints",
            Service.registration.replacing("Children and Families", with: "Highways")
                .replacing("Fostering", with: "Potholes")
        ),
        (
            "/v1/contacts",
            Service.contact(
                at: "2026-02-02T09:00:00Z", ["department": #""Highways""#, "service": #""Potholes""#])
        ),
        (
            "/v1/contacts",
            Service.contact(at: "2026-02-02T09:00:00Z", ["department": #""Highways""#, "service": "null"])
        ),
        (
            "/v1/compliments",
            #"{"received_on": "2026-02-02", "procedure": "corporate", \#(elsewhere), "#
                + #""text": "Well mended.", "passed_on_by": "A. Officer"}"#
        ),
        (
            "/v1/ombudsman-cases",
            #"{"reference": "26 000 009", "procedure": "corporate", "stage_reached": "stage_2", "#
                + #""procedure_exhausted": true, \#(elsewhere), "enquiry_on": "2026-02-02"}"#
        ),
    ]

    /// How much is stored of what they try.
    private static func stored() async throws -> [Int] {
        try await TestDatabase.current.database.read { db in
            try db.one(
                """
                SELECT ARRAY[
                    (SELECT count(*) FROM complaint), (SELECT count(*) FROM contact), (SELECT count(*) FROM compliment),
                    (SELECT count(*) FROM ombudsman_case), (SELECT count(*) FROM audit_event)
                ] AS stored
                """
            ) { try $0["stored"] }
        }
    }

    @Test(
        "A narrowed token that records something of another department is told so, and nothing is stored",
        arguments: [Role.manager, .officer])
    func records(role: Role) async throws {
        let owner = try await Service.start()
        let database = try await TestDatabase.current.database(as: "redress_service")
        let service = try owner.over(database)
        let token = try await Service.token("own", role, owner.casework, departments: ["Children and Families"])
        let before = try await Self.stored()

        var replies: [Reply] = []
        for (path, body) in Self.recorded {
            replies.append(
                try await service.send(
                    .post, path, body, token: token, headers: [.idempotencyKey: UUID().uuidString]))
        }
        let after = try await Self.stored()

        await database.shutdown()
        for reply in replies {
            #expect(try reply.status == 409 && reply.code == "beyond_reach", "\(reply.text)")
        }
        #expect(before == after)
    }

    @Test("A narrowed token that moves a record into another department is told so, and the record stays as it was")
    func moves() async throws {
        let owner = try await Service.start()
        let database = try await TestDatabase.current.database(as: "redress_service")
        let service = try owner.over(database)
        let token = try await Service.token("own", .manager, owner.casework, departments: ["Children and Families"])
        let complaint = try #require(try await owner.post("/v1/complaints", Service.registration).headers[.location])
        let contact = try await owner.logContact(
            at: "2026-02-02T09:00:00Z", ["department": #""Children and Families""#, "service": #""Fostering""#])
        let compliment = try await owner.post(
            "/v1/compliments",
            """
            {"received_on": "2026-02-05", "procedure": "childrens", "department": "Children and Families",
            "service": "Fostering", "text": "Kindly done.", "passed_on_by": "A. Officer"}
            """)
        let paths = [complaint, contact, try #require(compliment.headers[.location])]

        for path in paths {
            let before = try await owner.get(path).text
            let moved = try await service.send(
                .post, path + "/corrections", #"{\#(Self.elsewhere), "reason": "It is about the road."}"#, token: token,
                headers: [.ifMatch: "*", .idempotencyKey: UUID().uuidString])
            let after = try await owner.get(path).text
            #expect(try moved.status == 409 && moved.code == "beyond_reach", "\(path): \(moved.text)")
            #expect(before == after)
        }
        await database.shutdown()
    }

    @Test("The reference of a case that is not shown is in use all the same")
    func references() async throws {
        let owner = try await Service.start()
        let database = try await TestDatabase.current.database(as: "redress_service")
        let service = try owner.over(database)
        let token = try await Service.token("own", .officer, owner.casework, departments: ["Highways"])
        let shown = try #require(Self.recorded.last).body
        let hidden = shown.replacing("Highways", with: "Children and Families").replacing("Potholes", with: "Fostering")
        try #require(try await owner.post("/v1/ombudsman-cases", hidden).status == 201)
        func open(_ body: String) async throws -> Reply {
            try await service.send(
                .post, "/v1/ombudsman-cases", body, token: token, headers: [.idempotencyKey: UUID().uuidString])
        }

        let taken = try await open(shown.replacing("26 000 009", with: "26-000-009"))
        let unknown = try await open(shown.replacing("Potholes", with: "Ditches"))
        let free = try await open(shown.replacing("26 000 009", with: "26 000 010"))

        await database.shutdown()
        #expect(try taken.status == 409 && taken.code == "reference_taken", "\(taken.text)")
        // As it was asked, and not as the case has it.
        #expect(taken.text.contains("26-000-009") && !taken.text.contains("26 000 009"))
        #expect(try unknown.code == "unknown_service")
        #expect(free.status == 201, "\(free.text)")
    }
}
