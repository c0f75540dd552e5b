import Complaints
import Foundation
import HTML
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Reporting

/// What reports once said wrongly, each with a register on which it showed.
@Suite(.database)
struct ReportFaultTests {
    private func write(_ statement: SQL) async throws {
        try await TestDatabase.current.database.write { db in _ = try db.execute(statement) }
    }

    /// A review panel, asked for and answered on these days, held 20 working days after 2 March 2023.
    private func addPanel(requestedOn: String, heldOn: String, respondedOn: String) async throws {
        let complaint = try await Fixtures.addComplaint(receivedOn: "2022-04-04", respondedOn: "2022-04-08")
        try await Fixtures.addStage(.reviewPanel, of: complaint, requestedOn: requestedOn, respondedOn: respondedOn)
        try await write(
            """
            UPDATE stage SET panel_held_on = \(heldOn)::date, panel_findings_on = \(heldOn)::date
            WHERE stage = 'review_panel' AND complaint_id = \(complaint)
            """)
    }

    /// 2 March to 30 March 2023 are 20 working days, 30 March to 14 April 9 (Good Friday and Easter Monday between).
    @Test("a panel is in time in the year of its answer, whenever it was requested")
    func stage3() async throws {
        try await addPanel(requestedOn: "2023-03-02", heldOn: "2023-03-30", respondedOn: "2023-04-14")

        let asked = try await Fixtures.report("2022-23")
        let answered = try await Fixtures.report("2023-24")

        #expect(asked.count("childrens.stage_3", "requests") == 1)
        #expect(asked.count("childrens.stage_3", "panels") == 1)
        #expect(asked.count("childrens.stage_3", "answered") == 0)
        #expect(asked.count("childrens.stage_3", "in_time") == 0)
        #expect(!asked.words.contains("within the statutory timescales"))
        #expect(answered.count("childrens.stage_3", "requests") == 0)
        #expect(answered.count("childrens.stage_3", "answered") == 1)
        #expect(answered.count("childrens.stage_3", "in_time") == 1)
        #expect(answered.words.contains("Of the 1 panel answered in the year, 1 was held and answered"))
    }

    @Test(
        "a total of a year before the records blanks no other figure, of that year or of one before",
        arguments: ["2021-22", "2022-23", "2023-24"])
    func earlierTotals(year: String) async throws {
        _ = try await Fixtures.addComplaint(receivedOn: "2021-05-04", respondedOn: "2021-05-10", outcome: .faultFound)
        _ = try await Fixtures.addComplaint(receivedOn: "2022-05-04", respondedOn: "2022-05-10")
        try await write(
            "INSERT INTO earlier_total (year, measure, department, value) VALUES (\(year), 'ombudsman_enquiries', '', 12)"
        )

        let report = try await Fixtures.report("2022-23")

        #expect(report.count("childrens.received") == 1)
        #expect(report.count("childrens.received", in: "2021-22") == 1)
        #expect(report.count("childrens.outcomes", "fault_found", in: "2021-22") == 1)
        #expect(report.count("childrens.stage_1.within_10_working_days", "count") == 1)
    }

    @Test(
        "the first years that can be asked for are compared with years before them, of which nothing is recorded",
        arguments: ["1900-01", "1904-05", "1900-01-q1", "1900-m04"])
    func firstYears(period: String) async throws {
        let report = try await Fixtures.report(period)

        #expect(report.value("childrens.received")?.state == .notRecorded)
    }

    @Test(
        "a stage that was withdrawn or bypassed by the end of a year is not open then",
        arguments: [
            ("withdrawn_on", "2023-03-31", 0), ("withdrawn_on", "2023-04-01", 1), ("bypassed_on", "2023-03-31", 0),
            ("bypassed_on", "2023-04-01", 1), ("responded_on", "2023-03-31", 0), ("responded_on", "2023-04-01", 1),
        ])
    func open(column: String, day: String, count: Int) async throws {
        let complaint = try await Fixtures.addComplaint(receivedOn: "2023-02-01")
        let day = try #require(Day(day))
        try await write(
            """
            UPDATE stage SET
                withdrawn_on = CASE WHEN \(column) = 'withdrawn_on' THEN \(day) END,
                bypassed_on = CASE WHEN \(column) = 'bypassed_on' THEN \(day) END,
                responded_on = CASE WHEN \(column) = 'responded_on' THEN \(day) END,
                outcome = CASE WHEN \(column) = 'responded_on' THEN 'not_upheld' END
            WHERE complaint_id = \(complaint)
            """)

        let report = try await Fixtures.report("2022-23")

        #expect(report.count("childrens.stage_1.open_at_period_end") == count)
        let aside = try #require(report.table("stage_1_time")?.rows.last)
        #expect(aside.name == "Open at 31 March")
        #expect(aside.cells[2].value?.whole == count)
    }

    private func review(_ complaint: UUID) async throws {
        try await write(
            """
            INSERT INTO remedial_review (
                id, complaint_id, reviewed_on, nothing_for_person, no_wider_change, reviewed_by, recorded_at
            )
            VALUES (\(UUID()), \(complaint), '2022-06-01', true, true, 'Officer', '2022-06-01T12:00:00Z')
            """)
    }

    @Test("reviews are counted among the faults they are counted of: those of the first stage")
    func reviews() async throws {
        _ = try await Fixtures.addComplaint(receivedOn: "2022-05-04", respondedOn: "2022-05-10", outcome: .faultFound)
        let reviewed = try await Fixtures.addComplaint(
            receivedOn: "2022-05-04", respondedOn: "2022-05-10", outcome: .faultFound)
        let later = try await Fixtures.addComplaint(receivedOn: "2022-05-04", respondedOn: "2022-05-10")
        try await Fixtures.addStage(.investigation, of: later, requestedOn: "2022-05-20", respondedOn: "2022-07-01")
        try await write("UPDATE stage SET outcome = 'fault_found' WHERE complaint_id = \(later) AND position = 2")
        try await review(reviewed)
        try await review(later)

        let report = try await Fixtures.report("2022-23")

        #expect(report.count("childrens.outcomes", "fault_found") == 2)
        #expect(report.count("childrens.outcomes.stage_2", "fault_found") == 1)
        #expect(report.count("childrens.learning.remedial_reviews", "of") == 2)
        #expect(report.count("childrens.learning.remedial_reviews", "count") == 1)
    }

    /// Something agreed for the service after a complaint with fault found, accepted or refused.
    private func addAction(accepted: Bool?) async throws {
        let complaint = try await Fixtures.addComplaint(
            receivedOn: "2022-05-04", respondedOn: "2022-05-10", outcome: .faultFound)
        try await write(
            """
            INSERT INTO obligation (
                id, complaint_id, source, scope, type, text, agreed_on, due_on, owner, accepted, decision_reason
            )
            VALUES (
                \(UUID()), \(complaint), 'stage_1', 'wider', 'policy_or_procedure_change', 'Write it down', '2022-05-10',
                '2022-12-01', 'Head of Service', \(accepted), 'Too dear'
            )
            """)
    }

    @Test("an action that was refused is no learning, in any figure or table")
    func refusedActions() async throws {
        try await addAction(accepted: false)
        try await addAction(accepted: true)

        let report = try await Fixtures.report("2022-23")

        #expect(report.count("childrens.learning.faults_with_wider_action", "of") == 2)
        #expect(report.count("childrens.learning.faults_with_wider_action", "count") == 1)
        #expect(report.count("childrens.learning.policy_or_procedure_changes") == 1)
        #expect(report.count("childrens.learning.wider_actions", "of") == 1)
        #expect(report.table("actions")?.rows.last?.cells.map { $0.value?.whole } == [0, 1])
    }

    @Test(
        "a row with a day before the years there are blanks no year of its kind",
        arguments: ["1899-01-01", "1822-06-15", "0001-01-01"])
    func rowBeforeAllYears(day: String) async throws {
        _ = try await Fixtures.addComplaint(receivedOn: "2022-05-04", respondedOn: "2022-05-10")
        for (day, pence) in [("2022-06-01", 40_000), (day, 1)] {
            try await write(
                """
                INSERT INTO cost (id, procedure, category, incurred_on, amount_pence, description)
                VALUES (\(UUID()), 'childrens', 'mediation', \(day)::date, \(pence), 'x')
                """)
            try await write(
                """
                INSERT INTO compliment (id, received_on, service_id, procedure, text)
                SELECT \(UUID()), \(day)::date, min(s.id), 'childrens', 'Thank you' FROM service AS s
                """)
        }

        let report = try await Fixtures.report("2022-23")

        #expect(report.count("childrens.compliments") == 1)
        #expect(report.count("childrens.costs_pounds", "mediation") == 400)
        #expect(report.value("childrens.costs_pounds", "total")?.state == .number)
    }

    @Test("what a corporate complaint cost is not in the children's costs")
    func costs() async throws {
        let childrens = try await Fixtures.addComplaint(receivedOn: "2022-05-04")
        let corporate = try await Fixtures.addComplaint(receivedOn: "2022-05-04")
        try await write("DELETE FROM stage WHERE complaint_id = \(corporate)")
        try await write(
            """
            UPDATE complaint SET procedure = 'corporate', procedure_version_id = (
                SELECT min(id) FROM procedure_version WHERE procedure = 'corporate'
            ) WHERE id = \(corporate)
            """)
        for (complaint, pence) in [(childrens, 40_000), (corporate, 75_000)] {
            try await write(
                """
                INSERT INTO cost (id, complaint_id, category, incurred_on, amount_pence, description)
                VALUES (\(UUID()), \(complaint), 'mediation', '2022-06-01', \(pence), 'Mediator')
                """)
        }

        let report = try await Fixtures.report("2022-23")

        #expect(report.count("childrens.costs_pounds", "mediation") == 400)
        #expect(report.count("childrens.costs_pounds", "total") == 400)
    }

    @Test("where no costs were ever recorded they are not recorded, and not £0 as in the year before")
    func noCosts() async throws {
        try await Fixtures.beginRecords()
        _ = try await Fixtures.addComplaint(receivedOn: "2022-05-04", respondedOn: "2022-05-10")

        let report = try await Fixtures.report("2022-23")

        #expect(report.value("childrens.costs_pounds", "total")?.state == .notRecorded)
        #expect(report.words.contains("The costs of 2022-23 are not recorded."))
        #expect(!report.words.contains("£0"))
        #expect(!report.words.contains("Mediation was not used"))
        #expect(!report.highlights.contains { $0.label == "cost of the procedure" })
    }

    @Test("a year that is not over is a report to date, on the page, as text and as data")
    func toDate() async throws {
        try await Fixtures.beginRecords()
        _ = try await Fixtures.addComplaint(receivedOn: "2022-05-04", respondedOn: "2022-05-10", outcome: .faultFound)
        try await addAction(accepted: true)

        let report = try await Fixtures.report("2022-23", on: "2022-10-03")

        #expect(report.isToDate)
        #expect(report.html().markup.contains("these are the figures to 3 October 2022"))
        #expect(report.text().contains("these are the figures to 3 October 2022"))
        #expect(String(decoding: report.json(), as: UTF8.self).contains("\"to_date\": true"))
        #expect(report.words.contains("from 1 April 2022 to 3 October 2022."))
        #expect(report.words.contains("By 3 October 2022, 0 of 1 action"))
        #expect(report.table("stage_1_time")?.rows.last?.name == "Open at 3 October")
        #expect(!report.words.contains("31 March 2023"))
    }

    @Test("a year that has not begun has no report", arguments: ["2023-24", "2099-00", "2023-24-q1", "2099-m05"])
    func future(period: String) async throws {
        let period = try #require(Period(period))

        await #expect(throws: ReportNotAvailable.period(period)) {
            try await Fixtures.report("\(period)", on: "2023-03-31")
        }
    }

    @Test(
        "a register in which nothing is recorded says so, and no zero",
        arguments: ["2022-23", "2022-23-q2", "2022-m11"])
    func fresh(period: String) async throws {
        let report = try await Fixtures.report(period)

        #expect(report.value("childrens.received")?.state == .notRecorded)
        #expect(report.narrative.map(\.number) == ["1", "2"])
        #expect(report.words.contains("The Council's records of complaints do not go back to \(report.period.written)"))
        #expect(report.highlights == [])
        #expect(report.tables.count == 13)
        let numbers = report.tables.flatMap { $0.rows.flatMap { $0.cells.compactMap { $0.value?.number } } }
        #expect(numbers == [])
    }

    @Test("what an import brought over from the year before begins no records of that year")
    func remainder() async throws {
        let brought = try await Fixtures.addComplaint(receivedOn: "2022-03-08", respondedOn: "2022-04-12")
        try await write("UPDATE stage SET imported_on = '2022-04-04' WHERE complaint_id = \(brought)")
        _ = try await Fixtures.addComplaint(receivedOn: "2022-05-04", respondedOn: "2022-05-10")

        let report = try await Fixtures.report("2022-23")

        #expect(report.count("childrens.received") == 1)
        #expect(report.value("childrens.received", in: "2021-22")?.state == .notRecorded)
        #expect(report.count("childrens.stage_1.within_10_working_days", "of") == 2)
        #expect(report.words.contains("with no figure for 2021-22 to compare it with"))
        let before = try await Fixtures.report("2021-22")
        #expect(
            before.words.contains(
                "The Council's records of complaints do not go back to 2021-22, so no figures can be given for it."))
        #expect(!before.words.contains("has no records"))
    }

    @Test("a complaint that was registered here begins the records of its year, answered or not")
    func ownRecord() async throws {
        _ = try await Fixtures.addComplaint(receivedOn: "2022-03-08", respondedOn: "2022-04-12")
        _ = try await Fixtures.addComplaint(receivedOn: "2022-05-04", respondedOn: "2022-05-10")

        let report = try await Fixtures.report("2022-23")

        #expect(report.count("childrens.received", in: "2021-22") == 1)
    }
}
