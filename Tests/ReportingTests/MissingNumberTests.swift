import Complaints
import Foundation
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Reporting

/// What stands where there is no number, and that it tells none (requirements R151, R152).
struct MissingNumberTests {
    /// What is read of a report as JSON.
    private struct Printed: Decodable {
        struct Figure: Decodable {
            struct Value: Decodable {
                let key: String?
                let state: String
                let number: Int?
            }

            let figure: String
            let period: String
            let values: [Value]
        }

        let figures: [Figure]
    }

    @Test(
        "R151: why a number is withheld or left out is said without a digit but those of the rule, in every report",
        .database(.demonstration), arguments: ReportName.allCases)
    func reasons(name: ReportName) async throws {
        for period in ["2022-23", "2022-23-q2", "2022-m06"] {
            let report: Report
            do {
                report = try await Council.report(name, period)
            } catch is ReportNotAvailable {
                continue
            }
            let kept = report.figures.flatMap { figure in figure.parts.filter(\.value.isKept) }
            #expect(kept.allSatisfy { $0.value.reason?.contains(where: \.isNumber) == false }, "\(name) \(period)")
            #expect(kept.allSatisfy { !$0.value.printed.contains(where: \.isNumber) }, "\(name) \(period)")
            #expect(kept.allSatisfy { $0.value.number == nil && $0.value.numerator == nil }, "\(name) \(period)")
            let rule = report.smallNumbers ?? ""
            #expect(rule.filter(\.isNumber) == (rule.isEmpty ? "" : "140"), "from 1 to 4, and 0")
        }
    }

    @Test("R152: none, not recorded, unknown, withheld and not available are five things in JSON", .database)
    func fiveThings() async throws {
        for number in 1...24 {
            let complaint = try await Fixtures.addComplaint(receivedOn: "2022-05-02")
            let (answer, category): (String, String?) =
                switch number {
                case 1...3: ("recorded", "christian")
                case 4...10: ("recorded", "muslim")
                case 11...20: ("unknown", nil)
                default: ("prefer_not_to_say", nil)
                }
            try await TestDatabase.current.database.write { db in
                _ = try db.execute(
                    """
                    INSERT INTO equality_answer (complaint_id, person, characteristic, answer, category)
                    VALUES (\(complaint), 'complainant', 'religion', \(answer), \(category))
                    """)
            }
        }
        let report = try await Council.report(.equality, "2022-23")
        let printed = try JSONDecoder().decode(Printed.self, from: Data(report.json()))
        func cell(_ key: String, _ period: String = "2022-23") -> String? {
            printed.figures.first { $0.figure == "equality.complainant.religion" && $0.period == period }?
                .values.first { $0.key == key }.map { "\($0.state) \($0.number.map { "\($0)" } ?? "-")" }
        }

        #expect(cell("buddhist") == "number 0")
        #expect(cell("unknown") == "number 10")
        #expect(cell("christian") == "withheld -")
        #expect(cell("received", "2021-22") == "not_recorded -")
        let share = Value.share(.count(0), of: .count(0))
        #expect(share.state == .notAvailable && share.number == nil && share.reason != nil)
        #expect(Set(Value.State.allCases.map(\.rawValue)).count == Value.State.allCases.count)
    }
}
