import Foundation
import Postgres
import Schema
import TestSupport
import Testing

/// The program as it was built, run once in an environment of its own: what it wrote, and how it ended.
struct CommandRun: Sendable {
    let status: Int32
    let output: String
    let errors: String

    /// Where the build put the programs, beside the files they read.
    private static let programs = Schema.migrations.deletingLastPathComponent().deletingLastPathComponent()

    /// The test's database as `DATABASE_URL`, with further settings.
    static func settings(as role: String? = nil, _ more: [String: String] = [:]) -> [String: String] {
        let database = TestDatabase.current
        let configuration = role.map(database.configuration(as:)) ?? database.configuration
        return ["DATABASE_URL": configuration.conninfo].merging(more) { $1 }
    }

    /// Runs the program until it ends; standard error is a file unless it is given, standard output unless a shell redirects it.
    init(
        _ arguments: [String], _ settings: [String: String] = [:], errors terminal: FileHandle? = nil,
        redirected: String? = nil
    ) async throws {
        let program = Self.programs.appendingPathComponent("redress")
        try #require(FileManager.default.isExecutableFile(atPath: program.path), "swift build builds \(program.path)")
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("redress-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (output, errors) = (folder.appendingPathComponent("output"), folder.appendingPathComponent("errors"))
        for file in [output, errors] { try Data().write(to: file) }
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        if let redirected {
            process.executableURL = URL(fileURLWithPath: "/bin/sh")
            process.arguments = ["-c", "exec \"$0\" \"$@\" \(redirected)", program.path] + arguments
        }
        process.environment = ["PATH": "/usr/bin:/bin", "HOME": folder.path].merging(settings) { $1 }
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try terminal ?? FileHandle(forWritingTo: errors)
        try await withCheckedThrowingContinuation { (ended: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in ended.resume() }
            do { try process.run() } catch { ended.resume(throwing: error) }
        }
        status = process.terminationStatus
        self.output = try String(contentsOf: output, encoding: .utf8)
        self.errors = try String(contentsOf: errors, encoding: .utf8)
    }
}

/// Words that are the program's or the database's own, and that nobody who runs a command should read.
var innerWords: [Regex<Substring>] {
    [
        /[A-Z][a-z]+Error\b/, /\bError Domain\b/, /\bNS[A-Z]\w+/, /Optional\(/, /\.swift\b/, /\bSELECT\b/, /\bINSERT\b/,
        /\brelation\b/, /\bconstraint\b/, /\w+\(\w*:/, /\bFATAL\b/, /\bCocoa\w*/,
    ]
}

/// Expects one sentence, in words of the reader.
func expectSentence(
    _ run: CommandRun, _ status: Int32, _ words: [String], _ location: SourceLocation = #_sourceLocation
) {
    #expect(run.status == status, "\(run.errors)", sourceLocation: location)
    let lines = run.errors.split(separator: "\n")
    #expect(lines.count == 1, "\(run.errors)", sourceLocation: location)
    #expect(lines.last?.hasSuffix(".") == true, "\(run.errors)", sourceLocation: location)
    for word in words { #expect(run.errors.contains(word), "\(run.errors)", sourceLocation: location) }
    for word in innerWords {
        #expect(run.errors.firstMatch(of: word) == nil, "\(run.errors)", sourceLocation: location)
    }
}
