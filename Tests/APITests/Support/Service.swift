import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import Logging
import Postgres
import Reporting
import TestSupport
import Testing
import WorkingDays

@testable import API
@testable import Casework

/// The API over the test's database on a fixed day, with a token of each role and one service to complain about.
struct Service: Sendable {
    let casework: Casework
    let api: RedressAPI
    let manager: String
    let officer: String
    let viewer: String
    /// Whether a likely duplicate is told.
    ///
    /// The people of other tests send the same again and again and mean another matter each time, which `send` says for them.
    var isToldOfDuplicates = false
    /// The routes, put together once for all requests of a test.
    private let application: Application<RouterResponder<RedressContext>>

    init(casework: Casework, api: RedressAPI, manager: String, officer: String, viewer: String) {
        self.casework = casework
        self.api = api
        self.manager = manager
        self.officer = officer
        self.viewer = viewer
        application = Application(router: api.router(), logger: Self.logger)
    }

    /// Keeps what it is given, as the server reads a request's identifier from it, and writes nothing.
    static let logger = {
        var logger = Logger(label: "test") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .critical
        return logger
    }()

    /// The service at noon of a day, with tokens that are valid for so many days from then.
    static func start(on day: String = "2026-03-02", expiresInDays: Int = 30) async throws -> Service {
        let clock = try fixedClock(day)
        let casework = Casework(database: TestDatabase.current.database, clock: clock)
        try await TestDatabase.current.database.write { db in
            _ = try db.execute(
                """
                INSERT INTO service (department, name) VALUES
                ('Children and Families', 'Fostering'), ('Children and Families', 'First Response'),
                ('Highways', 'Potholes')
                ON CONFLICT DO NOTHING
                """)
            try Signer.add(db)
        }
        return Service(
            casework: casework, api: Self.api(casework, TestDatabase.current.database),
            manager: try await token(.manager, casework, expiresInDays: expiresInDays),
            officer: try await token(.officer, casework, expiresInDays: expiresInDays),
            viewer: try await token(.viewer, casework, expiresInDays: expiresInDays))
    }

    /// The same tokens over another pool of connections.
    func over(_ database: Database, on day: String = "2026-03-02") throws -> Service {
        let casework = Casework(database: database, clock: try Self.fixedClock(day))
        return Service(
            casework: casework, api: Self.api(casework, database), manager: manager, officer: officer, viewer: viewer)
    }

    /// The same database and tokens at another instant.
    func at(_ instant: String) throws -> Service {
        let now = try #require(Instant.parse(instant))
        let database = TestDatabase.current.database
        let casework = Casework(database: database, clock: WorkingDays.Clock { now })
        return Service(
            casework: casework, api: Self.api(casework, database), manager: manager, officer: officer, viewer: viewer)
    }

    /// Noon in London on a day.
    static func fixedClock(_ day: String) throws -> WorkingDays.Clock {
        let noon = London.instant(of: try #require(Day(day)), hour: 12)
        return WorkingDays.Clock { noon }
    }

    static func token(_ role: Role, _ casework: Casework, expiresInDays: Int = 30) async throws -> String {
        try await token("test \(role.rawValue)", role, casework, expiresInDays: expiresInDays)
    }

    /// A token with a name, or with a number after it where another has the name already.
    static func token(
        _ name: String, _ role: Role, _ casework: Casework, person: PersonID? = nil, departments: [String]? = nil,
        expiresInDays: Int = 30
    ) async throws -> String {
        let cli = Credential.commandLine(name: "test")
        let names = try await casework.tokens(as: cli).filter { $0.token.revokedAt == nil }.map(\.token.name)
        let numbered = [name] + (2...names.count + 2).map { "\(name) \($0)" }
        let free = try #require(numbered.first { !names.contains($0) })
        return try await casework.perform(
            CreateToken(
                name: free, role: role, expiresInDays: expiresInDays, person: person, departments: departments), as: cli
        ).token
    }

    private static func api(_ casework: Casework, _ database: Database) -> RedressAPI {
        RedressAPI(
            casework: casework, reports: Reports(database: database), openAPI: "openapi: 3.1.0\n",
            readiness: { Readiness(failures: [], warnings: [.calendarEndsSoon]) })
    }
}

/// What came back.
struct Reply: Sendable {
    let status: Int
    let headers: HTTPFields
    let bytes: [UInt8]

    var text: String { String(decoding: bytes, as: UTF8.self) }
    var etag: String? { headers[.eTag] }
    var json: JSONValue { get throws { try JSONParser.parse(bytes) } }
    /// The code of a problem.
    var code: String? { get throws { try json["code"].text } }
    /// The pointers of a problem's errors.
    var pointers: [String] {
        get throws { try json["errors"].elements.compactMap { $0["pointer"].text ?? $0["parameter"].text } }
    }
}

extension Service {
    /// Sends a request as the manager unless told otherwise; a body that is given is JSON.
    func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil, token: String?, headers: HTTPFields = [:]
    ) async throws -> Reply {
        var fields = headers
        if let token { fields[.authorization] = "Bearer \(token)" }
        if body != nil, !fields.contains(.contentType) { fields[.contentType] = "application/json" }
        let reply = try await ask(method, path, body, fields)
        guard !isToldOfDuplicates, reply.status == 409, let body, try reply.code == "likely_duplicate" else {
            return reply
        }
        let told = try reply.json["references"].elements.compactMap { $0.text.map { "\"\($0)\"" } }
        let said = body.replacing(/\s*}\s*$/, with: #", "not_a_duplicate_of": [\#(told.joined(separator: ", "))]}"#)
        return try await ask(method, path, said, fields)
    }

    private func ask(
        _ method: HTTPRequest.Method, _ path: String, _ body: String?, _ headers: HTTPFields
    ) async throws -> Reply {
        try await application.test(.router) { client in
            try await client.execute(
                uri: path, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) }
            ) { response in
                Reply(
                    status: response.status.code, headers: response.headers,
                    bytes: Array(response.body.readableBytesView))
            }
        }
    }

    func get(_ path: String, headers: HTTPFields = [:]) async throws -> Reply {
        try await send(.get, path, token: manager, headers: headers)
    }

    func post(_ path: String, _ body: String, headers: HTTPFields = [:]) async throws -> Reply {
        try await send(.post, path, body, token: manager, headers: headers)
    }

    /// Changes a record at the version it has.
    func change(_ record: String, _ act: String, _ body: String) async throws -> Reply {
        let etag = try #require(try await get(record).etag)
        return try await post(record + act, body, headers: [.ifMatch: etag])
    }
}

extension Service {
    static let registration = """
        {"received_at": "2025-10-01T09:30:00+01:00", "channel": "email", "complainant": "A. Example",
        "complainant_type": "parent", "department": "Children and Families", "service": "Fostering",
        "about_childrens_social_care": true, "causes": ["delay", "poor_communication"], "summary": "No answer"}
        """

    /// The path of a new complaint.
    func register(receivedOn day: String = "2025-10-01") async throws -> String {
        let reply = try await post(
            "/v1/complaints", Self.registration.replacing("2025-10-01", with: day))
        try #require(reply.status == 201)
        return try #require(reply.headers[.location])
    }

    /// The path of a complaint accepted into the children's procedure.
    func accept() async throws -> String {
        let path = try await register()
        try await accept(path, on: "2025-10-02")
        return path
    }

    /// Accepts a complaint into a procedure on a day, into the children's with both its tests met, into another with its
    /// subject out of scope where it is about children's social care; `more` are further fields of the body, each after its
    /// comma.
    @discardableResult
    func accept(
        _ complaint: String, into procedure: String = "childrens", on day: String, _ more: String = ""
    ) async throws -> Reply {
        let isAbout = try await get(complaint).json["about_childrens_social_care"] == .bool(true)
        let tests =
            isAbout && !more.contains("eligible_complainant")
            ? #", "eligible_complainant": true, "subject_in_scope": \#(procedure == "childrens")"# : ""
        let reply = try await change(
            complaint, "/acceptance", #"{"procedure": "\#(procedure)", "accepted_on": "\#(day)"\#(tests)\#(more)}"#)
        try #require(reply.status == 200, "\(reply.text)")
        return reply
    }
}
