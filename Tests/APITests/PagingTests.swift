import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

@Suite(.database) struct PagingTests {
    @Test("Pages hold every complaint once and in order, also when others are registered between them")
    func stable() async throws {
        let service = try await Service.start()
        for day in 1...7 { _ = try await service.register(receivedOn: "2025-10-0\(day)") }
        for _ in 1...2 { _ = try await service.register(receivedOn: "2025-10-04") }
        let contract = try Contract.shared.get()

        var days: [String] = []
        var next: String? = "/v1/complaints?limit=2"
        while let path = next {
            let reply = try await service.get(path)
            let json = try reply.json
            #expect(contract.violations(json, contract.named("ComplaintPage")) == [])
            days += json["items"].elements.compactMap { $0["received_on"].text }
            next = reply.headers[.link].map { String($0.dropFirst().prefix { $0 != ">" }) }
            if days.count == 4 { _ = try await service.register(receivedOn: "2025-10-20") }
        }

        #expect(
            days == [
                "2025-10-07", "2025-10-06", "2025-10-05", "2025-10-04", "2025-10-04", "2025-10-04", "2025-10-03",
                "2025-10-02", "2025-10-01",
            ])
    }

    @Test(
        "Each filter of the complaints' list keeps what it says",
        arguments: [
            ("procedure=childrens", 1), ("procedure=corporate", 0), ("stage=local_resolution", 1),
            ("stage=investigation", 0), ("state=open", 1), ("state=unaccepted", 1), ("state=ended", 0),
            ("received_from=2025-10-02", 1), ("received_to=2025-10-01", 1), ("department=Children%20and%20Families", 2),
            ("department=Children+and+Families", 2), ("service=Potholes", 0), ("reference=CMP-2025-000002", 1),
            ("procedure=childrens&stage=local_resolution&state=open&received_from=2025-10-01&service=Fostering", 1),
        ])
    func filters(query: String, count: Int) async throws {
        let service = try await Service.start()
        _ = try await service.accept()
        _ = try await service.register(receivedOn: "2025-11-03")

        let reply = try await service.get("/v1/complaints?\(query)")

        #expect(reply.status == 200, "\(reply.text)")
        #expect(try reply.json["items"].elements.count == count)
    }

    @Test("A complaint in the list shows its latest stage and its earliest limit, and no name")
    func summary() async throws {
        let service = try await Service.start()
        _ = try await service.accept()

        let reply = try await service.get("/v1/complaints")

        let complaint = try reply.json["items"][0]
        #expect(complaint["stage"].text == "local_resolution")
        #expect(complaint["due_on"].text == "2025-10-29")
        #expect(!reply.text.contains("A. Example"))
    }

    @Test(
        "A query that cannot be answered is 400 and names each parameter",
        arguments: [
            ("limit=0", "limit"), ("limit=201", "limit"), ("limit=x", "limit"), ("cursor=abc", "cursor"),
            ("cursor=AAAAAAAAAAAAAAAAAAAAAAAAAA%3D", "cursor"), ("state=finished", "state"),
            ("received_from=2025-02-30", "received_from"), ("colour=red", "colour"), ("limit=1&limit=2", "limit"),
            ("reference=", "reference"), ("reference=%ff", "reference"), ("reference=%00", "reference"),
        ])
    func invalidQuery(query: String, parameter: String) async throws {
        let service = try await Service.start()

        let reply = try await service.get("/v1/complaints?\(query)")

        #expect(reply.status == 400, "\(reply.text)")
        #expect(try reply.code == "invalid_query")
        #expect(try reply.pointers == [parameter])
    }

    @Test(
        "The cursor of one list is refused by every other, whatever they are ordered by",
        arguments: [
            "/v1/obligations", "/v1/ombudsman-letters", "/v1/ombudsman-cases", "/v1/contacts", "/v1/compliments",
            "/v1/safeguarding-referrals", "/v1/posts", "/v1/breaches", "/v1/worklists/overdue",
        ])
    func cursorOfAnotherList(list: String) async throws {
        let service = try await Service.start()
        for day in 1...2 { _ = try await service.register(receivedOn: "2025-10-0\(day)") }
        let cursor = try #require(try await service.get("/v1/complaints?limit=1").json["next_cursor"].text)

        let own = try await service.get("/v1/complaints?limit=1&cursor=\(cursor)")
        let other = try await service.get("\(list)?cursor=\(cursor)")

        #expect(try own.json["items"][0]["received_on"].text == "2025-10-01")
        #expect(other.status == 400, "\(other.text)")
        #expect(try other.pointers == ["cursor"])
    }

    @Test("The cursor of one worklist is refused by another, and one of the complaints' list by a search")
    func cursorOfAnotherKind() async throws {
        let service = try await Service.start()
        for day in 1...2 { _ = try await service.register(receivedOn: "2025-10-0\(day)") }
        let complaints = try #require(try await service.get("/v1/complaints?limit=1").json["next_cursor"].text)
        let waiting = try #require(
            try await service.get("/v1/worklists/awaiting_decision?limit=1").json["next_cursor"].text)

        let worklist = try await service.get("/v1/worklists/overdue?cursor=\(waiting)")
        let search = try await service.post("/v1/searches", #"{"query": "foster", "cursor": "\#(complaints)"}"#)

        #expect(try worklist.pointers == ["cursor"])
        #expect(try search.pointers == ["#/cursor"])
    }

    @Test("A query is refused where nothing can be asked by it")
    func noQuery() async throws {
        let service = try await Service.start()
        let path = try await service.register()

        for reply in [
            try await service.get(path + "?complainant=A"), try await service.get("/v1/causes?a=b"),
            try await service.post("/v1/complaints?complainant=A", Service.registration),
        ] {
            #expect(reply.status == 400)
            #expect(try reply.code == "invalid_query")
        }
    }

    @Test("The history of a complaint is paged from its oldest event")
    func history() async throws {
        let service = try await Service.start()
        let path = try await service.accept()
        let contract = try Contract.shared.get()

        let first = try await service.get(path + "/events?limit=1")
        let cursor = try #require(try first.json["next_cursor"].text)
        let second = try await service.get(path + "/events?limit=1&cursor=\(cursor)")

        #expect(contract.violations(try first.json, contract.named("AuditEventPage")) == [])
        #expect(try first.json["items"][0]["operation"].text == "complaint_registered")
        #expect(try second.json["items"][0]["operation"].text == "complaint_accepted")
        #expect(try second.json["items"][0]["actor"].text == "test manager")
        #expect(try second.json["next_cursor"] == .null)
    }
}
