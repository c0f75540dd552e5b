import Complaints
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

/// Pairs of what was complained of and what was done, which a report prints.
@Suite(.database) struct LearningPairTests {
    @Test("R77: an approved pair is printed without its complaints, an unapproved one is not")
    func pairs() async throws {
        let service = try await Service.start()
        let path = try await service.accept()
        let id = try #require(path.split(separator: "/").last)
        func propose(_ text: String, _ complaint: String) async throws -> Reply {
            try await service.send(
                .post, "/v1/learning-pairs",
                """
                {"you_complained": "\(text)", "we_have": "Set up messages", "procedure": "childrens",
                "complaint_ids": ["\(complaint)"]}
                """, token: service.officer)
        }
        let approved = try await propose("Nobody told us", String(id))
        _ = try await propose("Not yet", String(id))
        let unknown = try await propose("Unknown", "0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10")
        let pair = try #require(try approved.json["id"].text)
        let approval = try await service.post(
            "/v1/learning-pairs/\(pair)/approval", #"{"approved_on": "2026-03-02"}"#, headers: [.ifMatch: #""1""#])
        let twice = try await service.post(
            "/v1/learning-pairs/\(pair)/approval", #"{"approved_on": "2026-03-02"}"#, headers: [.ifMatch: "*"])

        let list = try await service.get("/v1/learning-pairs?state=proposed&limit=1")
        let report = try await service.get("/v1/reports/childrens/2025-26").json
        let said = report["narrative"].elements.flatMap { $0["paragraphs"].elements }.compactMap(\.text)

        #expect(approval.status == 200, "\(approval.text)")
        #expect(try twice.code == "already_recorded")
        #expect(try unknown.pointers == ["#/complaint_ids"])
        let contract = try Contract.shared.get()
        #expect(contract.violations(try list.json, try contract.answer("listLearningPairs", 200)) == [])
        #expect(try list.json["items"].elements.map { $0["you_complained"].text } == ["Not yet"])
        #expect(
            said.filter { $0.contains("You complained: ") } == [
                "You complained: Nobody told us We have: Set up messages"
            ])
    }

    @Test(
        "R77: a pair is of the procedure of its complaints and has the name of nobody in their files",
        arguments: [
            ("Nobody told us", "Set up messages", "corporate", nil),
            ("Nobody told us", "Set up messages", "childrens", "pair_of_other_procedure"),
            ("Mrs Quibble was not told", "Set up messages", "corporate", "pair_names_somebody"),
            ("Nobody told us", "Asked Rumbold to write", "corporate", "pair_names_somebody"),
            ("Nobody told us", "Moved Twelvetrees' case", "corporate", "pair_names_somebody"),
            ("QUIBBLE was not told", "Set up messages", "corporate", "pair_names_somebody"),
            ("j quibble was not told", "Set up messages", "corporate", "pair_names_somebody"),
            ("The Quibbles were not told", "Set up messages", "corporate", "pair_names_somebody"),
            ("Nobody told us", "Heard the Quibble’s side", "corporate", "pair_names_somebody"),
            ("Nobody told ANN", "Set up messages", "corporate", "pair_names_somebody"),
            ("Nobody told the twelvetrees", "Set up messages", "corporate", "pair_names_somebody"),
            ("Nobody told us, ann hour late", "Set up messages", "corporate", nil),
            ("Nobody told us", "Answered cmp-2026-000001", "corporate", "pair_names_somebody"),
            ("Nobody told us", "Answered CON-2019-000412", "corporate", "pair_names_somebody"),
            ("Nobody told us in 2026", "Set up 12-hour messages", "corporate", nil),
        ] as [(String, String, String, String?)])
    func pair(complained: String, done: String, procedure: String, code: String?) async throws {
        let service = try await Service.start(on: "2026-03-02")
        let file = try await Casefile.accepted(service, "corporate", receivedAt: "2026-02-23T09:30:00Z")
        let officer = try await service.addPerson("O. Twelvetrees")
        try await file.done("/corrections", #"{"complainant": "J. Quibble", "reason": "Misspelt."}"#)
        try await file.done("/parties", #"{"role": "child", "name": "Ann Rumbold"}"#)
        try await file.done("/named-people", #"{"person_id": "\#(officer)"}"#)

        let reply = try await service.post(
            "/v1/learning-pairs",
            """
            {"you_complained": "\(complained)", "we_have": "\(done)", "procedure": "\(procedure)",
            "complaint_ids": ["\(file.path.lastIdentifier)"]}
            """)

        #expect(try reply.code == code)
        #expect(reply.status == (code == nil ? 201 : 422), "\(reply.text)")
    }

    @Test("R77: a pair is tied to complaints, and nobody whom one of them names proposes or approves it")
    func pairOfOwn() async throws {
        let service = try await Service.start(on: "2026-03-02")
        let file = try await Casefile.accepted(service, "corporate", receivedAt: "2026-02-23T09:30:00Z")
        let other = try await Casefile.accepted(service, "corporate", receivedAt: "2026-02-23T09:30:00Z")
        let officer = try await service.somebody("N. Example", .officer)
        let manager = try await service.somebody("M. Named", .manager)
        for named in [officer.id, manager.id] { try await file.done("/named-people", #"{"person_id": "\#(named)"}"#) }
        func propose(_ files: [Casefile], _ token: String) async throws -> Reply {
            let ids = files.map { "\"\($0.path.lastIdentifier)\"" }.joined(separator: ", ")
            return try await service.send(
                .post, "/v1/learning-pairs",
                """
                {"you_complained": "Nobody told us", "we_have": "Set up messages", "procedure": "corporate",
                "complaint_ids": [\(ids)]}
                """, token: token)
        }

        let none = try await propose([], officer.token)
        let own = try await propose([other, file], officer.token)
        let others = try await propose([other], officer.token)
        let made = try await propose([other, file], service.officer)
        let approved = try await service.send(
            .post, "/v1/learning-pairs/\(try made.json["id"].text ?? "")/approval", #"{"approved_on": "2026-03-02"}"#,
            token: manager.token, headers: [.ifMatch: "*"])

        #expect(none.status == 422, "\(none.text)")
        #expect(try none.pointers == ["#/complaint_ids"])
        #expect(try [own.code, approved.code] == ["complaint_names_caller", "complaint_names_caller"])
        #expect([others.status, made.status] == [201, 201])
    }
}
