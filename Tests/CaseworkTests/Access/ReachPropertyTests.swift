import Complaints
import Foundation
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Casework

/// What the policies let through is what the rule says, for directories and complaints made up at random.
@Suite(.database) struct ReachPropertyTests {
    @Test(
        "Of made-up complaints the service's role is shown those that the rule says a caller sees, and what belongs to them",
        arguments: [1, 2, 3] as [UInt64])
    func property(seed: UInt64) async throws {
        let filled = try await TestDatabase.current.database.write { db in
            try MadeUpDirectory(seed: seed, people: 14, complaints: 60, db)
        }
        let day = try #require(Day(MadeUpDirectory.day))
        let service = try await TestDatabase.current.database(as: "redress_service")
        var directory = filled
        var (some, all, none, few) = (0, 0, 0, 0)

        for _ in 0..<120 {
            let (own, others) = directory.caller()
            let reach = Reach(own: own, others: others)
            let expected = Set(directory.complaints.filter { reach.sees($0.value) }.keys)
            let (seen, looked) = try await service.read { db in
                try Self.state([reach.own] + reach.others, on: day, db)
                return (
                    try Self.seen(db),
                    try db.one("SELECT few_complaints() AS few") { try $0["few"] as [ComplaintID]? }.map(Set.init)
                )
            }
            // What lists look for leaves out nothing that is seen.
            if let looked {
                few += 1
                #expect(looked.isSuperset(of: expected), "few as \(own.role) and \(others.map(\.role)), seed \(seed)")
            }
            for (what, found) in seen {
                #expect(found == expected, "\(what) as \(own.role) and \(others.map(\.role)), seed \(seed)")
            }
            switch expected.count {
            case 0: none += 1
            case directory.complaints.count: all += 1
            default: some += 1
            }
        }

        await service.shutdown()
        // It is no test of everything or nothing.
        #expect(some > 40 && none > 5 && few > 40, "\(some) \(all) \(none) \(few)")
    }

    @Test("What decides who sees a complaint, and where a person stands, is read from the database as the rule has it")
    func facts() async throws {
        let day = try #require(Day(MadeUpDirectory.day))
        let directory = try await TestDatabase.current.database.write { db in
            try MadeUpDirectory(seed: 4, people: 10, complaints: 30, db)
        }

        let read = try await TestDatabase.current.database.read { db in
            try directory.complaints.keys.reduce(into: [ComplaintID: ComplaintAccess]()) {
                $0[$1] = try ComplaintAccess.load($1, on: day, db)
            }
        }

        #expect(read == directory.complaints)
    }

    private static func state(_ standings: [Reach.Standing], on day: Day, _ db: borrowing Transaction) throws {
        try db.execute(
            """
            SELECT reach_as(\(standings.map(\.role.rawValue))::text[], ARRAY(
                SELECT nullif(p.id, '')::uuid
                FROM unnest(\(standings.map { $0.person?.text ?? "" })::text[]) WITH ORDINALITY AS p (id, place)
                ORDER BY p.place
            ), \(standings[0].stated.map { Array($0) })::text[], NULL, \(day))
            """)
    }

    /// The complaints that are seen themselves, by words, and by what belongs to them.
    private static func seen(_ db: borrowing Transaction) throws -> [String: Set<ComplaintID>] {
        let statements: [String: SQL] = [
            "complaint": "SELECT id FROM complaint", "reached_complaint": "SELECT id FROM reached_complaint",
            "complaint_text": "SELECT complaint_id AS id FROM complaint_text",
            "reached_text": "SELECT complaint_id AS id FROM reached_text",
            "stage": "SELECT complaint_id AS id FROM stage", "listed_complaint": "SELECT id FROM listed_complaint",
        ]
        return try statements.mapValues { statement in Set(try db.all(statement) { try $0["id"] as ComplaintID }) }
    }
}
