import Foundation
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import API
@testable import Casework

/// What was told is counted, from rows that each test writes.
@Suite(.database) struct AlertStatisticsTests {
    /// Alerts of one complaint's answer, the first of step 1; `each` are further columns with their values.
    private struct Rows: Sendable {
        let count: Int
        var kind = "overdue"
        var on = "2022-10-03"
        var first = 1
        var days = "n.step"
        var audience = "team_manager"
        var each = ""
        var values = ""
    }

    private func service() async throws -> (service: Service, complaint: String) {
        let service = try await Service.start(on: "2022-12-01")
        return (service, try await Casefile.accepted(service, receivedAt: "2022-09-01T09:30:00Z").path)
    }

    /// Stores alerts of the answer of a complaint.
    private func store(_ rows: [Rows], of complaint: String) async throws {
        try await TestDatabase.current.database.write { db in
            for rows in rows {
                try db.script(
                    """
                    INSERT INTO alert (
                        id, kind, duty_id, step, working_days, due_on, audience, recipient_role, complaint_id, raised_on,
                        raised_at\(rows.each)
                    )
                    SELECT gen_random_uuid(), '\(rows.kind)', d.id, n.step, \(rows.days), d.due_on, '\(rows.audience)', 'manager',
                        d.complaint_id, '\(rows.on)', now()\(rows.values)
                    FROM duty AS d, generate_series(\(rows.first), \(rows.first + rows.count - 1)) AS n (step)
                    WHERE d.complaint_id = '\(complaint.lastIdentifier)' AND d.kind = 'response' AND d.clock = 'response'
                        AND d.nature = 'limit';
                    """)
            }
        }
    }

    /// As a reader of reports sees a whole year, and an officer any days.
    private func statistics(_ service: Service, _ query: String? = nil) async throws -> JSONValue {
        let days = query ?? "?from=2022-04-01&to=2023-03-31"
        let reply = try await service.send(
            .get, "/v1/alert-statistics\(days)", token: query == nil ? service.viewer : service.officer)
        try #require(reply.status == 200, "\(reply.text)")
        let contract = try Contract.shared.get()
        #expect(contract.violations(try reply.json, contract.named("AlertStatistics")) == [])
        return try reply.json
    }

    /// `count percent` of a number.
    private func share(_ json: JSONValue, _ name: String) -> String {
        "\(json[name]["count"].integer ?? -1) \(json[name]["percent"].integer.map { "\($0)" } ?? "-")"
    }

    @Test(
        "R111: 87 alerts of which 58 and 29 are 67 % and 33 %, 137 of which 82 and 55 are 60 % and 40 %",
        arguments: [
            (58, 29, "58 67", "29 33"), (82, 55, "82 60", "55 40"), (1, 1, "1 50", "1 50"), (1, 2, "1 33", "2 67"),
            (1, 7, "1 13", "7 88"), (199, 1, "199 100", "1 1"),
        ])
    func kinds(warnings: Int, overdue: Int, first: String, second: String) async throws {
        let (service, complaint) = try await service()
        try await store(
            [Rows(count: warnings, kind: "warning"), Rows(count: overdue, first: 1000)], of: complaint)

        let counted = try await statistics(service)

        let kinds = counted["by_kind"].elements
        #expect(Set(kinds.compactMap { $0["kind"].text }) == ["warning", "overdue"])
        #expect(kinds.filter { $0["kind"].text == "warning" }.map { share($0, "planned") } == [first])
        #expect(kinds.filter { $0["kind"].text == "overdue" }.map { share($0, "planned") } == [second])
        #expect(share(counted["total"], "planned") == "\(warnings + overdue) 100")
    }

    @Test("R111: nothing is a share of nothing")
    func none() async throws {
        let counted = try await statistics(try await Service.start())

        #expect(share(counted["total"], "planned") == "0 -")
        for name in ["levels", "by_kind", "by_duty", "by_service", "by_month"] {
            #expect(counted[name].elements.isEmpty, "\(name)")
        }
    }

    @Test(
        "R111: each alert that asks for an answer was answered in time, late or not, or what was due was done, or it waits"
    )
    func answers() async throws {
        let (service, complaint) = try await service()
        let asked = (each: ", answer_due_on", values: ", '2022-10-10'")
        try await store(
            [
                Rows(count: 10, each: asked.each, values: asked.values),
                Rows(count: 2, first: 11, each: asked.each, values: ", '2022-12-02'"),
                Rows(count: 3, first: 21, each: ", told_at", values: ", now()"),
                Rows(count: 4, first: 31, each: asked.each + ", cancelled_for", values: asked.values + ", 'moved'"),
                Rows(count: 5, first: 41, each: ", joined_id", values: ", (SELECT id FROM alert WHERE step = 1)"),
            ], of: complaint)
        try await TestDatabase.current.database.write { db in
            try db.script(
                """
                INSERT INTO alert_answer (
                    alert_id, text, answered_by, answered_by_ids, answered_at, answered_on, verdict, verdict_reason, judged_by,
                    judged_at
                )
                SELECT a.id, 'Soon.', 'A', '{}', now(), v.answered_on::date, v.verdict, v.reason, v.judge, v.judged_at
                FROM (VALUES
                    (1, '2022-10-10', 'accepted', NULL, 'B', now()), (2, '2022-10-07', 'rejected', 'No.', 'B', now()),
                    (2, '2022-10-20', NULL, NULL, NULL, NULL), (3, '2022-10-11', 'rejected', 'No.', 'B', now()),
                    (3, '2022-10-12', 'accepted', NULL, 'B', now()), (4, '2022-10-12', NULL, NULL, NULL, NULL)
                ) AS v (step, answered_on, verdict, reason, judge, judged_at)
                JOIN alert AS a ON a.step = v.step;
                """)
        }

        let total = try await statistics(service)["total"]

        #expect(share(total, "planned") == "19 100")
        #expect(share(total, "delivered") == "3 16")
        #expect(share(total, "cancelled") == "4 21")
        #expect(share(total, "asked") == "12 63")
        #expect(share(total, "answered_in_time") == "2 17")
        #expect(share(total, "answered_late") == "2 17")
        #expect(share(total, "done") == "0 0")
        #expect(share(total, "waiting") == "2 17")
        #expect(share(total, "unanswered") == "6 50")
        #expect(share(total, "accepted") == "2 50")
        #expect(share(total, "rejected") == "1 25")
    }

    @Test(
        "R111: who did what was due by the day of the answer need not have answered",
        arguments: [("2022-10-10", 1), ("2022-10-11", 0)])
    func done(endedOn: String, count: Int) async throws {
        let (service, complaint) = try await service()
        try await store(
            [Rows(count: 1, each: ", answer_due_on, told_at", values: ", '2022-10-10', now()")], of: complaint)
        try await TestDatabase.current.database.write { db in
            try db.script(
                "UPDATE duty SET ended_on = '\(endedOn)', ended_by = 'met' WHERE id = (SELECT duty_id FROM alert)")
        }

        let total = try await statistics(service)["total"]

        #expect(total["done"]["count"].integer == count)
        #expect(total["unanswered"]["count"].integer == 1 - count)
    }

    @Test("R111: the level of a duty is the highest step it climbed to, of a kind, service and month")
    func levels() async throws {
        let (service, complaint) = try await service()
        let other = try await service.post(
            "/v1/complaints",
            Service.registration.replacing("Fostering", with: "First Response").replacing(
                "2025-10-01", with: "2022-09-05"))
        let second = try #require(other.headers[.location])
        try await service.accept(second, on: "2022-09-06")
        try await store(
            [
                Rows(count: 1, kind: "warning", on: "2022-09-23", audience: "service_manager"),
                Rows(count: 1, first: 2),
                Rows(count: 1, on: "2022-11-01", first: 3, audience: "head_of_service"),
            ], of: complaint)
        try await store([Rows(count: 1, on: "2022-11-02")], of: second)

        let counted = try await statistics(service)
        let november = try await statistics(service, "?from=2022-11-01&to=2022-11-01")

        #expect(
            counted["levels"].elements.map { "\($0["audience"].text ?? "") \(share($0, "duties"))" } == [
                "team_manager 1 50", "head_of_service 1 50",
            ])
        #expect(
            counted["by_service"].elements.map { "\($0["service"].text ?? "") \(share($0, "planned"))" } == [
                "First Response 1 25", "Fostering 3 75",
            ])
        #expect(
            counted["by_month"].elements.map { "\($0["month"].text ?? "") \(share($0, "planned"))" } == [
                "2022-09 1 25", "2022-10 1 25", "2022-11 2 50",
            ])
        #expect(counted["by_duty"].elements.map { $0["duty"].text } == ["response"])
        #expect(share(november["total"], "planned") == "1 100")
    }

    @Test("R111: of a ladder that changed meanwhile the highest step is the one told for the most working days")
    func changedLadder() async throws {
        let (service, complaint) = try await service()
        try await store(
            [
                Rows(count: 1, first: 4, days: "13", audience: "head_of_service"),
                Rows(count: 1, first: 2, days: "20", audience: "director"),
            ], of: complaint)

        let levels = try await statistics(service)["levels"].elements

        #expect(levels.map { "\($0["audience"].text ?? "") \(share($0, "duties"))" } == ["director 1 100"])
    }

    @Test("R161: what is of the behaviour register is not counted, neither told of a duty nor at once")
    func noRegister() async throws {
        let service = try await Service.start(on: "2026-03-02")
        let measure = try await DutyRecords.measure(service, 1).lastIdentifier
        try await TestDatabase.current.database.write { db in
            try db.script(
                """
                INSERT INTO alert (
                    id, kind, duty_id, step, working_days, due_on, audience, recipient_role, behaviour_measure_id, raised_on,
                    raised_at
                )
                SELECT gen_random_uuid(), 'overdue', id, 1, 1, due_on, 'complaints_manager', 'manager', behaviour_measure_id,
                    '2022-10-03', now()
                FROM duty WHERE behaviour_measure_id = '\(measure)';
                INSERT INTO alert (id, kind, cause, audience, recipient_role, behaviour_measure_id, raised_on, raised_at)
                VALUES (gen_random_uuid(), 'behaviour_measure_ended', 'c1', 'complaints_manager', 'manager', '\(measure)',
                    '2022-10-03', now());
                """)
        }
        let raised = try await TestDatabase.current.database.read { db in
            try db.one("SELECT count(*) AS raised FROM alert") { try $0["raised"] as Int }
        }

        let counted = try await statistics(service)

        #expect(raised >= 2)
        #expect(share(counted["total"], "planned") == "0 -")
        #expect(counted["levels"].elements.isEmpty)
    }

    @Test("R111: what was registered in error is not counted")
    func notCounted() async throws {
        let (service, complaint) = try await service()
        try await store([Rows(count: 3)], of: complaint)
        try await TestDatabase.current.database.write { db in
            try db.script(
                """
                INSERT INTO alert (id, kind, cause, audience, recipient_role, raised_on, raised_at)
                VALUES (gen_random_uuid(), 'safeguarding_referral', 'c1', 'assignee', 'manager', '2022-10-03', now());
                """)
        }

        let before = try await statistics(service)
        let error = try await service.change(
            complaint, "/registration-error", #"{"reason": "It was a test of the form."}"#)
        let after = try await statistics(service)

        #expect(share(before["total"], "planned") == "4 100")
        #expect(before["by_duty"].elements.map { $0["duty"].text }.contains(nil))
        #expect(error.status < 300, "\(error.text)")
        #expect(share(after["total"], "planned") == "1 100")
    }

    @Test(
        "A question without its days, or with the last before the first, is refused with the parameter",
        arguments: [
            ("", ["from", "to"]), ("?from=2022-04-01", ["to"]), ("?from=x&to=2022-04-01", ["from"]),
            ("?from=2022-04-02&to=2022-04-01", ["to"]), ("?from=2022-04-01&to=2022-04-01&by=x", ["by"]),
        ])
    func refused(query: String, parameters: [String]) async throws {
        let reply = try await Service.start().get("/v1/alert-statistics\(query)")

        #expect(reply.status == 400)
        #expect(try reply.pointers == parameters)
    }
}
