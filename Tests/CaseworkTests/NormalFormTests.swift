import Complaints
import Foundation
import Postgres
import TestSupport
import Testing

@testable import Casework

/// The database's normal forms are those of the rules.
@Suite(.database) struct NormalFormTests {
    /// What the database makes of texts, in their order.
    private func inDatabase(_ function: SQL, _ texts: [String]) async throws -> [String] {
        try await TestDatabase.current.database.read { db in
            try db.all(
                """
                SELECT \(function)(t.text) AS normal FROM unnest(\(texts)::text[]) WITH ORDINALITY AS t (text, number)
                ORDER BY t.number
                """
            ) { try $0["normal"] as String }
        }
    }

    @Test(
        "normal_name and the rule make the same of every character that both know",
        arguments: [
            0x1..<0x3000, 0x3000..<0xA000, 0xA000..<0xD800, 0xE000..<0x1_2000, 0x1_D000..<0x2_0000, 0xE_0000..<0xE_1000,
        ])
    func everyCharacter(codePoints: Range<Int>) async throws {
        // The server's Unicode is 14; what came later may have small letters that only the rule knows.
        let scalars = codePoints.compactMap { Unicode.Scalar(UInt32($0)) }
            .filter { ($0.properties.age?.major).map { $0 <= 13 } ?? true }
        let texts = scalars.map { "x\($0)y" }

        let normal = try await inDatabase("normal_name", texts)

        let differ = zip(texts, normal).filter { $0.normalName != $1 }.map { "\($0.unicodeScalars.map(\.value)) \($1)" }
        #expect(normal.count == texts.count)
        #expect(differ == [])
    }

    @Test("The database makes the same of whole names and references as the rules")
    func wholes() async throws {
        let names = [
            "Siân  O’Neill-Jones", " José ", "Jose\u{301}", "ﬁona ½", "Gal·la", "Straße ", "O´Neill",
            "a\u{0301}\u{0323}b", "",
            "Chief Executive's\u{200B}", "\u{200B}", "ΣΊΣΥΦΟΣ", "مُحَمَّد", "हिन्दी", "Ｆｉｏｎａ\u{3000}X", "— –",
            "- Ann  --Lee-", "O'N-x\tY ", "\u{7F}", "-",
        ]
        let references = [
            "T-1", "t 1", "CMP-2026-000001", "cmp2026 000001", "24 017 890", "24017890", "2023/1/11", "A/1/B/2", "--",
            "é-1-2",
            "Nº 5",
        ]

        #expect(try await inDatabase("normal_name", names) == names.map(\.normalName))
        #expect(try await inDatabase("listed_name", names) == names.map(\.listedName))
        #expect(try await inDatabase("normal_reference", references) == references.map(\.normalReference))
        #expect(try await inDatabase("sought_reference", references) == references.map(\.soughtReference))
    }

    @Test("Every foreign key to a service, a team or a department is moved by a merger, or follows by itself")
    func foreignKeys() async throws {
        let found = try await TestDatabase.current.database.read { db in
            try db.all(
                """
                SELECT c.conrelid::regclass || ' ' || c.confrelid::regclass AS key FROM pg_constraint AS c
                WHERE c.contype = 'f' AND c.confrelid::regclass::text IN ('service', 'team', 'department', 'post')
                ORDER BY 1
                """
            ) { try $0["key"] as String }
        }

        // Whoever adds one moves it in Place, MergeServices or MergeDepartments, and names it here. A token that is narrowed to
        // a department that is merged is for one fewer: it is not widened to what that becomes.
        #expect(
            found == [
                "api_token_department department", "calendar_feed team", "complaint service",
                "complaint_assignment team", "complaint_contributor service",
                "complaint_contributor team", "compliment service", "contact service", "contact team",
                "ladder department",
                "obligation post", "obligation service", "ombudsman_case service", "person department",
                "person service", "person team",
                "post department", "post service", "post team", "post_holder post", "service department",
                "team department",
            ])
    }
}
