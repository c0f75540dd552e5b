import Complaints
import Foundation
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Reporting

/// Limits that were passed and why, and the alerts that told of them (requirements R51, R111).
struct LatenessReportTests {
    @Test("Reasons of limits that were passed stand with their total and rate", .database)
    func reasons() async throws {
        let reasons: [(reason: String?, count: Int)] = [
            ("service_capacity", 1), ("staff_absence", 15), ("meeting_arranged", 4), ("local_authority_response", 6),
            ("complexity", 1), ("unknown", 8), ("complainant_availability", 1), ("no_interpreter", 2), (nil, 2),
        ]
        try await Council.addEndedLimits(
            851, endedOn: "2022-10-03", late: reasons.flatMap { Array(repeating: $0.reason, count: $0.count) })

        let report = try await Council.report(.lateness, "2022-23")

        let limits = try #require(report.figure("lateness.limits", in: report.period))
        #expect(limits.value("late")?.whole == 40)
        #expect(limits.value("ended")?.whole == 851)
        #expect(limits.value("late_percent")?.number?.description == "4.7")
        #expect(limits.value("without_reason")?.whole == 2)
        let table = try #require(report.table("reasons"))
        #expect(table.rows.map { $0.cells[1].value?.whole } == [1, 15, 8, 4, 6, 1, 1, 2, 2, 40])
        #expect(table.rows.first { $0.name == "Unknown" }?.cells[1].text == "8")
        #expect(table.rows.last?.cells[2].text == "4.7%")
        #expect(table.rows.first { $0.name == "Absence of staff" }?.cells[2].text == "1.8%")
        #expect(report.text().contains("Of 851 limits that ended in 2022-23, 40 were passed (4.7%)."))
        let stages = try #require(report.table("late_by_stage"))
        #expect(stages.rows.first?.cells.dropFirst(2).map(\.text) == ["851", "40", "4.7%"])
        #expect(report.table("late_by_limit")?.rows.map(\.name) == ["Response", "Total"])
        #expect(report.table("late_by_department")?.rows.first?.cells[3].text == "40")
    }

    @Test(
        "Alerts stand by kind with the share of each", .database,
        arguments: [("2022-23", 58, 29, ["67%", "33%"]), ("2021-22", 82, 55, ["60%", "40%"])])
    func kinds(year: String, overdue: Int, warnings: Int, shares: [String]) async throws {
        let day = "\(year.prefix(4))-06-01"
        try await Council.addAlerts(overdue, kind: "overdue", raisedOn: day)
        try await Council.addAlerts(warnings, kind: "warning", raisedOn: day)
        _ = try await Fixtures.addComplaint(receivedOn: day)

        let report = try await Council.report(.lateness, year)
        let table = try #require(report.table("alerts_by_kind"))

        func row(_ name: String) -> [String]? { table.rows.first { $0.name == name }?.cells.dropFirst().map(\.text) }
        #expect(row("Overdue") == ["\(overdue)", shares[0]])
        #expect(row("Warning") == ["\(warnings)", shares[1]])
        #expect(row("Total") == ["\(overdue + warnings)", "100%"])
        #expect(Council.number("alerts.raised", "planned", in: report) == overdue + warnings)
        #expect(Council.number("alerts.raised", "delivered", in: report) == overdue + warnings)
    }

    /// An alert of each thing that can become of one, raised in June 2022 for an answer by 15 June.
    private static let answers = """
        INSERT INTO alert (id, kind, duty_id, step, working_days, due_on, audience, recipient_role, complaint_id, raised_on,
            raised_at, told_at, answer_due_on, cancelled_for)
        SELECT md5('a' || n)::uuid, 'overdue', (SELECT min(id) FROM duty WHERE stage_id IS NOT NULL), n, n, '2022-05-01',
            CASE WHEN n < 5 THEN 'team_manager' ELSE 'director' END, 'manager', (SELECT d.complaint_id FROM duty AS d
                WHERE d.id = (SELECT min(id) FROM duty WHERE stage_id IS NOT NULL)),
            '2022-06-01', '2022-06-01', CASE WHEN n <> 5 THEN timestamptz '2022-06-01' END, '2022-06-15',
            CASE WHEN n = 5 THEN 'moved' END
        FROM generate_series(1, 5) AS n;
        INSERT INTO alert_answer (alert_id, text, answered_by, answered_by_ids, answered_at, answered_on, verdict,
            verdict_reason, judged_by, judged_at)
        VALUES (md5('a1')::uuid, 'Done.', 'X', '{}', '2022-06-15', '2022-06-15', 'accepted', NULL, 'Y', '2022-06-16'),
            (md5('a2')::uuid, 'Later.', 'X', '{}', '2022-06-16', '2022-06-16', 'rejected', 'No day.', 'Y', '2022-06-17');
        UPDATE duty SET ended_on = NULL, ended_by = NULL WHERE id = (SELECT min(id) FROM duty WHERE stage_id IS NOT NULL);
        """

    @Test(
        "What became of an alert stands as of the last day of the period, and agrees with the statistics",
        .database(.demonstration))
    func whatBecame() async throws {
        try await TestDatabase.current.database.single { try $0.script(Self.answers) }
        let days = try #require(Day("2022-06-01"))...(try #require(Day("2022-06-30")))
        let statistics = try await Reports(database: TestDatabase.current.database).alerts(days, today: days.upperBound)

        let report = try await Council.report(.lateness, "2022-m06")

        func number(_ key: String) -> Int? { Council.number("alerts.raised", key, in: report) }
        let asked = ["planned", "delivered", "cancelled", "asked"].map(number)
        let became = ["answered_in_time", "answered_late", "done", "waiting", "unanswered"].map(number)
        let judged = ["accepted", "rejected"].map(number)
        let total = statistics.total
        let totalAsked = [total.planned, total.delivered, total.cancelled, total.asked]
        let totalBecame = [total.answeredInTime, total.answeredLate, total.done, total.waiting, total.unanswered]
        #expect(asked == [5, 4, 1, 4] && asked == totalAsked)
        #expect(became == [1, 1, 0, 0, 2] && became == totalBecame)
        #expect(judged == [1, 1] && judged == [total.accepted, total.rejected])
        #expect(
            statistics.levels.map { Council.number("alerts.levels", $0.audience.rawValue, in: report) }
                == statistics.levels.map(\.duties))
        #expect(Council.number("alerts.levels", "team_manager", in: report) == 1)
        let early = try await Council.report(.lateness, "2022-m06", today: "2022-06-15")
        #expect(Council.number("alerts.raised", "waiting", in: early) == 2)
        #expect(Council.number("alerts.raised", "unanswered", in: early) == 0)
    }
}
