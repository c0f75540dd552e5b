import Complaints
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Reporting

/// What the public is told of people by a question is what it is told of them in the report (requirement R150).
@Suite(.database(.demonstration)) struct PublicStatisticsTests {
    @Test(
        "Figures about people say by themselves what they say in their report, however often they are asked for",
        arguments: [ReportName.childrens, .adultSocialCare, .corporate, .equality])
    func same(report name: ReportName) async throws {
        let reports = Reports(database: TestDatabase.current.database)
        let today = try #require(Day("2023-10-02"))
        let period = try #require(Period("2022-23"))
        let people = Set(try await reports.catalogue().figures.filter(\.describesPeople).map(\.id))
        let printed = try await reports.report(name, of: period, today: today).figures
            .filter { people.contains($0.id) && $0.period == period }
        try #require(!printed.isEmpty)

        for _ in 1...4 {
            let question = StatisticsQuestion(figures: printed.prefix(50).map(\.id), periods: ["2022-23"])
            let computed = try await reports.statistics(question, today: today).figures
            try #require(computed.count == min(printed.count, 50))
            for (figure, other) in zip(computed, printed) {
                #expect(figure.id == other.id)
                #expect(figure.parts.map(\.value) == other.parts.map(\.value), "\(figure.id)")
            }
        }
    }
}
