import Complaints
import Foundation
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API
@testable import Casework

/// What the first entry would have brought with it follows a correction.
@Suite(.database) struct FollowingTests {
    @Test(
        "A complainant or a sender corrected to somebody with a single point of contact is assigned as at the first entry"
    )
    func singleContact() async throws {
        let service = try await Service.start(on: "2025-04-30")
        let person = try await service.addPerson("G. Example", team: try await service.addTeam())
        let named = try await service.post(
            "/v1/single-points-of-contact",
            #"{"complainant": "O. Example", "person_id": "\#(person)", "reason": "Many letters."}"#)
        try #require(named.status == 201, "\(named.text)")
        let file = try await Casefile.register(service)
        func assigned() async throws -> String? {
            try await service.get(file.path + "/people").json["assignments"][0]["person_id"].text
        }

        try await file.done("/corrections", #"{"complainant": "A. Exemple", "reason": "Misspelt"}"#)
        #expect(try await assigned() == nil)
        try await file.done("/corrections", #"{"complainant": "o  example", "reason": "It was hers"}"#)
        #expect(try await assigned() == nil)
        try await file.done("/corrections", #"{"complainant": "O. EXAMPLE", "reason": "It was hers"}"#)
        #expect(try await assigned() == person)
        let contact = try await service.logContact(at: "2025-04-10T09:00:00Z")
        #expect(try await service.corrected(contact + "/corrections", #""person": "O. Example""#) == "200")
        #expect(try await service.get(contact).json["assignee_id"].text == person)
    }

    @Test(
        "A point that was split off is not put back while its complaint stands, nor that counted again once it was put back"
    )
    func split() async throws {
        let service = try await Service.start(on: "2025-04-30")
        let file = try await Casefile.accepted(service, points: ["The care", "The parking ticket", "The bins"])
        func split(_ point: Int) async throws -> Casefile {
            let made = try await file.done(
                "/points/\(point)/split",
                """
                {"split_on": "2025-03-10", "department": "Highways", "service": "Potholes", "explanation": "Not about care."}
                """)
            return Casefile(service: service, path: "/v1/complaints/\(try #require(made["id"].text))")
        }
        let own = try await split(2)
        _ = try await split(3)
        let back = #"{"points": [{"number": 2, "excluded_on": null}], "reason": "It belongs here"}"#

        let refused = try await file.act("/corrections", back)
        #expect(try refused.code == "act_in_the_way", "\(refused.text)")
        let reference = try #require(try await own.complaint["reference"].text)
        #expect(try refused.json["detail"].text?.hasPrefix("Point 2 was split off into \(reference)") == true)
        let typed = #"{"points": [{"number": 2, "exclusion_reason": "court"}], "reason": "x"}"#
        #expect(try await file.refused("/corrections", typed) == "422 point_split_apart")
        try await own.done("/registration-error", #"{"reason": "It was not split off"}"#)
        try await file.done("/corrections", back)
        #expect(try await file.complaint["points"][1]["exclusion"] == .null)
        let reopening = #"{"reason": "It was after all"}"#
        #expect(try await own.refused("/reopening", reopening) == "409 act_in_the_way")

        let again = try #require(try await split(2).complaint["reference"].text)
        let twice = try await own.act("/reopening", reopening)
        #expect(try twice.code == "act_in_the_way", "\(twice.text)")
        #expect(try twice.json["detail"].text?.hasPrefix("Point 2 was split off into \(again)") == true)
    }

    /// A complaint with a point that was split off into another department, and that other.
    private func splitOff(_ service: Service) async throws -> (file: Casefile, own: Casefile) {
        let file = try await Casefile.accepted(service, points: ["The care", "The parking ticket"])
        let made = try await file.done(
            "/points/2/split",
            """
            {"split_on": "2025-03-10", "department": "Highways", "service": "Potholes", "explanation": "Not about care."}
            """)
        return (file, Casefile(service: service, path: "/v1/complaints/\(try #require(made["id"].text))"))
    }

    private static let back = #"{"points": [{"number": 2, "excluded_on": null}], "reason": "It belongs here"}"#
    private static let reopening = #"{"reason": "It was after all"}"#

    @Test("Whoever does not see what a point was split off into, or from, neither puts it back nor is told which it is")
    func splitUnseen() async throws {
        let owner = try await Service.start()
        let database = try await TestDatabase.current.database(as: "redress_service")
        let service = try owner.over(database)
        let (file, own) = try await splitOff(owner)
        func act(_ file: Casefile, _ act: String, _ body: String, of department: String) async throws -> String {
            let token = try await Service.token("A", .manager, owner.casework, departments: [department])
            let before = try await owner.get(file.path).text
            let reply = try await service.send(
                .post, file.path + act, body, token: token,
                headers: [.ifMatch: "*", .idempotencyKey: UUID().uuidString])
            let after = try await owner.get(file.path).text
            #expect(reply.status < 300 || before == after, "\(reply.text)")
            return "\(reply.status) \(try reply.code ?? "-")"
        }

        #expect(try await act(file, "/corrections", Self.back, of: "Children and Families") == "409 beyond_reach")
        try await own.done("/registration-error", #"{"reason": "It was not split off"}"#)
        #expect(try await act(file, "/corrections", Self.back, of: "Children and Families") == "201 -")
        #expect(try await act(own, "/reopening", Self.reopening, of: "Highways") == "409 beyond_reach")
        await database.shutdown()
    }

    @Test("Of two complaints that one point was split off into only one counts again, though both are reopened at once")
    func splitTwice() async throws {
        let service = try await Service.start(on: "2025-04-30")
        let (file, first) = try await splitOff(service)
        let error = #"{"reason": "It was not split off"}"#
        try await first.done("/registration-error", error)
        try await file.done("/corrections", Self.back)
        let made = try await file.done(
            "/points/2/split",
            """
            {"split_on": "2025-03-10", "department": "Highways", "service": "Potholes", "explanation": "Not about care."}
            """)
        let second = Casefile(service: service, path: "/v1/complaints/\(try #require(made["id"].text))")
        try await second.done("/registration-error", error)

        // Neither can store its duties before both have looked whether the other counts.
        let other = Database(TestDatabase.current.configuration, logger: Service.logger)
        let (held, release) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        async let holding: Void = other.write { db in
            try db.execute("LOCK TABLE duty IN SHARE MODE")
            held.signal()
            release.wait()
        }
        await Task.detached { held.waitForSignal() }.value
        async let one = first.act("/reopening", Self.reopening)
        async let another = second.act("/reopening", Self.reopening)
        try await waitUntil(2, waitIn: TestDatabase.current.database)
        release.signal()
        try await holding

        #expect(try await [one.status, another.status].sorted() == [200, 409])
        await other.shutdown()
    }

    @Test(
        "Whoever had the post before goes on where a holding is taken back, moves with its first day, and never past their own"
    )
    func post() async throws {
        let service = try await Service.start(on: "2025-03-12")
        let team = try await service.addTeam()
        let people = [
            try await service.addPerson("G. Example"), try await service.addPerson("H. Example"),
            try await service.addPerson("I. Example"),
        ]
        let post = try await service.addPost("team_manager", #""team_id": "\#(team)""#)
        func correct(_ from: String, _ fields: String) async throws -> String {
            try await service.corrected(post + "/holders/corrections", #""held_from": "\#(from)", "# + fields)
        }
        func holders() async throws -> [String] {
            try await service.get(post).json["holders"].elements.map {
                "\(people.firstIndex(of: $0["person_id"].text ?? "") ?? -1) \($0["from_on"].text ?? "")–\($0["until_on"].text ?? "")"
            }
        }
        for (person, from, until) in [(0, "2025-01-06", nil), (1, "2025-02-03", nil)] as [(Int, String, String?)] {
            try #require(try await service.handOver(post, to: people[person], from: from, until: until).status == 200)
        }

        #expect(try await correct("2025-02-03", #""from_on": "2025-02-10""#) == "200")
        #expect(try await holders() == ["0 2025-01-06–2025-02-09", "1 2025-02-10–"])
        #expect(try await correct("2025-02-10", #""from_on": "2025-01-20""#) == "200")
        #expect(try await holders() == ["0 2025-01-06–2025-01-19", "1 2025-01-20–"])
        try #require(try await service.handOver(post, to: people[2], from: "2025-03-03").status == 200)
        #expect(try await correct("2025-01-20", #""withdrawn": true"#) == "200")
        #expect(try await holders() == ["0 2025-01-06–2025-03-02", "2 2025-03-03–"])
        #expect(try await correct("2025-03-03", #""withdrawn": true"#) == "200")
        #expect(try await holders() == ["0 2025-01-06–"])

        try #require(try await service.handOver(post, to: people[1], from: "2025-02-03").status == 200)
        try await service.done("/v1/people/\(people[0])", "/deactivation", #"{"active_until": "2025-03-05"}"#)
        #expect(try await correct("2025-02-03", #""withdrawn": true"#) == "200")
        #expect(try await holders() == ["0 2025-01-06–2025-03-05"])
    }
}
