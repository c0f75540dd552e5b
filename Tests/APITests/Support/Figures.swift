import Complaints
import HTTPTypes
import JSON
import Testing

@testable import API
@testable import Casework

extension Service {
    /// The children's report and every figure of the catalogue for a year, by name, for comparing before with after.
    func figures(_ year: String) async throws -> [String: String] {
        let report = try await get("/v1/reports/childrens/\(year)")
        try #require(report.status == 200, "\(report.text)")
        // What a report was computed from moves with every event; its figures need not.
        let from = report.text.firstRange(of: "\"figures\"")?.lowerBound ?? report.text.startIndex
        var found = ["the report": String(report.text[from...])]
        let ids = try await get("/v1/figures").json["items"].elements.compactMap { $0["figure"].text }
        for start in stride(from: 0, to: ids.count, by: 50) {
            let some = ids[start..<min(start + 50, ids.count)]
            let reply = try await ask(Array(some), year)
            for figure in reply["figures"].elements { found[figure["figure"].text ?? ""] = "\(figure["values"])" }
        }
        return found
    }

    /// Figures of periods in the internal view.
    func ask(
        _ figures: [String], _ periods: String..., narrowed: String = "", token: String? = nil
    ) async throws -> JSONValue {
        let reply = try await send(
            .post, "/v1/statistics",
            """
            {"figures": [\(figures.map { "\"\($0)\"" }.joined(separator: ", "))], "view": "internal",
            "periods": [\(periods.map { "\"\($0)\"" }.joined(separator: ", "))]\(narrowed)}
            """, token: token ?? manager)
        try #require(reply.status == 200, "\(reply.text)")
        let contract = try Contract.shared.get()
        #expect(contract.violations(try reply.json, try contract.answer("computeStatistics", 200)) == [])
        return try reply.json
    }

    /// The values of a figure of the catalogue by their keys, in the internal view; `narrowed` is more of the question.
    func statistic(_ figure: String, _ period: String, _ narrowed: String = "") async throws -> Figured {
        Figured(try await ask([figure], period, narrowed: narrowed)["figures"][0])
    }

    /// The values of a figure by their keys, under "" where it has one; those that are no number are left out.
    func reported(_ figure: String, _ period: String, of report: String = "childrens") async throws -> [String: Int] {
        let reply = try await get("/v1/reports/\(report)/\(period)")
        try #require(reply.status == 200, "\(reply.text)")
        let found = try #require(
            try reply.json["figures"].elements.first { $0["figure"].text == figure && $0["period"].text == period })
        let values = found["values"].elements.compactMap { value in
            value["number"].integer.map { (value["key"].text ?? "", $0) }
        }
        return Dictionary(values) { first, _ in first }
    }

    /// What differs between two readings of the figures.
    static func changes(_ before: [String: String], _ after: [String: String]) -> [String] {
        before.keys.filter { before[$0] != after[$0] }.sorted()
    }

    /// The stored duties that are not what their records give.
    func drift() async throws -> [DutyDrift] { try await casework.verifyDuties().drift }

    /// Sweeps as of today and gives how many breaches are listed then.
    func breachesAfterSweep() async throws -> Int {
        _ = try await casework.perform(Sweep(asOf: nil), as: .commandLine(name: "sweep"))
        return try await breaches()
    }

    /// How many breaches are listed.
    func breaches() async throws -> Int {
        try await get("/v1/breaches?limit=200").json["items"].elements.count
    }

    /// The references on every worklist.
    func worklisted() async throws -> Set<String> {
        var found: Set<String> = []
        for list in Worklist.allCases {
            let page = try await get("/v1/worklists/\(list.rawValue)?limit=200")
            try #require(page.status == 200, "\(page.text)")
            found.formUnion(try page.json["items"].elements.compactMap { $0["reference"].text })
        }
        return found
    }
}

/// The values of a figure by their keys, under "" where it has one.
struct Figured {
    /// Each as the contract's `ReportValue`.
    let values: [String: JSONValue]

    init(_ figure: JSONValue) {
        values = Dictionary(
            uniqueKeysWithValues: figure["values"].elements.map { ($0["key"].text ?? "", $0) })
    }

    /// The number of a key; null where there is none.
    subscript(_ key: String) -> JSONValue { values[key]?["number"] ?? .null }

    /// The number of a figure of one value.
    var integer: Int? { self[""].integer }

    /// The keys of which there are any, the total left out.
    var counted: [String: Int] {
        values.compactMapValues { $0["number"].integer }.filter { $0.key != "total" && $0.value != 0 }
    }
}
