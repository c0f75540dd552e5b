import Complaints
import Foundation
import HTML
import Postgres
import Reporting
import TestSupport
import Testing
import WorkingDays

@Suite(.database)
struct AnnualReportTests {
    @Test("a year has a report from its first day on")
    func begun() async throws {
        let period = try #require(Period("2026-27"))
        let reports = Reports(database: TestDatabase.current.database)

        let first = try await reports.report(.childrens, of: period, today: try #require(Day("2026-04-01")))

        #expect(first.period == period)
        await #expect(throws: ReportNotAvailable.period(period)) {
            try await reports.report(.childrens, of: period, today: try #require(Day("2026-03-31")))
        }
    }

    @Test("a year without anything is rendered with no percentages and no invented demand")
    func empty() async throws {
        try await Fixtures.beginRecords()

        let report = try await Fixtures.report("2030-31")

        #expect(report.count("childrens.received.stage_1") == 0)
        #expect(report.value("childrens.received.change_percent.stage_1")?.state == .notAvailable)
        #expect(report.value("childrens.outcomes.fault_percent")?.state == .notAvailable)
        #expect(report.value("childrens.rate_per_referral_percent")?.state == .notAvailable)
        #expect(report.figure("childrens.causes.largest", in: report.period)?.parts == [])
        #expect(report.value("childrens.demand.referrals", "current")?.state == .notRecorded)
        #expect(report.html().markup.contains("No complaints were accepted"))
        #expect(report.text().contains("not recorded"))
        let document = try JSONSerialization.jsonObject(with: Data(report.json())) as? [String: Any]
        let figures = try #require(document?["figures"] as? [[String: Any]])
        let rate = try #require(
            figures.first {
                $0["figure"] as? String == "childrens.rate_per_referral_percent" && $0["period"] as? String == "2030-31"
            })
        let values = try #require(rate["values"] as? [[String: Any]])
        #expect(values.map { $0["number"] is NSNull } == [true])
    }

    @Test("after a year without complaints the change is new")
    func new() async throws {
        try await Fixtures.beginRecords()
        _ = try await Fixtures.addComplaint(receivedOn: "2024-05-01")

        let report = try await Fixtures.report("2024-25")

        #expect(report.value("childrens.received.change_percent.stage_1")?.state == .new)
        #expect(report.text().contains("1 complaint was accepted under the statutory procedure"))
    }

    @Test("a year before the records begin is not recorded, rather than none", .database(.demonstration))
    func beforeRecords() async throws {
        let report = try await Fixtures.report("2021-22")

        #expect(report.value("childrens.received.stage_1", in: "2020-21")?.state == .notRecorded)
        #expect(report.count("childrens.received.stage_1") == 65)
        #expect(report.value("childrens.received.change_percent.stage_1")?.state == .notRecorded)
        let cells = try #require(report.table("volumes")?.rows.first?.cells)
        #expect(cells.map { $0.value?.state } == [.notRecorded, .number, .notRecorded])
        #expect(cells[1].value?.whole == 65)
    }

    /// 2 May 2023 was a Tuesday; 8 and 29 May and 28 August were bank holidays.
    @Test(
        "an answer falls into the band of its working days",
        arguments: [
            ("2023-05-02", 0), ("2023-05-17", 0), ("2023-05-18", 1), ("2023-06-01", 1), ("2023-06-02", 2),
            ("2023-08-03", 2), ("2023-08-04", 3),
        ])
    func bands(respondedOn: String, row: Int) async throws {
        _ = try await Fixtures.addComplaint(receivedOn: "2023-05-02", respondedOn: respondedOn)

        let report = try await Fixtures.report("2023-24")

        let rows = try #require(report.table("stage_1_time")?.rows)
        #expect(rows.prefix(4).map { $0.cells[2].value?.whole } == (0..<4).map { $0 == row ? 1 : 0 })
    }

    @Test("worked case 61: 31 March ends a year, by receipt for volumes and by answer for performance")
    func yearEnd() async throws {
        _ = try await Fixtures.addComplaint(receivedOn: "2023-03-31", respondedOn: "2023-04-03", outcome: .faultFound)
        _ = try await Fixtures.addComplaint(receivedOn: "2023-03-15", respondedOn: "2023-03-31")
        _ = try await Fixtures.addComplaint(receivedOn: "2023-04-01")

        let before = try await Fixtures.report("2022-23")
        let after = try await Fixtures.report("2023-24")

        #expect(before.count("childrens.received.stage_1") == 2)
        #expect(before.count("childrens.stage_1.open_at_period_end") == 1)
        #expect(before.count("childrens.outcomes", "fault_found") == 0)
        #expect(after.count("childrens.received.stage_1") == 1)
        #expect(after.count("childrens.outcomes", "fault_found") == 1)
    }

    @Test("a stage counts in the year of its request, and its complaint is no longer resolved at stage 1")
    func escalation() async throws {
        let complaint = try await Fixtures.addComplaint(receivedOn: "2023-03-01", respondedOn: "2023-03-08")
        try await Fixtures.addStage(.investigation, of: complaint, requestedOn: "2023-04-03")

        let before = try await Fixtures.report("2022-23")
        let after = try await Fixtures.report("2023-24")

        #expect(before.count("childrens.received.stage_2") == 0)
        #expect(before.count("childrens.resolved_at_stage_1_percent") == 0)
        #expect(after.count("childrens.received.stage_2") == 1)
    }

    @Test(
        "a stage 2 answered on the 65th working day is within 65, on the 66th it is not",
        arguments: [
            ("2023-08-03", 1), ("2023-08-04", 0),
        ])
    func stage2(respondedOn: String, within: Int) async throws {
        let complaint = try await Fixtures.addComplaint(receivedOn: "2023-04-03")
        try await Fixtures.addStage(.investigation, of: complaint, requestedOn: "2023-05-02", respondedOn: respondedOn)

        let report = try await Fixtures.report("2023-24")

        #expect(report.count("childrens.stage_2.within_65_working_days", "count") == within)
    }

    @Test(
        "a panel is in time on its 30th working day and answered on the 15th, and not a day later",
        arguments: [
            ("2023-06-15", "2023-07-06", 1), ("2023-06-16", "2023-07-07", 0), ("2023-06-15", "2023-07-07", 0),
        ])
    func panel(heldOn: String, respondedOn: String, inTime: Int) async throws {
        let complaint = try await Fixtures.addComplaint(receivedOn: "2023-04-03")
        try await Fixtures.addStage(.reviewPanel, of: complaint, requestedOn: "2023-05-02", respondedOn: respondedOn)
        try await TestDatabase.current.database.write { db in
            _ = try db.execute(
                """
                UPDATE stage SET panel_held_on = \(heldOn)::date, panel_findings_on = \(heldOn)::date
                WHERE stage = 'review_panel'
                """)
        }

        let report = try await Fixtures.report("2023-24")

        #expect(report.count("childrens.stage_3", "panels") == 1)
        #expect(report.count("childrens.stage_3", "in_time") == inTime)
    }

    @Test("a quarter has a report of its own days, beside those of a year earlier")
    func quarter() async throws {
        _ = try await Fixtures.addComplaint(receivedOn: "2022-05-04", respondedOn: "2022-05-10")
        _ = try await Fixtures.addComplaint(receivedOn: "2023-05-04", respondedOn: "2023-05-10")
        _ = try await Fixtures.addComplaint(receivedOn: "2023-07-04", respondedOn: "2023-07-10")

        let report = try await Fixtures.report("2023-24-q1")

        #expect(report.count("childrens.received") == 1)
        #expect(report.count("childrens.received", in: "2022-23-q1") == 1)
        #expect(report.table("volumes")?.columns == ["Stage", "April to June 2022", "April to June 2023", "Change %"])
        #expect(report.words.contains("No such offer was made during the quarter."))
        #expect(report.table("stage_1_time")?.rows.last?.name == "Open at 30 June")
    }

    @Test("few children among the complainants are withheld, and enough of the others that they cannot be worked out")
    func withheld() async throws {
        for complainant in [ComplainantType.childOrYoungPerson] + Array(repeating: .parent, count: 5) {
            _ = try await Fixtures.addComplaint(receivedOn: "2023-05-02", by: complainant)
        }

        let report = try await Fixtures.report("2023-24")

        #expect(report.value("childrens.by_children_and_young_people", "count")?.state == .withheld)
        #expect(report.count("childrens.by_children_and_young_people", "of") == 6)
        let cells = try #require(report.table("complainants")?.rows.map { $0.cells[2] })
        #expect(cells.map { $0.value?.whole } == [nil, 0, nil, 0, 0, 0, 6])
        #expect(cells.filter { $0.value?.state == .withheld }.count == 2)
        #expect(report.words.contains("is not published, so that no small number can be worked out"))
    }

    @Test("a sentence does not tell what its table withholds to keep another count")
    func withheldTwice() async throws {
        let others = Array(repeating: ComplainantType.parent, count: 9) + Array(repeating: .fosterCarer, count: 2)
        for complainant in Array(repeating: ComplainantType.childOrYoungPerson, count: 5) + others {
            _ = try await Fixtures.addComplaint(receivedOn: "2023-05-02", by: complainant)
        }

        let report = try await Fixtures.report("2023-24")

        #expect(report.value("childrens.received.by_complainant", "child_or_young_person")?.state == .withheld)
        #expect(report.value("childrens.by_children_and_young_people", "count")?.state == .withheld)
        #expect(report.value("childrens.by_children_and_young_people", "percent")?.state == .withheld)
        #expect(report.count("childrens.by_children_and_young_people", "of") == 16)
        #expect(report.words.contains("is not published, so that no small number can be worked out"))
    }

    @Test("an answer outside the calendar of working days fails the report instead of being left out")
    func outsideCalendar() async throws {
        _ = try await Fixtures.addComplaint(receivedOn: "2010-05-04", respondedOn: "2010-05-10")

        let outside = await #expect(throws: ReportOutsideCalendar.self) { try await Fixtures.report("2010-11") }
        #expect(outside?.period.description == "2010-11")
        #expect(outside?.answers == 1)
    }
}
