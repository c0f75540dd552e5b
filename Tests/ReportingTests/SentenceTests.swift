import Complaints
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Reporting

/// What reports say in words where there are none, one, or nothing known of the year before.
@Suite(.database)
struct SentenceTests {
    private static func report(_ name: ReportName, _ period: String = "2022-23") async throws -> String {
        try await Council.report(name, period).words
    }

    @Test("where nothing was asked for, no share of it is said", arguments: [ReportName.childrens, .corporate])
    func noRequests(name: ReportName) async throws {
        _ = try await Fixtures.addComplaint(receivedOn: "2022-05-04", respondedOn: "2022-05-10")
        try await CorporateFixtures.add(receivedOn: "2022-05-04", respondedAfter: 5)

        let words = try await Self.report(name)

        let said =
            name == .corporate ? "No requests were made" : "No requests for a stage 2 investigation were received"
        #expect(words.contains("\(said), and there is no figure for 2021-22."))
        #expect(!words.contains("0%"))
        #expect(!words.contains("0 of 1"))
    }

    @Test("where no child complained all were made by others, and where one did the others were")
    func children() async throws {
        for _ in 1...6 { _ = try await Fixtures.addComplaint(receivedOn: "2022-05-04", respondedOn: "2022-05-10") }
        let none = try await Self.report(.childrens)
        for _ in 1...6 { _ = try await Fixtures.addComplaint(receivedOn: "2022-05-04", by: .childOrYoungPerson) }
        let some = try await Self.report(.childrens)

        #expect(none.contains("All were made by parents") && !none.contains("The others"))
        #expect(some.contains("The others were made by parents") && !some.contains("All were"))
    }

    @Test("the matters that reached the council are told with how many of them were enquiries")
    func enquiries() async throws {
        _ = try await Fixtures.addComplaint(receivedOn: "2022-05-04", respondedOn: "2022-05-10")

        let words = try await Self.report(.allComplaints)

        #expect(words.contains("1 matter reached the council in 2022-23"))
        #expect(words.contains("No enquiries were among them."))
    }

    @Test("answers of which none was in time, or none had fault, are told without a number")
    func none() async throws {
        try await CorporateFixtures.add(receivedOn: "2022-05-04", respondedAfter: 5)

        let corporate = try await Self.report(.corporate)
        let all = try await Self.report(.allComplaints)

        #expect(corporate.contains("Fault was found in none of the 1 complaint answered"))
        // No limit of it was on record, so that it was not met either.
        #expect(all.contains("No answer sent in 2022-23 was in time."))
        #expect(!corporate.contains("That is 0"))
    }

    @Test("a sentence that counts what is not recorded is not said, though the year has a total that was entered")
    func entered() async throws {
        _ = try await Fixtures.addComplaint(receivedOn: "2022-05-04", respondedOn: "2022-05-10")
        try await TestDatabase.current.database.write { db in
            _ = try db.execute(
                """
                INSERT INTO earlier_total (year, measure, department, value) VALUES
                ('2020-21', 'childrens_stage_1_received', '', 60), ('2020-21', 'corporate_complaints_received', '', 70)
                """)
        }

        for (name, count) in [(ReportName.childrens, 60), (.corporate, 70)] {
            let words = try await Self.report(name, "2020-21")
            #expect(words.contains("\(count) complaints were"), "\(name)")
            #expect(!words.contains("Not recorded") && !words.contains("there were not"), "\(name)")
        }
    }

    @Test("no report has the same name as its period's kind", arguments: ReportName.allCases)
    func names(name: ReportName) {
        #expect(!["Annual report", "Quarterly report", "Monthly report", "Report"].contains(name.title))
        #expect(!name.title.contains("by department"))
    }

    @Test("years of a table stand in their order", arguments: ReportName.allCases)
    func years(name: ReportName) {
        for table in Layout.of(name, catalogue: Catalogue(bands: [])).tables {
            let years = table.columns.compactMap { column -> Int? in
                switch column {
                case .value(.earlier(let years)): years
                case .value(.current): 0
                default: nil
                }
            }
            guard years.count == table.columns.filter({ $0 != .change }).count else { continue }
            #expect(years == years.sorted(by: >), "\(name) \(table.id)")
        }
    }
}
