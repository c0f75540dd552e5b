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
        return try await call.lists(query) {
            let list = try await call.casework.services(of: department, as: call.credential)
            return ListedTogether(
                lists: [
                    ("departments", list.departments.map(DepartmentRecord.init)), ("services", list.services),
                ]
            ) { json in
                json.array("departments", list.departments) { $0.value($1) }
                json.array("services", list.services)
            }
        }
    }

    private func settings(_ call: Call) async throws -> Response {
        let today = call.casework.today
        return try await call.lists {
            let decided = try await call.casework.settings(as: call.credential)
            let inForce = CouncilSetting.allCases.map { setting in
                SettingInForce(
                    setting: setting,
                    value: decided.first { $0.setting == setting && $0.fromOn <= today }?.value ?? setting.defaultValue)
            }
            return ListedTogether(lists: [("settings", inForce), ("decided", decided)]) { json in
                json.array("settings", inForce)
                json.array("decided", decided)
            }
        }
    }

    private func linkOfficers(_ call: Call) async throws -> Response {
        try await call.list { try await call.casework.linkOfficers(as: call.credential) }
    }
}

/// A setting with its value of today.
private struct SettingInForce: JSONObject, Sendable {
    let setting: CouncilSetting
    let value: Int

    func write(to json: inout JSONWriter) {
        json.field("setting", setting)
        json.field("value", value)
        json.field("default", setting.defaultValue)
        json.field("minimum", setting.range.lowerBound)
        json.field("maximum", setting.range.upperBound)
    }
}
