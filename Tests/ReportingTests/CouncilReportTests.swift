import Complaints
import Foundation
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Reporting

/// The reports over every procedure (requirements R132 to R137, R147).
@Suite(.database(.demonstration))
struct CouncilReportTests {
    @Test("All complaints of a year stand by department, and the departments add up to what each procedure received")
    func departments() async throws {
        let report = try await Council.report(.allComplaints, "2022-23")
        let figure = try #require(report.figure("all_complaints.received.by_department", in: report.period))

        let departments = figure.parts.filter { $0.key != "total" }.compactMap(\.value.whole)
        // 781 corporate, 204 adult and 86 children's.
        let sum = departments.reduce(0, +)
        #expect(sum == 1071)
        #expect(figure.value("total")?.whole == 1071)
        #expect(Council.number("all_complaints.received", "corporate", in: report) == 781)
        #expect(Council.number("all_complaints.received", "adult_social_care", in: report) == 204)
        #expect(Council.number("all_complaints.received", "childrens", in: report) == 86)
        #expect(Council.number("all_complaints.received", "public_health", in: report) == 0)
        let rows = Council.rows("received_by_department", in: report)
        let total = try #require(rows["Total"])
        #expect(Int(total[3]) == 204 + 86 && total[4] == "781" && total[5] == "1071")
        for row in rows.values { #expect(Int(row[3]).map { $0 + (Int(row[4]) ?? 0) } == Int(row[5])) }
    }

    @Test("Everything that reached the council stands by type with the year before and the change")
    func contacts() async throws {
        let rows = Council.rows("contacts", in: try await Council.report(.allComplaints, "2022-23"))

        #expect(rows["Corporate complaints"] == ["610", "781", "28"])
        #expect(rows["Enquiries"] == ["1531", "2037", "33"])
        #expect(rows["Total"] == ["2692", "3399", "26"])
    }

    @Test(
        "Five years stand beside each other, those before the records as published or not recorded, never 0"
    )
    func trend() async throws {
        let report = try await Council.report(.allComplaints, "2022-23")
        let table = try #require(report.table("five_years"))

        let corporate = try #require(table.rows.first { $0.name == "Corporate" })
        #expect(corporate.cells.map(\.text) == ["not recorded", "not recorded", "526", "610", "781"])
        let change = try #require(table.rows.first { $0.name == "Corporate, change on the year before" })
        #expect(change.cells.compactMap { $0.value?.number?.units } == [16, 28])
        #expect(table.rows.first { $0.name == "Children's social care" }?.cells.last?.text == "86")
    }

    @Test(
        "The services most complained about are all within five places, and last year's stand with what became"
    )
    func topServices() async throws {
        let report = try await Council.report(.allComplaints, "2022-23")
        func ranked(_ first: String, _ last: String) async throws -> [String: Int] {
            Dictionary(
                uniqueKeysWithValues: try await TestDatabase.current.database.read { db in
                    try db.all(
                        """
                        SELECT v.name, n.count
                        FROM (
                            SELECT c.service_id, count(*) AS count, rank() OVER (ORDER BY count(*) DESC) AS place
                            FROM complaint AS c
                            WHERE c.procedure IS NOT NULL AND c.error_on IS NULL AND c.received_on BETWEEN \(first)::text::date
                                AND \(last)::text::date
                            GROUP BY c.service_id
                        ) AS n
                        JOIN service AS v ON v.id = n.service_id
                        WHERE n.place <= 5
                        """
                    ) { (try $0["name"] as String, try $0["count"] as Int) }
                })
        }

        let now = Council.rows("top_services", in: report).mapValues { Int($0[0]) }
        let before = Council.rows("last_years_top_services", in: report)

        #expect(now == (try await ranked("2022-04-01", "2023-03-31")))
        #expect(before.mapValues { Int($0[0]) } == (try await ranked("2021-04-01", "2022-03-31")))
        #expect(now["School Admissions"] == 237)
        #expect(before["SEN Assessment"]?.prefix(2) == ["129", "193"])
    }

    @Test("The quarterly report of a year has its four quarters, and of a quarter the year to date")
    func quarters() async throws {
        let year = try #require(try await Council.report(.quarterly, "2022-23").table("received"))
        let quarter = try #require(try await Council.report(.quarterly, "2022-23-q2").table("received"))

        #expect(
            year.columns == [
                "Procedure", "April to June 2022", "July to September 2022", "October to December 2022",
                "January to March 2023",
                "2022-23", "2021-22", "Change %",
            ])
        #expect(
            quarter.columns == [
                "Procedure", "July to September 2022", "Year to date", "July to September 2021", "Change %",
            ])
        let total = try #require(year.rows.last).cells.compactMap { $0.value?.whole }
        #expect(total.prefix(4).reduce(0, +) == total[4])
        #expect(quarter.rows.last?.cells[0].value?.whole == total[1])
        #expect(quarter.rows.last?.cells[1].value?.whole == total[0] + total[1])
    }

    @Test("A report of one department counts what the report of all counts for it, and names no other")
    func oneDepartment() async throws {
        let department = "Children and Family Services"
        let all = try await Council.report(.quarterly, "2022-23-q1")
        let one = try await Council.report(.quarterly, "2022-23-q1", department: department)

        for table in [
            "received_by_department", "answered_by_department", "open_by_department", "compliments_by_department",
        ] {
            let own = Council.rows(table, in: one)
            #expect(own[department] == Council.rows(table, in: all)[department], "\(table)")
            #expect(own["Total"] == own[department])
            #expect(own.count == 2)
        }
        #expect(Council.number("all_complaints.received", "adult_social_care", in: one) == 0)
        #expect(Council.number("all_complaints.received", "adult_social_care", in: all) ?? 0 > 0)
    }

    @Test("Every month has its counts and its rate in time, of each stage and department")
    func months() async throws {
        let report = try await Council.report(.monthly, "2022-23")
        let answered = Council.rows("answered", in: report)
        let inTime = Council.rows("in_time", in: report)
        let rates = Council.rows("in_time_percent", in: report)

        #expect(report.table("answered")?.columns.count == 14)
        #expect(report.table("answered")?.columns[6] == "September 2022")
        for (name, counts) in answered {
            let counts = counts.compactMap { Int($0) }
            let timely = try #require(inTime[name]).compactMap { Int($0) }
            #expect(counts.prefix(12).reduce(0, +) == counts.last, "\(name)")
            #expect(timely.prefix(12).reduce(0, +) == timely.last, "\(name)")
            for month in counts.indices where counts[month] > 0 {
                #expect(rates[name]?[month] == Number(timely[month], of: counts[month])?.description, "\(name)")
            }
        }
        #expect(answered["Corporate, stage 1"]?.last == "781")
        let departments = Council.rows("answered_by_department", in: report)
        #expect(departments["Total"] == answered["Total"])
        #expect(Council.rows("in_time_by_department", in: report)["Total"] == rates["Total"])
    }

    @Test("A review panel is in time where it was held in time too, as the children's report counts it")
    func panels() async throws {
        let all = try await Council.report(.allComplaints, "2022-23")
        let childrens = try await Council.report(.childrens, "2022-23")

        #expect(Council.number("all_complaints.answered", "childrens.stage_3", in: all) == 4)
        #expect(Council.number("all_complaints.in_time", "childrens.stage_3", in: all) == 3)
        #expect(Council.number("childrens.stage_3", "in_time", in: childrens) == 3)
    }

    @Test("What was in time under other limits is not comparable, and what had no other limits is")
    func otherLimits() async throws {
        let report = try await Council.report(.allComplaints, "2022-23")
        let before = try #require(report.figure("all_complaints.in_time", in: report.period.before))

        #expect(before.value("corporate.stage_1")?.state == .notComparable)
        #expect(before.value("total")?.state == .notComparable)
        #expect(before.value("childrens.stage_1")?.whole == 33)
        #expect(Council.number("all_complaints.in_time", "corporate.stage_1", in: report) != nil)
    }

    @Test("Nothing is said in words of a period of which nothing is recorded", .database)
    func unrecorded() async throws {
        func words(_ name: ReportName) async throws -> [String] {
            try await Council.report(name, "2022-23").narrative.flatMap(\.blocks).compactMap { block in
                if case .paragraph(let text) = block { text } else { nil }
            }
        }

        for name in ReportName.council {
            #expect(try await words(name).filter { $0.contains("ot recorded") } == [], "\(name)")
        }
        #expect(try await words(.ombudsman).first?.contains("annual letter may not have come yet") == true)
    }

    @Test("A report is refused for days it is not made of, and for a department where what it counts has none")
    func refused() async throws {
        let quarter = try #require(Period("2022-23-q1"))
        for (name, period) in [
            (ReportName.quarterly, "2022-m09"), (.monthly, "2022-04-02--2022-06-30"), (.equality, "2022-23-q1"),
        ] {
            let error = await #expect(throws: ReportNotAvailable.self) { try await Council.report(name, period) }
            #expect(error?.sentence.contains("is made of a year") == true)
        }
        #expect(quarter.kind == .quarter)
        for name in [ReportName.equality, .behaviourRegister] {
            await #expect(throws: ReportNotAvailable.undivided(name)) {
                try await Council.report(name, "2022-23", department: "Public Health")
            }
        }
    }

    @Test("The report's role computes each report as the owner of the database does")
    func role() async throws {
        let database = try await TestDatabase.current.database(as: "redress_report")
        var theirs: [ReportName: Report] = [:]
        for name in ReportName.council {
            theirs[name] = try await Council.report(name, "2022-23", database: database)
        }

        await database.shutdown()
        for name in ReportName.council { #expect(try await Council.report(name, "2022-23") == theirs[name]) }
    }

    @Test("A fresh database prints the departments of no other council", .database)
    func fresh() async throws {
        for name in ReportName.council {
            let report = try await Council.report(name, "2022-23")
            for table in report.tables where table.columns.first == "Department" {
                #expect(table.rows.map(\.name) == ["Total"], "\(name) \(table.id)")
                #expect(table.rows.flatMap(\.cells).compactMap(\.value?.number) == [], "\(name) \(table.id)")
            }
        }
    }

    @Test("Every report is made where the council has no bands of working days, and has no answers by them")
    func withoutBands() async throws {
        try await TestDatabase.current.database.write { db in _ = try db.execute("DELETE FROM report_band") }

        for name in ReportName.allCases {
            let report = try await Council.report(name, "2022-23")
            #expect(report.figures.contains { !$0.parts.isEmpty }, "\(name)")
            let bands = report.figures.filter { $0.id.contains(".bands") }.flatMap(\.parts)
            #expect(bands.isEmpty, "\(name)")
        }
    }

    @Test("Every view that a report of a department reads says the department of each row")
    func everyViewHasADepartment() async throws {
        let with = try await TestDatabase.current.database.read { db in
            Set(
                try db.all(
                    """
                    SELECT table_name::text AS view FROM information_schema.columns
                    WHERE table_name LIKE 'population%' AND column_name = 'department'
                    """
                ) { try $0["view"] as String })
        }

        #expect(
            Set(Population.allCases.map(\.view)).subtracting(with) == [
                "population_equality_answer", "population_behaviour_measure", "population_behaviour_review",
            ])
    }
}

extension ReportName {
    /// Those over every procedure.
    static let council: [ReportName] = [
        .allComplaints, .quarterly, .monthly, .ombudsman, .lateness, .equality, .behaviourRegister,
    ]
}
