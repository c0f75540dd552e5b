import Complaints
import Foundation
import HTML
import Postgres
import TestSupport
import Testing

@testable import Reporting

/// What the corporate figures count where a record is of an unusual kind.
@Suite(.database)
struct CorporateCountTests {
    private typealias Fixture = CorporateFixtures

    @Test(
        "withdrawn, resolved otherwise and not progressed are counted apart, each by the day closed")
    func endings() async throws {
        var ids: [UUID] = []
        for _ in 0..<5 { ids.append(try await Fixture.add(receivedOn: "2024-03-20")) }
        try await Fixture.close(ids[0], as: "withdrawn", on: "2024-04-10")
        try await Fixture.close(ids[1], as: "withdrawn", on: "2024-04-10", resolvedAtMeeting: true)
        try await Fixture.close(ids[2], as: "withdrawn", on: "2024-04-11", resolvedAtMeeting: true)
        try await Fixture.close(ids[3], as: "refused", on: "2024-04-12", reason: .outOfTime)

        let report = try await Fixture.report(.corporate, "2024-25")

        #expect(try Fixture.value("corporate.withdrawn", in: report).whole == 1)
        #expect(try Fixture.value("corporate.resolved_otherwise", in: report).whole == 2)
        #expect(try Fixture.value("corporate.refused", in: report).whole == 1)
        #expect(try Fixture.value("corporate.withdrawn", in: report, "2023-24").whole == 0)
        let endings = try #require(report.table("other_endings"))
        let counts = endings.rows.map { $0.cells[1].value?.whole ?? -1 }
        #expect(counts == [1, 2, 1])
    }

    @Test("a meeting that was struck from the file resolved nothing")
    func struck() async throws {
        let id = try await Fixture.add(receivedOn: "2024-05-10")
        try await Fixture.close(id, as: "withdrawn", on: "2024-06-10", resolvedAtMeeting: true)
        try await TestDatabase.current.database.write { db in
            try db.execute(
                """
                UPDATE entry SET struck_by = 'A. Manager', struck_at = now(), struck_reason = 'Of another complaint'
                WHERE complaint_id = \(id)
                """)
        }

        let report = try await Fixture.report(.corporate, "2024-25")

        #expect(try Fixture.value("corporate.withdrawn", in: report).whole == 1)
        #expect(try Fixture.value("corporate.resolved_otherwise", in: report).whole == 0)
    }

    @Test("partly upheld stands apart from upheld, and several outcomes in one complaint are counted")
    func points() async throws {
        for findings in [
            ["upheld"], ["upheld", "upheld"], ["partly_upheld"], ["upheld", "not_upheld"],
            ["not_upheld", "no_finding"],
            ["not_upheld", "not_upheld"], [],
        ] {
            let id = try await Fixture.add(receivedOn: "2024-05-10", respondedAfter: 10)
            try await Fixture.addPoints(findings, of: id)
        }

        let report = try await Fixture.report(.corporate, "2024-25")

        for (key, expected) in [
            ("upheld", 2), ("partly_upheld", 2), ("no_finding", 1), ("not_upheld", 1),
            ("not_recorded", 1),
            ("total", 7),
        ] {
            #expect(
                try Fixture.value("corporate.outcomes.apart", key, in: report).whole == expected, "\(key)")
        }
        #expect(try Fixture.value("corporate.outcomes.several", "count", in: report).whole == 2)
        #expect(try Fixture.value("corporate.outcomes.several", "of", in: report).whole == 6)
        #expect(try Fixture.value("corporate.points", "partly_upheld", in: report).whole == 1)
        #expect(try Fixture.value("corporate.points", "total", in: report).whole == 10)
    }

    @Test("a service with a slash in its name is named whole")
    func slash() async throws {
        try await Fixture.add("Roads/Paths", receivedOn: "2024-05-10")

        let report = try await Fixture.report(.corporate, "2024-25")

        let top = try #require(report.figure("corporate.top_services", in: report.period))
        #expect(top.parts.map(\.label) == ["Roads/Paths"])
        #expect(top.parts.map(\.key) == ["Environment/Roads/Paths"])
    }

    @Test("what professionals and elected members brought is counted of all that was received")
    func throughOthers() async throws {
        for _ in 0..<5 {
            try await Fixture.add(receivedOn: "2024-05-10", by: .professionalOnBehalf, through: .councillorOrMP)
        }
        try await Fixture.add(receivedOn: "2024-05-11", through: .councillorOrMP)
        for _ in 0..<4 { try await Fixture.add(receivedOn: "2024-05-12") }

        let report = try await Fixture.report(.corporate, "2024-25")

        #expect(
            try Fixture.value("corporate.received.from_professionals", "count", in: report).whole == 5)
        #expect(try Fixture.value("corporate.received.through_members", "count", in: report).whole == 6)
        #expect(try Fixture.value("corporate.received.through_members", "of", in: report).whole == 10)
    }

    @Test("few professionals are withheld wherever they are counted", arguments: [(1, 9), (5, 2)])
    func fewProfessionals(professionals: Int, businesses: Int) async throws {
        let others = Array(repeating: ComplainantType.business, count: businesses)
        for complainant in Array(repeating: .professionalOnBehalf, count: professionals) + others {
            try await Fixture.add(receivedOn: "2024-05-10", by: complainant)
        }

        let report = try await Fixture.report(.corporate, "2024-25")

        let type = ComplainantType.professionalOnBehalf.rawValue
        #expect(try Fixture.value("corporate.received.by_complainant", type, in: report).state == .withheld)
        for key in ["count", "percent"] {
            #expect(
                try Fixture.value("corporate.received.from_professionals", key, in: report).state == .withheld)
        }
        #expect(
            try Fixture.value("corporate.received.from_professionals", "of", in: report).whole
                == professionals + businesses)
    }

    @Test("a rate per 100,000 residents is to a tenth, and without the residents it says what is missing")
    func rate() async throws {
        for _ in 0..<7 { try await Fixture.add(receivedOn: "2024-05-10") }
        let without = try await Fixture.report(.corporate, "2024-25")
        try await TestDatabase.current.database.write { db in
            try db.execute("INSERT INTO demand (year, measure, value) VALUES ('2024-25', 'residents', 200000)")
        }
        let with = try await Fixture.report(.corporate, "2024-25")

        let missing = try Fixture.value("corporate.received.per_100000_residents", in: without)
        #expect(missing.state == .notAvailable)
        #expect(missing.reason == "There is no figure of residents for 2024-25.")
        let rate = try Fixture.value("corporate.received.per_100000_residents", in: with)
        #expect(rate.number?.description == "3.5")
        #expect(rate.unit == .perHundredThousand)
        #expect(with.text().replacing("\n", with: " ").contains("For each 100,000 residents that is 3.5."))
        #expect(!without.text().contains("100,000 residents that is"))
    }

    @Test("what a manager wrote stands in its section of that report and period, and nowhere once it is taken back")
    func commentary() async throws {
        try await Fixture.add(receivedOn: "2026-05-10")
        try await TestDatabase.current.database.write { db in
            try db.execute(
                """
                INSERT INTO report_commentary (id, report, period, section, body, written_by, written_at) VALUES
                (gen_random_uuid(), 'corporate', '2026-27', 'self_assessment', 'We meet the Code.', 'A. Manager', now()),
                (gen_random_uuid(), 'corporate', '2025-26', 'self_assessment', 'Another year.', 'A. Manager', now()),
                (gen_random_uuid(), 'childrens', '2026-27', 'self_assessment', 'Another report.', 'A. Manager', now()),
                (gen_random_uuid(), 'corporate', '2026-27', 'governing_body', NULL, 'A. Manager', now())
                """)
        }

        let report = try await Fixture.report(.corporate, "2026-27")

        func blocks(_ title: String) -> [ReportSection.Block]? { report.narrative.first { $0.title == title }?.blocks }
        #expect(blocks("Self-assessment against the Code") == [.commentary("We meet the Code.")])
        #expect(
            blocks("The governing body's response") == [.paragraph("Nothing has been written for this section yet.")])
        #expect(report.text().contains("We meet the Code."))
        #expect(report.html().markup.contains("We meet the Code."))
    }

    @Test(
        "an answer under the limit a council set for itself in the middle of a year does not stand beside the year before"
    )
    func ownVersion() async throws {
        try await TestDatabase.current.database.write { db in
            try db.execute(
                """
                WITH added AS (
                    INSERT INTO procedure_version (procedure, name, in_force_from, source, informal_resolution)
                    SELECT 'corporate', 'Stage 1 30 working days', '2024-10-01', 'Cabinet', informal_resolution
                    FROM procedure_version
                    WHERE procedure = 'corporate' AND in_force_from = '2022-04-01'
                    RETURNING id
                ), stages AS (
                    INSERT INTO procedure_stage (procedure_version_id, position, stage, name)
                    VALUES ((SELECT id FROM added), 1, 'stage_1', 'Stage 1'), ((SELECT id FROM added), 2, 'stage_2', 'Stage 2')
                )
                INSERT INTO procedure_clock (
                    procedure_version_id, stage, clock, kind, basis, ends_with, working_days, extendable,
                    extension_maximum_working_days, source, verified
                )
                SELECT
                    (SELECT id FROM added), c.stage, c.clock, c.kind, c.basis, c.ends_with,
                    CASE WHEN c.stage = 'stage_1' AND c.clock = 'response' THEN 30 ELSE c.working_days END,
                    c.extendable, c.extension_maximum_working_days, 'Cabinet', false
                FROM procedure_clock AS c
                JOIN procedure_version AS v ON v.id = c.procedure_version_id
                WHERE v.procedure = 'corporate' AND v.in_force_from = '2022-04-01'
                """)
        }
        try await Fixture.add(receivedOn: "2024-05-10", respondedAfter: 10)
        try await Fixture.add(receivedOn: "2023-05-10", respondedAfter: 10)

        let report = try await Fixture.report(.corporate, "2024-25")

        let before = try Fixture.value(
            "corporate.stage_1.within_20_working_days", "count", in: report, "2023-24")
        #expect(before.state == .notComparable)
        #expect(before.reason?.contains("1 October 2024") == true)
        #expect(
            try Fixture.value("corporate.stage_2.within_20_working_days", "count", in: report, "2023-24")
                .state
                == .number)
        #expect(
            try Fixture.value("corporate.stage_1.acknowledged_in_time", "count", in: report, "2023-24")
                .state == .number
        )
        #expect(report.legalBasis.count == 2)
    }
}
