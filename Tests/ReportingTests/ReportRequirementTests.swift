import Complaints
import Foundation
import HTML
import Postgres
import TestSupport
import Testing

@testable import Reporting

/// The checks that the requirements of reports name, one test each.
@Suite(.database)
struct ReportRequirementTests {
    private typealias Fixture = CorporateFixtures

    private func number(
        _ id: String, _ key: String? = nil, in report: Report, _ period: String? = nil
    ) throws -> String {
        let value = try Fixture.value(id, key, in: report, period)
        return value.number?.description ?? value.state.rawValue
    }

    @Test(
        "R47: where the limits changed, the earlier year is not comparable, and never 0",
        .database(.demonstration))
    func r47() async throws {
        let report = try await Fixture.report(.corporate, "2022-23")
        let bands = try #require(report.table("stage_1_bands"))

        for row in bands.rows {
            #expect(row.cells[0].value?.state == .notComparable)
            #expect(row.cells[2].value?.state == .number)
        }
        #expect(
            bands.notes.contains { $0.hasPrefix("Not comparable: The limits changed on 1 April 2022") })
    }

    @Test(
        "R48: answers are counted in bands, which are data of the council", .database(.demonstration))
    func r48() async throws {
        let report = try await Fixture.report(.corporate, "2022-23")
        #expect(try number("corporate.stage_1.over_40_working_days", "count", in: report) == "114")
        #expect(try number("corporate.stage_1.over_40_working_days", "of", in: report) == "781")
        #expect(try number("corporate.stage_1.over_40_working_days", "percent", in: report) == "15")
        let bands = try ["up_to_20", "21_to_40", "over_40", "total"].map {
            try #require(Fixture.value("corporate.stage_1.bands", $0, in: report).whole)
        }
        #expect(bands.dropLast().reduce(0, +) == bands.last)

        try await TestDatabase.current.database.write { db in
            try db.execute(
                """
                UPDATE report_band SET edges = ARRAY[20, 40, 60]::bigint[] WHERE procedure = 'corporate' AND stage = 'stage_1'
                """)
        }
        let other = try await Reports(database: TestDatabase.current.database).catalogue()
        #expect(other["corporate.stage_1.over_60_working_days"] != nil)
        let childrens = try await Fixture.report(.childrens, "2022-23")
        #expect(try number("childrens.stage_1.within_20_working_days", "count", in: childrens) == "31")
        #expect(
            try number("childrens.stage_1.within_20_working_days", "percent", in: childrens) == "36")
    }

    @Test(
        "R49: of 83 answers at stage 2, 31 came within 20 working days and 52 did not",
        .database(.demonstration))
    func r49() async throws {
        let report = try await Fixture.report(.corporate, "2022-23")

        #expect(try number("corporate.stage_2.within_20_working_days", "of", in: report) == "83")
        #expect(try number("corporate.stage_2.within_20_working_days", "count", in: report) == "31")
        #expect(try number("corporate.stage_2.within_20_working_days", "percent", in: report) == "37")
        #expect(try number("corporate.stage_2.over_20_working_days", "count", in: report) == "52")
        #expect(try number("corporate.stage_2.over_20_working_days", "percent", in: report) == "63")
    }

    @Test("R121: services add up to what was received, and one of a single year has 0 in the other")
    func r121() async throws {
        for (service, day) in [
            ("Fostering", "2022-05-10"), ("Adoption", "2022-05-10"), ("Fostering", "2023-05-10"),
            ("Care Leavers", "2023-05-10"), ("Care Leavers", "2023-05-11"),
        ] {
            let complaint = try await Fixtures.addComplaint(receivedOn: day)
            try await TestDatabase.current.database.write { db in
                _ = try db.execute(
                    "INSERT INTO service (department, name) VALUES ('Children', \(service)) ON CONFLICT DO NOTHING")
                _ = try db.execute(
                    """
                    UPDATE complaint SET service_id = (SELECT id FROM service WHERE name = \(service)) WHERE id = \(complaint)
                    """)
            }
        }

        let services = try #require(try await Fixture.report(.childrens, "2023-24").table("services"))

        let rows = services.rows.map { "\($0.name) \($0.cells.prefix(2).map(\.text).joined(separator: " "))" }
        #expect(rows.dropLast().sorted() == ["Adoption 1 0", "Care Leavers 0 2", "Fostering 1 1"])
        #expect(rows.last == "Total 2 3")
    }

    @Test(
        "R132: the corporate annual report reproduces what the council published",
        .database(.demonstration))
    func r132() async throws {
        let report = try await Fixture.report(.corporate, "2022-23")

        for (id, key, expected) in [
            ("corporate.received", nil, "781"), ("corporate.received.change_percent", nil, "28"),
            ("corporate.received.stage_2", nil, "83"), ("corporate.outcomes", "fault_found", "398"),
            ("corporate.outcomes", "no_finding", "106"), ("corporate.outcomes", "not_upheld", "277"),
            ("ombudsman.enquiries", nil, "80"), ("contacts.corporate", "previous", "610"),
            ("contacts.compliments", "current", "211"),
        ] {
            #expect(try number(id, key, in: report) == expected, "\(id)")
        }
        let departments = try #require(report.table("departments"))
        let totals = departments.rows.last?.cells.prefix(2).map { $0.value?.whole ?? -1 }
        #expect(totals == [610, 781])
        for id in [
            "contacts", "trend", "top_services", "stage_1_bands", "stage_2_bands", "outcomes", "actions",
        ] {
            #expect(report.table(id) != nil, "\(id)")
        }
    }

    @Test(
        "R134: the trend of five years has no 0 for a year before the records",
        .database(.demonstration))
    func r134() async throws {
        let report = try await Fixture.report(.corporate, "2022-23")
        let trend = try #require(report.table("trend")).rows[0].cells

        #expect(trend.prefix(2).allSatisfy { $0.value?.state == .notRecorded })
        let counts = trend[2...4].map { $0.value?.whole ?? -1 }
        #expect(counts == [526, 610, 781])
        let before = try await Fixture.report(.corporate, "2021-22")
        #expect(try number("corporate.received.change_percent", in: before) == "16")
    }

    @Test(
        "R135: services that tie at the fifth place are all printed, and those about children left out")
    func r135() async throws {
        for (service, before, now) in [
            ("Roads", 0, 5), ("Waste", 4, 4), ("Libraries", 3, 3), ("Parking", 5, 3), ("Planning", 1, 2),
            ("Registrars", 2, 2), ("Museums", 0, 1),
        ] {
            for _ in 0..<before { try await Fixture.add(service, receivedOn: "2022-05-10") }
            for _ in 0..<now { try await Fixture.add(service, receivedOn: "2023-05-10") }
        }
        for _ in 0..<9 {
            try await Fixture.add("Social work", receivedOn: "2023-05-10", aboutChildrens: true)
        }

        let report = try await Fixture.report(.corporate, "2023-24")

        let top = try #require(report.figure("corporate.top_services", in: report.period))
        let ranked = top.parts.map { "\($0.label) \($0.value.whole ?? -1)" }
        #expect(ranked == ["Roads 5", "Waste 4", "Libraries 3", "Parking 3", "Planning 2", "Registrars 2"])
        let before = try #require(report.figure("corporate.last_years_top_services", in: report.period))
        let thenAndNow = before.parts.map { "\($0.label) \($0.value.whole ?? -1)" }
        let expected = [
            "Parking 5", "Parking 3", "Waste 4", "Waste 4", "Libraries 3", "Libraries 3", "Registrars 2",
            "Registrars 2",
            "Planning 1", "Planning 2",
        ]
        #expect(thenAndNow == expected)
    }

    @Test(
        "R139: percentages are whole, half is rounded up, and nothing of nothing is a dash",
        .database(.demonstration))
    func r139() async throws {
        let childrens = try await Fixture.report(.childrens, "2022-23")
        let corporate = try await Fixture.report(.corporate, "2022-23")

        for (id, key, report, expected) in [
            ("childrens.learning.faults_with_wider_action", "percent", childrens, "62"),
            ("childrens.by_children_and_young_people", "percent", childrens, "12"),
            ("corporate.stage_2.over_20_working_days", "percent", corporate, "63"),
            ("corporate.stage_1.over_40_working_days", "percent", corporate, "15"),
        ] {
            #expect(try number(id, key, in: report) == expected, "\(id)")
        }
        let none = try await Fixture.report(.corporate, "2026-27")
        let share = try Fixture.value("corporate.stage_1.in_time", "percent", in: none)
        #expect(share.state == .notAvailable)
        #expect(share.denominator == 0)
        #expect(share.text == "–")
    }

    @Test(
        "R140: a change from none is new, and the difference of two percentages is points",
        .database(.demonstration))
    func r140() async throws {
        let report = try await Fixture.report(.corporate, "2022-23")
        #expect(try number("contacts.ombudsman_enquiries", "change_percent", in: report) == "60")
        let points = try Fixture.value("corporate.outcomes.fault_points", in: report)
        #expect(points.number?.description == "12")
        #expect(points.unit == .points)
        let before = Value.share(.count(51), of: .count(100))
        let now = Value.share(.count(36), of: .count(100))
        #expect(Value.points(from: before, to: now).text == "−15 points")
        let fromNone = Value.change(from: .count(0), to: .count(3))
        #expect(fromNone.state == .new)
        #expect(fromNone.text == "new")
    }

    @Test("R148: a measure that cannot be computed says why, and is never 0")
    func r148() async throws {
        _ = try await Fixtures.addComplaint(receivedOn: "2023-05-02")

        let report = try await Fixture.report(.childrens, "2023-24")
        let rate = try Fixture.value("childrens.rate_per_referral_percent", in: report)

        #expect(rate.state == .notAvailable)
        #expect(rate.number == nil)
        #expect(rate.reason == "There is no figure of referrals to children's social care for 2023-24.")
        let quarter = try await Fixture.report(.childrens, "2023-24-q1")
        let children = try Fixture.value("childrens.demand.children_in_care_at_31_march", "current", in: quarter)
        #expect(children.reason == "The figure of children in care at 31 March is entered for a whole year.")
        let said =
            "There is no figure of referrals to children's social care for 2023-24, so complaints cannot be set against them."
        #expect(report.words.contains(said))

        try await TestDatabase.current.database.write { db in
            try db.execute("INSERT INTO demand (year, measure, value) VALUES ('2023-24', 'referrals', 0)")
        }
        let none = try await Fixture.report(.childrens, "2023-24")
        #expect(try Fixture.value("childrens.rate_per_referral_percent", in: none).text == "–")
        #expect(!none.words.contains(said))
    }

    @Test("Where nothing was answered, no report says how many of no answers were well-founded")
    func nothingAnswered() async throws {
        try await Fixture.add(receivedOn: "2024-05-10")

        let corporate = try await Fixture.report(.corporate, "2024-25")
        let adults = try await Fixture.report(.adultSocialCare, "2024-25")

        #expect(!corporate.text().contains("Fault was found in"))
        #expect(adults.text().contains("No complaint was answered in 2024-25."))
        #expect(!adults.text().contains("decided to be well-founded."))
    }

    @Test("R176: mean, median and longest stand beside the bands")
    func r176() async throws {
        for days in [5, 6, 7, 90] {
            try await Fixture.add(receivedOn: "2023-05-10", respondedAfter: days)
        }

        let report = try await Fixture.report(.corporate, "2023-24")
        let text = report.text()

        #expect(try number("corporate.stage_1.days", "mean", in: report) == "27.0")
        #expect(try number("corporate.stage_1.days", "median", in: report) == "6.5")
        #expect(try number("corporate.stage_1.days", "longest", in: report) == "90")
        for line in [
            "Median working days", "Mean working days", "Longest, working days", "Up to 20",
            "More than 40",
        ] {
            #expect(text.contains(line), "\(line)")
        }
    }

    @Test("R177: a share of fewer than ten is printed as its counts, with the base flagged")
    func r177() async throws {
        for outcome in [Outcome.faultFound, .faultFound, .faultFound, .notUpheld] {
            try await Fixture.add(receivedOn: "2023-05-10", respondedAfter: 5, outcome: outcome)
        }
        for _ in 0..<10 { try await Fixture.add(receivedOn: "2024-05-10", respondedAfter: 5) }

        let small = try #require(try await Fixture.report(.corporate, "2023-24").table("outcomes"))
        let large = try #require(try await Fixture.report(.corporate, "2024-25").table("outcomes"))

        #expect(small.rows[0].cells[3].text == "3 of 4")
        #expect(small.rows[0].cells[3].value?.number?.description == "75")
        #expect(small.notes.contains { $0.contains("base under 10") })
        #expect(large.rows[1].cells[3].text == "100%")
        #expect(large.rows[1].cells[1].text == "1 of 4")
    }
}
