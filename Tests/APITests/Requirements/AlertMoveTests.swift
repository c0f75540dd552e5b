import Complaints
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import API
@testable import Casework

/// What becomes of alerts where a day moves, what was due is done, or somebody answers.
@Suite(.database) struct AlertMoveTests {
    /// The alerts of the limit of the answer as day for which, step and how they stand, in their order.
    private func lines(_ service: Service) async throws -> [String] {
        try await service.casework.alerts(AlertFilter(), after: nil, limit: 200, as: .commandLine(name: "test")).items
            .filter { $0.duty == .response && $0.clock == "response" }
            .map {
                "\($0.dueOn?.description ?? "") \($0.step ?? 0) \($0.cancelledFor?.rawValue ?? $0.standing.state.rawValue)"
            }
    }

    @Test("A holiday that moves the day cancels what was told of the other; taken back, the old day is told again")
    func holiday() async throws {
        let climbing = try await Climbing.start()
        try await climbing.pass(from: "2022-09-23", through: "2022-09-23")
        let bench = DutyBench(kind: .response, clock: "response", service: try await climbing.service.on("2022-09-26"))

        let version = try await bench.proclaim("2022-09-28")
        let moved = try await lines(climbing.service)
        try await climbing.pass(from: "2022-09-26", through: "2022-09-26")
        let toldAnew = try await lines(climbing.service)
        try await bench.takeBack(version)
        try await climbing.pass(from: "2022-09-27", through: "2022-09-27")

        #expect(moved == ["2022-09-30 1 moved"])
        #expect(toldAnew == ["2022-09-30 1 moved", "2022-10-03 1 open"])
        #expect(
            try await lines(climbing.service) == ["2022-09-30 1 moved", "2022-10-03 1 moved", "2022-09-30 1 open"])
    }

    @Test("A rung that a holiday put off is told on its day where the holiday is taken back")
    func holidayOfARung() async throws {
        let climbing = try await Climbing.start()
        func bench(_ day: String) async throws -> DutyBench {
            DutyBench(kind: .response, clock: "response", service: try await climbing.service.on(day))
        }
        let version = try await bench("2022-10-03").proclaim("2022-10-05")
        try await climbing.pass(from: "2022-10-03", through: "2022-10-03")

        try await bench("2022-10-04").takeBack(version)
        try await climbing.pass(from: "2022-10-04", through: "2022-10-11")

        #expect(
            try await climbing.told(by: "2022-10-11") == [
                ["2022-10-03", "2", "team manager"], ["2022-10-11", "3", "service manager"],
            ])
    }

    @Test("A correction that moves the day of receipt does the same")
    func correction() async throws {
        let climbing = try await Climbing.start()
        try await climbing.pass(from: "2022-09-23", through: "2022-09-23")
        let later = Casefile(service: try await climbing.service.on("2022-09-26"), path: climbing.file.path)

        try await later.done(
            "/corrections", #"{"received_at": "2022-08-31T09:30:00Z", "reason": "It was stamped a day before."}"#)
        try await climbing.pass(from: "2022-09-26", through: "2022-09-26")

        #expect(try await lines(climbing.service) == ["2022-09-30 1 withdrawn", "2022-09-29 1 open"])
    }

    @Test("What is done before anybody saw the alert is told to nobody any more, and what was seen is over")
    func done() async throws {
        let climbing = try await Climbing.start()
        try await climbing.pass(from: "2022-09-23", through: "2022-10-03")
        let later = try await climbing.service.on("2022-10-04")
        let seen = try await climbing.alert(2)

        let first = try await later.post("/v1/alerts/\(seen.id.text)/sight", "{}")
        let again = try await later.post("/v1/alerts/\(seen.id.text)/sight", "{}")
        try await Casefile(service: later, path: climbing.file.path).done(
            "/stages/local_resolution/response",
            #"{"responded_on": "2022-10-04", "outcome": "not_upheld", "breach_reason": "complexity"}"#)
        try await climbing.pass(from: "2022-10-05", through: "2022-10-30")

        #expect(first.status == 201, "\(first.text)")
        #expect(try again.json["seen_at"] == first.json["seen_at"])
        #expect(try await lines(later) == ["2022-09-30 1 done", "2022-09-30 2 over"])
        let answered = try await climbing.answer(seen, on: "2022-10-05")
        #expect(try answered.code == "alert_over")
    }

    @Test("A complaint that was registered in error is told of to nobody")
    func registeredInError() async throws {
        let climbing = try await Climbing.start()
        try await climbing.pass(from: "2022-09-23", through: "2022-09-23")
        let later = Casefile(service: try await climbing.service.on("2022-09-26"), path: climbing.file.path)

        try await later.done("/registration-error", #"{"reason": "It was a test entry."}"#)
        try await climbing.pass(from: "2022-09-26", through: "2022-10-30")

        #expect(try await lines(climbing.service) == ["2022-09-30 1 withdrawn"])
    }

    @Test("A duty with a step beyond the calendar is looked at again on the next day")
    func beyondTheCalendar() async throws {
        let climbing = try await Climbing.start()
        try await TestDatabase.current.database.write { db in
            _ = try db.execute("UPDATE duty SET due_on = '2099-01-05' WHERE kind = 'response' AND clock = 'response'")
        }

        try await climbing.pass(from: "2022-09-05", through: "2022-09-05")

        let next = try await TestDatabase.current.database.read { db in
            try db.one(
                """
                SELECT next_step_on FROM duty JOIN duty_ahead ON duty_id = id
                WHERE kind = 'response' AND clock = 'response'
                """
            ) {
                try $0["next_step_on"] as Day?
            }
        }
        #expect(next == Day("2022-09-06"))
        #expect(try await lines(climbing.service) == [])
    }

    @Test("An alert cannot be judged by whoever answered, nor where nobody did, and a warning takes no answer")
    func refusals() async throws {
        let climbing = try await Climbing.start()
        try await climbing.pass(from: "2022-09-23", through: "2022-10-03")
        let (warning, overdue) = (try await climbing.alert(1), try await climbing.alert(2))
        let later = try await climbing.service.on("2022-10-05")
        let manager = try await later.token(.manager, of: climbing.teamManager, name: "T. Manager")
        let path = "/v1/alerts/\(overdue.id.text)"

        let early = try await climbing.judge(overdue, #"{"verdict": "accepted"}"#, on: "2022-10-05")
        let toWarning = try await climbing.answer(warning, on: "2022-10-05")
        _ = try await climbing.answer(overdue, on: "2022-10-05")
        let twice = try await climbing.answer(overdue, on: "2022-10-06")
        let own = try await later.send(.post, path + "/verdicts", #"{"verdict": "accepted"}"#, token: manager)
        let blank = try await climbing.answer(overdue, on: "2022-10-07", "  ")
        let viewer = try await later.send(.get, "/v1/alerts", token: later.viewer)

        #expect(try early.code == "no_answer_to_judge")
        #expect(try toWarning.code == "no_answer_wanted")
        #expect(try twice.code == "answer_waits")
        #expect(try own.code == "own_answer")
        #expect(blank.status == 422)
        #expect(viewer.status == 403)
    }

    @Test("An answer that was accepted stays one when the act is done, in the inbox and in the statistics")
    func acceptedAndDone() async throws {
        let climbing = try await Climbing.start()
        try await climbing.pass(from: "2022-10-03", through: "2022-10-03")
        let overdue = try await climbing.alert(2)
        _ = try await climbing.answer(overdue, on: "2022-10-04")
        _ = try await climbing.judge(overdue, #"{"verdict": "accepted"}"#, on: "2022-10-04")
        let later = try await climbing.service.on("2022-10-06")
        try await Casefile(service: later, path: climbing.file.path).done(
            "/stages/local_resolution/response",
            #"{"responded_on": "2022-10-06", "outcome": "not_upheld", "breach_reason": "complexity"}"#)

        let state = try await later.get("/v1/alerts/\(overdue.id.text)").json["state"].text
        let statistics = try await later.get("/v1/alert-statistics?from=2022-10-01&to=2022-10-31").json

        #expect(state == "accepted")
        #expect(statistics["total"]["answered_in_time"]["count"].integer == 1, "\(statistics["total"])")
        #expect(statistics["total"]["accepted"]["count"].integer == 1)
    }

    @Test("An alert about a letter names its case at the Ombudsman, whose history has it")
    func ofCase() async throws {
        let due = try await DueYesterday.start()
        let letter = try #require(
            try await due.service.alerts().first { $0.duty == .ombudsmanLetter && $0.joined == nil })

        let seen = try await due.service.post("/v1/alerts/\(letter.id.text)/sight", "{}")

        let ombudsmanCase = try #require(try seen.json["ombudsman_case_id"].text)
        let events = try await due.service.get("/v1/ombudsman-cases/\(ombudsmanCase)/events").json["items"].elements
        #expect(try seen.json["reference"].text == "24 000 001")
        #expect(events.suffix(2).map { $0["operation"].text } == ["alert_raised", "alert_seen"])
    }

    @Test("Months of a challenge list that no calendar has are no list, and the last that can be written is one")
    func months() async throws {
        let service = try await Service.start()
        var answers: [String: Int] = [:]
        for month in ["9999-12", "2026-01", "0000-01", "2026-13", "2026-1", "next"] {
            answers[month] = try await service.get("/v1/challenge-lists/\(month)").status
        }

        #expect(
            answers == ["9999-12": 200, "2026-01": 200, "0000-01": 404, "2026-13": 404, "2026-1": 404, "next": 404])
    }

    @Test("Every kind of duty that can be a breach or is wanted by a day has somebody who is told by default")
    func everyKindHasALadder() async throws {
        let today = try #require(Day("2026-01-05"))
        let untold = try await TestDatabase.current.database.read { db in
            let ladders = try Ladder.all(db)
            var untold: Set<String> = []
            for (kind, nature) in Self.natures {
                let scope = LadderScope(nature: nature, kind: kind, department: "Any", procedure: .corporate)
                if ladders.ladder(of: scope, on: today) == nil { untold.insert("\(kind) \(nature)") }
            }
            return untold
        }

        #expect(untold == [])
        #expect(Set(Self.natures.map(\.0)) == Set(DutyKind.allCases).subtracting([.requestWindow]))
    }

    /// What passing the duty of each kind means; the complainant's own time is nobody's.
    private static let natures: [(DutyKind, ClockKind)] = [
        (.acknowledgement, .limit), (.acknowledgement, .target), (.statement, .target), (.extensionNotice, .limit),
        (.response, .limit), (.panel, .limit), (.findings, .limit), (.stage2Offer, .limit),
        (.enquiryConversion, .target),
        (.safeguardingAcknowledgement, .limit), (.behaviourReview, .limit), (.freezeReview, .target),
        (.obligation, .limit),
        (.obligationCheck, .target), (.notice, .target), (.ombudsmanLetter, .limit), (.membersTold, .target),
        (.reportNotice, .limit), (.reportInspection, .limit), (.reportReply, .limit),
    ]
}
