import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API

@Suite(.database) struct WorklistTests {
    private func lines(_ service: Service, _ list: String, _ query: String = "") async throws -> [JSONValue] {
        let reply = try await service.get("/v1/worklists/\(list)\(query)")
        try #require(reply.status == 200, "\(reply.text)")
        let contract = try Contract.shared.get()
        #expect(contract.violations(try reply.json, try contract.answer("getWorklist", 200)) == [])
        return try reply.json["items"].elements
    }

    @Test("A limit is on due_soon up to its day, on overdue from the day after, with its working days left and over")
    func dueAndOverdue() async throws {
        let path = try await Service.start().accept()

        let dayBefore = try await lines(try await Service.start(on: "2025-10-28"), "due_soon", "?working_days=1")
        let onTheDay = try await lines(try await Service.start(on: "2025-10-29"), "due_soon", "?working_days=0")
        let notYet = try await lines(try await Service.start(on: "2025-10-29"), "overdue")
        let after = try await lines(try await Service.start(on: "2025-10-31"), "overdue")

        #expect(dayBefore.map { $0["working_days_left"].integer } == [1])
        #expect(onTheDay.map { $0["working_days_left"].integer } == [0])
        #expect(notYet.isEmpty)
        #expect(after.map { $0["working_days_left"].integer } == [-2])
        #expect(after.map { $0["due_on"].text } == ["2025-10-29"])
        #expect(after.first?["complaint_id"].text.map { path.hasSuffix($0) } == true)
    }

    @Test("R41: an overrun stage 1 is on duty_to_offer from day 21, until the offer; one with an extension is not")
    func dutyToOffer() async throws {
        let early = try await Service.start(on: "2025-10-20")
        let overrun = try await early.accept()
        let extended = try await early.accept()
        let agreed = try await early.change(
            extended, "/stages/local_resolution/extensions",
            #"{"agreed_on": "2025-10-15", "extended_to": "2025-11-20", "reason": "A witness is away.", "complainant_agreed_on": "2025-10-15"}"#
        )
        #expect(agreed.status == 200, "\(agreed.text)")

        let onDay20 = try await lines(try await Service.start(on: "2025-10-29"), "duty_to_offer")
        let day21 = try await Service.start(on: "2025-10-30")
        let listed = try await lines(day21, "duty_to_offer")
        _ = try await day21.change(
            overrun, "/stages/local_resolution/duty-offer", #"{"offered_under_duty_on": "2025-10-30"}"#)

        #expect(onDay20.isEmpty)
        #expect(listed.compactMap { $0["complaint_id"].text }.map { overrun.hasSuffix($0) } == [true])
        #expect(try await lines(day21, "duty_to_offer").isEmpty)
    }

    @Test("R55: a child's complaint with no advocacy offer date is on awaiting_advocate")
    func awaitingAdvocate() async throws {
        let service = try await Service.start()
        _ = try await service.register()
        let reply = try await service.post(
            "/v1/complaints", Service.registration.replacing("parent", with: "child_or_young_person"))
        let reference = try reply.json["reference"].text

        let listed = try await lines(service, "awaiting_advocate")
        try await TestDatabase.current.database.write { db in
            try db.execute("UPDATE complaint SET advocacy_offered_on = '2025-10-02'")
        }

        #expect(listed.map { $0["reference"].text } == [reference])
        #expect(try await lines(service, "awaiting_advocate").isEmpty)
    }

    @Test("A complaint waits for a decision until it is accepted, and filters and pages narrow a list")
    func awaitingDecision() async throws {
        let service = try await Service.start()
        _ = try await service.accept()
        let waiting = [
            try await service.register(receivedOn: "2025-10-02"), try await service.register(receivedOn: "2025-10-03"),
        ]

        let first = try await service.get("/v1/worklists/awaiting_decision?limit=1").json
        let cursor = try #require(first["next_cursor"].text)
        let second = try await lines(service, "awaiting_decision", "?cursor=\(cursor)")

        let listed = (first["items"].elements + second).compactMap { $0["complaint_id"].text }
        #expect(zip(waiting, listed).allSatisfy { $0.hasSuffix($1) } && listed.count == 2)
        #expect(try await lines(service, "awaiting_decision", "?service=Potholes").isEmpty)
        #expect(try await lines(service, "awaiting_decision", "?stage=local_resolution").isEmpty)
        #expect(try await lines(service, "awaiting_decision", "?department=Children%20and%20Families").count == 2)
    }

    @Test("A list that does not exist is 404, and a number of days that is none is 400")
    func wrong() async throws {
        let service = try await Service.start()

        #expect(try await service.get("/v1/worklists/holidays").status == 404)
        #expect(try await service.get("/v1/worklists/drift?working_days=x").status == 400)
        #expect(try await service.get("/v1/worklists/drift?working_days=99999999999999999999").status == 400)
    }
}
