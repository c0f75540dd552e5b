import Foundation
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

@Suite(.database) struct AppointmentTests {
    @Test("R25: an investigator of the service complained about, and an Independent Person of the council, are refused")
    func independence() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service)
        try await file.done(
            "/stages/local_resolution/response", #"{"responded_on": "2025-03-17", "outcome": "not_upheld"}"#)
        try await file.done("/stages", #"{"stage": "investigation", "requested_on": "2025-03-20"}"#)
        func add(_ employment: String, _ more: String = "", trained: String? = "2024-01-08") async throws -> String {
            let training = trained.map { #", "trained_on": "\#($0)""# } ?? ""
            return try await service.addPerson(
                "P. Example", employment: employment, capacities: ["investigating_officer", "independent_person"],
                more: training + more)
        }
        func appoint(_ role: String, _ person: String, on day: String = "2025-03-24") async throws -> String {
            let reply = try await file.act(
                "/stages/investigation/\(role)", #"{"person_id": "\#(person)", "appointed_on": "\#(day)"}"#)
            return "\(reply.status) \(try reply.code ?? "-")"
        }
        let fostering = #", "department": "Children and Families", "service": "Fostering""#
        let ofService = try await add("employee", fostering)
        let managedThere = try await add("employee", #", "line_manager_id": "\#(ofService)""#)
        let untrained = try await add("commissioned", trained: nil)
        let trainedLater = try await add("commissioned", trained: "2025-06-02")
        let named = try await add("employee")
        try await file.done("/named-people", #"{"person_id": "\#(named)"}"#)
        let member = try await add("member")
        let married = try await add("none", #", "spouse_of_officer_or_member": true"#)
        let fit = try await add("other_council_employee")
        let left = try await add("commissioned")
        _ = try await service.change("/v1/people/\(left)", "/deactivation", #"{"active_until": "2025-03-21"}"#)

        #expect(try await appoint("investigating-officer", ofService) == "422 investigates_own_service")
        #expect(try await appoint("investigating-officer", managedThere) == "422 investigates_own_service")
        #expect(try await appoint("investigating-officer", untrained) == "422 investigator_untrained")
        #expect(try await appoint("investigating-officer", trainedLater) == "422 investigator_untrained")
        #expect(try await appoint("investigating-officer", named) == "422 named_in_complaint")
        #expect(try await appoint("investigating-officer", left) == "422 person_left")
        #expect(try await appoint("investigating-officer", UUID().uuidString) == "422 unknown_person")
        #expect(try await appoint("investigating-officer", fit, on: "2025-03-19") == "422 out_of_order")
        #expect(try await appoint("independent-person", managedThere) == "422 not_independent")
        #expect(try await appoint("independent-person", member) == "422 not_independent")
        #expect(try await appoint("independent-person", married) == "422 not_independent")
        #expect(try await appoint("independent-person", fit) == "200 -")
        // Two people of one name are two people.
        let namesake = try await add("commissioned")
        #expect(try await appoint("investigating-officer", namesake) == "200 -")
        #expect(
            try await appoint("investigating-officer", fit) == "409 independent_person_is_investigating_officer")
    }

    @Test(
        "worked case 24: a councillor, an officer's spouse or an officer does not sit on a panel, another council's may"
    )
    func panelMembers() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service, points: ["One"])
        try await file.toInvestigation(respondedOn: "2025-03-17", requestedOn: "2025-03-20")
        try await file.report(on: "2025-04-14", "not_upheld")
        try await file.adjudicate(on: "2025-04-17", "not_upheld")
        try await file.done("/stages", #"{"stage": "review_panel", "requested_on": "2025-05-09"}"#)
        func third(_ employment: String, spouse: Bool = false) async throws -> String {
            let person = try await service.addPerson(
                "P. Example", employment: employment, capacities: ["panellist"],
                more: spouse ? #", "spouse_of_officer_or_member": true"# : "")
            let ids = (DirectoryPerson.panel.prefix(2).map(\.id.uuidString) + [person]).map { "\"\($0)\"" }
            let reply = try await file.act(
                "/stages/review_panel/panellists",
                #"{"panellist_ids": [\#(ids.joined(separator: ", "))], "appointed_on": "2025-05-12"}"#)
            return "\(reply.status) \(try reply.code ?? "-")"
        }

        #expect(try await third("member") == "422 not_independent")
        #expect(try await third("none", spouse: true) == "422 not_independent")
        #expect(try await third("employee") == "422 not_independent")
        #expect(try await third("other_council_employee") == "200 -")
    }

    @Test("R25, R34: the Investigating Officer works in no service that contributes, and none of theirs is added")
    func contributors() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service)
        try await file.done(
            "/stages/local_resolution/response", #"{"responded_on": "2025-03-17", "outcome": "not_upheld"}"#)
        try await file.done("/stages", #"{"stage": "investigation", "requested_on": "2025-03-20"}"#)
        let contributor = #"{"department": "Children and Families", "service": "First Response"}"#
        let potholes = #"{"department": "Highways", "service": "Potholes"}"#
        func add(_ more: String) async throws -> String {
            try await service.addPerson(
                "P. Example", capacities: ["investigating_officer"], more: #", "trained_on": "2024-01-08""# + more)
        }
        func appoint(_ person: String) async throws -> String {
            let reply = try await file.act(
                "/stages/investigation/investigating-officer",
                #"{"person_id": "\#(person)", "appointed_on": "2025-03-24"}"#)
            return "\(reply.status) \(try reply.code ?? "-")"
        }
        let ofContributor = try await add(#", "department": "Children and Families", "service": "First Response""#)
        let managedThere = try await add(#", "line_manager_id": "\#(ofContributor)""#)
        let ofHighways = try await add(#", "department": "Highways", "service": "Potholes""#)

        try await file.done("/contributors", contributor)
        #expect(try await appoint(ofContributor) == "422 investigates_own_service")
        #expect(try await appoint(managedThere) == "422 investigates_own_service")
        #expect(try await appoint(ofHighways) == "200 -")
        #expect(try await file.refused("/contributors", potholes) == "409 contributor_investigates")
        #expect(try await service.get("/problems/contributor_investigates").text.contains("reg 17(2)"))
        let other = try await add("")
        #expect(try await appoint(other) == "200 -")
        try await file.done("/contributors", potholes)
    }

    @Test("R25: nobody who investigates comes to belong to the service, by a correction or by the directory")
    func movedIntoService() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service)
        try await service.addAppointees()
        try await file.done(
            "/stages/local_resolution/response", #"{"responded_on": "2025-03-17", "outcome": "not_upheld"}"#)
        try await file.done("/stages", #"{"stage": "investigation", "requested_on": "2025-03-20"}"#)
        func details(_ name: String, _ more: String) -> String {
            """
            {"name": "\(name)", "employment": "employee", "spouse_of_officer_or_member": false,
            "capacities": ["investigating_officer"], "trained_on": "2024-01-08"\(more)}
            """
        }
        func add(_ name: String, _ more: String) async throws -> String {
            let reply = try await service.post("/v1/people", details(name, more))
            return try #require(try reply.json["id"].text, "\(reply.text)")
        }
        func move(_ person: String, _ name: String, _ more: String) async throws -> String {
            let reply = try await service.change("/v1/people/\(person)", "/details", details(name, more))
            return "\(reply.status) \(try reply.code ?? "-")"
        }
        let potholes = #", "department": "Highways", "service": "Potholes""#
        let fostering = #", "department": "Children and Families", "service": "Fostering""#
        let manager = try await add("P. Manager", potholes)
        let managed = #", "line_manager_id": "\#(manager)""#
        let officer = try await add("P. Officer", potholes + managed)
        try await file.done(
            "/stages/investigation/investigating-officer",
            #"{"person_id": "\#(officer)", "appointed_on": "2025-03-24"}"#)
        try await file.done(
            "/stages/investigation/independent-person", DirectoryPerson.independentPerson.body(on: "2025-03-24"))

        #expect(
            try await file.refused(
                "/corrections",
                #"{"department": "Highways", "service": "Potholes", "reason": "It is about the road."}"#)
                == "409 service_investigates")
        #expect(try await move(officer, "P. Officer", fostering) == "409 still_investigates")
        #expect(
            try await move(officer, "P. Officer", #", "department": "Children and Families""#)
                == "409 still_investigates", "of the whole department")
        #expect(try await move(manager, "P. Manager", fostering) == "409 still_investigates", "they manage the officer")
        #expect(try await move(officer, "P. Name", potholes + managed) == "200 -")
        try await file.done(
            "/corrections",
            #"{"department": "Children and Families", "service": "First Response", "reason": "It is theirs."}"#)
        #expect(try await move(officer, "P. Name", fostering) == "200 -", "another service of the department")
        try await file.report(on: "2025-04-14", "not_upheld")
        let firstResponse = fostering.replacing("Fostering", with: "First Response")
        #expect(try await move(officer, "P. Name", firstResponse) == "200 -", "they have reported")
    }

    @Test(
        "R30: nobody who investigated the complaint sits on its panel, nor who did before the investigation was repeated"
    )
    func investigatorsOnPanel() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service)
        try await file.toInvestigation(respondedOn: "2025-03-17", requestedOn: "2025-03-20")
        func both(_ name: String) async throws -> String {
            try await service.addPerson(
                name, employment: "commissioned",
                capacities: ["investigating_officer", "independent_person", "panellist"],
                more: #", "trained_on": "2024-01-08""#)
        }
        func appoint(_ role: String, _ person: String, on day: String) async throws {
            try await file.done(
                "/stages/investigation/\(role)", #"{"person_id": "\#(person)", "appointed_on": "\#(day)"}"#)
        }
        let (first, second, person) = (
            try await both("P. First"), try await both("P. Second"), try await both("P. Third")
        )
        try await appoint("investigating-officer", first, on: "2025-03-24")
        try await appoint("independent-person", person, on: "2025-03-24")
        try await file.report(on: "2025-04-07", "not_upheld")
        try await appoint("investigating-officer", second, on: "2025-04-08")
        try await appoint("independent-person", DirectoryPerson.independentPerson.id.uuidString, on: "2025-04-08")
        try await file.report(on: "2025-04-14", "not_upheld")
        try await file.adjudicate(on: "2025-04-17", "not_upheld")
        try await file.done("/stages", #"{"stage": "review_panel", "requested_on": "2025-05-09"}"#)
        func third(_ person: String) async throws -> String {
            let ids = (DirectoryPerson.panel.prefix(2).map(\.id.uuidString) + [person]).map { "\"\($0)\"" }
            let reply = try await file.act(
                "/stages/review_panel/panellists",
                #"{"panellist_ids": [\#(ids.joined(separator: ", "))], "appointed_on": "2025-05-12"}"#)
            return "\(reply.status) \(try reply.code ?? "-")"
        }

        #expect(try await third(second) == "422 panel_with_investigating_officer")
        #expect(try await third(first) == "422 panel_with_investigating_officer")
        #expect(try await third(person) == "422 panel_with_independent_person")
        #expect(try await third(DirectoryPerson.independentPerson.id.uuidString) == "422 panel_with_independent_person")
        #expect(try await third(DirectoryPerson.panel[2].id.uuidString) == "200 -")
    }
}
