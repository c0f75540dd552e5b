import Foundation
import Migrations
import Testing

@testable import Commands
@testable import Postgres

/// What errors mean to whoever ran a command.
struct CommandFailureTests {
    struct Case: Sendable, CustomTestStringConvertible {
        /// As libpq and a PostgreSQL 15 that speaks English say it.
        let message: String
        let status: CommandStatus
        let words: String
        var testDescription: String { message }
    }

    static let connections = [
        Case(
            message:
                #"connection to server at "127.0.0.1", port 5432 failed: FATAL:  password authentication failed for user "x""#,
            status: .forbidden, words: "does not accept the password"),
        Case(
            message: #"connection to server at "127.0.0.1", port 5432 failed: fe_sendauth: no password supplied"#,
            status: .settings, words: "asks for a password"),
        Case(
            message:
                #"connection to server at "127.0.0.1", port 5432 failed: Connection refused Is the server running on that host and accepting TCP/IP connections?"#,
            status: .unavailable, words: "No database answers"),
        Case(
            message: #"could not translate host name "db.invalid" to address: Name or service not known"#,
            status: .unavailable, words: "no host"),
        Case(
            message:
                #"connection to server on socket "/run/postgresql/.s.PGSQL.5432" failed: FATAL:  Peer authentication failed for user "app""#,
            status: .forbidden, words: "does not admit"),
        Case(
            message:
                #"connection to server at "10.0.0.1", port 5432 failed: FATAL:  no pg_hba.conf entry for host "10.0.0.2", user "x", database "y", no encryption"#,
            status: .forbidden, words: "pg_hba.conf"),
        Case(
            message: #"connection to server on socket "/run/.s.PGSQL.5432" failed: FATAL:  role "x" does not exist"#,
            status: .settings, words: "no role"),
        Case(
            message:
                #"connection to server on socket "/run/.s.PGSQL.5432" failed: FATAL:  database "x" does not exist"#,
            status: .settings, words: "no database"),
        Case(
            message:
                #"connection to server on socket "/run/.s.PGSQL.5432" failed: FATAL:  the database system is starting up"#,
            status: .unavailable, words: "starting or stopping"),
        Case(
            message:
                #"connection to server on socket "/run/.s.PGSQL.5432" failed: FATAL:  sorry, too many clients already"#,
            status: .unavailable, words: "no connection free"),
        Case(
            message:
                #"connection to server at "127.0.0.1", port 5432 failed: FATAL:  Passwort-Authentifizierung für Benutzer »x« fehlgeschlagen"#,
            status: .unavailable, words: "its log says why"),
    ]

    @Test("why no connection can be opened is told in a sentence, without the server's words", arguments: connections)
    func connecting(_ fault: Case) {
        let failure = CommandFailure(PostgresError(.connectionFailed, fault.message), needs: .service)

        #expect(failure.status == fault.status)
        #expect(failure.sentence.contains(fault.words), "\(failure.sentence)")
        #expect(failure.sentence.hasSuffix("."))
        for word in innerWords { #expect(failure.sentence.firstMatch(of: word) == nil, "\(failure.sentence)") }
    }

    static let states: [(state: String, status: CommandStatus, words: String)] = [
        ("42501", .forbidden, "run it as redress_report, redress_service or the owner of the database"),
        ("42P01", .refused, "redress migrate"), ("42703", .refused, "redress migrate"),
        ("42883", .refused, "redress migrate"), ("3F000", .refused, "redress migrate"),
        ("53100", .unavailable, "disk"), ("55P03", .unavailable, "Somebody else"), ("25006", .unavailable, "standby"),
        ("57P01", .unavailable, "try again"), ("40001", .unavailable, "try again"),
        ("23505", .fault, "SQLSTATE 23505"), ("22003", .fault, "SQLSTATE 22003"),
    ]

    @Test(
        "what the server refuses is told by its kind, without tables, columns or statements", arguments: states.indices)
    func server(_ index: Int) {
        let (state, status, words) = Self.states[index]
        var error = PostgresError(.server, #"new row for relation "complaint" violates check constraint "x""#)
        error.sqlState = SQLState(rawValue: state)
        error.table = "complaint"
        error.constraint = "complaint_accepted"

        let failure = CommandFailure(error, needs: .report)

        #expect(failure.status == status)
        #expect(failure.sentence.contains(words), "\(failure.sentence)")
        #expect(!failure.sentence.contains("complaint"))
        for word in innerWords { #expect(failure.sentence.firstMatch(of: word) == nil, "\(failure.sentence)") }
    }

    @Test("a migration that fails is told by its file and line, and then why")
    func migration() {
        var error = PostgresError(.server, #"relation "x" does not exist"#)
        error.sqlState = .diskFull

        let failure = CommandFailure(MigrationError.failed(name: "0012_add_x", line: 3, error), needs: .owner)

        #expect(
            failure.sentence
                == "0012_add_x, line 3, failed and changed nothing. The disk of the database is full; nothing was stored."
        )
        #expect(failure.status == .unavailable)
    }

    @Test("what nobody foresaw is a fault of the program, without its name")
    func unforeseen() {
        struct SomethingElse: Error {}

        let failure = CommandFailure(SomethingElse(), needs: .owner)

        #expect(failure.status == .fault)
        #expect(!failure.sentence.contains("SomethingElse"))
    }

    @Test("every kind of fault of a connection has a sentence of its own")
    func sentences() {
        let found = Self.connections.map { CommandFailure(PostgresError(.connectionFailed, $0.message), needs: .owner) }

        #expect(Set(found.map(\.sentence)).count == ConnectionFault.allCases.count - 1)
    }
}
