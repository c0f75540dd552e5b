import Complaints
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

@Suite(.database) struct ActionOwnerTests {
    /// The body of an action with its owner.
    static func action(_ owner: String) -> String {
        """
        {"scope": "wider", "type": "staff_training", "source": "local", "description": "Train the team.", \(owner),
        "agreed_on": "2026-03-02", "due_on": "2026-06-01"}
        """
    }

    @Test(
        "R78: an action is owned by a person of the directory, a whole department, or a person for a department",
        arguments: [
            (#""owner_id": "019a0000-0000-7000-8000-000000000007""#, nil, "K. Example"),
            (#""owner_department": "Highways""#, nil, nil),
            (#""owner_id": null"#, "owner_missing", nil),
            (#""owner_id": "0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10""#, "unknown_person", nil),
            (#""owner_department": "Gardens""#, "unknown_department", nil),
            (#""owner": "Team manager""#, "invalid_body", nil),
        ] as [(String, String?, String?)])
    func owner(owner: String, code: String?, name: String?) async throws {
        let service = try await Service.start(on: "2026-03-02")
        let file = try await Casefile.accepted(service, "corporate", receivedAt: "2026-02-23T09:30:00Z")

        let reply = try await file.act("/actions", Self.action(owner))

        #expect(try reply.code == code)
        if code == nil {
            #expect(reply.status == 201, "\(reply.text)")
            #expect(try reply.json["owner"].text == name)
            let contract = try Contract.shared.get()
            #expect(contract.violations(try reply.json, contract.named("Action")) == [])
        }
    }

    @Test("R78: the day and the owner of an action change with a reason, and the events keep what they were")
    func changes() async throws {
        let service = try await Service.start(on: "2026-03-02")
        let file = try await Casefile.accepted(service, "corporate", receivedAt: "2026-02-23T09:30:00Z")
        let added = try await file.done("/actions", Self.action(#""owner_id": "\#(Signer.first)""#))
        let path = "/v1/actions/\(added["id"].text ?? "")"

        let same = try await service.change(path, "/changes", #"{"due_on": "2026-06-01", "reason": "Moved."}"#)
        let blank = try await service.change(path, "/changes", #"{"due_on": "2026-07-01", "reason": " "}"#)
        let early = try await service.change(path, "/changes", #"{"due_on": "2026-02-27", "reason": "Moved."}"#)
        let moved = try await service.change(path, "/changes", #"{"due_on": "2026-07-01", "reason": "Moved."}"#)
        let given = try await service.change(
            path, "/changes", #"{"owner_department": "Highways", "reason": "Theirs."}"#)
        let events = try await service.get(file.path + "/events").json["items"].elements.suffix(2)

        #expect(try [same.code, blank.code, early.code] == ["action_unchanged", "invalid_body", "out_of_order"])
        #expect(try moved.json["due_on"].text == "2026-07-01")
        #expect(try given.json["owner_id"] == .null)
        #expect(try given.json["owner_department"].text == "Highways")
        #expect(events.map { $0["operation"].text } == ["action_changed", "action_changed"])
        #expect(events.first?["details"]["from_due_on"].text == "2026-06-01")
        #expect(events.first?["details"]["reason"].text == "Moved.")
        #expect(events.last?["details"]["from_owner_id"].text == Signer.first)
    }

    @Test("R78: a department records the progress of its own actions and of no other's")
    func ownDepartment() async throws {
        let service = try await Service.start(on: "2026-03-02")
        let file = try await Casefile.accepted(service, "corporate", receivedAt: "2026-02-23T09:30:00Z")
        let service1 = #", "department": "Highways", "service": "Potholes""#
        let manager = try await service.addPerson("T. Manager", more: service1)
        let head = try await service.addPerson("H. Head", more: #", "department": "Highways""#)
        let other = try await service.addPerson("O. Other", more: #", "department": "Children and Families""#)
        let added = try await file.done("/actions", Self.action(#""owner_department": "Highways""#))
        let path = "/v1/actions/\(added["id"].text ?? "")/progress"
        func progress(_ role: Role, _ person: String?, _ status: String) async throws -> Reply {
            let token =
                if let person { try await service.token(role, of: person, name: "A. Token") } else {
                    try await Service.token(role, service.casework)
                }
            return try await service.send(
                .post, path, #"{"status": "\#(status)", "reached_on": "2026-03-02"}"#, token: token,
                headers: [.ifMatch: "*"])
        }

        let refused = try await [
            progress(.respondingManager, other, "part_done"), progress(.director, nil, "part_done"),
            progress(.investigator, manager, "part_done"),
        ]
        let recorded = try await [
            progress(.respondingManager, manager, "part_done"), progress(.headOfService, head, "not_started"),
            progress(.officer, nil, "part_done"),
        ]

        #expect(
            try refused.map { try $0.code } == [
                "owner_of_other_department", "owner_of_other_department", "forbidden",
            ])
        #expect(recorded.map(\.status) == [200, 200, 200])
    }

    @Test(
        "R71: a complaint is answered once it has a cause, and the operations say what is missing",
        arguments: ["fault_found", "not_upheld"])
    func cause(outcome: String) async throws {
        let service = try await Service.start(on: "2026-03-02")
        let reply = try await service.post(
            "/v1/complaints",
            Service.registration.replacing(#""delay", "poor_communication""#, with: "").replacing(
                "2025-10-01", with: "2026-02-23"))
        let file = Casefile(service: service, path: try #require(reply.headers[.location]))
        try await service.accept(file.path, on: "2026-02-23")
        let answer = #"{"responded_on": "2026-03-02", "outcome": "\#(outcome)"}"#

        let operation = try await file.operations()["respondToStage"]
        let refused = try await file.refused("/stages/local_resolution/response", answer)
        try await file.done("/corrections", #"{"causes": ["delay"], "reason": "Nobody had asked."}"#)
        let answered = try await file.act("/stages/local_resolution/response", answer)

        #expect(refused == "409 cause_missing")
        #expect(operation != nil)
        #expect(answered.status == 200, "\(answered.text)")
    }

    @Test(
        "R77: a pair is of the procedure of its complaints and has the name of nobody in their files",
        arguments: [
            ("Nobody told us", "Set up messages", "corporate", nil),
            ("Nobody told us", "Set up messages", "childrens", "pair_of_other_procedure"),
            ("Mrs Quibble was not told", "Set up messages", "corporate", "pair_names_somebody"),
            ("Nobody told us", "Asked Rumbold to write", "corporate", "pair_names_somebody"),
            ("Nobody told us", "Moved Twelvetrees' case", "corporate", "pair_names_somebody"),
            ("A quibble about bins", "Set up messages", "corporate", nil),
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
}
