import Casework
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSON
import Reporting
import WorkingDays

/// Figures of a financial year, each computed when it is asked for.
struct PeopleStatisticsRoutes: Sendable {
    let reports: Reports

    var endpoints: [Endpoint] {
        [
            .get("/v1/statistics/investigators", "getInvestigatorStatistics", .readReports, investigators),
            .get("/v1/statistics/departments", "getDepartmentStatistics", .readReports, services),
            .get("/v1/statistics/behaviour-register", "getBehaviourStatistics", .keepRegister, register),
            .get(
                "/v1/statistics/behaviour-register/published", "getPublishedBehaviourStatistics", .readReports,
                publishedRegister),
        ]
    }

    private func investigators(_ call: Call) async throws -> Response {
        let year = try self.year(call)
        try await call.casework.authorise(call.credential, for: .readReports)
        let rows = try await reports.investigators(year: year)
        return Response(
            json: JSONWriter.answer { json in
                json.field("year", year.description)
                json.array("investigators", rows) { json, row in
                    json.object { json in
                        json.field("investigator_type", row.investigator)
                        json.field("investigations", row.investigations)
                        json.field("median_working_days", row.medianWorkingDays)
                        json.field("median_days_to_report", row.medianToReport)
                        json.field("median_days_to_adjudication", row.medianToAdjudication)
                    }
                }
            })
    }

    private func services(_ call: Call) async throws -> Response {
        let year = try self.year(call)
        try await call.casework.authorise(call.credential, for: .readReports)
        let departments = try await reports.departments(year: year, today: call.casework.today)
        return Response(
            json: JSONWriter.answer { json in
                json.field("year", year.description)
                json.array("departments", departments) { json, department in
                    json.object { json in
                        json.field("department", department.department)
                        department.counts.write(to: &json)
                        json.array("services", department.services) { json, service in
                            json.object { json in
                                json.field("service", service.service)
                                service.counts.write(to: &json)
                            }
                        }
                    }
                }
            })
    }

    private func register(_ call: Call) async throws -> Response {
        let year = try self.year(call)
        let (asOf, counts) = try await call.casework.behaviourCounts(
            from: year.firstOn, through: year.lastOn, as: call.credential, permission: .keepRegister)
        return Response(
            json: JSONWriter.answer { json in
                json.field("year", year.description)
                json.field("as_of", asOf)
                json.array("measures", counts)
            })
    }

    private func publishedRegister(_ call: Call) async throws -> Response {
        let year = try self.year(call)
        try await call.casework.authorise(call.credential, for: .readReports)
        let today = call.casework.today
        let counts = try await reports.publishedRegister(of: year, today: today)
        return Response(
            json: JSONWriter.answer { json in
                json.field("year", year.description)
                json.field("as_of", min(year.lastOn, today))
                json.array("measures", counts) { json, counts in json.object { counts.write(to: &$0) } }
            })
    }

    private func year(_ call: Call) throws -> FinancialYear {
        var query = Query(call.request.uri)
        let year = query.year("year")
        try query.finish()
        return year
    }
}

extension DepartmentCounts: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("received", received)
        json.field("answered", answered)
        json.field("open", open)
    }
}
