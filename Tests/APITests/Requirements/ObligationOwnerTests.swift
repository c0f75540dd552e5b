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
        let dayless = try await service.change(
            path, "/changes", #"{"owner_department": "Highways", "agreed_on": "2026-03-02", "reason": "Agreed."}"#)
        let early = try await service.change(path, "/changes", #"{"due_on": "2026-02-27", "reason": "Moved."}"#)
        let moved = try await service.change(path, "/changes", #"{"due_on": "2026-07-01", "reason": "Moved."}"#)
        let given = try await service.change(
            path, "/changes", #"{"owner_department": "Highways", "reason": "Theirs."}"#)
        let events = try await service.get(file.path + "/events").json["items"].elements.suffix(2)

        #expect(try [same.code, blank.code, early.code] == ["obligation_unchanged", "invalid_body", "out_of_order"])
        #expect(dayless.text.contains("required with agreed_on"), "\(dayless.text)")
        #expect(try moved.json["due_on"].text == "2026-07-01")
        #expect(try given.json["owner_id"] == .null)
        #expect(try given.json["owner_department"].text == "Highways")
        #expect(events.map { $0["operation"].text } == ["obligation_changed", "obligation_changed"])
        #expect(events.first?["details"]["from_due_on"].text == "2026-06-01")
        #expect(events.first?["details"]["reason"].text == "Moved.")
        #expect(events.last?["details"]["from_owner_id"].text == Signer.first)
    }

    @Test(
        "What somebody owns passes to their department once the complaint names them, and it is theirs no more",
        arguments: [(department: "Highways", owner: "Highways"), (department: nil, owner: nil)])
    func named(department: String?, owner: String?) async throws {
        let service = try await Service.start(on: "2026-03-02")
        let file = try await Casefile.accepted(service, "corporate", receivedAt: "2026-02-23T09:30:00Z")
        let person = try await service.addPerson(
            "N. Named", more: department.map { #", "department": "\#($0)""# } ?? "")
        let added = try await file.done("/obligations", Self.obligation(#""owner_id": "\#(person)""#))
        let path = "/v1/obligations/\(added["id"].text ?? "")"

        try await file.done("/named-people", #"{"person_id": "\#(person)"}"#)

        let now = try await service.get(path).json
        #expect(now["owner_department"].text == owner)
        #expect((now["owner_id"] == .null) == (owner != nil))
        // Where there is no department to pass to, it stays in their name and is the Complaints Manager's to deal with.
        let later = try await Service.start(on: "2026-06-03")
        let theirs = try await later.get("/v1/worklists/obligations_overdue?person_id=\(person)").json["items"]
        let all = try await later.get("/v1/worklists/obligations_overdue").json["items"].elements
        #expect(theirs.elements.isEmpty && all.count == 1)
        #expect(all.first?["responsible_person_id"] == .null)
    }

    @Test("R78: a department records the progress of its own obligations and of no other's")
    func ownDepartment() async throws {
        let service = try await Service.start(on: "2026-03-02")
        let file = try await Casefile.accepted(service, "corporate", receivedAt: "2026-02-23T09:30:00Z")
        let service1 = #", "department": "Highways", "service": "Potholes""#
        let manager = try await service.addPerson("T. Manager", more: service1)
        let head = try await service.addPerson("H. Head", more: #", "department": "Highways""#)
        let other = try await service.addPerson("O. Other", more: #", "department": "Children and Families""#)
        // Whoever holds a post of a department works for it, wherever else they work.
        let post = try await service.addPost("head_of_service", #""department": "Highways""#)
        let holder = try await service.addPerson("P. Holder")
        let handed = try await service.handOver(post, to: holder, from: "2026-03-02")
        try #require(handed.status < 300, "\(handed.text)")
        let added = try await file.done("/obligations", Self.obligation(#""owner_department": "Highways""#))
        let path = "/v1/obligations/\(added["id"].text ?? "")/progress"
        func progress(
            _ role: Role, _ person: String?, _ status: String, within departments: [String]? = nil
        ) async throws -> Reply {
            let token =
                if let person { try await service.token(role, of: person, name: "A. Token") } else {
                    try await Service.token("A machine", role, service.casework, departments: departments)
                }
            return try await service.send(
                .post, path, #"{"status": "\#(status)", "reached_on": "2026-03-02"}"#, token: token,
                headers: [.ifMatch: "*"])
        }

        let refused = try await [
            progress(.respondingManager, other, "part_done"), progress(.director, nil, "part_done"),
            progress(.investigator, manager, "part_done"),
            progress(.respondingManager, nil, "part_done", within: ["Children and Families"]),
        ]
        let recorded = try await [
            progress(.respondingManager, manager, "part_done"), progress(.headOfService, head, "not_started"),
            progress(.officer, nil, "part_done"), progress(.headOfService, holder, "not_started"),
            progress(.respondingManager, nil, "part_done", within: ["Highways"]),
        ]

        #expect(
            try refused.map { try $0.code } == [
                "owner_of_other_department", "owner_of_other_department", "forbidden", "owner_of_other_department",
            ])
        #expect(recorded.map(\.status) == [200, 200, 200, 200, 200])
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
}
