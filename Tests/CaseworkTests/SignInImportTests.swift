import Complaints
import Foundation
import Postgres
import TestSupport
import Testing

@testable import Casework

/// Who signs in as whom, from a file: all of it or nothing, and the same again changes nothing.
@Suite(.database) struct SignInImportTests {
    private func imported(_ text: String, of issuer: String = "https://login.example.org") async throws
        -> ImportSignIns.Done
    {
        let file = FileManager.default.temporaryDirectory.appending(path: "sign-ins-\(UUID()).csv")
        try text.write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        return try await Fixtures.casework(on: "2026-03-02").perform(
            ImportSignIns(file: file, issuer: issuer), as: Fixtures.manager)
    }

    private func addPeople() async throws {
        try await TestDatabase.current.database.write { db in
            for number in 1...3 {
                let (reference, name): (String, String) = ("E\(number)", "Person \(number)")
                _ = try db.execute(
                    """
                    INSERT INTO person (id, reference, name, employment, spouse_of_officer_or_member, capacities, changed_at)
                    VALUES (gen_random_uuid(), \(reference), \(name), 'employee', false, '{}', now())
                    """)
            }
        }
    }

    private func listed() async throws -> [[String?]] {
        try await Fixtures.casework(on: "2026-03-02").signIns(as: Fixtures.manager).map {
            [$0.reference, $0.signIn.subject, $0.signIn.deputyRole?.rawValue]
        }
    }

    private func events() async throws -> Int {
        try await TestDatabase.current.database.read { db in
            try db.one("SELECT count(*) AS n FROM audit_event") { try $0["n"] as Int }
        }
    }

    @Test("Rows add, change, swap and take away; the same file again changes nothing, and whom it does not name stays")
    func rows() async throws {
        try await addPeople()

        let first = try await imported("reference,subject,deputy_role\nE1,a,manager\ne-2,b,\nE3,c,officer\n")
        let swapped = try await imported("reference,subject\nE1,b\nE2,a\n")
        let before = try await events()
        let again = try await imported("reference,subject\nE1,b\nE2,a\n")
        let removed = try await imported("reference,subject\nE3,\n")

        #expect(first.added == 3 && swapped.changed == 2 && again.unchanged == 2 && removed.removed == 1)
        #expect(try await listed() == [["E1", "b", "manager"], ["E2", "a", nil]])
        #expect(try await events() == before + 1)
    }

    @Test("A file with a problem is refused with its line and column, and nothing of it is stored")
    func problems() async throws {
        try await addPeople()
        _ = try await imported("reference,subject\nE3,taken\n")
        let files: [(String, Int, String)] = [
            ("reference,subject\nE1,a\nE9,b\n", 3, "reference"), ("reference,subject\nE1,a\nE1,b\n", 3, "reference"),
            ("reference,subject\nE1,taken\n", 2, "subject"), ("reference,subject\nE1,a b\n", 2, "subject"),
            ("reference,subject\nE1,\(String(repeating: "a", count: 256))\n", 2, "subject"),
            ("reference,subject\n,a\n", 2, "reference"),
            ("reference,subject,deputy_role\nE1,a,king\n", 2, "deputy_role"),
            ("reference,subject,deputy_role\nE1,,manager\n", 2, "deputy_role"),
        ]

        for (text, line, column) in files {
            let refused = await #expect(throws: RegisterRefused.self, "\(text)") { try await imported(text) }
            #expect(refused?.problems.map(\.line) == [line], "\(text)")
            #expect(refused?.problems.map(\.column) == [column], "\(text)")
        }
        #expect(try await listed() == [["E3", "taken", nil]])
    }

    @Test("An officer neither says nor reads who signs in as whom")
    func officer() async throws {
        let casework = try Fixtures.casework(on: "2026-03-02")
        let officer = Credential.bearer(
            try await casework.perform(
                CreateToken(name: "O", role: .officer, expiresInDays: 1), as: Fixtures.manager
            ).token)

        await #expect(throws: AccessRefusal.forbidden(.administer)) { try await casework.signIns(as: officer) }
        await #expect(throws: AccessRefusal.forbidden(.administer)) {
            try await casework.perform(
                ImportSignIns(file: URL(filePath: "/nowhere"), issuer: "x"), as: officer)
        }
    }
}
