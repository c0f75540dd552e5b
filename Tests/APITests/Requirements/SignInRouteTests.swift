import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import Logging
import SignIn
import TestSupport
import Testing

@testable import API
@testable import Casework

/// The council's own sign-in, against a provider that makes its tokens with Authlib.
@Suite(.database) struct SignInRouteTests {
    @Test("A token that is not as it must be lets nobody in, and its answer does not say why")
    func falseTokens() async throws {
        try await SignInProcess.with { process in
            let service = try (try await Service.start()).signingIn(through: process)
            try await service.addPerson("S. Example", reference: "E1", signingInAs: "subject-1", at: process)

            for each in FalseToken.all {
                let token = try await process.token("/false", each.query)
                for (method, body) in [(HTTPRequest.Method.get, nil), (.post, Service.registration)] {
                    let reply = try await service.send(method, "/v1/complaints", body, token: token)
                    #expect(reply.status == each.status, "\(each.testDescription): \(reply.text)")
                    let challenge = reply.headers[.wwwAuthenticate]
                    guard each.status == 401 else { continue }
                    #expect(challenge?.hasPrefix("Bearer realm=\"redress\", error=\"invalid_token\"") == true)
                    #expect(try reply.code == "unauthenticated")
                    let detail = try #require(try reply.json["detail"].text)
                    #expect(
                        detail.hasPrefix(
                            each.testDescription == "expired"
                                ? "The sign-in has expired" : "The access token is not valid here"))
                }
            }
            #expect(try await service.get("/v1/complaints").json["items"].elements.isEmpty)
            let good = try await process.token("/false")
            #expect(try await service.send(.get, "/v1/complaints", token: good).status == 200)
        }
    }

    /// Authlib's generator signs by two of the algorithms, and the provider by hand with the others.
    @Test(
        "A token of each algorithm lets its person in, under their name and with the role of its claim",
        arguments: [
            ("first", "RS256", "/token"), ("curve", "ES256", "/token"), ("pss", "PS256", "/false"),
            ("edwards", "EdDSA", "/false"),
        ])
    func algorithms(kid: String, algorithm: String, path: String) async throws {
        try await SignInProcess.with { process in
            let service = try (try await Service.start()).signingIn(through: process)
            try await service.addPerson("S. Example", reference: "E1", signingInAs: "subject-1", at: process)
            func token(_ roles: String) async throws -> String {
                try await process.token(
                    path,
                    [
                        "kid": kid, "header": #"{"kid": "\#(kid)", "alg": "\#(algorithm)"}"#,
                        "claims": #"{"roles": [\#(roles)]}"#,
                    ])
            }
            let officer = try await token(#""Officer""#)
            let manager = try await token(#""Other", "Manager""#)

            let made = try await service.send(.post, "/v1/complaints", Service.registration, token: officer)
            let complaint = try #require(made.headers[.location])
            let acceptance = """
                {"procedure": "childrens", "accepted_on": "2025-10-02", "eligible_complainant": true, "subject_in_scope": true}
                """
            let refused = try await service.send(
                .post, complaint + "/acceptance", acceptance, token: officer, headers: [.ifMatch: "*"])
            let accepted = try await service.send(
                .post, complaint + "/acceptance", acceptance, token: manager, headers: [.ifMatch: "*"])
            let events = try await service.get(complaint + "/events").json["items"].elements

            #expect(made.status == 201, "\(made.text)")
            #expect(refused.status == 403)
            #expect(accepted.status == 200, "\(accepted.text)")
            #expect(events.map { $0["actor"].text } == ["S. Example", "S. Example"])
            #expect(events.map { $0["admission"].text } == ["sign_in", "sign_in"])
            #expect(events.allSatisfy { $0["token_id"] == .null })
        }
    }

    @Test("New keys are taken without a restart, and a withdrawn one is of no use a few minutes later")
    func rotation() async throws {
        try await SignInProcess.with { process in
            let later = ShiftedClock()
            let service = try (try await Service.start()).signingIn(through: process, later: later)
            try await service.addPerson("S. Example", reference: "E1", signingInAs: "subject-1", at: process)
            func status(_ token: String) async throws -> Int {
                try await service.send(.get, "/v1/complaints", token: token).status
            }
            let old = try await process.token()
            #expect(try await status(old) == 200)

            try await process.ask("/rotate")
            later.pass(10)
            let new = try await process.token()
            #expect(try await status(new) == 200)
            #expect(try await status(old) == 200)
            try await process.ask("/withdraw", ["kid": "first"])
            later.pass(300)
            #expect(try await status(old) == 401)
            #expect(try await status(new) == 200)
        }
    }

    @Test("A thousand tokens of keys that nobody has make the provider be asked a few times")
    func unknownKeys() async throws {
        try await SignInProcess.with { process in
            let service = try (try await Service.start()).signingIn(through: process)
            let token = try await process.token("/false", ["header": #"{"kid": "nobody's"}"#])

            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<1_000 {
                    if number % 50 == 49, let status = try await group.next() { #expect(status == 401) }
                    group.addTask { try await service.send(.get, "/v1/complaints", token: token).status }
                }
                return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
            }
            let asked = try await process.ask("/asked")

            #expect(statuses == [401])
            // One for each ten seconds that the requests took.
            #expect(try #require(asked["keys"].integer) <= 6)
        }
    }

    @Test(
        "A provider that is down, sends somebody elsewhere, answers without end or speaks of another lets nobody new in",
        arguments: ["down", "moved", "endless", "other issuer"])
    func unavailable(_ mode: String) async throws {
        try await SignInProcess.with { process in
            let later = ShiftedClock()
            let service = try (try await Service.start()).signingIn(through: process, later: later)
            try await service.addPerson("S. Example", reference: "E1", signingInAs: "subject-1", at: process)
            let known = try await process.token()
            try await process.ask("/mode", ["mode": mode])
            let before = try await service.send(.get, "/v1/complaints", token: known)
            try await process.ask("/mode", ["mode": "up"])
            later.pass(10)
            #expect(try await service.send(.get, "/v1/complaints", token: known).status == 200)

            try await process.ask("/mode", ["mode": mode])
            later.pass(300)
            let meanwhile = try await service.send(.get, "/v1/complaints", token: known)
            let stranger = try await process.token("/false", ["header": #"{"kid": "stranger"}"#, "kid": "stranger"])
            let unknown = try await service.send(.get, "/v1/complaints", token: stranger)
            let ours = try await service.get("/v1/complaints")

            #expect(before.status == 503)
            #expect(meanwhile.status == 200)
            #expect(unknown.status == 503)
            #expect(try unknown.code == "sign_in_unavailable")
            #expect(unknown.headers[.retryAfter] == "10")
            #expect(ours.status == 200)
        }
    }

    @Test("Somebody who leaves, is taken out of the sign-ins or becomes another's loses access at the next request")
    func atTheNextRequest() async throws {
        try await SignInProcess.with { process in
            let service = try (try await Service.start(on: "2026-03-02")).signingIn(through: process)
            let person = try await service.addPerson(
                "S. Example", reference: "E1", signingInAs: "subject-1", at: process)
            let token = try await process.token()
            func asked(_ service: Service) async throws -> Reply {
                try await service.send(.get, "/v1/complaints", token: token)
            }
            #expect(try await asked(service).status == 200)

            try await service.importSignIns("reference,subject\nE1,\n", of: process.address)
            let removed = try await asked(service)
            try await service.importSignIns("reference,subject\nE1,subject-1\n", of: "https://login.example.org")
            let ofAnother = try await asked(service)
            try await service.importSignIns("reference,subject\nE1,subject-1\n", of: process.address)
            let back = try await asked(service)
            _ = try await service.change("/v1/people/\(person)", "/deactivation", #"{"active_until": "2026-03-02"}"#)
            let lastDay = try await asked(service)
            let later = try (try service.at("2026-03-03T09:00:00Z")).signingIn(through: process)
            let left = try await asked(later)
            let leftAndPosts = try await later.send(
                .post, "/v1/complaints", Service.registration, token: token, headers: [.idempotencyKey: "k"])

            #expect(removed.status == 403)
            #expect(try removed.json["detail"].text?.contains("nobody of the directory") == true)
            #expect(ofAnother.status == 403)
            #expect(back.status == 200)
            #expect(lastDay.status == 200)
            #expect(left.status == 401)
            #expect(try left.json["detail"].text?.contains("2 March 2026") == true)
            #expect(leftAndPosts.status == 401)
        }
    }

    @Test("An Idempotency-Key is the person's, whichever of their tokens comes with it, and nobody else's")
    func keys() async throws {
        try await SignInProcess.with { process in
            let service = try (try await Service.start()).signingIn(through: process)
            try await service.addPerson("S. Example", reference: "E1", signingInAs: "subject-1", at: process)
            try await service.addPerson("T. Example", reference: "E2", signingInAs: "subject-2", at: process)
            func register(_ token: String) async throws -> Reply {
                try await service.send(
                    .post, "/v1/complaints", Service.registration, token: token, headers: [.idempotencyKey: "a-key"])
            }

            let first = try await register(try await process.token())
            let again = try await register(try await process.token())
            let other = try await register(try await process.token("/token", ["subject": "subject-2"]))
            let ours = try await register(service.manager)

            #expect(first.status == 201)
            #expect(again.bytes == first.bytes)
            #expect(again.headers[.idempotencyReplayed] == "true")
            #expect(other.status == 201)
            #expect(other.headers[.idempotencyReplayed] == nil)
            #expect(ours.headers[.idempotencyReplayed] == nil)
            #expect(try await service.get("/v1/complaints").json["items"].elements.count == 3)
        }
    }

    @Test("A deputy of somebody who signs in acts by the role that the operator says, and the audit names both")
    func deputies() async throws {
        try await SignInProcess.with { process in
            let service = try (try await Service.start(on: "2026-03-02")).signingIn(through: process)
            let manager = try await service.addPerson(
                "M. Manager", reference: "E1", signingInAs: "subject-1", at: process, deputyRole: "manager")
            let deputy = try await service.addPerson(
                "D. Deputy", reference: "E2", signingInAs: "subject-2", at: process)
            let path = try await service.register()
            let token = try await process.token("/token", ["subject": "subject-2"])
            func accept() async throws -> Reply {
                try await service.send(
                    .post, path + "/acceptance",
                    """
                    {"procedure": "childrens", "accepted_on": "2025-10-02", "eligible_complainant": true, "subject_in_scope": true}
                    """, token: token, headers: [.ifMatch: "*"])
            }
            let before = try await accept()
            let appointed = try await service.change(
                "/v1/people/\(manager)", "/deputies",
                #"{"deputy_id": "\#(deputy)", "from_on": "2026-03-02", "until_on": "2026-03-13"}"#)
            try #require(appointed.status < 300, "\(appointed.text)")

            let accepted = try await accept()
            let events = try await service.get(path + "/events").json["items"].elements

            #expect(before.status == 403)
            #expect(accepted.status == 200, "\(accepted.text)")
            #expect(events.last?["actor"].text == "D. Deputy for M. Manager")
        }
    }

    @Test("False tokens are limited by address and logged without the token; good ones are limited by person")
    func limits() async throws {
        try await SignInProcess.with { process in
            let entries = LogEntries()
            let limits = RateLimits(callerRequests: 2, failedSignIns: 1, proxies: .none)
            let service = try (try await Service.start()).signingIn(through: process, limits: limits)
            try await service.addPerson("S. Example", reference: "E1", signingInAs: "subject-1", at: process)
            let application = Application(
                router: service.api.router(), logger: Logger(label: "log") { _ in RecordingHandler(entries: entries) })
            let bad = try await process.token("/false", ["claims": #"{"aud": "api://another"}"#])
            let good = try await [process.token(), process.token(), process.token()]

            let statuses = try await application.test(.router) { client in
                var statuses: [Int] = []
                for token in [bad, bad] + good {
                    statuses.append(
                        try await client.execute(
                            uri: "/v1/complaints", method: .get, headers: [.authorization: "Bearer \(token)"]
                        ) { $0.status.code })
                }
                return statuses
            }

            #expect(statuses == [401, 429, 200, 200, 429])
            let failure = try #require(entries.all.first { $0.message == "a sign-in failed" })
            #expect(failure.metadata["fault"] == "audience")
            let answered = entries.all.filter { $0.message == "answered" }
            #expect(answered.first?.metadata["caller"] == Credential.fingerprint(of: bad))
            let said = entries.all.flatMap { Array($0.metadata.values) + [$0.message] }
            #expect(!said.contains { $0.contains(bad) || $0.contains(good[0]) || $0.contains("subject-1") })
        }
    }

    @Test("Without a provider an access token is a token that is unknown")
    func withoutProvider() async throws {
        try await SignInProcess.with { process in
            let service = try await Service.start()

            let reply = try await service.send(.get, "/v1/complaints", token: try await process.token())

            #expect(reply.status == 401)
        }
    }
}
