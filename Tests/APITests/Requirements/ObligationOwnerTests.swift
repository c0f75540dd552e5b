import Complaints
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

@Suite(.database) struct ObligationOwnerTests {
    /// The body of an obligation with its owner.
    static func obligation(_ owner: String) -> String {
        """
        {"scope": "wider", "type": "staff_training", "source": "local", "text": "Train the team.", \(owner),
        "agreed_on": "2026-03-02", "due_on": "2026-06-01"}
        """
    }

    @Test(
        "R78: an obligation is owned by a person of the directory, a whole department, or a person for a department",
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

        let reply = try await file.act("/obligations", Self.obligation(owner))

        #expect(try reply.code == code)
        if code == nil {
            #expect(reply.status == 201, "\(reply.text)")
            #expect(try reply.json["owner"].text == name)
            let contract = try Contract.shared.get()
            #expect(contract.violations(try reply.json, contract.named("Obligation")) == [])
        }
    }

    @Test("R78: the day and the owner of an obligation change with a reason, and the events keep what they were")
    func changes() async throws {
        let service = try await Service.start(on: "2026-03-02")
        let file = try await Casefile.accepted(service, "corporate", receivedAt: "2026-02-23T09:30:00Z")
        let added = try await file.done("/obligations", Self.obligation(#""owner_id": "\#(Signer.first)""#))
        let path = "/v1/obligations/\(added["id"].text ?? "")"

        let same = try await service.change(path, "/changes", #"{"due_on": "2026-06-01", "reason": "Moved."}"#)
        let blank = try await service.change(path, "/changes", #"{"due_on": "2026-07-01", "reason": " "}"#)
        let early = try await service.change(path, "/changes", #"{"due_on": "2026-02-27", "reason": "Moved."}"#)
        let moved = try await service.change(path, "/changes", #"{"due_on": "2026-07-01", "reason": "Moved."}"#)
        let given = try await service.change(
            path, "/changes", #"{"owner_department": "Highways", "reason": "Theirs."}"#)
        let events = try await service.get(file.path + "/events").json["items"].elements.suffix(2)

        #expect(try [same.code, blank.code, early.code] == ["obligation_unchanged", "invalid_body", "out_of_order"])
        #expect(try moved.json["due_on"].text == "2026-07-01")
        #expect(try given.json["owner_id"] == .null)
        #expect(try given.json["owner_department"].text == "Highways")
        #expect(events.map { $0["operation"].text } == ["obligation_changed", "obligation_changed"])
        #expect(events.first?["details"]["from_due_on"].text == "2026-06-01")
        #expect(events.first?["details"]["reason"].text == "Moved.")
        #expect(events.last?["details"]["from_owner_id"].text == Signer.first)
    }

    @Test("R78: a department records the progress of its own obligations and of no other's")
    func ownDepartment() async throws {
        let service = try await Service.start(on: "2026-03-02")
        let file = try await Casefile.accepted(service, "corporate", receivedAt: "2026-02-23T09:30:00Z")
        let service1 = #", "department": "Highways", "service": "Potholes""#
        let manager = try await service.addPerson("T. Manager", more: service1)
        let head = try await service.addPerson("H. Head", more: #", "department": "Highways""#)
        let other = try await service.addPerson("O. Other", more: #", "department": "Children and Families""#)
        let added = try await file.done("/obligations", Self.obligation(#""owner_department": "Highways""#))
        let path = "/v1/obligations/\(added["id"].text ?? "")/progress"
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
        "R78: nobody owns an obligation of a complaint that names them, nor for a department they do not work in",
        arguments: [
            ("named", "", "422 named_in_complaint"),
            ("digger", #", "owner_department": "Children and Families""#, "422 owner_works_elsewhere"),
            ("digger", #", "owner_department": "Highways""#, nil), ("digger", "", nil),
            ("anywhere", #", "owner_department": "Highways""#, nil),
        ] as [(String, String, String?)])
    func ownerRules(who: String, department: String, refusal: String?) async throws {
        let service = try await Service.start(on: "2026-03-02")
        let file = try await Casefile.accepted(service, "corporate", receivedAt: "2026-02-23T09:30:00Z")
        let named = try await service.addPerson("N. Example")
        try await file.done("/named-people", #"{"person_id": "\#(named)"}"#)
        let people = [
            "named": named, "anywhere": try await service.addPerson("A. Anywhere"),
            "digger": try await service.addPerson(
                "D. Digger", more: #", "department": "Highways", "service": "Potholes""#),
        ]
        let added = try await file.done("/obligations", Self.obligation(#""owner_id": "\#(Signer.first)""#))
        let owner = #""owner_id": "\#(people[who] ?? "")"\#(department)"#

        let changed = try await service.change(
            "/v1/obligations/\(added["id"].text ?? "")", "/changes", #"{\#(owner), "reason": "Theirs."}"#)
        let created = try await file.act("/obligations", Self.obligation(owner))

        for reply in [changed, created] {
            guard let refusal else {
                #expect([200, 201].contains(reply.status), "\(reply.text)")
                continue
            }
            #expect("\(reply.status) \(try reply.code ?? "-")" == refusal)
        }
    }

    @Test(
        "R76: an obligation is of a stage or an Ombudsman case that the complaint has",
        arguments: [
            ("childrens", "stage_2", "investigation"), ("childrens", "stage_3", nil), ("corporate", "stage_2", nil),
            ("corporate", "stage_3", nil), ("corporate", "ombudsman", "case"), ("corporate", "local", "nothing"),
        ] as [(String, String, String?)])
    func source(procedure: String, source: String, needed: String?) async throws {
        let service = try await Service.start(on: "2026-03-02")
        let file = try await Casefile.accepted(service, procedure, receivedAt: "2026-02-02T09:30:00Z")
        let body = Self.obligation(#""owner_department": "Highways""#).replacing(#""local""#, with: "\"\(source)\"")

        if needed != "nothing" { #expect(try await file.refused("/obligations", body) == "409 source_missing") }
        switch needed {
        case "investigation":
            try await file.toInvestigation(respondedOn: "2026-02-10", requestedOn: "2026-02-12")
        case "case":
            let opened = try await service.post(
                "/v1/ombudsman-cases",
                """
                {"reference": "26 000 001", "complaint_id": "\(file.path.lastIdentifier)", "procedure": "corporate",
                "department": "Children and Families", "service": "Fostering", "enquiry_on": "2026-02-20",
                "procedure_exhausted": false}
                """)
            try #require(opened.status == 201, "\(opened.text)")
        default: break
        }
        if needed != nil { try await file.done("/obligations", body) }
    }

    @Test("R78: a department adds and changes its own obligations, and gives none to another department")
    func departmentWrites() async throws {
        let service = try await Service.start(on: "2026-03-02")
        let file = try await Casefile.accepted(service, "corporate", receivedAt: "2026-02-23T09:30:00Z")
        let digger = try await service.addPerson(
            "T. Manager", more: #", "department": "Highways", "service": "Potholes""#)
        let token = try await service.token(.respondingManager, of: digger, name: "T. Manager")
        let theirs = try await file.done(
            "/obligations", Self.obligation(#""owner_department": "Children and Families""#))
        func change(_ obligation: JSONValue, _ fields: String) async throws -> Reply {
            try await service.send(
                .post, "/v1/obligations/\(obligation["id"].text ?? "")/changes", #"{\#(fields), "reason": "Moved."}"#,
                token: token, headers: [.ifMatch: "*"])
        }
        let families = #""owner_department": "Children and Families""#

        let own = try await file.done("/obligations", Self.obligation(#""owner_department": "Highways""#), token: token)
        let another = try await file.refused("/obligations", Self.obligation(families), token: token)
        let moved = try await change(own, #""due_on": "2026-07-01""#)
        let taken = try await change(own, #""owner_id": "\#(digger)""#)
        let away = try await change(own, families)
        let others = try await change(theirs, #""due_on": "2026-07-01""#)
        let investigator = try await service.token(.investigator, of: digger, name: "T. Manager")

        #expect(another == "409 owner_of_other_department")
        #expect([moved.status, taken.status] == [200, 200])
        #expect(try taken.json["owner_department"].text == "Highways")
        #expect(try [away.code, others.code] == ["owner_of_other_department", "owner_of_other_department"])
        #expect(
            try await file.refused(
                "/obligations", Self.obligation(#""owner_department": "Highways""#), token: investigator)
                == "403 forbidden")
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
        let none = #"{"causes": [], "reason": "It was a mistake."}"#
        #expect(try await file.refused("/corrections", none) == "409 cause_missing")
        try await file.done("/corrections", #"{"causes": ["policy"], "reason": "It was a mistake."}"#)
    }

    @Test("R71: the causes of a complaint that is not answered yet may all be taken back")
    func causesTakenBack() async throws {
        let service = try await Service.start(on: "2026-03-02")
        let file = try await Casefile.accepted(service, "corporate", receivedAt: "2026-02-23T09:30:00Z")

        try await file.done("/corrections", #"{"causes": [], "reason": "It was a mistake."}"#)

        #expect(try await file.complaint["causes"].elements.isEmpty)
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
