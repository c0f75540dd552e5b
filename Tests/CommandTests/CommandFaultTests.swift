import Commands
import Foundation
import Postgres
import TestSupport
import Testing

/// Each command with each fault that may meet it: one sentence, and the status that the help lists.
@Suite(.database)
struct CommandFaultTests {
    struct Command: Sendable, CustomTestStringConvertible {
        let arguments: [String]
        /// The roles of deploy/roles.sql that may not run it.
        var forbidden: [String] = []
        var testDescription: String { arguments.joined(separator: " ") }
    }

    private static let day = ["--day", "2027-12-24", "--name", "Made up"]
    static let commands = [
        Command(arguments: ["migrate"], forbidden: ["redress_service", "redress_report"]),
        Command(
            arguments: ["import", DemonstrationRegister.folder.path],
            forbidden: ["redress_service", "redress_report"]),
        Command(
            arguments: ["directory", "import", DemonstrationRegister.folder.path], forbidden: ["redress_report"]),
        Command(arguments: ["sweep"], forbidden: ["redress_report"]),
        Command(arguments: ["send", "--until-empty"], forbidden: ["redress_report"]),
        Command(arguments: ["report", "childrens", "2022-23"]),
        Command(arguments: ["verify"]),
        Command(arguments: ["calendar", "preview"] + day),
        Command(arguments: ["calendar", "apply"] + day, forbidden: ["redress_service", "redress_report"]),
        Command(arguments: ["calendar", "take-back", "1", "--reason", "Wrong"]),
        Command(
            arguments: ["token", "create", "--role", "viewer", "--name", "X", "--whole-council"],
            forbidden: ["redress_service", "redress_report"]),
        Command(arguments: ["token", "list"], forbidden: ["redress_report"]),
        Command(arguments: ["sign-in", "list"], forbidden: ["redress_report"]),
        Command(arguments: ["token", "revoke", "1"], forbidden: ["redress_service", "redress_report"]),
        Command(arguments: ["serve"], forbidden: ["redress_report"]),
    ]

    struct Fault: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// From the words of the test's own DATABASE_URL.
        let settings: @Sendable ([String]) -> [String: String]
        let status: CommandStatus
        let words: [String]

        init(
            _ description: String, _ status: CommandStatus, _ words: String...,
            settings: @escaping @Sendable ([String]) -> [String: String]
        ) {
            testDescription = description
            self.settings = settings
            self.status = status
            self.words = words
        }

        /// Another value for one word of DATABASE_URL.
        init(_ description: String, _ status: CommandStatus, _ words: String..., key: String, is value: String) {
            testDescription = description
            settings = { url in
                let others = url.filter { !$0.hasPrefix(key + "=") }
                return ["DATABASE_URL": (others + ["\(key)=\(value)"]).joined(separator: " ")]
            }
            self.status = status
            self.words = words
        }
    }

    static let faults: [Fault] = [
        Fault("no DATABASE_URL", .settings, "DATABASE_URL is not set") { _ in [:] },
        Fault("a DATABASE_URL that cannot be read", .settings, "DATABASE_URL cannot be read") { _ in
            ["DATABASE_URL": "nonsense"]
        },
        Fault("the database is down", .unavailable, "No database answers", key: "host", is: "/nowhere/at/all"),
        Fault("a role that is not there", .settings, "no role", key: "user", is: "nobody_at_all"),
        Fault("a database that is not there", .settings, "no database", key: "dbname", is: "nothing_at_all"),
        Fault("a level of the log that there is not", .settings, "LOG_LEVEL") {
            ["DATABASE_URL": $0.joined(separator: " "), "LOG_LEVEL": "loud"]
        },
        Fault("a number that is none", .settings, "DATABASE_CONNECTIONS", "1 to 64") {
            ["DATABASE_URL": $0.joined(separator: " "), "DATABASE_CONNECTIONS": "four"]
        },
    ]

    @Test("a command that cannot begin says so in a sentence", arguments: commands, faults)
    func cannotBegin(_ command: Command, _ fault: Fault) async throws {
        let settings = fault.settings(
            TestDatabase.current.configuration.conninfo.split(separator: " ").map(String.init))
        // The service has a log besides, whose lines are not for whoever runs a command.
        let quiet = command.arguments == ["serve"] ? ["LOG_LEVEL": "critical"] : [:]

        let run = try await CommandRun(command.arguments, quiet.merging(settings) { $1 })

        expectSentence(run, fault.status.rawValue, fault.words)
        #expect(run.output.isEmpty)
    }

    @Test("a database that lacks a migration is told to be migrated", arguments: commands.dropFirst())
    func behind(_ command: Command) async throws {
        try await TestDatabase.current.database.single { db in
            try db.script("DELETE FROM schema_migration WHERE number = (SELECT max(number) FROM schema_migration)")
        }

        let run = try await CommandRun(command.arguments, CommandRun.settings())

        expectSentence(run, CommandStatus.refused.rawValue, ["redress migrate"])
    }

    @Test("a role without the right is told which it needs", arguments: commands.filter { !$0.forbidden.isEmpty })
    func forbidden(_ command: Command) async throws {
        for role in command.forbidden {
            await (try TestDatabase.current.database(as: role)).shutdown()

            let run = try await CommandRun(command.arguments, CommandRun.settings(as: role))

            expectSentence(run, CommandStatus.forbidden.rawValue, ["lacks a right", "the owner of the database"])
        }
    }

    @Test(
        "what is written wrongly is told with how it is written, and ends with 64",
        arguments: [
            ["--nonsense"], ["nonsense"], ["import"], ["sweep", "--warning-days", "3"], ["sweep", "--as-of", "today"],
            ["sweep", "--format", "xml"], ["report", "childrens", "2022"],
            ["report", "no", "2022-23"], ["calendar", "apply"],
            ["calendar", "apply", "--day", "2027-12-24"], ["calendar", "take-back", "x", "--reason", "y"],
            ["token", "create"], ["token", "create", "--role", "king"],
            ["token", "create", "--role", "viewer", "--expires-in-days", "367"],
            ["token", "create", "--role", "viewer", "--person", "somebody"], ["token", "revoke", "the first"],
            ["token", "create", "--role", "viewer"], ["sign-in", "import"],
            ["token", "create", "--role", "viewer", "--whole-council", "--department", "Highways"],
        ])
    func usage(_ arguments: [String]) async throws {
        let run = try await CommandRun(arguments, CommandRun.settings())

        #expect(run.status == CommandStatus.usage.rawValue)
        #expect(run.errors.contains("Usage: redress"))
        for word in innerWords { #expect(run.errors.firstMatch(of: word) == nil, "\(run.errors)") }
    }

    struct Refused: Sendable, CustomTestStringConvertible {
        let arguments: [String]
        let status: CommandStatus
        let words: [String]
        var testDescription: String { arguments.joined(separator: " ") }

        init(_ arguments: String, _ status: CommandStatus, _ words: String...) {
            self.arguments = arguments.split(separator: " ").map(String.init)
            self.status = status
            self.words = words
        }
    }

    static let refusals: [Refused] = [
        Refused("import /nowhere/at/all", .unreadable, "/nowhere/at/all"),
        Refused("import /etc/passwd", .unreadable, "/etc/passwd", "folder"),
        Refused("directory import /nowhere/at/all", .unreadable, "/nowhere/at/all"),
        Refused("calendar preview /nowhere/holidays.csv", .unreadable, "/nowhere/holidays.csv"),
        Refused("calendar apply /etc", .unreadable, "/etc"),
        Refused("calendar preview /dev/zero", .unreadable, "/dev/zero is no file."),
        Refused("calendar preview /dev/null", .unreadable, "/dev/null is no file."),
        Refused("calendar apply /etc/passwd", .unreadable, "/etc/passwd", "date,name"),
        Refused("calendar preview http://127.0.0.1:9/holidays.json", .unreadable, "http://127.0.0.1:9"),
        Refused("calendar apply --day 2099-12-24 --name X", .refused, "2099"),
        Refused("calendar take-back 4711 --reason x", .refused, "4711"),
        Refused("token revoke 4711", .refused, "no such token"),
        Refused(
            "token create --role viewer --person 0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10", .refused, "no such person"),
        Refused("token create --role viewer --department Nowhere", .refused, "Nowhere"),
        Refused("sign-in import sign-ins.csv", .settings, "OIDC_ISSUER"),
        Refused("sweep --as-of 2999-01-01", .refused, "2999"),
        Refused("report childrens 2022-23 --department Nowhere", .refused, "no department named Nowhere"),
        Refused("report childrens 2998-99", .refused, "no report of 2998-99", "1 April 2998"),
    ]

    @Test("what is not there, or refused by a rule, is told in a sentence", arguments: refusals)
    func refused(_ refused: Refused) async throws {
        let run = try await CommandRun(refused.arguments, CommandRun.settings())

        expectSentence(run, refused.status.rawValue, refused.words)
    }

    @Test("a list of bank holidays that is named as JSON and is none is told so")
    func noJSON() async throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("holidays-\(UUID().uuidString).json")
        try "date,name\n".write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }

        let run = try await CommandRun(["calendar", "preview", file.path], CommandRun.settings())

        expectSentence(run, CommandStatus.unreadable.rawValue, ["\(file.path) /: is not JSON."])
        #expect(!run.errors.contains(".."))
    }

    @Test("a host that is set to nothing is told by its setting", arguments: ["HTTP_HOST", "METRICS_HOST"])
    func noHost(_ name: String) async throws {
        let run = try await CommandRun(["serve"], CommandRun.settings(as: nil, [name: ""]))

        expectSentence(run, CommandStatus.settings.rawValue, ["\(name) is empty"])
    }

    private static let smtp = ["SMTP_HOST": "mail.example.org", "SMTP_FROM": "complaints@example.org"]
    private static let notify = [
        "NOTIFY_API_KEY": "live-6b3b1d0c-5f0e-4c8a-9a35-0d3f0b2f6a11-b5a0fd2c-93a7-4c63-8d11-4f43bb0c97c2",
        "NOTIFY_TEXT_TEMPLATE": "9d751e0e-f929-4891-82a1-a3e1c3c18ee3",
    ]

    @Test(
        "a channel that cannot work as it is set up is told by its settings, without a key",
        arguments: [
            (smtp, ["SMTP_SECURITY": "none"], ["SMTP_SECURITY: ", "same machine only"]),
            (smtp, ["SMTP_HOST": "smtp://mail"], ["SMTP_HOST, ", "\"smtp://mail\""]),
            (smtp, ["SMTP_FROM": "Complaints"], ["SMTP_FROM and ", "\"Complaints\""]),
            (notify, ["NOTIFY_API_KEY": "live-b5a0fd2c"], ["NOTIFY_API_KEY: "]),
            (notify, ["NOTIFY_TEXT_TEMPLATE": "text"], ["NOTIFY_TEXT_TEMPLATE: ", "\"text\""]),
            (notify, ["NOTIFY_EMAIL_TEMPLATE": "email"], ["NOTIFY_EMAIL_TEMPLATE: ", "\"email\""]),
            (notify, ["NOTIFY_URL": "notify"], ["NOTIFY_URL and ", "The address of Notify"]),
        ] as [([String: String], [String: String], [String])])
    func channel(settings: [String: String], wrong: [String: String], words: [String]) async throws {
        let settings = settings.merging(wrong) { $1 }.merging(["PUBLIC_URL": "https://complaints.example.org"]) { $1 }

        let run = try await CommandRun(["send", "--until-empty"], CommandRun.settings(as: nil, settings))

        expectSentence(run, CommandStatus.settings.rawValue, words)
        #expect(!run.errors.contains("b5a0fd2c"))
    }

    @Test(
        "a folder that lacks a file of a register, or has none, is told with the first that cannot be read",
        arguments: ["demand.csv", nil])
    func emptyRegister(_ lacking: String?) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("register-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        if let lacking {
            try FileManager.default.copyItem(at: DemonstrationRegister.folder, to: folder)
            try FileManager.default.removeItem(at: folder.appendingPathComponent(lacking))
        } else {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }

        let run = try await CommandRun(["import", folder.path], CommandRun.settings())

        expectSentence(
            run, CommandStatus.unreadable.rawValue, ["\(folder.path)/\(lacking ?? "complaints.csv") is not there"])
    }

    @Test(
        "the problems of files are told each on its line, and how many there are",
        arguments: [(["import"], "demand.csv"), (["directory", "import"], "teams.csv")])
    func problems(_ command: [String], _ name: String) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("problems-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: DemonstrationRegister.folder, to: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        try "nonsense\n".write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)

        let run = try await CommandRun(command + [folder.path], CommandRun.settings())

        let lines = run.errors.split(separator: "\n")
        #expect(run.status == CommandStatus.refused.rawValue)
        #expect(run.output.isEmpty)
        #expect(lines.contains("\(name):1: has unknown columns nonsense"), "\(run.errors)")
        #expect(lines.last == "\(lines.count - 1) problems; nothing was stored.", "\(run.errors)")
        for word in innerWords { #expect(run.errors.firstMatch(of: word) == nil, "\(run.errors)") }
    }

    @Test("a file of the directory that cannot be read is told with its place, beside one that can")
    func unreadableDirectory() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("directory-\(UUID().uuidString)")
        let file = folder.appendingPathComponent("people.csv")
        try FileManager.default.createDirectory(at: file, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try "department,name\n".write(
            to: folder.appendingPathComponent("teams.csv"), atomically: true, encoding: .utf8)

        let run = try await CommandRun(["directory", "import", folder.path], CommandRun.settings())

        expectSentence(run, CommandStatus.unreadable.rawValue, [file.path])
    }
}
