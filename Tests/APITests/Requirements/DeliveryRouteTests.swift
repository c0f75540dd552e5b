import Complaints
import Foundation
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import API
@testable import Casework

/// Webhooks, texts of messages and messages, through HTTP.
@Suite(.database) struct DeliveryRouteTests {
    private static let added = #"{"url": "https://hooks.example.org/redress", "description": "Case management"}"#

    private func add(_ service: Service) async throws -> (path: String, secret: String) {
        let reply = try await service.post("/v1/webhooks", Self.added)
        try #require(reply.status == 201, "\(reply.text)")
        let id = try #require(try reply.json["id"].text)
        #expect(reply.headers[.location] == "/v1/webhooks/\(id)")
        return ("/v1/webhooks/\(id)", try #require(try reply.json["secret"].text))
    }

    private func act(_ service: Service, _ path: String, version: Int) async throws -> Reply {
        try await service.post(path, "{}", headers: [.ifMatch: "\"\(version)\""])
    }

    @Test("A webhook's secret is in the answer that makes it and in no other")
    func secretOnce() async throws {
        let service = try await Service.start()
        let (path, secret) = try await add(service)

        #expect(WebhookSecret(secret) != nil)
        for reply in [try await service.get(path), try await service.get("/v1/webhooks")] {
            #expect(reply.status == 200 && !reply.text.contains("whsec_") && !reply.text.contains("\"secret\""))
        }
        #expect(try await service.get(path).json["url"].text == "https://hooks.example.org/redress")
        let audited = try await TestDatabase.current.database.read { db in
            try db.all("SELECT details::text FROM audit_event WHERE operation = 'webhook_added'") {
                try $0["details"] as String
            }
        }
        #expect(audited.count == 1 && audited.allSatisfy { !$0.contains("whsec_") && !$0.contains("hooks") })
    }

    @Test(
        "The same request with its key again is answered without the secret, which is kept nowhere but with the webhook"
    )
    func secretNotKept() async throws {
        let service = try await Service.start()
        let first = try await service.post("/v1/webhooks", Self.added, headers: [.idempotencyKey: "k"])
        let again = try await service.post("/v1/webhooks", Self.added, headers: [.idempotencyKey: "k"])
        let path = "/v1/webhooks/\(try #require(try first.json["id"].text))/secret-rotations"
        let rotation: HTTPFields = [.ifMatch: "\"1\"", .idempotencyKey: "r"]
        let rotated = try await service.post(path, "{}", headers: rotation)
        let rotatedAgain = try await service.post(path, "{}", headers: rotation)

        #expect(first.status == 201 && again.status == 201 && rotated.status == 200 && rotatedAgain.status == 200)
        #expect(try first.json["secret"].text != nil && rotated.json["secret"].text != nil)
        #expect(try again.json["secret"] == .null && rotatedAgain.json["secret"] == .null)
        #expect(try again.json["id"] == first.json["id"] && rotatedAgain.json["version"] == rotated.json["version"])
        let kept = try await TestDatabase.current.database.read { db in
            try db.all("SELECT convert_from(body, 'UTF8') AS body FROM idempotency_record") { try $0["body"] as String }
        }
        #expect(kept.count == 2 && kept.allSatisfy { !$0.contains("whsec_") })
    }

    @Test(
        "A webhook within the council's own network, or without encryption, is refused with its field",
        arguments: [
            "http://hooks.example.org/", "https://localhost/", "https://10.0.0.1/", "https://192.168.1.1/x",
            "https://169.254.169.254/latest/meta-data", "https://[::1]/", "https://[fd00::1]/", "https://127.1/",
            "https://0x7f000001/", "https://user:pw@hooks.example.org/", "ftp://hooks.example.org/",
            "hooks.example.org",
            "https://intranet/", "https://hooks.local/", "https:///path",
        ])
    func privateAddress(url: String) async throws {
        let service = try await Service.start()
        let reply = try await service.post("/v1/webhooks", #"{"url": "\#(url)", "description": "x"}"#)

        #expect(reply.status == 422)
        #expect(try reply.code == "webhook_address")
        #expect(try reply.pointers == ["#/url"])
    }

    @Test("Where the operator allows it, a webhook may lead into the council's own network, without encryption")
    func allowedPrivate() async throws {
        let service = try await Service.start()
        let casework = Casework(
            database: TestDatabase.current.database, clock: try Service.fixedClock("2026-03-02"),
            webhooksMayBePrivate: true)
        let body = #"{"url": "http://10.1.2.3:8080/hook", "description": "x"}"#
        var fields = try Fields(try JSONParser.parse(Array(body.utf8)))
        let operation = AddWebhook(&fields, of: NoTarget())

        let added = try await casework.perform(operation, as: .commandLine(name: "test"))

        #expect(added.webhook.url == "http://10.1.2.3:8080/hook")
        #expect(try await service.get("/v1/webhooks").json["items"].elements.count == 1)
    }

    @Test("A new secret is shown once, and the old one signs beside it for a day")
    func rotated() async throws {
        let service = try await Service.start()
        let (path, first) = try await add(service)

        let reply = try await act(service, path + "/secret-rotations", version: 1)

        #expect(reply.status == 200)
        let second = try #require(try reply.json["secret"].text)
        #expect(second != first)
        #expect(try reply.json["version"].integer == 2)
        #expect(try reply.json["secret_before_until"].text == "2026-03-03T12:00:00Z")
        #expect(try await act(service, path + "/secret-rotations", version: 1).status == 412)
        let several = try await service.post(path + "/secret-rotations", "{}", headers: [.ifMatch: "*"])
        #expect(several.status == 428)

        let person = try await service.addPerson("M. Manager")
        for (instant, secrets) in [("2026-03-03T11:59:59Z", [second, first]), ("2026-03-03T12:00:00Z", [second])] {
            let now = try #require(Instant.parse(instant))
            try await raise(to: person, at: now)
            let request = ClaimRequest(
                now: now, leaseUntil: now.addingTimeInterval(60), channels: [.webhook], limit: 10,
                links: AlertLinks(base: "https://x.example"))
            let batch = try await service.casework.perform(ClaimMessages(request), as: .commandLine(name: "system"))
            #expect(batch.messages.map(\.secrets) == [secrets])
            try await TestDatabase.current.database.write { db in
                _ = try db.execute(
                    "UPDATE message SET state = 'handed_over', handed_over_at = now(), claim = NULL, lease_until = NULL"
                )
            }
        }
    }

    /// Raises an alert to somebody, and queues it.
    private func raise(to person: String, at now: Date) async throws {
        let casework = Casework(database: TestDatabase.current.database, clock: .init { now })
        let id = try #require(UUID(uuidString: person))
        try await TestDatabase.current.database.write { db in
            let context = try casework.context(.commandLine(name: "system"), .recordCasework, now: now, db)
            try AlertRow.tell(
                .complaintBackInQueue, .person(PersonID(rawValue: id)), about: .init(), cause: "\(now)", context, db)
        }
    }

    @Test("A disabled webhook is enabled again once, gets no secret meanwhile, and lets another have its address")
    func disabled() async throws {
        let service = try await Service.start()
        let (path, _) = try await add(service)
        #expect(try await service.post("/v1/webhooks", Self.added).code == "webhook_exists")
        #expect(try await act(service, path + "/enabling", version: 1).code == "webhook_enabled")

        let reply = try await act(service, path + "/disabling", version: 1)
        #expect(reply.status == 200)
        #expect(try reply.json["disabled_for"].text == "asked")
        #expect(try await act(service, path + "/disabling", version: 2).code == "webhook_disabled")
        #expect(try await act(service, path + "/secret-rotations", version: 2).code == "webhook_disabled")

        let enabled = try await act(service, path + "/enabling", version: 2)
        #expect(try enabled.json["disabled_at"] == .null)
        #expect(try await act(service, path + "/disabling", version: 3).status == 200)
        #expect(try await service.post("/v1/webhooks", Self.added).status == 201)
        #expect(try await act(service, path + "/enabling", version: 4).code == "webhook_exists")
    }

    @Test("Webhooks and messages are the manager's; whoever reads casework reads the texts")
    func permitted() async throws {
        let service = try await Service.start()
        let (path, _) = try await add(service)
        for read in ["/v1/webhooks", path, "/v1/messages", "/v1/messages/\(UUID().uuidString.lowercased())"] {
            #expect(try await service.send(.get, read, token: service.officer).status == 403)
        }
        #expect(try await service.send(.get, "/v1/message-templates", token: service.officer).status == 200)
        #expect(try await service.send(.get, "/v1/message-templates", token: service.viewer).status == 403)
        #expect(
            try await service.send(.post, "/v1/webhooks", Self.added, token: service.officer).status == 403)
        #expect(try await service.get("/v1/messages/\(UUID().uuidString.lowercased())").status == 404)
    }
}

/// The texts of messages, through HTTP.
@Suite(.database) struct MessageTemplateRouteTests {
    private func change(_ service: Service, _ name: String, _ text: String, version: Int) async throws -> Reply {
        let body = String(decoding: try JSONEncoder().encode(["text": text]), as: UTF8.self)
        return try await service.post(
            "/v1/message-templates/\(name)/changes", body, headers: [.ifMatch: "\"\(version)\""])
    }

    @Test("A council writes its own texts, one version after the other, and sees what it may name")
    func changed() async throws {
        let service = try await Service.start()
        let listed = try await service.get("/v1/message-templates").json["items"].elements
        #expect(listed.compactMap { $0["template"].text } == TemplateName.allCases.map(\.rawValue))
        #expect(listed.allSatisfy { $0["version"].integer == 0 && $0["text"] == $0["default_text"] })

        let first = try await change(service, "warning", "Soon: {reference} {duty}", version: 0)
        #expect(first.status == 200 && first.etag == "\"1\"")
        #expect(try await change(service, "warning", "Soon: {reference}: {duty}", version: 0).status == 412)
        let second = try await change(service, "warning", "Soon: {reference}: {duty}", version: 1)
        #expect(try second.json["version"].integer == 2)
        let now = try await service.get("/v1/message-templates").json["items"].elements.first
        #expect(now?["text"].text == "Soon: {reference}: {duty}")
        #expect(
            now?["placeholders"].elements.compactMap(\.text) == ["reference", "duty", "due_on", "working_days", "link"])
        #expect(try await change(service, "email_body", "Good morning,\n\n{lines}", version: 0).status == 200)
    }

    @Test(
        "A text that cannot be filled in is refused with its field, and an unknown name is not found",
        arguments: [
            ("warning", "{reference} {duty} {complainant}", "unknown_placeholder"),
            ("warning", "{reference}", "placeholder_missing"), ("email_body", "{lines", "braces_unpaired"),
            ("email_subject", "one\ntwo", "not_a_line"), ("letter", "{lines}", "not_found"),
            ("text_message", "{lines}" + String(repeating: "x", count: 294), "not_a_line"),
        ])
    func refused(name: String, text: String, code: String) async throws {
        let reply = try await change(try await Service.start(), name, text, version: 0)

        #expect(try reply.code == code)
        if code != "not_found" { #expect(try reply.pointers == ["#/text"]) }
    }
}
