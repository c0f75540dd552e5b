import Complaints
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API
@testable import Casework

/// Versions of a procedure that a council adds, which of them are refused, and complaints that follow them.
@Suite(.database) struct CouncilVersionTests {
    static let proposal = #"""
        {"procedure":"corporate","name":"Policy 2027","in_force_from":"2027-01-01","source":"Full council","clocks":[
        {"stage":"stage_1","clock":"response","kind":"limit","basis":"complaint_received","ends_with":"responded",
         "working_days":15,"extendable":true,"extension_maximum_working_days":25,"source":"Policy 1"},
        {"stage":"stage_2","clock":"response","kind":"limit","basis":"stage_requested","ends_with":"responded",
         "months":1,"month_wording":"after","source":"Policy 2"}]}
        """#

    @Test("R46: a council adds a version of its own procedure, and the version is listed with its clocks")
    func addVersion() async throws {
        let service = try await Service.start()
        let contract = try Contract.shared.get()
        let added = try await service.post("/v1/procedure-versions", Self.proposal)
        let listed = try await service.get("/v1/procedure-versions?procedure=corporate")
        #expect(added.status == 201)
        #expect(contract.violations(try added.json, contract.named("ProcedureVersion")) == [])
        #expect(contract.violations(try listed.json, try contract.answer("listProcedureVersions", 200)) == [])
        #expect(try listed.json["items"][0] == added.json)
        #expect(try listed.json["items"].elements.count == 4)
        #expect(try added.json["clocks"][0]["extension_notice"].text == "code")
    }

    static let refusals: [(String, String, String)] = [
        (#""procedure":"corporate""#, #""procedure":"childrens""#, "statutory_limits"),
        (#""procedure":"corporate""#, #""procedure":"public_health""#, "statutory_limits"),
        ("2027-01-01", "2026-03-02", "version_not_in_future"),
        (#""working_days":15"#, #""working_days":0"#, "clock_length"),
        (#""working_days":15"#, #""working_days":15,"months":2"#, "clock_length"),
        (#""extension_maximum_working_days":25"#, #""extension_maximum_working_days":15"#, "clock_extension"),
        (#""extendable":true"#, #""extendable":false"#, "clock_extension"),
        (#""kind":"limit","basis":"complaint_received""#, #""kind":"limit","basis":"panel_held""#, "clock_basis"),
        (
            #""kind":"limit","basis":"complaint_received""#, #""kind":"window","basis":"complaint_received""#,
            "clock_basis"
        ),
        (
            #""clock":"response","kind":"limit","basis":"stage"#, #""clock":"other","kind":"limit","basis":"stage"#,
            "response_limit_missing"
        ),
        (
            #""source":"Full council""#, #""source":"Full council","headline_basis":"statement_agreed""#,
            "nothing_to_set"
        ),
    ]

    @Test("a version that cannot be kept is refused with its own code, and nothing is stored", arguments: refusals)
    func refusedVersion(of text: String, with other: String, code: String) async throws {
        let service = try await Service.start()
        let before = try await service.get("/v1/procedure-versions").text
        let reply = try await service.post("/v1/procedure-versions", Self.proposal.replacing(text, with: other))
        #expect(reply.status == 422, "\(reply.text)")
        #expect(try reply.code == code)
        #expect(try await service.get("/v1/procedure-versions").text == before)
    }

    @Test("a version from a day beyond the calendar is refused, and the next one is not in its way")
    func versionBeyondCalendar() async throws {
        let service = try await Service.start()
        func propose(from day: String) async throws -> Reply {
            try await service.post(
                "/v1/procedure-versions",
                Self.proposal.replacing(/"in_force_from":"[0-9-]+"/, with: #""in_force_from":"\#(day)""#))
        }
        let beyond = try await propose(from: "2035-01-01")
        #expect(try beyond.code == "outside_calendar")
        #expect(try await propose(from: "2027-01-01").status == 201)
    }

    @Test("the refusal of a statutory limit names the regulation")
    func regulationNamed() async throws {
        let service = try await Service.start()
        let reply = try await service.post(
            "/v1/procedure-versions",
            Self.proposal.replacing(#""procedure":"corporate""#, with: #""procedure":"adult_social_care""#))
        #expect(try reply.json["rule"].text == "SI 2009/309 regs 13, 14")
    }

    /// A corporate complaint received on a day, accepted on that day.
    private func corporate(_ service: Service, receivedOn day: String, at time: String = "09:30:00+00:00") async throws
        -> String
    {
        let registered = try await service.post(
            "/v1/complaints",
            Service.registration.replacing("2025-10-01T09:30:00+01:00", with: "\(day)T\(time)")
                .replacing(
                    "\"Children and Families\", \"service\": \"Fostering\"",
                    with: "\"Highways\", \"service\": \"Potholes\""))
        try #require(registered.status == 201, "\(registered.text)")
        let path = try #require(registered.headers[.location])
        try await service.accept(path, into: "corporate", on: day)
        return path
    }

    @Test("a complaint is moved to another version with a reason, and the audit has both versions")
    func moved() async throws {
        let service = try await Service.start(on: "2026-04-10")
        let path = try await corporate(service, receivedOn: "2026-04-01")
        let versions = try await service.get("/v1/procedure-versions?procedure=corporate").json["items"]
        let old = try #require(versions[1]["procedure_version"].integer)

        let reply = try await service.change(
            path, "/procedure-version", #"{"procedure_version":\#(old),"reason":"agreed with the complainant"}"#)

        #expect(reply.status == 200, "\(reply.text)")
        #expect(try reply.json["acceptance"]["procedure_version"].integer == old)
        let due = try reply.json["stages"][0]["deadlines"].elements.first { $0["clock"].text == "response" }
        #expect(due?["due_on"].text == "2026-06-02")
        let explanation = try await service.get(path + "/clocks/stage_1.response/explanation").json
        let move = try #require(explanation["moves"].elements.last)
        #expect(move["due_before_on"].text == "2026-04-24" && move["due_after_on"].text == "2026-06-02")
        #expect(move["cause"].text == "complaint moved to version: agreed with the complainant")
        let events = try await service.get(path + "/events").json["items"].elements
        let event = try #require(events.first { $0["operation"].text == "complaint_moved_to_version" })
        #expect(event["details"]["from_version"] == versions[0]["procedure_version"])
        #expect(event["details"]["reason"].text == "agreed with the complainant")
        let again = try await service.change(
            path, "/procedure-version", #"{"procedure_version":\#(old),"reason":"again"}"#)
        #expect(again.status == 409)
        #expect(try again.code == "already_in_version")
        let unknown = try await service.change(path, "/procedure-version", #"{"procedure_version":99,"reason":"x"}"#)
        #expect(try unknown.code == "unknown_procedure_version")
    }

    @Test("worked case 9: only a council's own version rolls a receipt at 22:14 on a Friday forward to the Monday")
    func rollForward() async throws {
        let service = try await Service.start(on: "2026-12-01")
        let rolling = try await service.post(
            "/v1/procedure-versions",
            Self.proposal.replacing(
                #""source":"Full council""#, with: #""source":"Full council","after_hours_rolls_forward":true"#
            )
            .replacing(#""working_days":15"#, with: #""working_days":10"#))
        #expect(try rolling.json["after_hours_rolls_forward"] == .bool(true))
        let later = try await Service.start(on: "2027-07-01")
        func due(at time: String, on day: String) async throws -> String? {
            let path = try await corporate(later, receivedOn: day, at: time)
            let stages = try await later.get(path).json["stages"]
            return stages[0]["deadlines"].elements.first { $0["clock"].text == "response" }?["due_on"].text
        }
        // Friday 11 June 2027: in office hours, at 17:00, at 22:14; then the Saturday. 30 June is a Wednesday.
        #expect(try await due(at: "16:59:59+01:00", on: "2027-06-11") == "2027-06-25")
        #expect(try await due(at: "17:00:00+01:00", on: "2027-06-11") == "2027-06-28")
        #expect(try await due(at: "22:14:00+01:00", on: "2027-06-11") == "2027-06-28")
        #expect(try await due(at: "10:00:00+01:00", on: "2027-06-12") == "2027-06-28")
        #expect(try await later.casework.verifyDuties().drift.isEmpty)
        let statutory = try await service.post(
            "/v1/procedure-versions",
            #"""
            {"procedure":"childrens","name":"Late","in_force_from":"2027-09-01","source":"x",
             "headline_basis":"statement_agreed","after_hours_rolls_forward":true}
            """#)
        #expect(statutory.status == 422)
        #expect(try statutory.code == "statutory_limits")
    }
}
