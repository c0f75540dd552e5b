import Casework
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSON
import WorkingDays

/// What a council keeps of itself: its departments and services, its settings, its Ombudsman Link Officer.
struct CouncilRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .get("/v1/services", "listServices", .readReports, services),
            .note("/v1/services", AddService.self),
            .note("/v1/service-retirements", RetireService.self),
            .note("/v1/service-retirement-corrections", CorrectServiceRetirement.self),
            .note("/v1/service-renamings", RenameService.self),
            .note("/v1/service-mergers", MergeServices.self),
            .note("/v1/department-renamings", RenameDepartment.self),
            .note("/v1/department-mergers", MergeDepartments.self),
            .get("/v1/settings", "listSettings", .readReports, settings),
            .note("/v1/settings", DecideSetting.self),
            .note("/v1/setting-withdrawals", WithdrawSetting.self),
            .get("/v1/link-officers", "listLinkOfficers", .readCasework, linkOfficers),
            .note("/v1/link-officers", AppointLinkOfficer.self),
            .note("/v1/link-officer-corrections", CorrectLinkOfficer.self),
        ]
    }

    private func services(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        let department = query.text("department")
        try query.finish()
        let list = try await call.casework.services(of: department, as: call.credential)
        return Response(
            json: JSONWriter.answer { json in
                json.array("departments", list.departments) { $0.value($1) }
                json.array("services", list.services)
            })
    }

    private func settings(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        let decided = try await call.casework.settings(as: call.credential)
        let today = call.casework.today
        return Response(
            json: JSONWriter.answer { json in
                json.array("settings", CouncilSetting.allCases) { json, setting in
                    let inForce = decided.first { $0.setting == setting && $0.fromOn <= today }
                    json.object { json in
                        json.field("setting", setting)
                        json.field("value", inForce?.value ?? setting.defaultValue)
                        json.field("default", setting.defaultValue)
                        json.field("minimum", setting.range.lowerBound)
                        json.field("maximum", setting.range.upperBound)
                    }
                }
                json.array("decided", decided)
            })
    }

    private func linkOfficers(_ call: Call) async throws -> Response {
        try await call.list { try await call.casework.linkOfficers(as: call.credential) }
    }
}
