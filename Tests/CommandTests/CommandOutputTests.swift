import Commands
import Foundation
import Glibc
import Postgres
import TestSupport
import Testing

/// What commands write, and where.
@Suite(.database)
struct CommandOutputTests {
    private struct Swept: Decodable {
        struct Finding: Decodable {
            let reference, due_on: String
            let working_days: Int
            let is_new: Bool
        }
        let found: [Finding]
        let alerts_new, answers_destroyed, exports_destroyed: Int
    }

    private struct Verified: Decodable {
        struct Difference: Decodable {
            struct Duty: Decodable {
                let basis_on, due_on: String
            }
            let reference, clock: String
            let stored, computed: Duty?
        }
        let records: Int
        let differences: [Difference]
    }

    @Test("a token alone is on standard output, and its number and last day beside it")
    func create() async throws {
        let arguments = [
            "token", "create", "--role", "officer", "--name", "A. Officer", "--whole-council", "--expires-in-days", "1",
        ]

        let run = try await CommandRun(arguments, CommandRun.settings())
        let again = try await CommandRun(arguments, CommandRun.settings())

        #expect(run.status == 0)
        #expect(run.output.wholeMatch(of: /redress_[A-Za-z0-9_-]{43}\n/) != nil)
        #expect(run.errors.contains("Token 1 of A. Officer, officer, expires on "))
        expectSentence(again, 1, ["A. Officer", "revoke"])
    }

    @Test("a revoked token is in the list as revoked, and nothing in the list is a token")
    func listed() async throws {
        let made = try await CommandRun(
            ["token", "create", "--role", "manager", "--name", "M", "--whole-council"], CommandRun.settings())
        let revoked = try await CommandRun(["token", "revoke", "1", "--reason", "Lost"], CommandRun.settings())
        let list = try await CommandRun(["token", "list"], CommandRun.settings())
        let again = try await CommandRun(["token", "revoke", "1"], CommandRun.settings())

        #expect(made.status == 0, "\(made.errors)")
        #expect(revoked.output == "Token 1 of M is revoked.\n")
        #expect(list.output.contains("revoked on "))
        #expect(!list.output.contains("redress_"))
        expectSentence(again, 1, ["Token 1 was revoked on"])
    }

    @Test(
        "an address that is none of the web is told as such, not as a file that is not there",
        arguments: ["ftp://x/y", "file:///tmp/bank-holidays.json"])
    func address(_ source: String) async throws {
        let run = try await CommandRun(["calendar", "preview", source], CommandRun.settings())

        expectSentence(run, 66, [source, "https://"])
    }

    @Test("a sweep and a verification can be read by a program", .database(.demonstration))
    func json() async throws {
        let sweep = try await CommandRun(
            ["sweep", "--as-of", "2023-09-01", "--format", "json"], CommandRun.settings())
        let verify = try await CommandRun(["verify", "--format", "json"], CommandRun.settings())
        let swept = try JSONDecoder().decode(Swept.self, from: Data(sweep.output.utf8))
        let verified = try JSONDecoder().decode(Verified.self, from: Data(verify.output.utf8))

        #expect(sweep.status == 0 && sweep.errors.isEmpty)
        #expect(swept.found.allSatisfy { $0.reference.hasPrefix("C") && $0.due_on.count == 10 })
        #expect(swept.answers_destroyed == 0)
        #expect(swept.exports_destroyed == 0)
        #expect(verify.status == 0 && verify.errors.isEmpty)
        #expect(verified.differences.isEmpty)
        #expect(verified.records > 0)
    }

    @Test("a difference is in the JSON too, and ends with 1", .database(.demonstration))
    func drift() async throws {
        try await TestDatabase.current.database.single { db in
            try db.script("UPDATE duty SET due_on = due_on + 1 WHERE id = (SELECT min(id) FROM duty)")
        }

        let run = try await CommandRun(["verify", "--format", "json"], CommandRun.settings())

        let differences = try JSONDecoder().decode(Verified.self, from: Data(run.output.utf8)).differences
        #expect(run.status == 1)
        #expect(differences.count == 1)
        #expect(differences.first?.stored?.due_on != differences.first?.computed?.due_on)
    }

    /// Commands that print, each of which ends with 0 where it can.
    static let printing = [
        ["report", "childrens", "2022-23"], ["report", "childrens", "2022-23", "--format", "json"],
        ["report", "childrens", "2022-23", "--format", "ods"], ["sweep"], ["sweep", "--format", "json"], ["verify"],
        ["verify", "--format", "json"], ["migrate", "--status"], ["token", "list"], ["sign-in", "list"],
        ["calendar", "preview", "--day", "2027-12-24", "--name", "Made up"],
        ["calendar", "preview", "--day", "2027-12-24", "--name", "Made up", "--format", "json"],
        ["calendar", "apply", "--day", "2027-12-24", "--name", "Made up", "--format", "json"],
        ["import", DemonstrationRegister.folder.path, "--dry-run"],
    ]

    @Test(
        "what cannot be printed is told in a sentence, and ends with 74", .database(.demonstration),
        arguments: printing, [">/dev/full", ">&-"])
    func unwritten(_ arguments: [String], _ redirection: String) async throws {
        let reason = redirection == ">&-" ? "standard output is closed" : "no space left on device"

        let run = try await CommandRun(arguments, CommandRun.settings(), redirected: redirection)

        expectSentence(
            run, CommandStatus.unwritten.rawValue, ["What was to be printed could not be written: \(reason)."])
    }

    @Test("a token that could not be printed is named as one to be revoked", arguments: [">/dev/full", ">&-"])
    func lostToken(_ redirection: String) async throws {
        let made = try await CommandRun(
            ["token", "create", "--role", "viewer", "--name", "X", "--whole-council"], CommandRun.settings(),
            redirected: redirection)
        let revoked = try await CommandRun(["token", "revoke", "1"], CommandRun.settings())

        #expect(made.status == CommandStatus.unwritten.rawValue)
        #expect(made.errors.contains("end it with redress token revoke 1."), "\(made.errors)")
        #expect(revoked.output == "Token 1 of X is revoked.\n")
    }

    @Test("a reader that has read enough ends the command without a word")
    func readEnough() async throws {
        let run = try await CommandRun(
            ["migrate", "--status"], CommandRun.settings(), redirected: "| head -c 1 >/dev/null")

        #expect(run.errors.isEmpty)
    }

    @Test("how far an import is shows at a terminal, and is cleared; elsewhere nothing is written")
    func progress() async throws {
        let arguments = ["import", DemonstrationRegister.folder.path, "--dry-run"]
        let terminal = try Terminal()

        let shown = try await CommandRun(arguments, CommandRun.settings(), errors: terminal.handle)
        let silent = try await CommandRun(arguments, CommandRun.settings())

        let written = terminal.written()
        #expect(shown.status == 0 && silent.status == 0)
        #expect(written.contains("Reading stages.csv …"))
        #expect(written.hasSuffix("\r\u{1B}[K"))
        #expect(silent.errors.isEmpty)
        #expect(shown.output == silent.output)
    }
}

/// A terminal that nobody sits at.
private struct Terminal {
    let handle: FileHandle
    private let master: Int32

    init() throws {
        master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        var (unlocked, number) = (CInt(0), CInt(0))
        // TIOCSPTLCK and TIOCGPTN of Linux, which the C library does not hand to Swift.
        try #require(ioctl(master, 0x4004_5431, &unlocked) == 0 && ioctl(master, 0x8004_5430, &number) == 0)
        handle = FileHandle(fileDescriptor: open("/dev/pts/\(number)", O_RDWR | O_NOCTTY))
    }

    /// What was written to it.
    func written() -> String {
        close(handle.fileDescriptor)
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(master, &buffer, buffer.count)
            guard count > 0 else { break }
            bytes += buffer.prefix(count)
        }
        close(master)
        return String(decoding: bytes, as: UTF8.self)
    }
}
