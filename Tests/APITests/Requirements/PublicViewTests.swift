import Complaints
import Foundation
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

/// What a report tells the public, and what only those who read casework (requirements R149 to R153, R155).
@Suite(.database(.demonstration))
struct PublicViewTests {
    private static let year = "2022-23"
    private static let quarters = (1...4).map { "2022-23-q\($0)" }
    private static let months = [
        "2022-m04", "2022-m05", "2022-m06", "2022-m07", "2022-m08", "2022-m09", "2022-m10", "2022-m11", "2022-m12",
        "2023-m01", "2023-m02", "2023-m03",
    ]

    @Test(
        "R150: whatever is public of two years, their quarters and months leaves each withheld number two values or more"
    )
    func years() async throws {
        let service = try await Service.start(on: "2023-10-02")
        var (open, inside) = (Numbers(), Numbers())
        for period in [Self.year] + Self.quarters + Self.months {
            let path = "/v1/reports/childrens/\(period)"
            open.read(try await service.send(.get, path, token: service.viewer).json)
            inside.read(try await service.send(.get, path + "?view=internal", token: service.officer).json)
        }
        #expect(inside.states.values.allSatisfy { $0 == "number" })

        let names: [@Sendable (String) -> String] = [{ $0 }, { $0.beforeThem }]
        for name in names {
            var attack = Attack(open: open, inside: inside)
            let keys = inside.keys
            for key in keys {
                attack.know(Self.quarters.map { .init(key, name($0)) }, .init(key, name(Self.year)))
                for (number, quarter) in Self.quarters.enumerated() {
                    attack.know(
                        Self.months[3 * number..<3 * number + 3].map { .init(key, name($0)) }, .init(key, name(quarter))
                    )
                }
            }
            for period in [Self.year] + Self.quarters + Self.months {
                attack.know(keys.map { .init($0, name(period)) }, total: inside.totals[name(period)] ?? 0)
            }
            let told = attack.told()
            #expect(told == [], "\(name(Self.year))")
            #expect(attack.withheld >= 10)
        }
    }

    @Test("R149, R153: the public view withholds, the internal one does not, and each says which it is")
    func views() async throws {
        let service = try await Service.start(on: "2023-10-02")
        let path = "/v1/reports/childrens/2022-23"
        let contract = try Contract.shared.get()

        let open = try await service.send(.get, path, token: service.officer)
        let asked = try await service.send(.get, path + "?view=public", token: service.viewer)
        let inside = try await service.send(.get, path + "?view=internal", token: service.officer)
        let refused = try await service.send(.get, path + "?view=internal", token: service.viewer)
        let page = try await service.send(.get, path + "?format=html", token: service.viewer).text
        let insidePage = try await service.send(.get, path + "?format=html&view=internal", token: service.officer).text

        for reply in [open, inside] { #expect(contract.violations(try reply.json, contract.named("Report")) == []) }
        #expect(open.text == asked.text)
        #expect(refused.status == 403)
        func carers(_ reply: Reply) throws -> [String?] {
            let value = try reply.json.value("childrens.received.by_complainant", "foster_carer", "2022-23")
            return [value["state"].text, value["number"].integer.map(String.init), try reply.json["view"].text]
        }
        #expect(try carers(open) == ["withheld", nil, "public"])
        #expect(try carers(inside) == ["number", "4", "internal"])
        // Counts by stage are printed (ruling C18).
        #expect(try open.json.value("childrens.received.stage_3", nil, "2022-23")["number"].integer == 5)
        #expect(try inside.json["small_numbers"] == .null)
        #expect(try open.json["small_numbers"].text?.contains("withheld from 1 to 4; none is printed as 0") == true)
        #expect(page.contains("withheld from 1 to 4; none is printed as 0"))
        #expect(!page.contains("not for publication") && insidePage.contains("not for publication"))
    }

    @Test(
        "Days that are no whole year, quarter or month have no public report, since a day more would tell what came on it"
    )
    func days() async throws {
        let service = try await Service.start(on: "2023-10-02")
        let path = "/v1/reports/childrens/2022-04-01--2022-06-29"

        let open = try await service.send(.get, path, token: service.officer)
        let inside = try await service.send(.get, path + "?view=internal", token: service.officer)
        let quarter = try await service.send(
            .get, "/v1/reports/childrens/2022-04-01--2022-06-30", token: service.viewer)
        let version = try await service.post(
            "/v1/report-versions", #"{"report": "childrens", "period": "2022-04-01--2022-06-29"}"#)

        #expect(open.status == 404)
        #expect(try open.code == "report_not_available")
        #expect(inside.status == 200)
        #expect(quarter.status == 200)
        #expect(try version.code == "report_not_available")
    }

    @Test("Of one department the public is told no number of people, and everything else")
    func department() async throws {
        let service = try await Service.start(on: "2023-10-02")
        let department = try #require(
            "Children and Family Services".addingPercentEncoding(withAllowedCharacters: .alphanumerics))

        let json = try await service.send(
            .get, "/v1/reports/childrens/2022-23?department=\(department)", token: service.viewer
        ).json

        let types = try json.values("childrens.received.by_complainant", "2022-23")
        #expect(types.filter { $0["key"].text != "total" }.allSatisfy { $0["number"] == .null })
        #expect(try json.value("childrens.received", nil, "2022-23")["state"].text == "number")
    }

    @Test(
        "R116: the report of a financial year is the one that the regulations ask for, and that of other days is not",
        arguments: [("2022-23", true), ("2022-23-q2", false), ("2022-m12", false)])
    func yearly(period: String, isYearly: Bool) async throws {
        let service = try await Service.start(on: "2023-10-02")

        let json = try await service.get("/v1/reports/childrens/\(period)").json
        let page = try await service.get("/v1/reports/childrens/\(period)?format=html").text

        let basis = json["legal_basis"].elements.compactMap(\.text)
        #expect(basis.contains { $0.contains("regulation 13(3)") } == isYearly)
        #expect(basis.contains { $0.contains("Getting the Best from Complaints") })
        #expect(page.contains("It is the annual report") == isYearly)
        #expect(page.contains("It follows the statutory guidance") != isYearly)
    }

    @Test("R155: a percentage of fewer than ten is its counts in a sentence, and a number with its base in the data")
    func percentages() async throws {
        let service = try await Service.start(on: "2023-10-02")
        let path = "/v1/reports/childrens/2022-23"

        let json = try await service.get(path).json
        let page = try await service.get(path + "?format=html").text

        let value = try json.value("childrens.stage_3", "in_time_percent", "2022-23")
        #expect(value["number"].integer == 75)
        #expect(value["denominator"].integer == 4)
        #expect(page.contains("Of the 4 panels answered in the year, 3 were held"))
    }

    @Test("A reader of reports chooses no days of alerts, and reads no statistics of people")
    func reader() async throws {
        let service = try await Service.start(on: "2023-10-02")
        let reader = try await Service.token(.statisticsReader, service.casework)
        func status(_ path: String) async throws -> Int { try await service.send(.get, path, token: reader).status }

        #expect(try await status("/v1/alert-statistics?from=2022-09-01&to=2022-09-30") == 200)
        for days in ["from=2022-09-01&to=2022-09-29", "from=1900-03-31&to=2022-09-30", "from=2022-09-02&to=9999-12-31"]
        {
            #expect(try await status("/v1/alert-statistics?\(days)") == 403, "\(days)")
        }
        for (view, expected) in [("public", 200), ("internal", 403)] {
            let reply = try await service.send(
                .post, "/v1/statistics",
                #"{"figures": ["equality.complainant.sex"], "periods": ["2022-23"], "view": "\#(view)"}"#, token: reader
            )
            #expect(reply.status == expected, "\(view)")
        }
    }
}

extension String {
    /// The same period a year earlier.
    fileprivate var beforeThem: String {
        replacing("2022-m", with: "2021-m").replacing("2023-m", with: "2022-m").replacing("2022-23", with: "2021-22")
    }
}

extension JSONValue {
    /// The values of a figure in a period.
    func values(_ figure: String, _ period: String) throws -> [JSONValue] {
        try #require(
            self["figures"].elements.first { $0["figure"].text == figure && $0["period"].text == period }
        )["values"].elements
    }

    /// A value of a figure in a period.
    func value(_ figure: String, _ key: String?, _ period: String) throws -> JSONValue {
        try #require(try values(figure, period).first { $0["key"].text == key })
    }
}

/// Who complained, as reports of several periods tell it.
private struct Numbers {
    struct Place: Hashable, CustomStringConvertible {
        let key: String
        let period: String
        var description: String { "\(key) \(period)" }

        init(_ key: String, _ period: String) { (self.key, self.period) = (key, period) }
    }

    var counts: [Place: Int] = [:]
    var states: [Place: String] = [:]
    var totals: [String: Int] = [:]

    var keys: [String] { Set(states.keys.map(\.key)).sorted() }

    mutating func read(_ report: JSONValue) {
        for figure in report["figures"].elements where figure["figure"].text == "childrens.received.by_complainant" {
            let period = figure["period"].text ?? ""
            for value in figure["values"].elements {
                let key = value["key"].text ?? ""
                if key == "total" {
                    totals[period] = value["number"].integer
                } else {
                    states[Place(key, period)] = value["state"].text
                    counts[Place(key, period)] = value["number"].integer
                }
            }
        }
    }
}

/// Whoever narrows down what a withheld number may be, sum by sum, until nothing more follows.
private struct Attack {
    private var bounds: [Numbers.Place: ClosedRange<Int>] = [:]
    private var sums: [([Numbers.Place], Numbers.Place)] = []
    private var kept: Set<Numbers.Place> = []
    private let inside: Numbers

    var withheld: Int { kept.count }

    init(open: Numbers, inside: Numbers) {
        self.inside = inside
        for (place, count) in inside.counts {
            let (total, isSmall) = (inside.totals[place.period] ?? 0, (1...4).contains(count))
            switch open.states[place] {
            case "withheld": bounds[place] = 1...(isSmall ? 4 : max(total, 1))
            case "not_available": bounds[place] = 0...total
            default: bounds[place] = (open.counts[place] ?? -1)...(open.counts[place] ?? -1)
            }
            if isSmall || open.states[place] == "withheld" { kept.insert(place) }
        }
    }

    mutating func know(_ parts: [Numbers.Place], _ whole: Numbers.Place) { sums.append((parts, whole)) }

    mutating func know(_ parts: [Numbers.Place], total: Int) {
        let whole = Numbers.Place("total", parts.first?.period ?? "")
        bounds[whole] = total...total
        sums.append((parts, whole))
    }

    /// The numbers that are known in the end, and those whose bounds are wrong.
    mutating func told() -> [String] {
        var isNarrower = true
        while isNarrower {
            isNarrower = false
            for (parts, whole) in sums {
                let all = parts.map { bounds[$0] ?? 0...0 }
                let (low, high) = (all.reduce(0) { $0 + $1.lowerBound }, all.reduce(0) { $0 + $1.upperBound })
                isNarrower = narrow(whole, low, high) || isNarrower
                let now = bounds[whole] ?? 0...0
                for (part, own) in zip(parts, all) {
                    isNarrower =
                        narrow(part, now.lowerBound - high + own.upperBound, now.upperBound - low + own.lowerBound)
                        || isNarrower
                }
            }
        }
        let wrong = inside.counts.filter { place, count in bounds[place]?.contains(count) == false }.keys
        return (kept.filter { bounds[$0]?.count == 1 } + wrong).map(\.description).sorted()
    }

    private mutating func narrow(_ place: Numbers.Place, _ low: Int, _ high: Int) -> Bool {
        guard let own = bounds[place] else { return false }
        let (least, most) = (max(own.lowerBound, low), min(own.upperBound, high))
        guard (least, most) != (own.lowerBound, own.upperBound), least <= most else { return false }
        bounds[place] = least...most
        return true
    }
}
