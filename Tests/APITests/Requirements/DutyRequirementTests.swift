import Complaints
import JSON
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import API
@testable import Casework

/// The checks of requirements R41, R52 and R112 on the days they name: a complaint of Thursday 1 September 2022, whose day 20
/// is Friday 30 September because of the State Funeral on Monday the 19th.
@Suite(.database) struct DutyRequirementTests {
    private func received(_ service: Service) async throws -> Casefile {
        try await Casefile.accepted(service, receivedAt: "2022-09-01T09:30:00Z")
    }

    private func agree(_ file: Casefile, to last: String) async throws {
        try await file.done(
            "/stages/local_resolution/extensions",
            """
            {"agreed_on": "2022-09-26", "extended_to": "\(last)", "reason": "A witness is away.",
            "complainant_agreed_on": "2022-09-26"}
            """)
    }

    @Test("R41: three offers under the duty print 3, and one with an agreed extension is not flagged on day 21")
    func dutyExercised() async throws {
        let service = try await Service.start(on: "2022-09-26")
        var overrun: [Casefile] = []
        for _ in 1...3 { overrun.append(try await received(service)) }
        let extended = try await received(service)
        try await agree(extended, to: "2022-10-14")
        let day21 = try service.at("2022-10-03T12:00:00Z")
        func listed() async throws -> Set<String> {
            let lines = try await day21.get("/v1/worklists/duty_to_offer").json["items"].elements
            return Set(lines.compactMap { $0["complaint_id"].text })
        }
        let before = try await listed()

        for file in overrun {
            try await Casefile(service: day21, path: file.path).done(
                "/stages/local_resolution/duty-offer", #"{"offered_under_duty_on": "2022-10-03"}"#)
        }

        #expect(before == Set(overrun.map(\.path.lastIdentifier)))
        #expect(try await listed() == [])
        let offers = try await day21.reported("childrens.stage_1.duty_to_offer_stage_2", "2022-23")
        #expect(offers[""] == 3)
    }

    @Test(
        "R52: 19 September 2022 added on the 12th moves an open case from the 29th to the 30th, which its history tells; one that ended on the 9th keeps its result"
    )
    func holidayAddedLater() async throws {
        try await TestDatabase.current.database.write { db in
            _ = try db.execute("DELETE FROM bank_holiday WHERE holiday_on = '2022-09-19'")
            _ = try db.execute("SELECT rebuild_working_days('2017-01-01', '2028-12-31')")
        }
        let service = try await Service.start(on: "2022-09-09")
        let (open, ended) = (try await received(service), try await received(service))
        try await ended.done(
            "/stages/local_resolution/response", #"{"responded_on": "2022-09-09", "outcome": "not_upheld"}"#)
        let before = try await ended.stage("local_resolution")["timing"]
        let bench = DutyBench(kind: .response, clock: "response", service: try service.at("2022-09-12T12:00:00Z"))

        _ = try await bench.proclaim("2022-09-19")

        #expect(before["due_on"].text == "2022-09-29" && before["in_time"] == .bool(true))
        #expect(try await open.due("local_resolution", "response") == "2022-09-30")
        let after = try await ended.stage("local_resolution")["timing"]
        #expect(after["due_on"].text == "2022-09-30" && after["in_time"] == .bool(true))
        #expect(after["answered_on"].text == "2022-09-09")
        let history = try await bench.service.get("\(open.path)/history").json["lines"].elements
        let moves = history.filter { $0["kind"].text == "move" && $0["title"].text == "local_resolution.response" }
        #expect(moves.map { $0["occurs_on"].text } == ["2022-09-12"])
        let told = "29 September 2022 became 30 September 2022: bank holiday added: Proclaimed on 19 September 2022"
        #expect(moves.first?["text"].text?.hasPrefix(told) == true, "\(moves)")
        #expect(try await bench.isVerified())
    }

    @Test(
        "R112: the duty to offer stage 2 is found in the first round after 30 September 2022, and not with an extension"
    )
    func firstRound() async throws {
        let service = try await Service.start(on: "2022-09-26")
        let (overrun, extended) = (try await received(service), try await received(service))
        try await agree(extended, to: "2022-10-14")
        func found(_ instant: String) async throws -> [String?] {
            try await service.at(instant).alerts().filter { $0.duty == .stage2Offer }.map { $0.complaint?.text }
        }

        let lastRound = try await found("2022-09-30T22:00:00Z")
        let firstAfter = try await found("2022-09-30T23:05:00Z")

        #expect(lastRound.isEmpty)
        #expect(firstAfter == [overrun.path.lastIdentifier])
    }
}
