import Complaints
import Foundation
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Casework

/// What an imported register owes of notices, and what owns its actions (decision 0043).
@Suite(.database)
struct NoticeImportTests {
    /// A copy of the demonstration register with lines of a file replaced.
    private func folder(_ file: String, _ change: (inout [String]) -> Void) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("register-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: DemonstrationRegister.folder, to: folder)
        let place = folder.appendingPathComponent(file)
        var lines = try String(contentsOf: place, encoding: .utf8).components(separatedBy: "\n")
        change(&lines)
        try lines.joined(separator: "\n").write(to: place, atomically: true, encoding: .utf8)
        return folder
    }

    /// Notices that are duties: how many from before a day, and how many from it on.
    private func notices(before day: Day) async throws -> (before: Int, after: Int) {
        try await TestDatabase.current.database.read { db in
            try db.one(
                """
                SELECT count(*) FILTER (WHERE known_from < \(day)) AS before,
                    count(*) FILTER (WHERE known_from >= \(day)) AS after
                FROM duty WHERE kind = 'notice'
                """
            ) { (before: try $0["before"] as Int, after: try $0["after"] as Int) }
        }
    }

    @Test(
        "A register owes no notice that something called for before it came in, and those that its limits call for later"
    )
    func register() async throws {
        let casework = try Fixtures.casework()
        _ = try await casework.perform(
            ImportRegister(directory: DemonstrationRegister.folder, dryRun: false), as: Fixtures.manager)

        let found = try await notices(before: DemonstrationRegister.importedOn)

        #expect(found.before == 0)
        #expect(found.after < 200, "open stages are few: \(found.after)")
        #expect(try await casework.verifyDuties().drift.isEmpty)
        let listed = try await casework.worklist(
            .noticesOwed, WorklistFilter(), after: nil, limit: 50, as: Fixtures.manager)
        #expect(listed.items.isEmpty)
    }

    @Test("A complaint that came with a register is answered here and owes the notice of the answer, not the receipt")
    func answeredHere() async throws {
        let folder = try folder("stages.csv") { lines in
            // An answered stage 1 of the children's procedure becomes an open one.
            guard let index = lines.firstIndex(where: { $0.hasPrefix("CSC-2022-") && $0.contains(",1,") }) else {
                return
            }
            let cells = lines[index].components(separatedBy: ",")
            lines[index] = (cells.prefix(3) + Array(repeating: "", count: cells.count - 3)).joined(separator: ",")
            lines = lines.filter { line in !line.hasPrefix(cells[0] + ",2,") && !line.hasPrefix(cells[0] + ",3,") }
        }
        defer { try? FileManager.default.removeItem(at: folder) }
        let casework = try Fixtures.casework()
        _ = try await casework.perform(ImportRegister(directory: folder, dryRun: false), as: Fixtures.manager)
        let id = try await TestDatabase.current.database.read { db in
            try db.one(
                """
                SELECT s.complaint_id FROM stage AS s JOIN complaint AS c ON c.id = s.complaint_id
                WHERE c.reference LIKE 'CSC-2022-%' AND s.position = 1 AND s.ended_on IS NULL
                    AND s.next_requested_on IS NULL
                ORDER BY c.reference LIMIT 1
                """
            ) { try $0["complaint_id"] as ComplaintID }
        }
        let before = try await casework.notices(of: id, as: Fixtures.manager)
        #expect(before.owed.isEmpty, "the limits passed before it came in")
        let today = DemonstrationRegister.importedOn
        try await TestDatabase.current.database.write { db in
            _ = try db.execute(
                "UPDATE stage SET responded_on = \(today), outcome = 'not_upheld' WHERE complaint_id = \(id)")
        }
        let after = try await casework.notices(of: id, as: Fixtures.manager)
        #expect(after.owed.map(\.kind) == [.stage1End])
    }

    @Test("A stage that comes with a later import owes nothing from before that import")
    func laterStage() async throws {
        let folder = try folder("stages.csv") { lines in
            lines = lines.enumerated().filter { $0 == 0 || $1.isEmpty || $1.split(separator: ",")[1] == "1" }
                .map(\.element)
        }
        defer { try? FileManager.default.removeItem(at: folder) }
        let first = try Fixtures.casework()
        _ = try await first.perform(ImportRegister(directory: folder, dryRun: false), as: Fixtures.manager)
        let later = DemonstrationRegister.importedOn.adding(days: 400)
        let casework = try Fixtures.casework(on: later.description)
        _ = try await casework.perform(
            ImportRegister(directory: DemonstrationRegister.folder, dryRun: false), as: Fixtures.manager)

        let ofLaterStages = try await TestDatabase.current.database.read { db in
            try db.one(
                """
                SELECT count(*) AS n FROM duty AS d JOIN stage AS s ON s.id = d.stage_id
                WHERE d.kind = 'notice' AND s.position > 1 AND d.known_from < \(later) AND d.ended_by IS DISTINCT FROM 'withdrawn'
                """
            ) { try $0["n"] as Int }
        }
        #expect(ofLaterStages == 0)
        #expect(try await casework.verifyDuties().drift.isEmpty)
    }

    @Test(
        "An action of a register may be a post's, which the directory has, named by kind and place",
        arguments: [
            (",head_of_service,Children and Family Services,,", nil),
            (",head_of_service,children  AND family services,,", nil),
            ("Somebody,head_of_service,Children and Family Services,,", "owner"),
            (",head_of_service,Nowhere,,", "owner_post"), (",director,Children and Family Services,,", "owner_post"),
            (",chief,Children and Family Services,,", "owner_post"), (",head_of_service,,,", "owner_department"),
            ("Somebody,,Children and Family Services,,", "owner_department"), (",,,,", "owner"),
        ] as [(String, String?)])
    func owner(cells: String, column: String?) async throws {
        let post = PostID(rawValue: UUID())
        try await TestDatabase.current.database.write { db in
            try db.script(
                "INSERT INTO department (name) VALUES ('Children and Family Services') ON CONFLICT DO NOTHING")
            _ = try db.execute(
                """
                INSERT INTO post (id, kind, department, changed_at)
                VALUES (\(post), 'head_of_service', 'Children and Family Services', '2020-01-06T09:00:00Z')
                """)
        }
        let named = cells.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        let folder = try folder("actions.csv") { lines in
            lines = lines.enumerated().map { index, line in
                guard !line.isEmpty else { return line }
                let more =
                    index == 0 ? ["owner_post", "owner_department", "owner_service", "owner_team"] : ["", "", "", ""]
                var cells = line.components(separatedBy: ",")
                if index == 1 { cells[3] = named[0] }
                return (cells + (index == 1 ? Array(named.dropFirst()) : more)).joined(separator: ",")
            }
        }
        defer { try? FileManager.default.removeItem(at: folder) }
        let casework = try Fixtures.casework()
        let operation = ImportRegister(directory: folder, dryRun: false)

        guard let column else {
            _ = try await casework.perform(operation, as: Fixtures.manager)
            var filter = ObligationFilter()
            filter.ownerPost = post
            let owned = try await casework.obligations(filter, after: nil, limit: 10, as: Fixtures.manager)
            #expect(owned.items.map(\.terms?.owner.department) == ["Children and Family Services"])
            #expect(owned.items.first?.terms?.owner.name == nil)
            return
        }
        let refused = await #expect(throws: RegisterRefused.self) {
            try await casework.perform(operation, as: Fixtures.manager)
        }
        let problems = refused?.problems ?? []
        #expect(
            problems.contains { $0.file == "actions.csv" && $0.line == 2 && $0.column == column },
            "\(problems.map(\.description))")
    }
}
