import Commands
import Foundation
import Testing

/// What the program says about itself.
struct HelpTests {
    /// A command as the parser of arguments describes it.
    private struct Command: Decodable {
        let commandName: String
        let abstract, discussion: String?
        let subcommands: [Command]?
    }

    private struct Described: Decodable {
        let command: Command
    }

    private struct Page {
        let path: String
        let abstract: String
        let discussion: String
        let isLeaf: Bool

        static func all(_ command: Command, below path: [String] = []) -> [Page] {
            let path = path + [command.commandName]
            let below = (command.subcommands ?? []).filter { $0.commandName != "help" }
            let page = Page(
                path: path.joined(separator: " "), abstract: command.abstract ?? "",
                discussion: command.discussion ?? "", isLeaf: below.isEmpty)
            return [page] + below.flatMap { all($0, below: path) }
        }
    }

    private func pages() async throws -> [Page] {
        let run = try await CommandRun(["--experimental-dump-help"])
        try #require(run.status == 0, "\(run.errors)")
        return Page.all(try JSONDecoder().decode(Described.self, from: Data(run.output.utf8)).command)
    }

    @Test("the help of every command has an abstract, and an example of that command")
    func examples() async throws {
        let pages = try await pages()

        #expect(pages.count >= 15)
        for page in pages {
            #expect(!page.abstract.isEmpty, "\(page.path)")
            let examples = page.discussion.split(separator: "EXAMPLES:").last ?? ""
            #expect(examples.contains("  " + page.path), "\(page.path): \(page.discussion)")
        }
    }

    @Test("the help of every command that works on the database says whom it connects as")
    func roles() async throws {
        for page in try await pages() where page.isLeaf {
            #expect(page.discussion.contains("It connects as"), "\(page.path)")
            #expect(page.discussion.contains("deploy/roles.sql"), "\(page.path)")
        }
    }

    @Test("every status is listed in the help and in the pages for operators")
    func statuses() async throws {
        let help = try await CommandRun(["--help"]).output
        let page = try String(contentsOf: root.appendingPathComponent("docs/operations.md"), encoding: .utf8)

        // A long line of the help is broken.
        let words = help.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for status in CommandStatus.allCases {
            #expect(words.contains("\(status.rawValue) \(status.meaning)"))
            #expect(page.contains("| \(status.rawValue) | \(status.meaning) |"))
        }
    }

    @Test("the version is the one of the changelog, with -dev while it is not released")
    func version() async throws {
        let changelog = try String(contentsOf: root.appendingPathComponent("CHANGELOG.md"), encoding: .utf8)
        let newest = try #require(changelog.split(separator: "\n").first { $0.hasPrefix("## ") }).dropFirst(3)

        let run = try await CommandRun(["--version"])

        #expect(run.output == Program.version + "\n")
        #expect(newest == "Unreleased" ? Program.version.hasSuffix("-dev") : newest.contains(Program.version))
    }

    @Test("a shell gets its completions", arguments: ["bash", "zsh", "fish"])
    func completions(_ shell: String) async throws {
        let run = try await CommandRun(["--generate-completion-script", shell])

        #expect(run.status == 0)
        #expect(run.output.contains("take-back"))
    }

    private var root: URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
    }
}
