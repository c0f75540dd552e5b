import Complaints
import Foundation
import Reporting
import TestSupport
import Testing

/// The figures a council published of everything that reached it and of the Ombudsman, each from one call.
@Suite(.database(.demonstration))
struct CouncilFiguresTests {
    private struct Published {
        let figure: String
        let year: String
        /// Each number, by its key; nil for a figure of one number.
        let numbers: [String?: Int]
    }

    private static func published(_ prefixes: String...) throws -> [Published] {
        let url = Bundle.module.bundleURL.appendingPathComponent("Fixtures/published.json")
        let all = try #require(JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [[String: Any]])
        return try all.compactMap { entry in
            let figure = try #require(entry["figure"] as? String)
            guard prefixes.contains(where: figure.hasPrefix) else { return nil }
            let value = try #require(entry["value"])
            var numbers: [String?: Int] = [:]
            if let members = value as? [String: Any] {
                for (key, member) in members { if let number = member as? Int { numbers[key] = number } }
            } else {
                numbers[nil] = try #require(value as? Int)
            }
            return Published(figure: figure, year: try #require(entry["year"] as? String), numbers: numbers)
        }
    }

    @Test("Every published number of what reached the council is in the report of all complaints")
    func contacts() async throws {
        let published = try Self.published("contacts.", "enquiries.")
        let report = try await Council.report(.allComplaints, "2022-23")

        #expect(published.count == 8)
        #expect(published.reduce(0) { $0 + $1.numbers.count } == 27)
        for one in published {
            for (key, number) in one.numbers {
                #expect(Council.number(one.figure, key, in: report) == number, "\(one.figure) \(key ?? "")")
            }
        }
    }

    @Test("Every published number of the Ombudsman's decisions and payments is in the report of the Ombudsman")
    func ombudsman() async throws {
        let published = try Self.published(
            "ombudsman.decisions", "ombudsman.upheld", "ombudsman.uphold_rate_percent", "ombudsman.payments_pounds")

        #expect(published.count == 4)
        #expect(published.reduce(0) { $0 + $1.numbers.count } == 15)
        for one in published {
            let report = try await Council.report(.ombudsman, one.year)
            for (key, number) in one.numbers {
                #expect(Council.number(one.figure, key, in: report) == number, "\(one.figure) \(key ?? "")")
            }
        }
    }

    @Test(
        "The Ombudsman's enquiries of three years stand by department, also where there were none or no records yet"
    )
    func enquiriesByDepartment() async throws {
        let report = try await Council.report(.ombudsman, "2022-23")

        #expect(
            Council.rows("enquiries_by_department", in: report) == [
                "Environment and Transport": ["13", "22", "16"], "Children and Family Services": ["7", "14", "37"],
                "Adults and Communities": ["3", "10", "24"], "Corporate Resources": ["1", "1", "1"],
                "Chief Executive's": ["1", "3", "2"], "Public Health": ["0", "0", "0"], "Total": ["25", "50", "80"],
            ])
    }

    @Test("What was offered before and agreed in the end stands case by case in order of the decision, with the totals")
    func localOffers() async throws {
        let report = try await Council.report(.ombudsman, "2022-23")
        func pounds(_ figure: String) -> [Int] {
            (report.figure(figure, in: report.period)?.parts ?? []).filter { $0.key != "total" }
                .compactMap { $0.value.whole.map { $0 / 100 } }
        }

        let pairs = zip(pounds("ombudsman.local_offers.offered"), pounds("ombudsman.local_offers.final")).map {
            "\($0) \($1)"
        }
        let keys = report.figure("ombudsman.local_offers.offered", in: report.period)?.parts.compactMap(\.key) ?? []

        #expect(
            Set(pairs) == ["1300 1300", "300 500", "5100 6875", "13375 13975", "2750 3825"])
        #expect(keys.dropLast() == keys.dropLast().sorted()[...])
        #expect(Council.number("ombudsman.local_offers", "uplift_total", in: report) == 365_000)
        #expect(Council.number("ombudsman.local_offers", "unchanged", in: report) == 1)
        #expect(Council.number("ombudsman.local_offers", "cases", in: report) == 5)
    }
}
