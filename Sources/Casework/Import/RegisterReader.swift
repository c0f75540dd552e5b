import Complaints
import Foundation
import WorkingDays

/// Reads a register export from a folder and checks every row; it knows today, the calendar, the council's causes and
/// its posts, and guesses nothing.
package struct RegisterReader {
    let today: Day
    /// The instant of the import, which new identifiers carry.
    let importedAt: Date
    let coverage: ClosedRange<Day>
    let causes: Set<String>
    let posts: RegisterPosts
    private let progress: @Sendable (String) -> Void
    private(set) var problems: [RegisterProblem] = []
    private var keys: [RegisterFile: [String: Int]] = [:]
    private(set) var export = RegisterExport()
    var complaints = References<ExportedComplaint>({ $0.normalReference })
    var stages: [String: [Int: Stage]] = [:]
    var ombudsmanCases = References<ExportedOmbudsmanCase>({ $0.soughtReference })

    init(
        now: Date, coverage: ClosedRange<Day>, causes: Set<String>, posts: RegisterPosts,
        progress: @escaping @Sendable (String) -> Void
    ) {
        self.progress = progress
        self.today = London.day(of: now)
        self.importedAt = now
        self.coverage = coverage
        self.causes = causes
        self.posts = posts
    }

    /// Reads every file; with any problem the export must not be stored.
    ///
    /// - Throws: `CocoaError` for the first file that cannot be read.
    mutating func read(_ directory: URL) throws {
        export.complaints = try rows(.complaints, in: directory) {
            $0.complaint(&$1)
        } key: {
            $0.reference
        }
        export.stages = try rows(.stages, in: directory) {
            $0.stage(&$1)
        } key: {
            "\($0.reference)/\($0.stage.position)"
        }
        checkStagesOfComplaints()
        export.actions = try rows(.actions, in: directory) {
            $0.action(&$1)
        } key: { _ in
            nil
        }
        export.ombudsmanCases = try rows(.ombudsman, in: directory) {
            $0.ombudsmanCase(&$1)
        } key: {
            $0.reference
        }
        export.remedies = try rows(.remedies, in: directory) {
            $0.remedy(&$1)
        } key: { _ in
            nil
        }
        export.costs = try rows(.costs, in: directory) {
            $0.cost(&$1)
        } key: { _ in
            nil
        }
        export.compliments = try rows(.compliments, in: directory) {
            $0.compliment(&$1)
        } key: { _ in
            nil
        }
        export.enquiries = try rows(.enquiries, in: directory) {
            $0.enquiry(&$1)
        } key: {
            $0.reference
        }
        export.demand = try rows(.demand, in: directory) {
            $0.demand(&$1)
        } key: {
            "\($0.year)/\($0.measure)"
        }
        export.earlierTotals = try rows(.earlierTotals, in: directory) {
            $0.earlierTotal(&$1)
        } key: {
            $0.key
        }
        problems.sort()
    }

    /// Rows with a key may come once; rows without one are told apart by their digest and how often it came before.
    private mutating func rows<Value>(
        _ file: RegisterFile, in directory: URL, read: (inout RegisterReader, inout RowReader) -> Value?,
        key: (Value) -> String?
    ) throws -> [RegisterRow<Value>] {
        progress("Reading \(file.name)")
        var found: [RegisterRow<Value>] = []
        // A stage is checked against the one before it, wherever the lines stand.
        let rows = try file.rows(in: directory, problems: &problems).sorted {
            file == .stages && ($0.optional("stage") ?? "", $0.line) < ($1.optional("stage") ?? "", $1.line)
        }
        for var row in rows {
            guard let value = read(&self, &row) else {
                problems += row.problems
                continue
            }
            let digest = row.digest
            let (own, written): (String, String)
            if let key = key(value) {
                (own, written) = (file.normal(key), key)
                if let line = keys[file, default: [:]][own] {
                    row.note(file.columns[0], "\"\(key)\" is on line \(line) already")
                }
                keys[file, default: [:]][own] = keys[file, default: [:]][own] ?? row.line
            } else {
                let hex = digest.hexadecimal
                let number = keys[file, default: [:]][hex, default: 0] + 1
                keys[file, default: [:]][hex] = number
                (own, written) = ("\(hex)#\(number)", hex)
            }
            problems += row.problems
            found.append(
                RegisterRow(file: file, line: row.line, key: own, written: written, digest: digest, value: value))
        }
        return found
    }

    /// A complaint in the register has been through stage 1 or is in it.
    private mutating func checkStagesOfComplaints() {
        for row in export.complaints where stages[row.value.reference]?[1] == nil {
            problems.append(
                RegisterProblem(
                    file: row.file.name, line: row.line, column: "reference",
                    reason: "\"\(row.value.reference)\" has no stage 1 in \(RegisterFile.stages.name)"))
        }
    }
}
