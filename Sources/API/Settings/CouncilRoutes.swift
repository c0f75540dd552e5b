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
            .post("/v1/services", "addService", .administer, addService),
            .post("/v1/service-retirements", "retireService", .administer, retireService),
            .get("/v1/settings", "listSettings", .readReports, settings),
            .post("/v1/settings", "decideSetting", .administer, decideSetting),
            .get("/v1/link-officers", "listLinkOfficers", .readCasework, linkOfficers),
            .post("/v1/link-officers", "appointLinkOfficer", .administer, appointLinkOfficer),
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
                json.array("services", list.services) { json, service in json.object { service.write(to: &$0) } }
            })
    }

    private func addService(_ call: Call) async throws -> Response {
        try await call.perform({
            AddService(service: ServiceName(&$0), inUseFrom: $0.day("in_use_from"))
        }) { service in .recorded { service.write(to: &$0) } }
    }

    private func retireService(_ call: Call) async throws -> Response {
        try await call.perform({
            RetireService(service: ServiceName(&$0), inUseUntil: $0.day("in_use_until"))
        }) { service in .recorded { service.write(to: &$0) } }
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
                json.array("decided", decided) { json, value in json.object { value.write(to: &$0) } }
            })
    }

    private func decideSetting(_ call: Call) async throws -> Response {
        try await call.perform({
            DecideSetting(
                setting: $0.choice("setting"), value: $0.integer("value", in: 0...1_000), fromOn: $0.day("from_on"),
                reason: $0.text("reason", limit: 2_000))
        }) { value in .recorded { value.write(to: &$0) } }
    }

    private func linkOfficers(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        let officers = try await call.casework.linkOfficers(as: call.credential)
        return Response(
            json: JSONWriter.answer { json in
                json.array("link_officers", officers) { json, officer in json.object { officer.write(to: &$0) } }
            })
    }

    private func appointLinkOfficer(_ call: Call) async throws -> Response {
        try await call.perform({
            AppointLinkOfficer(person: PersonID(rawValue: $0.identifier("person_id")), fromOn: $0.day("from_on"))
        }) { officer in .recorded { officer.write(to: &$0) } }
    }
}

extension ServiceName {
    fileprivate init(_ fields: inout Fields) {
        self.init(department: fields.text("department", limit: 200), name: fields.text("service", limit: 200))
    }
}
