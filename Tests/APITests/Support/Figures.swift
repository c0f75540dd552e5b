import Complaints
import HTTPTypes
import JSON
import Testing

@testable import API
@testable import Casework

extension Service {
    /// Every report and statistic of a year, by its address, for comparing before with after.
    func figures(_ year: String) async throws -> [String: String] {
        var paths = [
            "/v1/reports/childrens/\(year)", "/v1/statistics/contacts/\(year)",
            "/v1/statistics/ombudsman/\(year)", "/v1/statistics/compliments/\(year)",
            "/v1/statistics/investigators?year=\(year)", "/v1/statistics/departments?year=\(year)",
        ]
        for procedure in Procedure.allCases.map(\.rawValue) {
            for name in ["learning", "stages", "services", "themes", "equality", "lateness", "redress"] {
                paths.append("/v1/statistics/\(name)?year=\(year)&procedure=\(procedure)")
            }
        }
        var figures: [String: String] = [:]
        for path in paths {
            let reply = try await get(path)
            try #require(reply.status == 200, "\(path): \(reply.text)")
            // What a report was computed from moves with every event; its figures need not.
            let from = reply.text.firstRange(of: "\"figures\"")?.lowerBound ?? reply.text.startIndex
            figures[path] = String(reply.text[from...])
        }
        return figures
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
