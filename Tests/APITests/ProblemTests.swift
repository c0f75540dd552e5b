import Complaints
import HTTPTypes
import JSON
import Logging
import TestSupport
import Testing
import WorkingDays

@testable import API
@testable import Casework

@Suite(.database) struct ProblemTests {
    @Test("A problem has its type, title, status, detail, path, code and request id, and fits its schema")
    func members() async throws {
        let service = try await Service.start()
        let path = try await service.register()
        let contract = try Contract.shared.get()

        let reply = try await service.send(
            .post, path + "/stages", #"{"stage": "investigation", "requested_on": "2025-11-05"}"#,
            token: service.manager,
            headers: [.ifMatch: "*", .requestID: "abc-1"])

        let json = try reply.json
        #expect(reply.status == 409)
        #expect(reply.headers[.contentType] == "application/problem+json")
        #expect(contract.violations(json, contract.named("Problem")) == [])
        #expect(json["type"].text == "/problems/not_accepted")
        #expect(json["status"].integer == 409)
        #expect(json["instance"].text == path + "/stages")
        #expect(json["request_id"].text == "abc-1")
        #expect(reply.headers[.requestID] == "abc-1")
    }

    @Test("A request id that is not safe is replaced", arguments: ["a b", String(repeating: "a", count: 65), "a\"b"])
    func requestID(given: String) async throws {
        let service = try await Service.start()

        let reply = try await service.send(.get, "/healthz", token: nil, headers: [.requestID: given])

        let answered = try #require(reply.headers[.requestID])
        #expect(answered != given)
        #expect(!answered.isEmpty)
    }

    @Test("A body that is no JSON is 400", arguments: ["", "{", "{} {}", #"{"a": 1, "a": 2}"#, "{'a': 1}", "[1,]"])
    func malformedJSON(body: String) async throws {
        let service = try await Service.start()

        let reply = try await service.post("/v1/complaints", body)

        #expect(reply.status == 400)
        #expect(try reply.code == "malformed_json")
    }

    @Test("A body of another type is 415", arguments: ["text/plain", "application/x-www-form-urlencoded", ""])
    func mediaType(type: String) async throws {
        let service = try await Service.start()

        let reply = try await service.post("/v1/complaints", Service.registration, headers: [.contentType: type])

        #expect(reply.status == 415)
    }

    @Test("A content type may name its character set")
    func mediaTypeParameter() async throws {
        let service = try await Service.start()

        let reply = try await service.post(
            "/v1/complaints", Service.registration, headers: [.contentType: "Application/JSON; charset=utf-8"])

        #expect(reply.status == 201)
    }

    @Test("A body that is too large is 413")
    func tooLarge() async throws {
        let service = try await Service.start()

        let reply = try await service.post("/v1/complaints", String(repeating: " ", count: 256 * 1024 + 1))

        #expect(reply.status == 413)
        #expect(try reply.code == "body_too_large")
    }

    @Test("A path that is not there is 404, a method that is not there is 405 with those that are")
    func paths() async throws {
        let service = try await Service.start()

        let unknown = try await service.get("/v1/nothing")
        let method = try await service.send(.delete, "/v1/complaints", token: service.manager)
        let other = try await service.send(
            .put, "/v1/complaints/0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10", token: service.manager)

        #expect(unknown.status == 404)
        #expect(try unknown.code == "not_found")
        #expect(method.status == 405)
        #expect(method.headers[.allow] == "GET, HEAD, POST")
        #expect(try method.code == "method_not_allowed")
        #expect(other.headers[.allow] == "GET, HEAD")
    }

    @Test(
        "An identifier that no record has is 404, a UUID or not",
        arguments: [
            "/v1/complaints/0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10", "/v1/complaints/x",
            "/v1/complaints/0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10/events", "/v1/ombudsman-cases/x",
            "/v1/ombudsman-cases/0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10",
            "/v1/ombudsman-cases/0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10/events", "/problems/nothing",
            "/v1/reports/childrens/2022", "/v1/reports/annual/2022-23", "/v1/reports/childrens/2022-23-q5",
        ])
    func notFound(path: String) async throws {
        let service = try await Service.start()

        let reply = try await service.get(path)

        #expect(reply.status == 404, "\(reply.text)")
        #expect(try reply.code == "not_found")
    }

    @Test("Every wrong field of a body is named at once")
    func fields() async throws {
        let service = try await Service.start()

        let reply = try await service.post(
            "/v1/complaints",
            """
            {"received_at": "2025-02-30T09:30:00Z", "channel": "pigeon", "complainant": " ", "complainant_type": 3,
            "representative_type": null, "department": "D", "about_childrens_social_care": "yes",
            "causes": ["delay", "delay", 1], "summary": "a\\u0000b", "colour": "red"}
            """)

        #expect(reply.status == 422)
        #expect(try reply.code == "invalid_body")
        #expect(
            try reply.pointers.sorted() == [
                "#/about_childrens_social_care", "#/causes/1", "#/causes/2", "#/channel", "#/colour", "#/complainant",
                "#/complainant_type", "#/received_at", "#/service", "#/summary",
            ])
    }

    @Test("A rule that refuses a field is 422 and points to it; one that the state refuses is 409")
    func refusals() async throws {
        let service = try await Service.start()
        let unaccepted = try await service.register()
        let path = try await service.accept()
        let cases: [(path: String, act: String, body: String, status: Int, code: String, pointers: [String])] = [
            (
                unaccepted, "/acceptance", #"{"procedure": "childrens", "accepted_on": "2025-10-02"}"#, 422,
                "eligibility_tests_unanswered", ["#/eligible_complainant", "#/subject_in_scope"]
            ),
            (
                unaccepted, "/acceptance", #"{"procedure": "corporate", "accepted_on": "2025-09-30"}"#, 422,
                "out_of_order", ["#/accepted_on"]
            ),
            (
                path, "/acceptance", #"{"procedure": "corporate", "accepted_on": "2025-10-02"}"#, 409,
                "already_accepted", []
            ),
            (
                path, "/stages", #"{"stage": "stage_2", "requested_on": "2025-11-05"}"#, 422, "no_such_stage",
                ["#/stage"]
            ),
            (
                path, "/stages", #"{"stage": "review_panel", "requested_on": "2025-11-05"}"#, 409, "stage_out_of_order",
                []
            ),
            (
                path, "/stages", #"{"stage": "investigation", "requested_on": "2025-10-10"}"#, 409,
                "previous_stage_running", []
            ),
            (path, "/stages/investigation/panel", #"{"panel_held_on": "2025-11-05"}"#, 409, "not_for_stage", []),
            (
                path, "/stages/investigation/statement", #"{"statement_agreed_on": "2025-11-05"}"#, 409,
                "stage_not_reached", []
            ),
            (
                path, "/stages/local_resolution/acknowledgement", #"{"acknowledged_on": "2026-03-03"}"#, 422,
                "in_the_future", ["#/acknowledged_on"]
            ),
            (
                path, "/stages/local_resolution/response",
                #"{"responded_on": "2025-10-09", "outcome": "no_finding"}"#, 422, "no_finding_reason",
                ["#/no_finding_reason"]
            ),
        ]

        for expected in cases {
            let reply = try await service.change(expected.path, expected.act, expected.body)
            #expect(reply.status == expected.status, "\(expected.code): \(reply.text)")
            #expect(try reply.code == expected.code)
            #expect(try reply.pointers == expected.pointers)
        }
        let service404 = try await service.change(path, "/stages/stage_9/response", "{}")
        #expect(service404.status == 404)
    }

    @Test("A receipt beyond the calendar is refused with how far the calendar reaches")
    func outsideCalendar() async throws {
        let service = try await Service.start(on: "2029-06-01")
        let path = try await service.register(receivedOn: "2029-05-01")

        let reply = try await service.change(
            path, "/acceptance",
            #"{"procedure": "corporate", "accepted_on": "2029-05-02", "eligible_complainant": true, "subject_in_scope": false}"#
        )

        #expect(reply.status == 422, "\(reply.text)")
        #expect(try reply.code == "outside_calendar")
    }

    @Test("Unknown services and causes and references that are taken are refused")
    func unknownNames() async throws {
        let service = try await Service.start()

        let serviceName = try await service.post(
            "/v1/complaints", Service.registration.replacing("Fostering", with: "Nothing"))
        let cause = try await service.post("/v1/complaints", Service.registration.replacing("delay", with: "weather"))

        #expect(try serviceName.code == "unknown_service")
        #expect(try serviceName.pointers == ["#/service"])
        #expect(try cause.code == "unknown_cause")
        #expect(try cause.pointers == ["#/causes"])
    }
}

@Suite struct ProblemTableTests {
    @Test("A failure nobody foresaw is 500, logged, and told without its details")
    func unforeseen() throws {
        struct Secret: Error {}
        let entries = LogEntries()
        let logger = Logger(label: "test") { _ in RecordingHandler(entries: entries) }

        let problem = Problem(Secret(), changes: true, logger: logger)

        #expect(problem.type == ProblemType(.internalError))
        #expect(!problem.detail.contains("Secret"))
        #expect(entries.all.map(\.level) == [.error])
        #expect(entries.all.map { $0.text.contains("Secret") } == [true])
    }

    @Test("A refusal that blames a field is 422 with its pointer, one that blames the record 409 without")
    func refusals() {
        let field = Problem(.blank("summary"))
        let record = Problem(.independentPersonIsInvestigatingOfficer("B. Example"))

        #expect(field.type.status == .unprocessableContent)
        #expect(field.errors.map(\.place) == [.body("#/summary")])
        #expect(record.type.status == .conflict)
        #expect(record.errors.isEmpty)
        #expect(!record.detail.contains("B. Example"))
    }

    @Test("No two problems have one code")
    func codes() {
        #expect(Set(ProblemType.all.map(\.code)).count == ProblemType.all.count)
    }
}
