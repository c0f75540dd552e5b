import Complaints
import Foundation
import Testing
import WorkingDays

@Suite struct ChecksTests {
    @Test(
        "A day may be today and that of the event before; the next day and the day before are refused",
        arguments: [
            ("2026-03-01", "out_of_order"), ("2026-03-02", nil), ("2026-03-10", nil), ("2026-03-11", "in_the_future"),
        ])
    func order(day: String, code: String?) throws {
        let (given, earlier) = (try Examples.day(day), try Examples.day("2026-03-02"))
        let today = try Examples.day("2026-03-10")

        let refusal = Self.refusal { () throws(Refusal) in
            try checkHappened("sent_on", given, after: "received_on", earlier, by: today)
        }

        #expect(refusal?.code.rawValue == code)
    }

    @Test("A day both in the future and out of order is in the future")
    func futureFirst() throws {
        let (today, earlier) = (try Examples.day("2026-03-10"), try Examples.day("2026-04-01"))
        let day = try Examples.day("2026-03-20")

        #expect(throws: Refusal.inTheFuture("sent_on", day, today: today)) {
            try checkHappened("sent_on", day, after: "received_on", earlier, by: today)
        }
    }

    @Test(
        "A day may be ten years ahead, of a leap day the last of its month; the next day is refused",
        arguments: [
            ("2026-03-10", "2020-01-01", nil), ("2026-03-10", "2036-03-10", nil),
            ("2026-03-10", "2036-03-11", "too_far_ahead"), ("2026-03-10", "9999-12-31", "too_far_ahead"),
            ("2024-02-29", "2034-02-28", nil), ("2024-02-29", "2034-03-01", "too_far_ahead"),
        ])
    func near(today: String, day: String, code: String?) throws {
        let (given, today) = (try Examples.day(day), try Examples.day(today))

        let refusal = Self.refusal { () throws(Refusal) in try checkNear("due_on", given, today: today) }

        #expect(refusal?.code.rawValue == code)
    }

    /// A rule that takes a day to come, tried with a complaint of 2 March 2026 on 10 March 2026.
    struct Planned: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let check: @Sendable (Complaint, _ day: Day, _ today: Day) throws -> Void
    }

    @Test(
        "What is planned lies within ten years",
        arguments: [
            Planned(testDescription: "the review of a freeze") { complaint, day, today in
                try complaint.checkFreeze(
                    of: "The move", requestedOn: today, agreed: true, decidedOn: today, reason: "It is about that.",
                    reviewOn: day, today: today)
            },
            Planned(testDescription: "a meeting") { complaint, day, today in
                try complaint.checkEntry(.meeting, on: day, today: today)
            },
            Planned(testDescription: "the end of a service") { _, day, today in
                let service = ServiceName(department: "Libraries", name: "Reading Rooms")
                try ServiceRecord(service: service, inUseFrom: today, inUseUntil: nil).checkRetires(
                    on: day, today: today)
            },
            Planned(testDescription: "another value of a setting") { _, day, today in
                try CouncilSetting.driftWorkingDays.check(20, from: day, reason: "More staff.", today: today)
            },
        ])
    func planned(planned: Planned) throws {
        let complaint = try Examples.complaint(receivedOn: "2026-03-02")
        let today = try Examples.day("2026-03-10")

        #expect(throws: Never.self) { try planned.check(complaint, try Examples.day("2036-03-10"), today) }
        let refusal = #expect(throws: Refusal.self) {
            try planned.check(complaint, try Examples.day("2036-03-11"), today)
        }
        #expect(refusal?.code.rawValue == "too_far_ahead")
    }

    @Test(
        "A caller's clock may run ten seconds ahead, which counts as now; one second more is the future",
        arguments: [
            ("an hour ago", -3600.0, -3600.0), ("now", 0, 0), ("a second ahead", 1, 0), ("ten seconds ahead", 10, 0),
            ("eleven seconds ahead", 11, nil), ("an hour ahead", 3600, nil),
        ])
    func clocks(name: String, ahead: Double, counted: Double?) throws {
        let now = Date(timeIntervalSinceReferenceDate: 800_000_000)
        let given = now.addingTimeInterval(ahead)

        guard let counted else {
            #expect(throws: Refusal.inTheFuture("received_at", given, now: now)) {
                try happened("received_at", given, by: now)
            }
            return
        }
        #expect(try happened("received_at", given, by: now) == now.addingTimeInterval(counted))
    }

    @Test("A text of spaces is blank", arguments: [("", "blank"), (" \n", "blank"), (" a ", nil)])
    func blank(text: String, code: String?) {
        let refusal = Self.refusal { () throws(Refusal) in try required("reason", text) }

        #expect(refusal?.code.rawValue == code)
    }

    @Test("What is there is found, and what is not is refused as the caller says")
    func found() throws {
        #expect(try Int?.some(1).found(or: .unknownTeam(field: "team_id")) == 1)
        #expect(throws: Refusal.unknownTeam(field: "team_id")) {
            try Int?.none.found(or: .unknownTeam(field: "team_id"))
        }
    }

    private static func refusal(of check: () throws(Refusal) -> Void) -> Refusal? {
        do {
            try check()
            return nil
        } catch {
            return error
        }
    }
}
