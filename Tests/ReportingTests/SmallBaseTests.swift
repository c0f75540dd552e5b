import Complaints
import TestSupport
import Testing
import WorkingDays

@testable import Reporting

/// R155, R177: a share of fewer than ten is said as its counts, and they are said once.
@Suite(.database(.demonstration)) struct SmallBaseTests {
    /// Counts that a sentence says, and the same again behind them: "3 of them (3 of 4)", "3 of 4 (3 of 4)".
    private static func saysTwice(_ text: String) -> Bool {
        text.contains(/\b([0-9]+) (?:of|complaints?|requests?|cases?)[^.;]{0,60}\(\1 of [0-9]+\)/)
    }

    @Test(
        "the counts of a share of fewer than ten stand once in each sentence and highlight",
        arguments: ReportName.allCases,
        ["2022-23", "2022-23-q2", "2022-m06", "2022-m11"])
    func once(name: ReportName, period: String) async throws {
        let report: Report
        do {
            report = try await Council.report(name, period, view: .inside)
        } catch is ReportNotAvailable {
            return
        }

        let said = report.narrative.flatMap(\.blocks).compactMap { block -> String? in
            if case .paragraph(let text) = block { text } else { nil }
        }
        #expect(said.filter(Self.saysTwice) == [])
        for highlight in report.highlights where highlight.value.contains(" of ") {
            #expect(!highlight.detail.contains(highlight.value), "\(highlight)")
        }
        if name == .childrens, period == "2022-m06" {
            #expect(report.highlights.contains { $0.value.contains(" of ") })
        }
    }

    @Test("that is told of sentences that do say them twice")
    func told() {
        #expect(Self.saysTwice("For 3 of them (3 of 4) the second stage has not been requested."))
        #expect(Self.saysTwice("1 complaint (1 of 4) was made by children."))
        #expect(!Self.saysTwice("For 92% of them (79 of 86) the second stage has not been requested."))
    }
}
