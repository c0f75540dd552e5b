import Foundation
import Postgres
import TestSupport
import Testing

@testable import Casework

@Suite(.database)
struct ImportTests {
    @Test("one problem is told as one, and more as many", arguments: [(1, "1 problem;"), (2, "2 problems;")])
    func counted(_ count: Int, _ words: String) {
        let problem = RegisterProblem(file: "actions.csv", line: 2, column: nil, reason: "Made up.")

        let refused = RegisterRefused(problems: Array(repeating: problem, count: count))

        #expect(refused.sentence == words + " nothing was stored.")
    }

    @Test("the demonstration register is imported whole, and the same import again changes nothing")
    func twice() async throws {
        let casework = try Fixtures.casework()
        _ = try await casework.perform(
            ImportRegister(directory: DemonstrationRegister.folder, dryRun: false), as: Fixtures.manager)

        let again = try await casework.perform(
            ImportRegister(directory: DemonstrationRegister.folder, dryRun: false), as: Fixtures.manager)
        #expect(again.isUnchanged)
        #expect(again.files.first { $0.name == "complaints.csv" }?.unchanged == 1962)
        let counts = try await TestDatabase.current.database.read { db in
            try db.one(
                """
                SELECT (SELECT count(*) FROM complaint) AS complaints, (SELECT count(*) FROM stage) AS stages,
                    (SELECT count(*) FROM audit_event WHERE operation = 'complaint_imported') AS events,
                    (SELECT count(*) FROM audit_event WHERE operation = 'register_imported') AS imports
                """
            ) { try $0.decode((Int, Int, Int, Int).self) }
        }
        #expect(counts == (1962, 2065, 1962, 1))
    }

    @Test("a stage that comes with a later import ends the time to ask for it of the stage before")
    func laterStage() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("register-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: DemonstrationRegister.folder, to: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("stages.csv")
        let lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
        let first = lines.enumerated().filter { $0 == 0 || $1.isEmpty || $1.split(separator: ",")[1] == "1" }
        try first.map(\.element).joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
        let casework = try Fixtures.casework()
        _ = try await casework.perform(ImportRegister(directory: folder, dryRun: false), as: Fixtures.manager)

        let later = try await casework.perform(
            ImportRegister(directory: DemonstrationRegister.folder, dryRun: false), as: Fixtures.manager)

        #expect(later.files.first { $0.name == "stages.csv" }.map { $0.new > 20 } == true)
        #expect(try await casework.verifyDuties().drift.isEmpty)
    }

    @Test("a dry run stores nothing")
    func dryRun() async throws {
        let casework = try Fixtures.casework()
        let before = try await stored()
        let done = try await casework.perform(
            ImportRegister(directory: DemonstrationRegister.folder, dryRun: true), as: Fixtures.manager)
        #expect(done.files.map(\.new).reduce(0, +) == 9158)
        #expect(try await stored() == before)
    }

    struct Fault: Sendable, CustomTestStringConvertible {
        let what: String
        let file: String
        let line: Int
        let from: String
        let to: String
        let column: String?
        var testDescription: String { what }
    }

    static let faults = [
        Fault(
            what: "an unknown code", file: "complaints.csv", line: 2, from: ",email,", to: ",pigeon,", column: "channel"
        ),
        Fault(
            what: "an unknown cause", file: "complaints.csv", line: 3, from: "information_sharing,", to: "weather,",
            column: "causes"),
        Fault(
            what: "an impossible date", file: "complaints.csv", line: 2, from: "2020-12-23", to: "2023-02-30",
            column: "received_on"),
        Fault(
            what: "a date in another form", file: "complaints.csv", line: 2, from: "2020-12-23", to: "23/12/2020",
            column: "received_on"),
        Fault(
            what: "a date in the future", file: "complaints.csv", line: 2, from: "2020-12-23", to: "2024-12-23",
            column: "received_on"),
        Fault(
            what: "a stage before its receipt", file: "stages.csv", line: 2, from: "1,2020-12-23", to: "1,2020-12-22",
            column: "requested_on"),
        Fault(
            what: "an answer before the stage", file: "stages.csv", line: 3, from: "2021-04-14", to: "2020-04-14",
            column: "responded_on"),
        Fault(
            what: "a blank where a value must be", file: "complaints.csv", line: 2, from: ",First Response,", to: ",,",
            column: "service"),
        Fault(
            what: "an answer without an outcome", file: "stages.csv", line: 2, from: "fault_found", to: "",
            column: "outcome"),
        Fault(
            what: "a stage the procedure has not", file: "stages.csv", line: 2, from: "CSC-2020-0001,1,",
            to: "CSC-2020-0001,4,", column: "stage"),
        Fault(
            what: "a stage of an unknown complaint", file: "stages.csv", line: 2, from: "CSC-2020-0001",
            to: "CSC-1999-0001", column: "complaint_reference"),
        Fault(
            what: "a reference twice", file: "complaints.csv", line: 3, from: "CSC-2020-0002", to: "CSC-2020-0001",
            column: "reference"),
        Fault(
            what: "a column too many", file: "complaints.csv", line: 2, from: "CSC-2020-0001,", to: "CSC-2020-0001,,",
            column: nil),
        Fault(what: "an unknown column", file: "demand.csv", line: 1, from: "value", to: "amount", column: nil),
        Fault(
            what: "a quote that is not closed", file: "demand.csv", line: 9, from: "2022-23", to: "\"2022-23",
            column: nil),
        Fault(
            what: "a sum that is none", file: "costs.csv", line: 2, from: "1800", to: "18 00", column: "amount_pounds"),
        Fault(
            what: "a cost of a century ago", file: "costs.csv", line: 2, from: "2020-04-06", to: "1820-04-06",
            column: "incurred_on"),
        Fault(
            what: "a compliment of before the calendar", file: "compliments.csv", line: 2, from: "2021-04-01",
            to: "2016-12-31", column: "received_on"),
        Fault(
            what: "an enquiry of a century ago", file: "enquiries.csv", line: 2, from: "2021-04-01T11:10",
            to: "1821-04-01T11:10", column: "received_at"),
        Fault(
            what: "a case of a century ago", file: "ombudsman.csv", line: 2, from: "2021-04-08", to: "1821-04-08",
            column: "enquiry_on"),
        Fault(what: "a year that is none", file: "demand.csv", line: 2, from: "2021-22", to: "2021-23", column: "year"),
        Fault(
            what: "a remedy of an unknown case", file: "remedies.csv", line: 2, from: "22 003 330", to: "99 999 999",
            column: "ombudsman_reference"),
        Fault(
            what: "a report in the public interest without fault", file: "ombudsman.csv", line: 2,
            from: "outside_jurisdiction,no", to: "outside_jurisdiction,yes", column: "decision"),
        Fault(
            what: "premature after the last stage", file: "ombudsman.csv", line: 5,
            from: "premature_referred_back,no,no", to: "premature_referred_back,no,yes", column: "decision"),
        Fault(
            what: "a case under another procedure than its complaint", file: "ombudsman.csv", line: 3,
            from: "21 097 313,,", to: "21 097 313,CSC-2020-0001,", column: "scheme"),
        Fault(
            what: "an enquiry closed before it came", file: "enquiries.csv", line: 2, from: "2021-04-01T18:02",
            to: "2021-03-01T18:02", column: "closed_at"),
    ]

    @Test("a row that cannot be taken is named and nothing is stored", arguments: faults)
    func refused(fault: Fault) async throws {
        let folder = try folder(with: fault)
        defer { try? FileManager.default.removeItem(at: folder) }
        let casework = try Fixtures.casework()
        let before = try await stored()

        let refused = await #expect(throws: RegisterRefused.self) {
            try await casework.perform(ImportRegister(directory: folder, dryRun: false), as: Fixtures.manager)
        }

        let named = refused?.problems.contains {
            $0.file == fault.file && $0.line == fault.line && $0.column == fault.column
        }
        #expect(named == true, "\(refused?.problems.map(\.description) ?? [])")
        #expect(try await stored() == before)
    }

    @Test("a row that came before with other values is refused", .database(.demonstration))
    func changedRow() async throws {
        let casework = try Fixtures.casework()
        let fault = Fault(
            what: "", file: "complaints.csv", line: 2, from: ",email,", to: ",letter,", column: "reference")
        let folder = try folder(with: fault)
        defer { try? FileManager.default.removeItem(at: folder) }
        let refused = await #expect(throws: RegisterRefused.self) {
            try await casework.perform(ImportRegister(directory: folder, dryRun: false), as: Fixtures.manager)
        }
        #expect(refused?.problems.map(\.line) == [2])
    }

    /// The same rows in another spelling of their references, services and names.
    static let spellings = [
        Fault(
            what: "a case without spaces", file: "ombudsman.csv", line: 2, from: "21 114 859", to: "21114859",
            column: nil),
        Fault(
            what: "a case with hyphens", file: "ombudsman.csv", line: 3, from: "21 097 313", to: "21-097-313",
            column: nil),
        Fault(
            what: "a remedy of a case without spaces", file: "remedies.csv", line: 2, from: "22 003 330",
            to: "22003330", column: nil),
        Fault(
            what: "a complaint in small letters", file: "complaints.csv", line: 2, from: "CSC-2020-0001",
            to: "csc 2020 0001", column: nil),
        Fault(
            what: "a stage of one", file: "stages.csv", line: 2, from: "CSC-2020-0001", to: "csc2020/0001",
            column: nil),
        Fault(
            what: "an action of one", file: "actions.csv", line: 2, from: "CSC-2020-0001", to: "Csc-2020-0001",
            column: nil),
        Fault(
            what: "a service", file: "complaints.csv", line: 2, from: "First Response", to: "first  response",
            column: nil),
        Fault(
            what: "a department", file: "compliments.csv", line: 2, from: "Adults and Communities",
            to: "ADULTS AND COMMUNITIES", column: nil),
        Fault(
            what: "a complainant", file: "complaints.csv", line: 2, from: "P48450", to: "p48450", column: nil),
    ]

    @Test("rows that came before in another spelling are unchanged", .database(.demonstration))
    func spelling() async throws {
        let casework = try Fixtures.casework()
        let folder = try folder(with: Self.spellings)
        defer { try? FileManager.default.removeItem(at: folder) }

        let again = try await casework.perform(ImportRegister(directory: folder, dryRun: false), as: Fixtures.manager)

        #expect(again.isUnchanged)
    }

    /// A copy of the demonstration register with one text on one line replaced.
    private func folder(with fault: Fault) throws -> URL { try folder(with: [fault]) }

    private func folder(with faults: [Fault]) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("register-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: DemonstrationRegister.folder, to: folder)
        for fault in faults {
            let file = folder.appendingPathComponent(fault.file)
            var lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
            let line = lines[fault.line - 1]
            let range = try #require(line.range(of: fault.from))
            lines[fault.line - 1] = line.replacingCharacters(in: range, with: fault.to)
            try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
        }
        return folder
    }

    private func stored() async throws -> Int {
        try await TestDatabase.current.database.read { db in
            try db.one(
                """
                SELECT (SELECT count(*) FROM complaint) + (SELECT count(*) FROM stage) + (SELECT count(*) FROM service)
                    + (SELECT count(*) FROM imported_row) + (SELECT count(*) FROM audit_event WHERE operation LIKE '%import%') AS n
                """
            ) { try $0["n"] as Int }
        }
    }
}
