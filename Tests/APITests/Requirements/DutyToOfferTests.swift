import Complaints
import Foundation
import JSON
import TestSupport
import Testing
import WorkingDays

@testable import API
@testable import Casework

/// The duty to offer stage 2 where stage 1 overran (requirement R41; rule CH-1.5; ruling "Duty to offer stage 2").
@Suite(.database) struct DutyToOfferTests {
    /// A complaint of 3 June 2019, whose day 20 is 1 July.
    private func received() async throws -> (Service, Casefile) {
        let service = try await Service.start(on: "2019-06-14")
        return (service, try await Casefile.accepted(service, receivedAt: "2019-06-03T09:30:00Z"))
    }

    private func extend(
        _ file: Casefile, on day: String = "2019-06-14", to last: String, agreed: Bool = true
    ) async throws {
        let agreement = agreed ? #", "complainant_agreed_on": "\#(day)""# : ""
        try await file.done(
            "/stages/local_resolution/extensions",
            #"{"agreed_on": "\#(day)", "extended_to": "\#(last)", "reason": "A witness is away."\#(agreement)}"#)
    }

    private func on(_ day: String, _ service: Service, _ file: Casefile) async throws -> Casefile {
        Casefile(service: try await service.on(day), path: file.path)
    }

    private func isListed(_ file: Casefile, _ list: String = "duty_to_offer") async throws -> Bool {
        !(try await file.service.get("/v1/worklists/\(list)").json["items"].elements.isEmpty)
    }

    private func swept(_ file: Casefile) async throws -> [String] {
        try await file.service.casework.perform(Sweep(asOf: nil), as: .commandLine(name: "sweep"))
            .filter { $0.clock == "stage_2_offer" }.map { "\($0.dueOn)" }
    }

    /// The days for which somebody was warned that stage 2 has to be offered.
    private func warned(_ file: Casefile) async throws -> [String] {
        try await file.service.alerts().filter { $0.kind == .warning && $0.duty == .stage2Offer }
            .compactMap { $0.dueOn?.description }
    }

    /// The offers made under the duty in the report of the year.
    private func counting(_ file: Casefile) async throws -> Int? {
        try await file.service.reported("childrens.stage_1.duty_to_offer_stage_2", "2019-20")[""]
    }

    @Test(
        "An extension excuses the offer only until its day has passed, and one within the 20 days not at all",
        arguments: [
            (nil, "2019-07-01", "2019-07-02"), ("2019-06-20", "2019-07-01", "2019-07-02"),
            ("2019-07-01", "2019-07-01", "2019-07-02"), ("2019-07-11", "2019-07-11", "2019-07-12"),
            ("2019-07-13", "2019-07-13", "2019-07-15"),
        ] as [(String?, String, String)])
    func extended(to last: String?, excusedOn: String, dueOn: String) async throws {
        let (service, received) = try await received()
        if let last { try await extend(received, to: last) }

        let excused = try await on(excusedOn, service, received)
        let early = try await excused.refused(
            "/stages/local_resolution/duty-offer", #"{"offered_under_duty_on": "\#(excusedOn)"}"#)
        let wasListed = try await isListed(excused)
        let due = try await on(dueOn, service, received)
        let late = try await on(try #require(Day(dueOn)).adding(days: 1).description, service, received)

        #expect(early == (excusedOn == "2019-07-01" ? "409 duty_to_offer_not_arisen" : "409 duty_to_offer_excused"))
        #expect(!wasListed)
        #expect(try await due.due("local_resolution", "stage_2_offer") == dueOn)
        #expect(try await due.stage("local_resolution")["timing"]["offer_due_on"].text == dueOn)
        #expect(try await isListed(due))
        #expect(try await swept(due) == [])
        #expect(try await warned(due) == [dueOn])
        #expect(try await swept(late) == [dueOn])
        try await due.done("/stages/local_resolution/duty-offer", #"{"offered_under_duty_on": "\#(dueOn)"}"#)
        #expect(try await !isListed(due))
        #expect(try await due.service.casework.verifyDuties().drift.isEmpty)
    }

    @Test("What the complainant did not agree to excuses nothing")
    func withoutAgreement() async throws {
        let (service, received) = try await received()
        try await extend(received, to: "2019-07-11", agreed: false)

        let file = try await on("2019-07-02", service, received)

        #expect(try await isListed(file))
        #expect(try await file.due("local_resolution", "stage_2_offer") == "2019-07-02")
        let explained = try await file.service.get(file.path + "/clocks/stage_2_offer/explanation").json
        #expect(explained["extensions"][0]["verdict"].text == "without_agreement")
    }

    @Test("An agreement made once the duty has arisen suspends it until the agreed day has passed")
    func suspended() async throws {
        let (service, received) = try await received()
        let agreed = try await on("2019-07-04", service, received)
        let before = try await isListed(agreed)
        try await extend(agreed, on: "2019-07-04", to: "2019-07-11")
        let lapsed = try await on("2019-07-12", service, received)

        #expect(before)
        #expect(try await !isListed(agreed))
        #expect(try await isListed(lapsed))
        let duties = try await lapsed.stage("local_resolution")["deadlines"].elements
            .filter { $0["clock"].text == "stage_2_offer" }
        #expect(duties.map { $0["due_on"].text } == ["2019-07-02", "2019-07-12"])
        #expect(duties.map { $0["ended_by"].text } == ["superseded", nil])
        #expect(try await lapsed.service.casework.verifyDuties().drift.isEmpty)
    }

    @Test(
        "An offer that was made before the request and the answer is recorded after them; days count, not order of entry",
        arguments: [
            ("2019-07-01", "409 duty_to_offer_not_arisen", 0), ("2019-07-02", nil, 1), ("2019-07-04", nil, 1),
            ("2019-07-05", "409 stage_2_already_requested", 0), ("2019-07-20", "409 stage_ended", 0),
        ] as [(String, String?, Int)])
    func enteredLater(offeredOn: String, refusal: String?, counted: Int) async throws {
        let (service, received) = try await received()
        let file = try await on("2019-07-22", service, received)
        try await file.done("/stages", #"{"stage": "investigation", "requested_on": "2019-07-05"}"#)
        try await file.done(
            "/stages/local_resolution/response",
            #"{"responded_on": "2019-07-20", "outcome": "not_upheld", "breach_reason": "staff_absence"}"#)
        let offer = #"{"offered_under_duty_on": "\#(offeredOn)"}"#

        if let refusal {
            #expect(try await file.refused("/stages/local_resolution/duty-offer", offer) == refusal)
        } else {
            try await file.done("/stages/local_resolution/duty-offer", offer)
        }

        #expect(try await counting(file) == counted)
        #expect(try await file.service.casework.verifyDuties().drift.isEmpty)
    }

    @Test(
        "An offer of a day on which an agreed day excused it is refused also when it is entered later",
        arguments: [("2019-07-03", nil), ("2019-07-08", "409 duty_to_offer_excused"), ("2019-07-12", nil)]
            as [(String, String?)])
    func enteredLaterSuspended(offeredOn: String, refusal: String?) async throws {
        let (service, received) = try await received()
        let file = try await on("2019-07-22", service, received)
        try await extend(file, on: "2019-07-04", to: "2019-07-11")
        try await file.done("/stages", #"{"stage": "investigation", "requested_on": "2019-07-15"}"#)
        let offer = #"{"offered_under_duty_on": "\#(offeredOn)"}"#

        let reply = try await file.act("/stages/local_resolution/duty-offer", offer)

        #expect(reply.status == (refusal == nil ? 200 : 409), "\(reply.text)")
        if let refusal { #expect(try "409 \(reply.code ?? "")" == refusal) }
    }

    @Test(
        "An offer that an agreement recorded later excuses is not counted; one that it suspends afterwards is",
        arguments: [("2019-06-20", 0), ("2019-07-02", 0), ("2019-07-03", 1), (nil, 1)] as [(String?, Int)])
    func excusedLater(agreedOn: String?, counted: Int) async throws {
        let (service, received) = try await received()
        let file = try await on("2019-07-05", service, received)
        try await file.done("/stages/local_resolution/duty-offer", #"{"offered_under_duty_on": "2019-07-03"}"#)
        let before = try await counting(file)
        if let agreedOn { try await extend(file, on: agreedOn, to: "2019-07-11") }

        #expect(before == 1)
        #expect(try await counting(file) == counted)
    }

    @Test("The duty ends with the request of stage 2: an offer made afterwards is refused and not counted")
    func requested() async throws {
        let (service, received) = try await received()
        let file = try await on("2019-07-05", service, received)
        try await file.done("/stages", #"{"stage": "investigation", "requested_on": "2019-07-05"}"#)

        let offer = try await file.refused(
            "/stages/local_resolution/duty-offer", #"{"offered_under_duty_on": "2019-07-05"}"#)

        #expect(offer == "409 stage_2_already_requested")
        #expect(try await !isListed(file))
        #expect(try await file.operations()["offerStage2"] == "stage_2_already_requested")
        #expect(try await counting(file) == 0)
    }

    @Test(
        "A bank holiday entered late moves the offer with the limit, and withdraws what was flagged of the day before")
    func lateHoliday() async throws {
        let (service, received) = try await received()
        let file = try await on("2019-07-03", service, received)
        let flagged = try await swept(file)

        let holiday = BankHoliday(on: try #require(Day("2019-06-24")), name: "Proclaimed")
        _ = try await file.service.casework.perform(
            AddBankHolidays(
                source: try BankHolidaySource(entered: holiday, by: "A. Manager"), choices: [.late: .follow]),
            as: .commandLine(name: "test"))

        #expect(flagged == ["2019-07-02"])
        #expect(try await file.due("local_resolution", "stage_2_offer") == "2019-07-03")
        let breaches = try await file.service.get("/v1/breaches").json["items"].elements
        #expect(!breaches.contains { $0["deadline"]["clock"].text == "stage_2_offer" })
        #expect(try await file.service.casework.verifyDuties().drift.isEmpty)
    }

    @Test("The duty ends with the answer; asked for or answered late, stage 1 warns that nothing was offered in time")
    func answered() async throws {
        let (service, received) = try await received()
        let file = try await on("2019-07-08", service, received)
        try await file.done(
            "/stages/local_resolution/response",
            #"{"responded_on": "2019-07-08", "outcome": "not_upheld", "breach_reason": "staff_absence"}"#)

        #expect(try await !isListed(file))
        let warnings = try await file.stage("local_resolution")["warnings"].elements.compactMap(\.text)
        #expect(warnings == ["stage_2_offer_late"])
    }

    @Test("A recorded good reason ends the duty, and is decided by the Complaints Manager")
    func goodReason() async throws {
        let (service, received) = try await received()
        let file = try await on("2019-07-03", service, received)
        let excuse = "/stages/local_resolution/duty-excuse"
        let body =
            #"{"excused_on": "2019-07-03", "good_reason": "The family is away and asked for an answer in August."}"#

        let blank = try await file.refused(excuse, #"{"excused_on": "2019-07-03", "good_reason": " "}"#)
        let officer = try await file.refused(excuse, body, token: file.service.officer)
        try await file.done(excuse, body)

        #expect(blank == "422 invalid_body")
        #expect(officer.hasPrefix("403"))
        #expect(try await !isListed(file))
        #expect(try await file.stage("local_resolution")["offer_excused_on"].text == "2019-07-03")
        #expect(
            try await file.refused(
                "/stages/local_resolution/duty-offer", #"{"offered_under_duty_on": "2019-07-03"}"#)
                == "409 duty_to_offer_excused")
        #expect(try await file.refused(excuse, body) == "409 already_recorded")
    }
}
