import Foundation
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API

/// The examples a reader copies.
@Suite(.database) struct ReadmeTests {
    @Test("Every call of the README works as it is written, in its order")
    func calls() async throws {
        let service = try await Service.start(on: "2026-11-23")
        try await TestDatabase.current.database.write { db in
            _ = try db.execute(
                """
                INSERT INTO service (department, name) VALUES ('Children and Family Services', 'First Response')
                ON CONFLICT DO NOTHING
                """)
        }
        let calls = try Self.commands().map(Call.init)
        #expect(calls.count >= 5)
        var id = ""

        for call in calls {
            let reply = try await service.send(
                call.method, call.path.replacing("$id", with: id), call.body, token: service.manager,
                headers: call.headers)
            #expect(reply.status < 300, "\(call.path): \(reply.text)")
            if let location = reply.headers[.location] {
                id = String(try #require(location.split(separator: "/").last))
            }
        }
    }

    /// The curl commands of the README, each on one line.
    private static func commands() throws -> [String] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("README.md")
        let text = try String(contentsOf: file, encoding: .utf8).replacing("\\\n", with: "")
        return text.split(separator: "\n").map(String.init).filter { $0.hasPrefix("curl ") }
    }

    /// A request as curl is told it.
    private struct Call {
        let method: HTTPRequest.Method
        let path: String
        let body: String?
        let headers: HTTPFields

        init(_ command: String) throws {
            var words = Self.words(command).dropFirst()[...]
            var method: HTTPRequest.Method?
            var body: String?
            var path: String?
            var headers: HTTPFields = [:]
            func next() throws -> String {
                let word = words.popFirst()
                return try #require(word)
            }
            while let word = words.popFirst() {
                switch word {
                case "-X": method = HTTPRequest.Method(try next())
                case "-d": body = try next()
                case "-H":
                    let parts = try next().split(separator: ": ", maxSplits: 1).map(String.init)
                    let name = try #require(HTTPField.Name(parts[0]))
                    if name == .authorization { #expect(parts[1] == "Bearer $token") } else { headers[name] = parts[1] }
                default: path = word.replacing("http://127.0.0.1:8080", with: "")
                }
            }
            self.path = try #require(path)
            self.method = method ?? (body == nil ? .get : .post)
            self.body = body
            self.headers = headers
        }

        /// The words of a command as a shell takes them; the README quotes whole words only.
        private static func words(_ command: String) -> [String] {
            command.matches(of: /'([^']*)'|"([^"]*)"|(\S+)/).map { match in
                String(match.output.1 ?? match.output.2 ?? match.output.3 ?? "")
            }
        }
    }
}
