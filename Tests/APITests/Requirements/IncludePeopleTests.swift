import Casework
import Complaints
import Foundation
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API

/// Lists show whom their records are about to those who may read the records, and only where they ask.
@Suite(.database) struct IncludePeopleTests {
    private static let lists = [
        "/v1/complaints", "/v1/worklists/awaiting_decision", "/v1/worklists/overdue", "/v1/breaches", "/v1/contacts",
        "/v1/ombudsman-cases", "/v1/ombudsman-letters", "/v1/obligations", "/v1/safeguarding-referrals",
    ]

    private func register(_ service: Service, _ name: String, on day: String = "2025-10-01") async throws -> String {
        let reply = try await service.post(
            "/v1/complaints",
            Service.registration.replacing("A. Example", with: name).replacing("2025-10-01", with: day))
        try #require(reply.status == 201, "\(reply.text)")
        return try #require(reply.headers[.location])
    }

    private func add(_ service: Service, to complaint: String, _ party: String) async throws {
        let reply = try await service.change(complaint, "/parties", party)
        try #require(reply.status == 201, "\(reply.text)")
    }

    /// The people of an item, each as role and name.
    private func people(_ item: JSONValue) -> [String] {
        item["people"].elements.map { "\($0["role"].text ?? "") \($0["name"].text ?? "")" }
    }

    @Test("Three complaints by somebody called Parent are told apart in the list and in a search")
    func toldApart() async throws {
        let service = try await Service.start()
        let first = try await register(service, "Parent", on: "2025-10-01")
        let second = try await register(service, "Parent", on: "2025-10-02")
        _ = try await register(service, "Parent", on: "2025-10-03")
        try await add(service, to: first, #"{"role": "child", "name": "Zoë Parent", "relationship": "daughter"}"#)
        try await add(service, to: second, #"{"role": "child", "name": "Llŷr Parent"}"#)
        try await add(service, to: second, #"{"role": "affected_person", "name": "G. Neighbour"}"#)
        let expected = [
            ["complainant Parent"],
            ["complainant Parent", "child Llŷr Parent", "affected_person G. Neighbour"],
            ["complainant Parent", "child Zoë Parent"],
        ]
        let contract = try Contract.shared.get()

        let list = try await service.get("/v1/complaints?include=people")
        let search = try await service.post("/v1/searches", #"{"query": "parent", "include": "people"}"#)
        let worklist = try await service.get("/v1/worklists/awaiting_decision?include=people")

        #expect(try list.json["items"].elements.map(people) == expected)
        #expect(try search.json["items"].elements.map(people) == expected)
        #expect(try worklist.json["items"].elements.map(people) == expected.reversed())
        #expect(try list.json["items"][2]["people"][1]["relationship"].text == "daughter")
        #expect(contract.violations(try list.json, try contract.answer("listComplaints", 200)) == [])
        #expect(contract.violations(try search.json, try contract.answer("searchComplaints", 200)) == [])
        #expect(contract.violations(try worklist.json, try contract.answer("getWorklist", 200)) == [])
    }

    @Test("A child's own complaint shows the child as who made it, and a party who left with the day")
    func child() async throws {
        let service = try await Service.start()
        let reply = try await service.post(
            "/v1/complaints",
            Service.registration.replacing("A. Example", with: "Seán Young")
                .replacing(#""parent""#, with: #""child_or_young_person""#))
        let path = try #require(reply.headers[.location])
        try await add(service, to: path, #"{"role": "advocate", "name": "K. Voice"}"#)
        let ended = try await service.change(path, "/parties/1/end", #"{"ended_on": "2025-11-03"}"#)
        try #require(ended.status < 300, "\(ended.text)")

        let item = try await service.get("/v1/complaints?include=people").json["items"][0]

        #expect(people(item) == ["complainant Seán Young", "advocate K. Voice"])
        #expect(item["people"][1]["ended_on"].text == "2025-11-03")
    }

    @Test("A contact shows who sent it, and one that is anonymous nobody")
    func contacts() async throws {
        let service = try await Service.start()
        _ = try await service.logContact(at: "2025-10-01T09:00:00Z", ["person": #""Ayşe Wright""#])
        let anonymous = try await service.post(
            "/v1/contacts",
            Service.contact(at: "2025-10-02T09:00:00Z", ["source": #""anonymous""#, "person": "null"]))
        try #require(anonymous.status == 201, "\(anonymous.text)")

        let items = try await service.get("/v1/contacts?include=people").json["items"].elements

        #expect(items.map(people) == [[], ["sender Ayşe Wright"]])
        #expect(items[0]["people"] == .array([]))
    }

    @Test("A breach shows the people of its complaint")
    func breaches() async throws {
        let service = try await Service.start()
        let path = try await service.accept()
        try await add(service, to: path, #"{"role": "child", "name": "C. Example"}"#)
        _ = try await service.casework.perform(
            Sweep(asOf: nil), as: .commandLine(name: "test"))
        let contract = try Contract.shared.get()

        let breaches = try await service.get("/v1/breaches?include=people&limit=1")
        let overdue = try await service.get("/v1/worklists/overdue?include=people")

        #expect(people(try breaches.json["items"][0]) == ["complainant A. Example", "child C. Example"])
        #expect(
            try overdue.json["items"].elements.map(people).contains(["complainant A. Example", "child C. Example"]))
        #expect(contract.violations(try breaches.json, try contract.answer("listBreaches", 200)) == [])
    }

    @Test("A safeguarding referral shows who sent its contact, and that of a complaint the complaint's people")
    func referrals() async throws {
        let service = try await Service.start()
        _ = try await service.logContact(
            at: "2025-10-01T09:00:00Z", ["person": #""Ayşe Wright""#, "immediate_risk": "true"])
        let path = try await register(service, "A. Parent")
        let referred = try await service.change(
            path, "/safeguarding-referrals", #"{"recipient": "allocated_worker", "immediate_risk": false}"#)
        try #require(referred.status == 201, "\(referred.text)")
        let contract = try Contract.shared.get()

        let reply = try await service.get("/v1/safeguarding-referrals?include=people")

        let found = Set(try reply.json["items"].elements.map(people))
        #expect(found == [["sender Ayşe Wright"], ["complainant A. Parent"]])
        #expect(contract.violations(try reply.json, try contract.answer("listSafeguardingReferrals", 200)) == [])
    }

    @Test(
        "Whatever kind of duty a line is about, it shows the people of its record, those of the register to who keeps it"
    )
    func everyKind() async throws {
        let due = try await DueYesterday.start()
        let service = due.service
        let investigator = try await Service.token(.investigator, service.casework)
        func lines(_ list: String, token: String) async throws -> Set<[String]> {
            let reply = try await service.send(.get, list, token: token)
            try #require(reply.status == 200, "\(reply.text)")
            return Set(try reply.json["items"].elements.map { [$0["duty"].text ?? ""] + people($0) })
        }
        let complainant = "complainant A. Example"

        let overdue = try await lines("/v1/worklists/overdue?include=people", token: service.manager)
        let reviews = try await lines("/v1/worklists/reviews?include=people", token: service.officer)

        #expect(overdue.contains(["response", complainant]))
        #expect(overdue.contains(["obligation", complainant]))
        #expect(overdue.contains(["safeguarding_acknowledgement", "sender A. Example"]))
        #expect(overdue.contains(["ombudsman_letter"]))
        #expect(reviews == [["behaviour_review", complainant]])
        #expect(try await lines("/v1/worklists/reviews?include=people", token: investigator) == [])
    }

    @Test("A case at the Ombudsman and its letters show the people of its complaint once it is linked")
    func cases() async throws {
        let due = try await DueYesterday.start()
        let service = due.service
        try await add(service, to: due.complaint, #"{"role": "child", "name": "C. Example"}"#)
        let lists = ["/v1/ombudsman-cases", "/v1/ombudsman-letters"]
        for list in lists {
            #expect(people(try await service.get(list + "?include=people").json["items"][0]) == [], "\(list)")
        }
        try await TestDatabase.current.database.write { db in
            try db.execute("UPDATE ombudsman_case SET complaint_id = (SELECT id FROM complaint)")
        }

        for list in lists {
            let reply = try await service.get(list + "?include=people")
            #expect(people(try reply.json["items"][0]) == ["complainant A. Example", "child C. Example"], "\(list)")
        }
    }

    @Test("A deputy sees the people by the role of whom they stand in for, and not a day longer")
    func deputy() async throws {
        let service = try await Service.start()
        _ = try await register(service, "A. Parent")
        let absent = try await service.addPerson("M. Absent")
        let standIn = try await service.addPerson("V. Deputy")
        _ = try await Service.token("M. Absent", .manager, service.casework, person: try person(absent))
        let token = try await Service.token("V. Deputy", .viewer, service.casework, person: try person(standIn))
        let before = try await service.send(.get, "/v1/complaints?include=people", token: token)
        let named = try await service.change(
            "/v1/people/\(absent)", "/deputies",
            #"{"deputy_id": "\#(standIn)", "from_on": "2026-03-02", "until_on": "2026-03-03"}"#)
        try #require(named.status < 300, "\(named.text)")

        let during = try await service.send(.get, "/v1/complaints?include=people", token: token)
        let after = try await service.at("2026-03-04T09:00:00Z")
            .send(.get, "/v1/complaints?include=people", token: token)

        #expect(before.status == 403)
        #expect(people(try during.json["items"][0]) == ["complainant A. Parent"])
        #expect(after.status == 403)
    }

    private func person(_ id: String) throws -> PersonID { PersonID(rawValue: try #require(UUID(uuidString: id))) }

    @Test("Names are shown only where they are asked for, and answers are kept by nobody on the way")
    func neverByDefault() async throws {
        let service = try await Service.start()
        _ = try await register(service, "Quite Recognisable")
        _ = try await service.logContact(at: "2025-10-01T09:00:00Z", ["person": #""Quite Recognisable""#])

        for list in Self.lists {
            let plain = try await service.get(list)
            let asked = try await service.get(list + "?include=people")

            #expect(plain.status == 200 && asked.status == 200, "\(list): \(asked.text)")
            #expect(!plain.text.contains("Recognisable") && !plain.text.contains(#""people""#), "\(list)")
            #expect(asked.headers[.cacheControl] == "no-store", "\(list)")
        }
        let audited = try await TestDatabase.current.database.read { db in
            try db.all("SELECT operation FROM audit_event WHERE details::text LIKE '%Recognisable%'") {
                try $0["operation"] as String
            }
        }
        #expect(audited == [])
    }

    @Test(
        "Whoever may not read casework is refused and told so, not given less",
        arguments: [Role.viewer, .statisticsReader])
    func refused(role: Role) async throws {
        let service = try await Service.start()
        _ = try await register(service, "Quite Recognisable")
        let token = try await Service.token(role, service.casework)

        for list in Self.lists {
            let reply = try await service.send(.get, list + "?include=people", token: token)
            #expect(reply.status == 403, "\(list)")
            #expect(try reply.code == "forbidden")
            #expect(!reply.text.contains("Recognisable"))
        }
        let search = try await service.send(
            .post, "/v1/searches", #"{"query": "Recognisable", "include": "people"}"#, token: token)
        #expect(search.status == 403)
    }

    @Test("Nothing else can be included", arguments: ["people,points", "names", "People", ""])
    func unknown(value: String) async throws {
        let service = try await Service.start()

        for list in Self.lists {
            let reply = try await service.get("\(list)?include=\(value)")
            #expect(reply.status == 400, "\(list)")
            #expect(try reply.pointers == ["include"])
        }
        let search = try await service.post("/v1/searches", #"{"query": "a", "include": "\#(value)"}"#)
        #expect(search.status == 422)
        #expect(try search.pointers == ["#/include"])
    }

    @Test("Page after page has its people, and the link to the next asks for them too")
    func pages() async throws {
        let service = try await Service.start()
        for day in 1...5 { _ = try await register(service, "Person \(day)", on: "2025-10-0\(day)") }

        var found: [[String]] = []
        var next: String? = "/v1/complaints?limit=2&include=people"
        while let path = next {
            let reply = try await service.get(path)
            found += try reply.json["items"].elements.map(people)
            next = reply.headers[.link].map { String($0.dropFirst().prefix { $0 != ">" }) }
        }

        #expect(found == (1...5).reversed().map { ["complainant Person \($0)"] })
    }
}
