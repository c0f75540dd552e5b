import Casework
import Complaints
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

@Suite(.database) struct ProblemSentenceTests {
    @Test("One wrong field is named with what is wrong, several are listed")
    func fields() async throws {
        let service = try await Service.start()
        let one = Service.registration.replacing("\"parent\"", with: "\"aunt\"")

        let wrong = try await service.post("/v1/complaints", one)
        let both = try await service.post("/v1/complaints", one.replacing("\"channel\": \"", with: "\"channel\": \"x"))

        let listed = try both.json["detail"].text
        #expect(
            try wrong.json["detail"].text
                == "complainant_type: 'aunt' is not one of \(ComplainantType.allCases.map(\.rawValue).joined(separator: ", "))."
        )
        #expect(listed?.hasPrefix("2 fields cannot be used: ") == true)
        #expect(listed?.contains("channel") == true)
        #expect(listed?.contains("complainant_type") == true)
    }

    @Test("One wrong parameter is named with what is wrong")
    func parameters() async throws {
        let service = try await Service.start()

        let reply = try await service.get("/v1/complaints?limit=900")

        #expect(try reply.json["detail"].text == "limit: The limit must be a number from 1 to 200.")
    }

    @Test(
        "What has no name is called so, and a control character is told as one",
        arguments: [
            ("?=1", "A parameter without a name: There is no such parameter."),
            ("?&&=", "A parameter without a name: There is no such parameter."),
            ("?format=csv%00", "format: The value must not hold control characters, and has U+0000."),
        ])
    func odd(query: String, detail: String) async throws {
        let service = try await Service.start()

        let reply = try await service.get("/v1/complaints" + query)

        #expect(try reply.json["detail"].text == detail)
    }

    @Test("A body that is no object is told so once, and of a name as long as a book only its beginning is told")
    func bodies() async throws {
        let service = try await Service.start()
        let name = String(repeating: "n", count: 200_000)

        let list = try await service.post("/v1/complaints", "[]")
        let long = try await service.post("/v1/searches", "{\"\(name)\": 1}")

        #expect(try list.json["detail"].text == "The body must be an object.")
        #expect(long.status == 422 && long.bytes.count < 4_000)
        #expect(long.text.contains(String(name.prefix(200)) + "…"))
    }

    @Test("Whoever may not decide is told who does, and what to do instead")
    func forbidden() async throws {
        let service = try await Service.start()
        let path = try await service.register()

        let reply = try await service.send(
            .post, path + "/acceptance", #"{"procedure": "corporate", "accepted_on": "2025-10-02"}"#,
            token: service.officer, headers: [.ifMatch: "*"])

        #expect(reply.status == 403)
        #expect(try reply.json["detail"].text == "Only the Complaints Manager decides this; record a proposal instead.")
    }
}

@Suite struct ProblemSentenceTableTests {
    @Test("Nobody who is refused reads the name of a permission", arguments: Permission.allCases)
    func permissions(permission: Permission) {
        let problem = Problem(AccessRefusal.forbidden(permission))

        #expect(!problem.detail.contains("_"))
        #expect(problem.detail.hasSuffix("."))
    }

    @Test("A busy service says so, and when to try again")
    func busy() {
        let problem = Problem(CancellationError(), changes: true, logger: Service.logger)

        #expect(problem.detail == "The service is busy; try again in a second.")
        #expect(problem.type.title == "The service is busy")
    }

    @Test(
        "Whoever only asks is told of no change, and whoever changes what became of theirs",
        arguments: [
            (CaseworkUnavailable.busy, "busy", "try again"), (.recordBusy, "record_busy", "is changing this record"),
            (.databaseDown, "database_down", "may have been made"),
            (.storageFull, "storage_full", "nothing was stored"),
        ])
    func unavailable(error: CaseworkUnavailable, code: String, told: String) {
        let read = Problem(error, changes: false, logger: Service.logger)
        let change = Problem(error, changes: true, logger: Service.logger)

        #expect(!read.detail.contains("chang") && !read.detail.contains("stored"), "\(read.detail)")
        #expect(read.type.code == (code == "record_busy" ? "busy" : code))
        #expect(change.type.code == code && change.detail.contains(told), "\(change.detail)")
        #expect(read.type.status.code == 503 && !read.headers.isEmpty)
    }

    @Test("More than five wrong fields are counted rather than listed")
    func manyFields() {
        let errors = ["a", "b", "c", "d", "e", "f"].map {
            FieldError(place: .body("#/\($0)"), code: .missing, detail: "The field is required.")
        }

        #expect(FieldError.sentence(errors, of: "fields") == "6 fields cannot be used: a, b, c, d and 2 more.")
        #expect(
            FieldError.sentence(Array(errors.prefix(5)), of: "fields") == "5 fields cannot be used: a, b, c, d and e.")
    }
}
