import Complaints
import Foundation
import HTML
import Postgres
import TestSupport
import Testing

@testable import Reporting

/// The figures of corporate complaints that a council published for 2022-23, and what follows from its rows.
@Suite(.database(.demonstration))
struct CorporateFiguresTests {
    struct Published {
        let figure: String
        let year: String
        let value: Any
    }

    private static func published() throws -> [Published] {
        let url = Bundle.module.bundleURL.appendingPathComponent("Fixtures/published.json")
        let all = try #require(
            JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [[String: Any]])
        return try all.filter { ($0["figure"] as? String)?.hasPrefix("corporate.") == true }.map {
            Published(
                figure: try #require($0["figure"] as? String), year: try #require($0["year"] as? String),
                value: try #require($0["value"]))
        }
    }

    /// A figure in the shape that the published one has.
    private static func written(_ figure: ComputedFigure, like published: Any) -> String {
        func text(_ value: Value?) -> String {
            value?.number?.description ?? value?.state.rawValue.replacing("_", with: " ") ?? "missing"
        }
        switch published {
        case let keys as [String: Any]:
            return keys.keys.sorted().map { "\($0): \(text(figure.value($0)))" }.joined(separator: ", ")
        case is [Any]:
            var rows: [(label: String, numbers: [String])] = []
            for part in figure.parts {
                if rows.last?.label != part.label { rows.append((part.label, [])) }
                rows[rows.count - 1].numbers.append(text(part.value))
            }
            return rows.map { "\($0.label) \($0.numbers.joined(separator: " "))" }.joined(separator: ", ")
        default: return text(figure.value())
        }
    }

    private static func written(_ published: Any) -> String {
        switch published {
        case let keys as [String: Any]:
            keys.sorted { $0.key < $1.key }.map { "\($0): \($1)" }.joined(separator: ", ")
        case let rows as [[Any]]:
            rows.map { $0.map { "\($0)" }.joined(separator: " ") }.joined(separator: ", ")
        default: "\(published)"
        }
    }

    @Test("the published figures of corporate complaints come out of one report, one by one")
    func figures() async throws {
        let report = try await CorporateFixtures.report(.corporate, "2022-23")
        let published = try Self.published()

        #expect(published.count == 7)
        for one in published {
            let period = try #require(Period(one.year))
            let figure = try #require(report.figure(one.figure, in: period), "\(one.figure) \(one.year)")
            #expect(
                Self.written(figure, like: one.value) == Self.written(one.value),
                "\(one.figure) \(one.year)")
        }
    }

    @Test("a table whose answers in time are fewer than those of the band beside it says why", arguments: [1, 2])
    func inTime(stage: Int) async throws {
        let report = try await CorporateFixtures.report(.corporate, "2022-23")
        let times = try #require(report.table("stage_\(stage)_times"))
        let inTime = try #require(
            CorporateFixtures.value("corporate.stage_\(stage).in_time", "count", in: report).whole)
        let edge = stage == 1 ? 40 : 20
        let within = try #require(
            CorporateFixtures.value("corporate.stage_\(stage).within_\(edge)_working_days", "count", in: report).whole)

        #expect(inTime != within)
        #expect(
            times.definition.contains(
                "the bands beside count the working days of the stage alone, so that the two may differ"))
    }

    @Test("the page and the text say the same")
    func page() async throws {
        let report = try await CorporateFixtures.report(.corporate, "2022-23")
        let page = report.html().markup
        let text = report.text()

        for said in [
            "781 complaints were received, a 28% increase on 2021-22 (610).",
            "83 requests were made",
            "In 2021-22 the share was not comparable.",
            "Fault was found in 398 (51%) of the 781 complaints answered, up from 39% in 2021-22.",
        ] {
            #expect(text.replacing("\n", with: " ").contains(said), "\(said)")
        }
        #expect(page.contains("Not comparable: The limits changed on 1 April 2022"))
        #expect(page.contains("School Admissions"))
    }

    @Test(
        "the time a year took before the limits changed is not comparable, and what was found then is")
    func otherLimits() async throws {
        let report = try await CorporateFixtures.report(.corporate, "2022-23")
        let times = [
            ("corporate.stage_1.bands", "up_to_20"), ("corporate.stage_1.in_time", "count"),
            ("corporate.stage_1.days", "median"), ("corporate.stage_1.within_20_working_days", "percent"),
            ("corporate.stage_2.over_20_working_days", "count"), ("corporate.stage_1.previous_year", nil),
        ]
        for (id, key) in times {
            let value = try CorporateFixtures.value(id, key, in: report, "2021-22")
            #expect(value.state == .notComparable, "\(id)")
            #expect(value.reason?.contains("1 April 2022") == true, "\(id)")
            #expect(value.number == nil)
        }
        let change = try CorporateFixtures.value(
            "corporate.stage_1.over_40_working_days.change_percent", in: report)
        #expect(change.state == .notComparable)
        #expect(
            try CorporateFixtures.value("corporate.outcomes.fault_percent", in: report, "2021-22").number?
                .description
                == "39")
        #expect(
            try CorporateFixtures.value("corporate.stage_1.answered", in: report, "2021-22").whole != nil)
    }

    @Test("a report of the year before the change gives its times as numbers")
    func ownLimits() async throws {
        let report = try await CorporateFixtures.report(.corporate, "2021-22")

        #expect(
            try CorporateFixtures.value("corporate.stage_1.in_time", "count", in: report).state == .number
        )
        #expect(
            try CorporateFixtures.value("corporate.stage_1.bands", "over_40", in: report).state == .number
        )
        #expect(report.legalBasis.contains { $0.contains("65 working days") })
        #expect(!report.legalBasis.contains { $0.contains("40") })
    }

    @Test("quarters and months of a year stand beside the year whose limits they had")
    func parts() async throws {
        let report = try await CorporateFixtures.report(.corporate, "2022-23-q3")

        #expect(
            try CorporateFixtures.value("corporate.stage_1.in_time", "count", in: report).state == .number
        )
        #expect(
            try CorporateFixtures.value("corporate.stage_1.in_time", "count", in: report, "2021-22-q3")
                .state
                == .notComparable)
    }

    @Test(
        "a service that was not among the largest a year earlier has its own count there, and not none")
    func ranking() async throws {
        let report = try await CorporateFixtures.report(.corporate, "2022-23")
        func rows(_ id: String) throws -> [String] {
            try #require(report.table(id)).rows.map { row in
                "\(row.name) \(row.cells.prefix(2).map { $0.value?.number?.description ?? "-" }.joined(separator: " "))"
            }
        }

        let top = [
            "School Admissions 20 237", "SEN Assessment 129 193", "SEN and School Transport 93 79",
            "Highway Repair and Maintenance 18 26", "Public Transport 6 24", "Waste Management 60 24",
        ]
        #expect(try rows("top_services") == top)
        let before = [
            "SEN Assessment 129 193", "SEN and School Transport 93 79", "Waste Management 60 24",
            "Environmental Services 25 19", "Parking Provision 22 8",
        ]
        #expect(try rows("last_years_top_services") == before)
    }

    @Test("the reports of adult social care and public health give what regulation 18 lists")
    func regulation18() async throws {
        let adults = try await CorporateFixtures.report(.adultSocialCare, "2022-23")
        let health = try await CorporateFixtures.report(.publicHealth, "2022-23")

        #expect(try CorporateFixtures.value("adult_social_care.received", in: adults).whole == 204)
        #expect(
            try CorporateFixtures.value("adult_social_care.received", in: adults, "2021-22").whole == 210)
        #expect(
            try CorporateFixtures.value("adult_social_care.single_stage.answered", in: adults).whole
                == 204)
        for id in [
            "outcomes", "causes", "services", "single_stage_times", "single_stage_bands", "actions",
            "ombudsman",
        ] {
            #expect(adults.table(id) != nil, "\(id)")
            #expect(health.table(id) != nil, "\(id)")
        }
        let well = try CorporateFixtures.value("adult_social_care.outcomes", "fault_found", in: adults)
            .whole
        let services = try #require(adults.table("services")).rows.last?.cells[1].value?.whole
        #expect(well ?? 0 > 0)
        #expect(services == 204)
        #expect(adults.legalBasis.contains { $0.contains("SI 2009/309") })
        #expect(health.legalBasis.contains { $0.contains("SI 2012/3094") })
        #expect(try CorporateFixtures.value("public_health.received", in: health).whole == 0)
    }

    @Test("under the Code the report has what the Code asks for, and says what is not written yet")
    func code() async throws {
        let report = try await CorporateFixtures.report(.corporate, "2026-27")

        #expect(report.title == "Annual complaints performance and service improvement report")
        let titles = report.narrative.map(\.title)
        for title in [
            "Complaints refused, and why", "Findings of non-compliance by the Ombudsman",
            "Service improvements",
            "The Ombudsman's annual letter and other reports", "Self-assessment against the Code",
            "The governing body's response",
        ] {
            #expect(titles.contains(title))
        }
        let assessment = try #require(
            report.narrative.first { $0.title == "Self-assessment against the Code" })
        #expect(assessment.blocks == [.paragraph("Nothing has been written for this section yet.")])
        let earlier = try await CorporateFixtures.report(.corporate, "2022-23")
        #expect(!earlier.narrative.map(\.title).contains("Self-assessment against the Code"))
    }
}
