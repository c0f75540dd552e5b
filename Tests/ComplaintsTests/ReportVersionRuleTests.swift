import Complaints
import Foundation
import Testing
import WorkingDays

/// What a version of a report may become (requirements R73, R92, R141).
struct ReportVersionRuleTests {
    private func version(_ status: ReportStatus, number: Int = 2, computedOn: String = "2025-04-01") throws
        -> ReportVersion
    {
        let reached = ReportStatus.allCases.prefix { $0 != status } + [status]
        return ReportVersion(
            id: ReportVersionID(rawValue: UUID()), report: .childrens, period: try #require(Period("2024-25")),
            department: nil, number: number,
            steps: reached.map { .init(status: $0, at: Date(timeIntervalSince1970: 1_750_000_000), by: "A. Manager") },
            computedOn: try #require(Day(computedOn)), registerPosition: 1, calendarVersion: 1, digest: [],
            wholeDigest: [],
            version: 1)
    }

    private func code(_ body: () throws(Refusal) -> Void) -> String? {
        do throws(Refusal) { try body() } catch { return error.code.rawValue }
        return nil
    }

    @Test(
        "A version becomes what comes next and nothing else, and a published one nothing at all",
        arguments: ReportStatus.allCases)
    func order(status: ReportStatus) throws {
        let version = try version(status)
        for next in ReportStatus.allCases {
            let expected =
                status == .published ? "report_published" : next == status.next ? nil : "report_status_order"
            #expect(code { () throws(Refusal) in try version.checkMove(to: next) } == expected, "\(next)")
        }
        #expect(version.status == status)
    }

    @Test(
        "It is published where its period was over, nothing later is published, every fault was reviewed and nobody is named",
        arguments: [
            ("2025-04-01", nil, [], 0, nil), ("2025-04-01", 1, [], 0, nil), ("2025-04-01", 2, [], 0, nil),
            ("2025-03-31", nil, [], 0, "report_to_date"), ("2025-03-30", nil, ["C-1"], 1, "report_to_date"),
            ("2025-04-01", 3, [], 0, "report_superseded"), ("2025-04-01", nil, ["C-1"], 0, "reviews_missing"),
            ("2025-04-01", nil, [], 1, "report_names_somebody"),
        ] as [(String, Int?, [String], Int, String?)])
    func publication(computedOn: String, latest: Int?, unreviewed: [String], named: Int, expected: String?) throws {
        let version = try version(.final, computedOn: computedOn)
        let naming = Array(repeating: FrozenReport.Writing(section: "5", text: "Ms Example"), count: named)

        #expect(
            code { () throws(Refusal) in
                try version.checkPublication(
                    latest: latest, unreviewed: unreviewed, frozenUnreviewed: [], naming: naming)
            } == expected)
    }

    @Test("A refusal says how many and names each complaint, and repeats no name")
    func sentences() throws {
        let version = try version(.final)
        let references = (1...42).map { "C-\($0)" }
        do throws(Refusal) {
            try version.checkPublication(latest: nil, unreviewed: references, frozenUnreviewed: ["C-1"], naming: [])
            Issue.record("It was published.")
        } catch {
            #expect(error.references == references)
            #expect(
                error.detail.hasPrefix("42 complaints with fault found at any stage in 2024-25 have no remedial review")
            )
        }
        do throws(Refusal) {
            try version.checkPublication(latest: nil, unreviewed: [], frozenUnreviewed: ["C-1", "C-2"], naming: [])
            Issue.record("It was published.")
        } catch {
            #expect(error.code.rawValue == "reviews_missing" && error.references == ["C-1", "C-2"])
            #expect(error.detail.contains("2 complaints with fault that it counts had no remedial review"))
        }
        do throws(Refusal) {
            try version.checkPublication(
                latest: nil, unreviewed: [], frozenUnreviewed: [],
                naming: [.init(section: "5", text: "Ms Example"), .init(section: "7", text: "Mr Keeper")])
            Issue.record("It was published.")
        } catch {
            #expect(error.detail.contains("2 texts printed in section 5, 7"))
            #expect(!error.detail.contains("Example") && !error.detail.contains("Keeper"))
        }
    }

    @Test(
        "Of several texts those are found that have a surname, whatever month they are dated in",
        arguments: [
            ("Decided on 31 March 2025", false), ("Decided on 31 March", false), ("in March 2025", false),
            ("Mr March wrote", true),
            ("a march", false), ("On 1 March 2025 Ms Young called", true), ("a young person", false), ("", false),
        ])
    func naming(text: String, isNaming: Bool) {
        let found = PrintSummary.naming(["P. March", "Young, Ada", "May Keeper"], among: [text, "May came"], \.self)

        #expect(found == (isNaming ? [text] : []))
    }
}
