import Foundation
import Schema
import TestSupport
import Testing

/// `redress calendar` as it is run: what each option does, and what is told where one is missing.
@Suite(.database)
struct CalendarCommandTests {
    /// A file with the bank holidays that the program loads, some lines left out and some added.
    private func file(without gone: [String] = [], with new: [String] = []) throws -> URL {
        let known = try String(
            contentsOf: Schema.reference.appendingPathComponent("bank_holidays.csv"), encoding: .utf8)
        let lines = known.split(separator: "\n").filter { line in !gone.contains { line.hasPrefix($0) } }
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("holidays-\(UUID()).csv")
        try (lines.map(String.init) + new).joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
        return file
    }

    private func calendar(_ arguments: String...) async throws -> CommandRun {
        try await CommandRun(["calendar"] + arguments, CommandRun.settings())
    }

    struct Option: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var without: [String] = []
        var with: [String] = []
        let options: [String]
        /// The columns of the line that tells it, and what is done.
        let line: String
        /// What is left to say where the options are missing, nothing where they may be.
        var missing: [String] = []
    }

    static let options: [Option] = [
        Option(
            testDescription: "a holiday that moved", without: ["2022-09-19"],
            with: ["2022-09-20,Bank Holiday for the State Funeral of Queen Elizabeth II"],
            options: ["--moved", "follow", "--contradicted", "follow", "--late", "follow"],
            line: "moved 2022-09-19 to 2022-09-20 Bank Holiday for the State Funeral of Queen Elizabeth II",
            missing: ["--moved", "--contradicted", "--late"]),
        Option(
            testDescription: "a day that is contradicted", without: ["2022-09-19"],
            options: ["--contradicted", "follow"],
            line: "contradicted 2022-09-19 Bank Holiday for the State Funeral of Queen Elizabeth II",
            missing: ["--contradicted"]),
        Option(
            testDescription: "a day that is late", with: ["2020-05-04,May Day"], options: ["--late", "follow"],
            line: "late 2020-05-04 May Day", missing: ["--late"]),
        Option(
            testDescription: "a day with a new title", without: ["2020-05-25"],
            with: ["2020-05-25,Late spring holiday"], options: ["--renamed", "follow"],
            line: "renamed 2020-05-25 Spring bank holiday to Late spring holiday"),
        Option(
            testDescription: "a new title that is kept out", without: ["2020-05-25"],
            with: ["2020-05-25,Late spring holiday"], options: ["--renamed", "keep"],
            line: "renamed 2020-05-25 Spring bank holiday to Late spring holiday"),
    ]

    private func words(_ text: String) -> String {
        text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    }

    @Test(
        "Preview and apply tell each difference as what it is, and apply asks for what decides it", arguments: options)
    func told(_ option: Option) async throws {
        let file = try file(without: option.without, with: option.with)
        defer { try? FileManager.default.removeItem(at: file) }
        let choice = option.options.contains("keep") ? "keep" : "follow"

        let preview = try await CommandRun(
            ["calendar", "preview", file.path] + option.options, CommandRun.settings())
        let bare = try await calendar("preview", file.path)
        let refused = option.missing.isEmpty ? nil : try await calendar("apply", file.path)
        let applied = try await CommandRun(
            ["calendar", "apply", file.path] + option.options, CommandRun.settings())
        let again = try await CommandRun(
            ["calendar", "apply", file.path] + option.options, CommandRun.settings())

        #expect(preview.status == 0 && words(preview.output).contains("\(option.line) \(choice)"), "\(preview.output)")
        if let refused {
            expectSentence(refused, 1, option.missing + option.missing.map { "\($0) follow or \($0) keep" })
            #expect(words(bare.output).contains("\(option.line) undecided"), "\(bare.output)")
            #expect(bare.output.contains("say follow or keep: \(option.missing.joined(separator: ", "))"))
        }
        #expect(applied.status == 0 && words(applied.output).contains("\(option.line) \(choice)"), "\(applied.output)")
        #expect(applied.output.contains("Calendar version 2.") == (choice == "follow"))
        #expect(again.status == 0 && again.output.hasSuffix("Nothing new.\n"), "\(again.output)")
        let verify = try await CommandRun(["verify"], CommandRun.settings())
        #expect(verify.status == 0 && verify.output.contains(" 0 differences"))
    }

    private struct Printed: Decodable {
        struct Holiday: Decodable { let holiday_on, name: String }
        struct Difference: Decodable {
            let difference: String
            let before, after: Holiday?
            let choice: String?
        }
        let calendar_version: Int?
        let differences: [Difference]
        let undecided: [String]
        let breaches_appear, breaches_vanish: Int
    }

    @Test("What is shown can be read by a program: every difference with both days, what is done, what is undecided")
    func json() async throws {
        let file = try file(without: ["2022-09-19"], with: ["2020-05-04,May Day"])
        defer { try? FileManager.default.removeItem(at: file) }

        let run = try await calendar("preview", file.path, "--contradicted", "keep", "--format", "json")
        let printed = try JSONDecoder().decode(Printed.self, from: Data(run.output.utf8))

        #expect(run.status == 0 && printed.calendar_version == nil)
        #expect(printed.differences.map(\.difference) == ["late", "contradicted"])
        #expect(printed.differences.map(\.choice) == [nil, "keep"])
        #expect(printed.differences.map { $0.before?.holiday_on } == [nil, "2022-09-19"])
        #expect(printed.differences.map { $0.after?.holiday_on } == ["2020-05-04", nil])
        #expect(printed.undecided == ["late"])
        #expect(printed.breaches_appear == 0 && printed.breaches_vanish == 0)
    }

    @Test("A day is taken back alone, with a source that decides; a true one is refused by the source that has it")
    func takenBack() async throws {
        let mistake = try file(with: ["2020-05-04,May Day"])
        let truth = Schema.reference.appendingPathComponent("bank_holidays.csv")
        defer { try? FileManager.default.removeItem(at: mistake) }
        _ = try await calendar("apply", mistake.path, "--late", "follow")

        let refused = try await calendar("take-back", "2", "--reason", "No holiday")
        let other = try await calendar("take-back", "2", "--reason", "No holiday", "--day", "2020-05-05")
        let shown = try await calendar(
            "take-back", "2", "--reason", "No holiday", "--source", truth.path, "--dry-run")
        let done = try await calendar(
            "take-back", "2", "--reason", "No holiday", "--day", "2020-05-04", "--source", truth.path)
        let again = try await calendar("take-back", "3", "--reason", "It was one after all")

        expectSentence(refused, 1, ["4 May 2020", mistake.lastPathComponent, "never removed"])
        expectSentence(other, 1, ["5 May 2020", "version 2"])
        #expect(shown.status == 0 && !shown.output.contains("Calendar version"), "\(shown.output)")
        #expect(done.status == 0 && words(done.output).contains("withdrawn 2020-05-04 May Day follow"))
        #expect(done.output.contains("Calendar version 3."))
        expectSentence(again, 1, ["4 May 2020", "--late follow or --late keep"])
    }

    @Test("A list of another division is refused by its name")
    func division() async throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("scotland-\(UUID()).json")
        try #"{"division": "scotland", "events": [{"title": "St Andrew", "date": "2027-11-30"}]}"#
            .write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }

        let run = try await calendar("preview", file.path)

        expectSentence(run, 66, ["scotland", "england-and-wales"])
    }
}
