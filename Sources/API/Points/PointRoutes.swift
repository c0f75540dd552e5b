import Casework
import Complaints
import Foundation
import Hummingbird
import JSON
import WorkingDays

/// The points of a complaint.
struct PointRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .post(Self.points, "addPoint", .recordCasework, add),
            .post(Self.points + "/{point}/exclusion", "excludePoint", .decide, exclude),
            .post(Self.points + "/{point}/split", "splitPoint", .decide, split),
            .post(Self.points + "/{point}/proceedings-end", "endProceedings", .recordCasework, endProceedings),
        ]
    }

    private static let points = "/v1/complaints/{complaint_id}/points"

    private func add(_ call: Call) async throws -> Response {
        try await call.change {
            AddPoint(
                complaint: $1, expectedVersion: $2, text: $0.text("text", limit: 5_000), origin: $0.choice("origin"),
                foundOn: $0.day("found_on"))
        }
    }

    private func exclude(_ call: Call) async throws -> Response {
        let point = try call.number("point")
        return try await call.change {
            ExcludePoint(
                complaint: $1, expectedVersion: $2, point: point,
                exclusion: Exclusion(
                    on: $0.day("excluded_on"), reason: $0.choice("reason"),
                    explanation: $0.text("explanation", limit: 2_000)))
        }
    }

    private func split(_ call: Call) async throws -> Response {
        let point = try call.number("point")
        return try await call.add(
            {
                SplitPoint(
                    complaint: $1, expectedVersion: $2, point: point, splitOn: $0.day("split_on"),
                    department: $0.text("department", limit: 200), service: $0.text("service", limit: 200),
                    explanation: $0.text("explanation", limit: 2_000))
            }, answer: { $0.json })
    }

    private func endProceedings(_ call: Call) async throws -> Response {
        let point = try call.number("point")
        return try await call.change {
            EndProceedings(
                complaint: $1, expectedVersion: $2, point: point, endedOn: $0.day("proceedings_ended_on"))
        }
    }
}

extension Call {
    /// A number in the path, of which a complaint has few.
    func number(_ name: String) throws(RequestError) -> Int {
        guard let text = parameters[name[...]], let number = Int(text), (1...1_000_000).contains(number),
            String(number) == text
        else { throw .noSuchRecord(name) }
        return number
    }
}
