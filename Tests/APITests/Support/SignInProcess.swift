import Channels
import Complaints
import Foundation
import HTTPTypes
import JSON
import Logging
import Reporting
import SignIn
import TestSupport
import Testing
import WorkingDays

@testable import API
@testable import Casework

/// A provider of sign-ins in a process of its own, which makes its tokens with Authlib.
final class SignInProcess {
    static let audience = "api://redress"
    let address: String
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private let reader = DocumentReader(caFile: nil, timeLimit: .seconds(30), sizeLimit: 1_000_000)

    private init() throws {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        process.executableURL = tests.appending(path: "../../.venv/bin/python").standardized
        process.arguments = [tests.appending(path: "Fixtures/provider.py").path]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        // One line, after which it says nothing more.
        var line: [UInt8] = []
        while line.last != UInt8(ascii: "\n") {
            let read = output.fileHandleForReading.availableData
            guard !read.isEmpty else { break }
            line += read
        }
        let port = try #require(try JSONParser.parse(line)["port"].integer, "the provider ended")
        address = "http://127.0.0.1:\(port)"
    }

    /// Starts a provider for the time of a body.
    static func with(_ body: (SignInProcess) async throws -> Void) async throws {
        let process = try SignInProcess()
        defer {
            try? process.input.fileHandleForWriting.close()
            process.process.terminate()
        }
        try await body(process)
    }

    /// What the provider answers.
    @discardableResult
    func ask(_ path: String, _ query: [String: String] = [:]) async throws -> JSONValue {
        var parts = try #require(URLComponents(string: address + path))
        parts.queryItems = query.map { URLQueryItem(name: $0.key, value: $0.value) }
        let percentEncoded = parts.percentEncodedQuery?.replacing("+", with: "%2B")
        parts.percentEncodedQuery = percentEncoded
        return try JSONParser.parse(try await reader.read(try #require(parts.string)))
    }

    /// A token as the provider makes it, of a path and with what is to be special about it.
    func token(_ path: String = "/token", _ query: [String: String] = [:]) async throws -> String {
        try #require(try await ask(path, query)["token"].text)
    }

    /// What the service is told of the provider.
    func configuration(rolesClaim: String = "roles") throws -> SignInConfiguration {
        SignInConfiguration(
            issuer: address, audience: Self.audience, rolesClaim: rolesClaim,
            roles: try #require(RoleMapping("Manager=manager, Officer=officer, Viewer=viewer")))
    }
}

extension Service {
    /// The same service with a provider of sign-ins, whose clock is the machine's, moved by so much.
    func signingIn(
        through process: SignInProcess, later: ShiftedClock = ShiftedClock(), limits: RateLimits = .none,
        logger: Logger = Service.logger
    ) throws -> Service {
        let provider = SignInProvider(try process.configuration(), clock: later.clock, logger: logger)
        let api = RedressAPI(
            casework: casework, reports: Reports(database: TestDatabase.current.database),
            openAPI: "openapi: 3.1.0\n", limits: limits, provider: provider,
            readiness: { Readiness(failures: [], warnings: []) })
        return Service(casework: casework, api: api, manager: manager, officer: officer, viewer: viewer)
    }

    /// A person of the directory with a reference, whom the provider knows by a subject.
    @discardableResult
    func addPerson(
        _ name: String, reference: String, signingInAs subject: String, at process: SignInProcess,
        deputyRole: String = ""
    ) async throws -> String {
        let person = try await addPerson(name, more: #", "reference": "\#(reference)""#)
        try await importSignIns(
            "reference,subject,deputy_role\n\(reference),\(subject),\(deputyRole)\n", of: process.address)
        return person
    }

    /// Imports who signs in.
    @discardableResult
    func importSignIns(_ text: String, of issuer: String) async throws -> ImportSignIns.Done {
        let file = FileManager.default.temporaryDirectory.appending(path: "sign-ins-\(UUID()).csv")
        try text.write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        return try await casework.perform(
            ImportSignIns(file: file, issuer: issuer), as: .commandLine(name: "test"))
    }
}
