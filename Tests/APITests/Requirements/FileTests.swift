import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API

@Suite(.database) struct FileTests {
    private func entry(_ service: Service, _ path: String, _ fields: String) async throws -> Reply {
        try await service.change(path, "/entries", "{\(fields)}")
    }

    private func dueOn(_ service: Service, _ path: String) async throws -> String? {
        let stage = try await service.get(path).json["stages"].elements.last ?? .null
        return stage["deadlines"].elements.first { $0["clock"].text == "response" && $0["kind"].text == "limit" }?[
            "due_on"
        ]
        .text
    }

    @Test("R27: a meeting on day 8 that resolves lets stage 1 be answered that day; one that does not leaves day 20")
    func meetings() async throws {
        let service = try await Service.start()
        let resolved = try await service.accept()
        let unresolved = try await service.accept()
        let meeting = #""kind": "meeting", "occurs_on": "2025-10-13", "people": "A. Example", "text": "We met""#

        let good = try await entry(service, resolved, meeting + #", "resolved": true, "result": "Settled""#)
        let bad = try await entry(service, unresolved, meeting + #", "resolved": false"#)
        let answer = try await service.change(
            resolved, "/stages/local_resolution/response",
            #"{"responded_on": "2025-10-13", "outcome": "fault_found", "responded_by": "\#(Signer.first)"}"#)

        #expect(good.status == 201, "\(good.text)")
        #expect(bad.status == 201)
        #expect(answer.status == 200)
        #expect(try answer.json["stages"][0]["ended_on"].text == "2025-10-13")
        #expect(try await dueOn(service, unresolved) == "2025-10-29")
    }

    @Test("R31: mediation is recorded with its cost and stops no clock; striking it takes the cost back")
    func mediation() async throws {
        let service = try await Service.start()
        let path = try await service.accept()
        let before = try await dueOn(service, path)
        let offered = try await entry(
            service, path,
            #""kind": "mediation", "occurs_on": "2025-10-20", "text": "Offered", "mediation_step": "offered""#)
        let held = try await entry(
            service, path,
            #""kind": "mediation", "occurs_on": "2025-10-27", "text": "Held", "mediation_step": "held", "cost_pence": 45000"#
        )
        let id = try #require(try held.json["id"].text)
        func cost() async throws -> Int {
            try await TestDatabase.current.database.read { db in
                try db.one("SELECT coalesce(sum(amount_pence), 0)::bigint AS p FROM cost WHERE category = 'mediation'")
                {
                    try $0["p"] as Int
                }
            }
        }

        let spent = try await cost()
        let struck = try await service.change(path, "/entries/\(id)/strike", #"{"reason": "Not this complaint"}"#)

        #expect(offered.status == 201 && held.status == 201, "\(held.text)")
        #expect(spent == 45000)
        #expect(struck.status == 201, "\(struck.text)")
        #expect(try await cost() == 0)
        #expect(try await dueOn(service, path) == before)
    }

    @Test(
        "Fields that belong to another kind of entry, or are missing, are named",
        arguments: [
            (#""kind": "note", "mediation_step": "held""#, "#/mediation_step"),
            (#""kind": "mediation""#, "#/mediation_step"),
            (#""kind": "note", "cost_pence": 100"#, "#/cost_pence"),
            (#""kind": "partner_conversation""#, "#/organisation"),
            (#""kind": "partner_conversation", "organisation": "The school""#, "#/people"),
            (#""kind": "partner_conversation", "people": "B. Person""#, "#/organisation"),
            (#""kind": "note", "resolved": true"#, "#/resolved"),
            (#""kind": "progress_update", "interpreter_confirmed": true"#, "#/interpreter_confirmed"),
            (#""kind": "note", "occurs_on": "2026-03-03""#, "#/occurs_on"),
            (#""kind": "meeting", "occurs_on": "2025-09-30""#, "#/occurs_on"),
        ])
    func entryFields(fields: String, pointer: String) async throws {
        let service = try await Service.start()
        let path = try await service.accept()
        let day = fields.contains("occurs_on") ? "" : #", "occurs_on": "2025-10-20""#

        let reply = try await entry(service, path, fields + day + #", "text": "x""#)

        #expect(reply.status == 422)
        #expect(try reply.pointers == [pointer])
    }

    @Test("R36: notes of conversations with partners are listed in date order, with the agency and the person")
    func partners() async throws {
        let service = try await Service.start()
        let path = try await service.accept()
        for (day, agency) in [("2025-11-03", "Health trust"), ("2025-10-20", "Another council")] {
            let reply = try await entry(
                service, path,
                """
                "kind": "partner_conversation", "occurs_on": "\(day)", "organisation": "\(agency)", "people": "B. Person",
                "text": "Who was at the meeting"
                """)
            #expect(reply.status == 201, "\(reply.text)")
        }
        _ = try await entry(service, path, #""kind": "note", "occurs_on": "2025-10-21", "text": "Own note""#)

        let first = try await service.get(path + "/entries?kind=partner_conversation&limit=1")
        let cursor = try #require(try first.json["next_cursor"].text)
        let rest = try await service.get(path + "/entries?kind=partner_conversation&cursor=\(cursor)")

        let contract = try Contract.shared.get()
        #expect(contract.violations(try first.json, try contract.answer("listEntries", 200)) == [])
        let listed = try first.json["items"].elements + rest.json["items"].elements
        #expect(listed.map { $0["organisation"].text } == ["Another council", "Health trust"])
        let found = try await service.post("/v1/searches", #"{"query": "helth meeting"}"#)
        #expect(try found.json["items"].elements.count == 1)
    }

    @Test("R50: who waited longest for an update is first; sending one resets that and not the clock")
    func updates() async throws {
        let early = try await Service.start(on: "2025-10-10")
        let first = try await early.accept()
        let second = try await early.accept()
        _ = try await entry(
            early, second, #""kind": "progress_update", "occurs_on": "2025-10-09", "text": "We wrote""#)
        let service = try await Service.start(on: "2025-11-20")
        func lines() async throws -> [JSONValue] {
            try await service.get("/v1/worklists/needs_update").json["items"].elements
        }

        let before = try await lines()
        let update = try await entry(
            service, first, #""kind": "holding_letter", "occurs_on": "2025-11-20", "text": "We wrote""#)
        let after = try await lines()
        let id = try #require(try update.json["id"].text)
        _ = try await service.change(first, "/entries/\(id)/strike", #"{"reason": "Never sent"}"#)
        let restored = try await lines()

        #expect(before.compactMap { $0["listed_on"].text } == ["2025-10-01", "2025-10-09"])
        #expect(before.first?["working_days_since"].integer == 36)
        #expect(before.first?["complaint_id"].text.map { first.hasSuffix($0) } == true)
        #expect(after.compactMap { $0["listed_on"].text } == ["2025-10-09", "2025-11-20"])
        #expect(after.last?["due_on"].text == before.first?["due_on"].text)
        #expect(restored.compactMap { $0["listed_on"].text } == before.compactMap { $0["listed_on"].text })
    }

    @Test("A complaint with no event for 15 working days drifts; a note removes it")
    func drift() async throws {
        let path = try await Service.start(on: "2025-10-02").accept()
        let day14 = try await Service.start(on: "2025-10-22").get("/v1/worklists/drift").json["items"].elements
        let service = try await Service.start(on: "2025-10-23")
        let day15 = try await service.get("/v1/worklists/drift").json["items"].elements

        _ = try await entry(service, path, #""kind": "note", "occurs_on": "2025-10-23", "text": "Rang the team""#)

        #expect(day14.isEmpty)
        #expect(day15.map { $0["working_days_since"].integer } == [15])
        #expect(try await service.get("/v1/worklists/drift").json["items"].elements.isEmpty)
    }

    @Test("R16: a complaint follows an Ombudsman case and is of one family with another, shown from both ends")
    func links() async throws {
        let service = try await Service.start()
        let first = try await service.accept()
        let second = try await service.accept()
        let firstID = try #require(first.split(separator: "/").last)
        let opened = try await service.post(
            "/v1/ombudsman-cases",
            """
            {"reference": "25 001 234", "complaint_id": "\(firstID)", "procedure": "childrens",
            "department": "Children and Families", "service": "Fostering", "enquiry_on": "2025-12-01",
            "procedure_exhausted": false}
            """)
        let caseID = try #require(try opened.json["id"].text)

        let follows = try await service.change(
            second, "/links", #"{"kind": "follows", "ombudsman_case_id": "\#(caseID)"}"#)
        let family = try await service.change(
            second, "/links", #"{"kind": "same_family", "complaint_id": "\#(firstID)"}"#)
        let again = try await service.change(
            first, "/links",
            #"{"kind": "same_family", "complaint_id": "\#(try #require(second.split(separator: "/").last))"}"#)
        let itself = try await service.change(
            first, "/links", #"{"kind": "follows", "complaint_id": "\#(firstID)"}"#)
        let neither = try await service.change(first, "/links", #"{"kind": "follows"}"#)
        let unknown = try await service.change(
            first, "/links", #"{"kind": "follows", "complaint_id": "0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10"}"#)

        #expect(follows.status == 201 && family.status == 201, "\(follows.text)")
        #expect(try again.code == "already_linked" && itself.code == "linked_to_itself")
        #expect(try neither.code == "link_ends" && unknown.pointers == ["#/complaint_id"])
        let ofSecond = try await service.get(second + "/links")
        let contract = try Contract.shared.get()
        #expect(contract.violations(try ofSecond.json, try contract.answer("listLinks", 200)) == [])
        let links = try ofSecond.json["items"].elements
        #expect(Set(links.map { $0["kind"].text }) == ["follows", "same_family"])
        #expect(links.first { $0["kind"].text == "follows" }?["reference"].text == "25 001 234")
        let ofFirst = try await service.get(first + "/links").json["items"].elements
        #expect(ofFirst.map { $0["is_from_other"] } == [.bool(true)])
        #expect(try await service.statistic("childrens.received.stage_1", "2025-26").integer == 2)
    }

    @Test("R65: needs are on worklist lines; a panel arranged without an interpreter confirmed warns")
    func communicationNeeds() async throws {
        let service = try await Service.start()
        let path = try await service.accept()
        let recorded = try await service.change(
            path, "/communication-needs",
            #"{"person": "complainant", "interpreter": "Polish", "format": "Large print"}"#)
        let panel = #""kind": "panel_arrangement", "occurs_on": "2026-04-01", "text": "Town hall, 10 am""#

        let without = try await entry(service, path, panel)
        let confirmed = try await entry(service, path, panel + #", "interpreter_confirmed": true"#)
        let late = try await service.change(
            path, "/stages/local_resolution/response",
            #"{"responded_on": "2026-03-02", "outcome": "not_upheld", "breach_reason": "no_interpreter"}"#)

        #expect(recorded.status == 201)
        #expect(try without.json["warnings"].elements.map(\.text) == ["interpreter_not_confirmed"])
        #expect(try confirmed.json["warnings"].elements.isEmpty)
        #expect(late.status == 200, "\(late.text)")
        let other = try await service.accept()
        _ = try await service.change(other, "/communication-needs", #"{"person": "child", "language": "Urdu"}"#)
        let line = try await service.get("/v1/worklists/overdue").json["items"][0]
        #expect(line["communication_needs"].elements.map { $0["language"].text } == ["Urdu"])
        let needs = try await service.get(path + "/communication-needs")
        #expect(try needs.json["items"][0]["interpreter"].text == "Polish")
    }
}
