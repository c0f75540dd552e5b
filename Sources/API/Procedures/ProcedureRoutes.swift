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
            .post("/v1/procedure-versions", "addProcedureVersion", .decide, add),
            .post(
                "/v1/complaints/{complaint_id}/procedure-version", "moveComplaintToVersion", .decide, move),
        ]
    }

    private func procedures(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        let procedures = try await call.casework.procedures(as: call.credential)
        return Response(
            json: JSONWriter.bytes { json in
                json.object { json in
                    json.array("procedures", procedures) { json, procedure in
                        json.object { json in
                            json.field("procedure", procedure.procedure)
                            json.field("name", procedure.name)
                            json.field("statutory", procedure.isStatutory)
                            json.field("legal_basis", procedure.legalBasis)
                            json.field("guidance", procedure.guidance)
                        }
                    }
                }
            })
    }

    private func versions(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        let procedure: Procedure? = query.choice("procedure")
        try query.finish()
        let versions = try await call.casework.procedureVersions(of: procedure, as: call.credential)
        return Response(
            json: JSONWriter.bytes { json in
                json.object { json in
                    json.array("procedure_versions", versions) { json, version in
                        json.object { version.write(to: &$0) }
                    }
                }
            })
    }

    private func add(_ call: Call) async throws -> Response {
        try await call.perform({ AddProcedureVersion(ProposedVersion(&$0)) }) { version in
            Answer(
                status: 201, location: nil, etag: nil,
                body: JSONWriter.bytes { json in json.object { version.write(to: &$0) } })
        }
    }

    private func move(_ call: Call) async throws -> Response {
        try await call.change {
            MoveComplaintToVersion(
                complaint: $1, expectedVersion: $2,
                procedureVersion: $0.integer("procedure_version", in: 1...Int(Int32.max)),
                reason: $0.text("reason", limit: 2_000))
        }
    }
}

extension ProposedVersion {
    fileprivate init(_ fields: inout Fields) {
        self.init(
            procedure: fields.choice("procedure"), name: fields.text("name", limit: 200),
            inForceFrom: fields.day("in_force_from"), source: fields.text("source", limit: 500),
            clocks: fields.objects(optional: "clocks", limit: 40) { ProcedureClock(&$0) },
            headlineBasis: fields.choice(optional: "headline_basis"),
            afterHoursRollsForward: fields.flag(optional: "after_hours_rolls_forward") ?? false)
    }
}

extension ProcedureClock {
    /// The Code asks for the Ombudsman's details with every extension of a corporate complaint, so that is the rule unless
    /// the council says otherwise.
    fileprivate init(_ fields: inout Fields) {
        self.init(
            stage: fields.choice("stage"), clock: fields.text("clock", limit: 100), kind: fields.choice("kind"),
            basis: fields.choice("basis"), endsWith: fields.choice("ends_with"), length: ClockLength(&fields),
            extension: ClockExtension(&fields), notice: fields.choice(optional: "extension_notice") ?? .code,
            source: fields.text("source", limit: 500))
    }
}

extension ClockLength {
    /// Working days, or months with their wording; anything else has a length that the rule refuses.
    fileprivate init(_ fields: inout Fields) {
        let days = fields.integer(optional: "working_days", in: 0...100_000)
        let months = fields.integer(optional: "months", in: 0...100_000)
        let wording: MonthWording? = fields.choice(optional: "month_wording")
        switch (days, months, wording) {
        case (let days?, nil, nil): self = .workingDays(days)
        case (nil, let months?, let wording?): self = .months(months, wording)
        default: self = .workingDays(0)
        }
    }
}

extension ClockExtension {
    /// None, to any day agreed in time, or up to so many working days from the basis.
    fileprivate init(_ fields: inout Fields) {
        let maximum = fields.integer(optional: "extension_maximum_working_days", in: 0...100_000)
        switch (fields.flag(optional: "extendable") ?? false, maximum) {
        case (false, nil): self = .none
        case (true, nil): self = .byAgreement
        case (true, let maximum?): self = .upTo(workingDays: maximum)
        // A maximum of what cannot be extended is one that no extension reaches.
        case (false, _?): self = .upTo(workingDays: 0)
        }
    }
}

extension ProcedureVersion {
    fileprivate func write(to json: inout JSONWriter) {
        json.field("procedure_version", id)
        json.field("procedure", procedure)
        json.field("name", name)
        json.field("in_force_from", inForceFrom)
        json.field("source", source)
        json.field("headline_basis", headlineBasis)
        json.field("after_hours_rolls_forward", afterHoursRollsForward)
        json.array("stages", stages) { $0.value($1.rawValue) }
        json.array("clocks", clocks) { json, clock in json.object { clock.write(to: &$0) } }
    }
}

extension ProcedureClock {
    fileprivate func write(to json: inout JSONWriter) {
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
