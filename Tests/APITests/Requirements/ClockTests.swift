import Complaints
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API
@testable import Casework

/// The clocks of requirements R20, R21 and R37 to R52 and of the worked cases, through the API.
@Suite(.database) struct ClockTests {
    /// The clocks of a calculation, `stage.clock` with the day due.
    private func calculate(_ service: Service, _ body: String) async throws -> [String: String] {
        let reply = try await service.post("/v1/deadline-calculations", body)
        try #require(reply.status == 200, "\(reply.text.prefix(300))")
        var due: [String: String] = [:]
        for clock in try reply.json["clocks"].elements {
            due["\(clock["stage"].text ?? "").\(clock["clock"].text ?? "")"] = clock["due_on"].text
        }
        return due
    }

    @Test(
        "R37: working days leave out weekends and the bank holidays of England and Wales",
        arguments: [
            ("2022-09-01", "2022-09-15", "2022-09-30"), ("2022-12-19", "2023-01-05", "2023-01-19"),
            ("2022-09-10", "2022-09-26", "2022-10-10"), ("2022-05-30", "2022-06-15", "2022-06-29"),
            // worked cases 1, 5 and 8
            ("2022-12-23", "2023-01-11", "2023-01-25"), ("2023-04-25", "2023-05-11", "2023-05-25"),
            ("2025-05-24", "2025-06-09", "2025-06-23"), ("2025-05-25", "2025-06-09", "2025-06-23"),
            // worked case 6
            ("2025-04-11", "2025-04-29", "2025-05-14"),
        ])
    func workingDays(receivedOn: String, ten: String, twenty: String) async throws {
        let service = try await Service.start()
        let due = try await calculate(service, #"{"procedure":"childrens","received_on":"\#(receivedOn)"}"#)
        #expect(due["local_resolution.response_target"] == ten)
        #expect(due["local_resolution.response"] == twenty)
    }

    @Test("R42: stage 2 of 3 October 2022 has its 25th working day on 7 November and its 65th on 5 January")
    func stage2() async throws {
        let service = try await Service.start()
        let due = try await calculate(
            service,
            #"""
            {"procedure":"childrens","received_on":"2022-09-01","stages":[
            {"stage":"investigation","requested_on":"2022-10-03"}]}
            """#)
        #expect(due["investigation.response"] == "2022-11-07")
        #expect(due["investigation.notice"] == "2022-11-07")
        #expect(due["investigation.response_maximum"] == "2023-01-05")
    }

    @Test("R44: a panel asked for on 9 January 2023 meets by 20 February")
    func panel() async throws {
        let service = try await Service.start()
        let due = try await calculate(
            service,
            #"""
            {"procedure":"childrens","received_on":"2022-09-01","stages":[
            {"stage":"review_panel","requested_on":"2023-01-09"}]}
            """#)
        #expect(due == ["review_panel.panel": "2023-02-20"])
    }

    @Test("R46: 40 then 20 working days from June 2022, and 65 for the whole procedure before")
    func corporateVersions() async throws {
        let service = try await Service.start()
        let new = try await calculate(
            service,
            #"""
            {"procedure":"corporate","received_on":"2022-06-06","stages":[
            {"stage":"stage_1"},{"stage":"stage_2","requested_on":"2022-08-01"}]}
            """#)
        let old = try await calculate(
            service,
            #"""
            {"procedure":"corporate","received_on":"2022-03-31","stages":[
            {"stage":"stage_1"},{"stage":"stage_2","requested_on":"2022-05-03"}]}
            """#)
        #expect(new["stage_1.response"] == "2022-08-01")
        #expect(new["stage_2.response"] == "2022-08-30")
        #expect(old["stage_1.response"] == old["stage_2.response"])
        #expect(old["stage_1.response"] == "2022-07-07")
    }

    @Test(
        "worked case 49: the version of another day can be asked for, as the old rule for a complaint of November 2022")
    func versionOn() async throws {
        let service = try await Service.start()
        let asked = #"{"procedure":"corporate","received_on":"2022-11-01""#
        let old = try await calculate(service, asked + #","version_on":"2022-03-31"}"#)
        let own = try await calculate(service, asked + "}")
        #expect(old["stage_1.response"] == "2023-02-03")
        #expect(own["stage_1.response"] == "2022-12-29")
    }

    @Test(
        "worked cases 12 and 37: six months commencing on receipt end the day before, or with a shorter month",
        arguments: [
            ("2025-01-15", "2025-07-14", false), ("2025-08-31", "2026-02-28", true), ("2024-08-30", "2025-02-28", true),
            ("2024-02-29", "2024-08-28", false), ("2025-10-31", "2026-04-30", true),
            ("2023-03-10", "2023-09-09", false),
        ])
    func sixMonths(receivedOn: String, due: String, clipped: Bool) async throws {
        let service = try await Service.start()
        for procedure in ["adult_social_care", "public_health"] {
            let reply = try await service.post(
                "/v1/deadline-calculations", #"{"procedure":"\#(procedure)","received_on":"\#(receivedOn)"}"#)
            let response = try #require(try reply.json["clocks"].elements.first { $0["clock"].text == "response" })
            #expect(response["due_on"].text == due)
            #expect(response["month_wording"].text == "beginning_with")
            #expect(response["reckoning"].text?.contains("ends with the month") == clipped)
            #expect(response["days"].elements.isEmpty)
        }
    }

    @Test(
        "worked cases 10 and 35: an adult social care complaint is acknowledged in 3 working days over Christmas and Easter",
        arguments: [
            ("2025-12-24", "2025-12-31"), ("2025-12-19", "2025-12-24"), ("2025-12-27", "2025-12-31"),
            ("2025-04-17", "2025-04-24"), ("2025-05-02", "2025-05-08"),
        ])
    func adultAcknowledgement(receivedOn: String, due: String) async throws {
        let service = try await Service.start()
        let found = try await calculate(service, #"{"procedure":"adult_social_care","received_on":"\#(receivedOn)"}"#)
        #expect(found["single_stage.acknowledgement"] == due)
    }

    @Test(
        "worked cases 34 and 58: the council's year and the Ombudsman's end a day apart, whenever the answer came",
        arguments: [("2023-03-10", "2024-03-10", "2024-03-09"), ("2024-05-20", "2025-05-20", "2025-05-19")])
    func timeLimits(groundsOn: String, toComplain: String, toOmbudsman: String) async throws {
        let service = try await Service.start()
        let reply = try await service.post(
            "/v1/deadline-calculations",
            #"{"procedure":"childrens","received_on":"2025-06-01","grounds_on":"\#(groundsOn)"}"#)
        #expect(try reply.json["time_limits"]["to_complain_on"].text == toComplain)
        #expect(try reply.json["time_limits"]["to_ombudsman_on"].text == toOmbudsman)
    }

    @Test(
        "worked case 36: an oral complaint settled by the next working day is outside the procedure",
        arguments: [("2025-05-06", true), ("2025-05-07", false)])
    func settledEarly(settledOn: String, early: Bool) async throws {
        let service = try await Service.start()
        let reply = try await service.post(
            "/v1/deadline-calculations",
            #"{"procedure":"adult_social_care","received_on":"2025-05-02","oral_settled_on":"\#(settledOn)"}"#)
        #expect(try reply.json["settled_early"] == .bool(early))
    }

    @Test("every clock of every stage is calculated at once, with each stage's request in its place")
    func allStages() async throws {
        let service = try await Service.start()
        let contract = try Contract.shared.get()
        let reply = try await service.post(
            "/v1/deadline-calculations",
            #"""
            {"procedure":"childrens","received_on":"2025-03-03","stages":[
            {"stage":"review_panel","requested_on":"2025-11-24","panel_held_on":"2025-12-12",
             "panel_findings_on":"2025-12-17","findings_received_on":"2025-12-17"},
            {"stage":"local_resolution","advocate_asked_on":"2025-03-05","advocate_appointed_on":"2025-03-12",
             "responded_on":"2025-03-28"},
            {"stage":"investigation","requested_on":"2025-03-31","statement_agreed_on":"2025-04-28",
             "responded_on":"2025-09-04","adjudication_received_on":"2025-09-05",
             "extensions":[{"agreed_on":"2025-05-06","extended_to":"2025-07-04","notified_on":"2025-05-06"}]}]}
            """#)
        #expect(contract.violations(try reply.json, contract.named("CalculatedDeadlines")) == [])
        let clocks = try reply.json["clocks"].elements.map {
            "\($0["stage"].text ?? "").\($0["clock"].text ?? "") \($0["kind"].text ?? "") \($0["due_on"].text ?? "")"
        }
        #expect(
            Set(clocks) == [
                "local_resolution.acknowledgement target 2025-03-06", "local_resolution.response limit 2025-03-31",
                "local_resolution.response_target target 2025-03-24",
                "local_resolution.next_stage_request window 2025-04-29", "investigation.statement target 2025-04-14",
                "investigation.notice limit 2025-05-08", "investigation.response limit 2025-07-04",
                "investigation.response_maximum alternative 2025-07-04",
                "investigation.response_from_statement alternative 2025-07-04",
                "investigation.response_maximum_from_statement alternative 2025-07-30",
                "investigation.next_stage_request window 2025-10-03", "review_panel.panel limit 2026-01-08",
                "review_panel.findings limit 2025-12-19", "review_panel.response limit 2026-01-12",
            ])
        let target = try #require(
            try reply.json["clocks"].elements.first { $0["clock"].text == "response_target" })
        #expect(target["days"].elements.count { $0["why"].text == "awaiting_advocate" } == 5)
        #expect(target["reckoning"].text?.contains("advocate") == true)
        let headline = try #require(
            try reply.json["clocks"].elements.first {
                $0["stage"].text == "investigation" && $0["clock"].text == "response"
            })
        #expect(headline["alternatives"].elements.count == 3)
    }

    @Test("R20: there are four procedures, three of them statutory")
    func procedures() async throws {
        let service = try await Service.start()
        let contract = try Contract.shared.get()
        let reply = try await service.get("/v1/procedures")
        #expect(contract.violations(try reply.json, try contract.answer("listProcedures", 200)) == [])
        let listed = try reply.json["items"].elements
        #expect(
            listed.map { $0["procedure"].text } == ["childrens", "adult_social_care", "public_health", "corporate"])
        #expect(listed.map { $0["statutory"] } == [.bool(true), .bool(true), .bool(true), .bool(false)])
    }

    @Test("R21: the children's procedure has its legal basis and guidance")
    func legalBasis() async throws {
        let service = try await Service.start()
        let childrens = try await service.get("/v1/procedures").json["items"][0]
        #expect(
            childrens["legal_basis"].text
                == "Children Act 1989 Representations Procedure (England) Regulations 2006 (SI 2006/1738), reg 13(3)")
        #expect(childrens["guidance"].text == "Getting the Best from Complaints 2006")
    }

    @Test("worked case 9: 22:14 on Friday 13 June 2025 is day 0 that Friday, and 00:30 of summer time is the new day")
    func lateReceipt() async throws {
        let service = try await Service.start()
        func due(_ instant: String) async throws -> (String?, String?) {
            let registered = try await service.post(
                "/v1/complaints", Service.registration.replacing("2025-10-01T09:30:00+01:00", with: instant))
            let path = try #require(registered.headers[.location])
            let accepted = try await service.accept(path, on: "2025-06-16")
            let duties = try accepted.json["stages"][0]["deadlines"].elements
            let target = duties.first { $0["clock"].text == "response_target" }
            return (try accepted.json["received_on"].text, target?["due_on"].text)
        }
        let late = try await due("2025-06-13T21:14:00Z")
        let night = try await due("2025-06-13T23:30:00Z")
        #expect(late == ("2025-06-13", "2025-06-27"))
        #expect(night == ("2025-06-14", "2025-06-27"))
    }
}
