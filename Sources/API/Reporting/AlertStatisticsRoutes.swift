import Casework
import Complaints
import Hummingbird
import HummingbirdCore
import JSON
import Reporting
import WorkingDays

/// How many were told of what, how far it climbed, and how it was answered.
struct AlertStatisticsRoutes: Sendable {
    let reports: Reports

    var endpoints: [Endpoint] {
        [.get("/v1/alert-statistics", "getAlertStatistics", .readReports, get)]
    }

    private func get(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        let days = query.days(from: "from", to: "to")
        try query.finish()
        guard let days else { preconditionFailure("What is wrong with the days was refused.") }
        // Two stretches that differ by a day would tell what was raised on that day.
        let period = Period(from: days.lowerBound, through: days.upperBound)
        let isWhole = period.map { $0.kind != .days } ?? false
        try await call.casework.authorise(call.credential, for: isWhole ? .readReports : .readCasework)
        return Response(json: try await reports.alerts(days, today: call.casework.today).json)
    }
}

extension AlertStatistics: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("from", days.lowerBound)
        json.field("to", days.upperBound)
        json.object("total") { total.write(to: &$0, of: total.planned) }
        let climbed = levels.reduce(0) { $0 + $1.duties }
        json.array("levels", levels) { json, level in
            json.object { json in
                json.field("audience", level.audience)
                json.share("duties", level.duties, of: climbed)
            }
        }
        list("by_kind", kinds, &json) { $1.field("kind", $0) }
        list("by_duty", duties, &json) { $1.field("duty", $0) }
        list("by_service", services, &json) { service, json in
            json.field("department", service?.department)
            json.field("service", service?.name)
        }
        list("by_month", months, &json) { $1.field("month", $0) }
    }

    /// The parts of the whole, each with what it is of.
    private func list<Key>(
        _ name: StaticString, _ parts: [Part<Key>], _ json: inout JSONWriter,
        _ key: (Key, inout JSONWriter) -> Void
    ) {
        json.array(name, parts) { json, part in
            json.object { json in
                key(part.key, &json)
                part.counts.write(to: &json, of: total.planned)
            }
        }
    }
}

extension AlertCounts {
    /// Each count with its share: of all that were planned, of those planned here, of those asked, of those answered.
    fileprivate func write(to json: inout JSONWriter, of all: Int) {
        json.share("planned", planned, of: all)
        json.share("delivered", delivered, of: planned)
        json.share("cancelled", cancelled, of: planned)
        json.share("asked", asked, of: planned)
        json.share("answered_in_time", answeredInTime, of: asked)
        json.share("answered_late", answeredLate, of: asked)
        json.share("done", done, of: asked)
        json.share("waiting", waiting, of: asked)
        json.share("unanswered", unanswered, of: asked)
        json.share("accepted", accepted, of: answered)
        json.share("rejected", rejected, of: answered)
    }
}

extension JSONWriter {
    /// A count with its percentage, rounded as the reports round; null of nothing.
    fileprivate mutating func share(_ name: StaticString, _ count: Int, of whole: Int) {
        object(name) { json in
            json.field("count", count)
            json.field("percent", Number(count, of: whole)?.units)
        }
    }
}
