import Commands
import Postgres
import TestSupport
import Testing

/// A database that the migrations cannot be run in.
@Suite(.database) struct DatabaseEncodingTests {
    @Test("a database of another encoding is told, and how to make one, before anything is changed")
    func encoding() async throws {
        let name = "redress_latin_\(UInt64.random(in: 0...UInt64.max))"
        let administration = TestDatabase.current.database
        try await administration.single {
            try $0.script("CREATE DATABASE \(name) ENCODING 'LATIN1' TEMPLATE template0 LOCALE 'C'")
        }
        let words = TestDatabase.current.configuration.conninfo.split(separator: " ").map(String.init)
            .filter { !$0.hasPrefix("dbname=") }
        let settings = ["DATABASE_URL": (words + ["dbname=\(name)"]).joined(separator: " ")]

        let dry = try await CommandRun(["migrate", "--dry-run"], settings)
        let run = try await CommandRun(["migrate"], settings)
        let status = try await CommandRun(["migrate", "--status"], settings)
        try await administration.single { try $0.script("DROP DATABASE \(name) WITH (FORCE)") }

        for run in [dry, run] {
            expectSentence(run, CommandStatus.settings.rawValue, ["LATIN1", "must be UTF8", "--encoding UTF8"])
        }
        #expect(status.output.split(separator: "\n").allSatisfy { $0.hasSuffix(" waiting") }, "\(status.output)")
    }
}
