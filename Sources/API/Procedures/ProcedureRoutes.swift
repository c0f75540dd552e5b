import Casework
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSON
import WorkingDays

/// The procedures with their legal basis, their versions with every clock, and what a council may change of them.
struct ProcedureRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .get("/v1/procedures", "listProcedures", .readReports, procedures),
            .get("/v1/procedure-versions", "listProcedureVersions", .readReports, versions),
            .note("/v1/procedure-versions", AddProcedureVersion.self),
            .note("/v1/procedure-version-withdrawals", WithdrawProcedureVersion.self),
            .change("/v1/complaints/{complaint_id}/procedure-version", MoveComplaintToVersion.self),
            .change("/v1/complaints/{complaint_id}/procedure-moves", MoveComplaintToProcedure.self),
        ]
    }

    private func procedures(_ call: Call) async throws -> Response {
        try await call.list { try await call.casework.procedures(as: call.credential) }
    }

    private func versions(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        let procedure: Procedure? = query.choice("procedure")
        return try await call.list(query) {
            try await call.casework.procedureVersions(of: procedure, as: call.credential)
        }
    }
}

extension ProcedureRecord: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("procedure", procedure)
        json.field("name", name)
        json.field("statutory", isStatutory)
        json.field("legal_basis", legalBasis)
        json.field("guidance", guidance)
    }
}

extension ProcedureVersion: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("procedure_version", id)
        json.field("procedure", procedure)
        json.field("name", name)
        json.field("in_force_from", inForceFrom)
        json.field("source", source)
        json.field("headline_basis", headlineBasis)
        json.field("after_hours_rolls_forward", afterHoursRollsForward)
        json.list("stages", stages)
        json.array("clocks", clocks)
    }
}

extension ProcedureClock: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("stage", stage)
        json.field("clock", clock)
        json.field("kind", kind)
        json.field("basis", basis)
        json.field("ends_with", endsWith)
        var (days, months, wording): (Int?, Int?, MonthWording?) = (nil, nil, nil)
        switch length {
        case .workingDays(let count): days = count
        case .months(let count, let words): (months, wording) = (count, words)
        case .asStated: break
        }
        json.field("working_days", days)
        json.field("months", months)
        json.field("month_wording", wording)
        json.field("extendable", `extension` != .none)
        if case .upTo(let maximum) = `extension` {
            json.field("extension_maximum_working_days", maximum)
        } else {
            json.null("extension_maximum_working_days")
        }
        json.field("extension_notice", notice)
        json.field("advocate_maximum_working_days", advocateMaximum)
        json.field("source", source)
        json.field("verified", isVerified)
    }
}
