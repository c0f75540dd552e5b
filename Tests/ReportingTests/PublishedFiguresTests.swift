import Complaints
import Foundation
import HTML
import Postgres
import TestSupport
import Testing

@testable import Reporting

/// The figures a council published for 2022-23, and what follows from its rows where the printed one was wrong.
struct PublishedFiguresTests {
    /// One published figure.
    struct Published: Sendable, CustomTestStringConvertible {
        let figure: String
        let year: FinancialYear
        /// Each of its numbers or codes, as text, with where it is found.
        let values: [(place: Place, text: String)]
        var testDescription: String { "\(figure) \(year)" }
    }

    /// Where a published number stands among the values of a figure.
    enum Place: Sendable, Hashable {
        /// A value, of so many years earlier.
        case key(String?, earlier: Int)
        /// The key of the greatest value.
        case greatest
        /// The values of all keys but the total of a figure of its own, least first: the council printed them in the order of
        /// its own list of cases.
        case list(of: String)
        /// Labels with their values, of this year or of the one before and this.
        case labels
        /// Why there is no number.
        case state
    }

    private static func published() throws -> [Published] {
        let url = Bundle.module.bundleURL.appendingPathComponent("Fixtures/published.json")
        let entries = try #require(JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [[String: Any]])
        return try entries.map { entry in
            let figure = try #require(entry["figure"] as? String)
            return Published(
                figure: figure, year: try #require((entry["year"] as? String).flatMap { FinancialYear($0) }),
                values: values(of: try #require(entry["value"]), figure))
        }
    }

    private static func values(of value: Any, _ figure: String) -> [(place: Place, text: String)] {
        switch value {
        case "not comparable" as String: return [(.state, "not_comparable")]
        case let code as String: return [(.greatest, code)]
        case let members as [String: Any]:
            return members.sorted { $0.key < $1.key }.flatMap { key, value -> [(place: Place, text: String)] in
                guard let numbers = value as? [Any] else { return [(.key(key, earlier: 0), "\(value)")] }
                guard figure != "ombudsman.local_offers" else {
                    return [(.list(of: "\(figure).\(key)"), "\(numbers.compactMap { $0 as? Int }.sorted())")]
                }
                return numbers.enumerated().map { (.key(key, earlier: $0), "\($1)") }
            }
        case let rows as [[Any]]:
            return [(.labels, listed(rows.map(listed)))]
        default: return [(.key(nil, earlier: 0), "\(value)")]
        }
    }

    private static func listed(_ values: [Any]) -> String {
        "[" + values.map { "\($0)" }.joined(separator: ", ") + "]"
    }

    /// A figure of a year as it is computed when it alone is asked for, with the years that it stands beside.
    private func book(_ ids: [String], _ year: Period) async throws -> FigureBook {
        try await TestDatabase.current.database.snapshot { db in
            let catalogue = try Catalogue(in: db)
            let definitions = try ids.map { id in try #require(catalogue[id], "\(id) is no figure") }
            let years = Set((0...2).map { year.earlier(by: $0) })
            var cube = try Counter(definitions.map { ($0, years) }, today: DemonstrationRegister.importedOn).cube(
                in: db)
            cube.versions = try ProcedureVersions(in: db)
            return FigureBook(definitions, cube: cube, beside: year)
        }
    }

    /// What a council prints for a value: pounds where it is of money.
    private func printed(_ value: Value) -> String {
        guard let number = value.number else { return value.state.rawValue }
        return value.unit == .pence ? "\(number.units / 100)" : number.description
    }

    private func found(_ place: Place, _ figure: String, _ year: Period) async throws -> String {
        switch place {
        case .key(let key, let years):
            return printed(try await book([figure], year).value(figure, key, in: year.earlier(by: years)))
        case .greatest:
            return try await book([figure], year).figure(figure, in: year).parts.compactMap(\.key).joined(
                separator: ", ")
        case .list(let id):
            let parts = try await book([id], year).figure(id, in: year).parts.filter { $0.key != FigureBook.total }
            return "\(parts.compactMap { $0.value.whole.map { $0 / 100 } }.sorted())"
        case .labels:
            // A label stands beside each of its values.
            var rows: [[String]] = []
            for part in try await book([figure], year).figure(figure, in: year).parts {
                if rows.last?.first != part.label { rows.append([part.label]) }
                rows[rows.count - 1].append(printed(part.value))
            }
            return Self.listed(rows.map { Self.listed($0) })
        case .state:
            // It is said in the report of the year that followed.
            let next = Period(FinancialYear(startYear: year.year.startYear + 1) ?? year.year)
            return try await book([figure], next).value(figure, in: next).state.rawValue
        }
    }

    @Test("the published figures are there to compare with")
    func fixture() throws {
        let published = try Self.published()

        #expect(published.count == 61)
        #expect(published.filter { $0.figure.hasPrefix("childrens.") }.count == 40)
        #expect(published.allSatisfy { !$0.values.isEmpty })
    }

    @Test(
        "the demonstration register gives every published figure, each asked for by itself", .database(.demonstration))
    func figures() async throws {
        for published in try Self.published() {
            for (place, text) in published.values {
                let found = try await found(place, published.figure, Period(published.year))
                #expect(Self.isSame(found, text), "\(published.testDescription) \(place): \(found), published \(text)")
            }
        }
    }

    @Test("the children's report gives each of its published figures", .database(.demonstration))
    func childrens() async throws {
        let report = try await Fixtures.report("2022-23")

        for published in try Self.published() where published.figure.hasPrefix("childrens.") {
            let figure = try #require(
                report.figure(published.figure, in: Period(published.year)), "\(published.testDescription)")
            for (place, text) in published.values {
                let found =
                    if case .key(let key, 0) = place {
                        figure.value(key).map(printed) ?? "none"
                    } else {
                        figure.parts.compactMap(\.key).joined(separator: ", ")
                    }
                #expect(Self.isSame(found, text), "\(published.testDescription) \(place): \(found), published \(text)")
            }
        }
    }

    /// Whether two texts are the same, numbers by what they are: -2 is -2.0.
    private static func isSame(_ found: String, _ published: String) -> Bool {
        guard let left = Double(found), let right = Double(published) else { return found == published }
        return left == right
    }

    @Test("the sentences say what the figures say", .database(.demonstration))
    func sentences() async throws {
        let text = try await Fixtures.report("2022-23").words

        for sentence in [
            "86 complaints were accepted under the statutory procedure, a 32% increase on 2021-22 (65).",
            "Over both routes there were 143 complaints, a 3% decrease on 2021-22 (147).",
            "1.6% of the year's 5,435 referrals to children's social care led to a statutory complaint, up from 1.3%",
            "Of the 86 complaints answered at stage 1, 31 (36%) were answered within 20 working days, down from 51%",
            "None of the 10 investigations completed in the year was completed within 65 working days of the request.",
            "Of the 4 panels answered in the year, 3 were held and answered within the statutory timescales.",
            "The biggest single cause was staff conduct / customer care, recorded for 40 complaints",
            "24 of the 39 complaints with fault found (62%) led to action that should improve the service for others",
            "The Ombudsman made 10 decisions on statutory children's complaints during the year, with fault found in 3",
        ] {
            #expect(text.contains(sentence))
        }
    }

    @Test("each figure says what it counts, and is given once for a period", .database(.demonstration))
    func definitions() async throws {
        let report = try await Fixtures.report("2022-23")

        #expect(report.figures.count > 50)
        #expect(report.figures.map(\.definition.sentence).filter { !$0.hasSuffix(".") } == [])
        #expect(Set(report.figures.map { "\($0.id) \($0.period)" }).count == report.figures.count)
    }

    @Test(
        "the report states its law and the two ways of counting, and not the regulations replaced in 2009",
        .database(.demonstration))
    func law() async throws {
        let page = try await Fixtures.report("2022-23").html().markup

        #expect(page.contains("SI 2006/1738"))
        #expect(!page.contains("2006/1681"))
        #expect(page.contains("counted by the date a complaint was received"))
        #expect(page.contains("counted by the date a complaint was resolved"))
    }
}
