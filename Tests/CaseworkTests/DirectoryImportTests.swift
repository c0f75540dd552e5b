import Complaints
import Foundation
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Casework

/// The directory from files: all of it or nothing, and the same again changes nothing.
@Suite(.database) struct DirectoryImportTests: DirectoryFiles {
    static let files = [
        "teams.csv": """
        department,name
        Children and Family Services,Locality North
        """,
        "people.csv": """
        reference,name,employment,spouse_of_officer_or_member,department,service,team_department,team,line_manager,\
        capacities,email,telephone,preferred_channel,working_days,works_from,works_until
        E2,B. Example,employee,no,Children and Family Services,First Response,Children and Family Services,\
        Locality North,E1,,b.example@example.org,,email,monday tuesday,09:00,15:30
        E1,A. Example,employee,no,Children and Family Services,,,,,complaints_manager responsible_person,,\
        0116 496 0000,,,,
        """,
        "posts.csv": """
        kind,department,service,team,person,from_on,until_on
        team_manager,Children and Family Services,,Locality North,E1,2025-03-03,
        team_manager,Children and Family Services,,Locality North,E2,2025-01-06,
        service_manager,Children and Family Services,First Response,,E1,2025-01-06,2025-06-30
        director,Children and Family Services,,,,,
        """,
        "deputies.csv": """
        person,deputy,from_on,until_on
        E1,E2,2025-04-01,2025-04-11
        """,
    ]

    @Test("Files that spell a department, a service, a team or a reference otherwise change nothing")
    func otherSpellings() async throws {
        try await Fixtures.addService()
        _ = try await importing(Self.files) { $0 }
        let before = try await stored()

        let respelt = Self.files.mapValues {
            $0.replacing("Children and Family Services", with: "children AND  family services")
                .replacing("First Response", with: "First–Response").replacing("Locality North", with: "locality north")
                .replacing("E1", with: "e-1").replacing("E2", with: "e 2")
        }
        let done = try await importing(respelt) { $0 }

        #expect(done.changes == [])
        #expect(try await stored() == before)
    }

    @Test(
        "Teams, people, posts and deputies come in from files in any order of lines, with the events of the operations")
    func everything() async throws {
        try await Fixtures.addService()

        let done = try await importing(Self.files) { $0 }

        #expect(done.changes.allSatisfy(\.isNew) == false)
        let people = try await TestDatabase.current.database.read { db in
            try db.all(
                """
                SELECT p.reference, p.email, p.telephone, t.name AS team, m.reference AS manager, p.works_until
                FROM person AS p LEFT JOIN team AS t ON t.id = p.team_id LEFT JOIN person AS m ON m.id = p.line_manager_id
                ORDER BY p.reference
                """
            ) {
                [
                    try $0["reference"] as String?, try $0["email"] as String? ?? $0["telephone"] as String?,
                    try $0["team"] as String?, try $0["manager"] as String?,
                    (try $0["works_until"] as Int?).map { "\($0)" },
                ]
            }
        }
        #expect(
            people == [
                ["E1", "0116 496 0000", nil, nil, nil], ["E2", "b.example@example.org", "Locality North", "E1", "930"],
            ])
        let holders = try await TestDatabase.current.database.read { db in
            try db.all(
                """
                SELECT o.kind, p.reference, h.from_on, h.until_on
                FROM post AS o LEFT JOIN post_holder AS h ON h.post_id = o.id LEFT JOIN person AS p ON p.id = h.person_id
                ORDER BY o.kind, h.from_on
                """
            ) {
                [
                    try $0["kind"] as String, try $0["reference"] as String?, (try $0["from_on"] as Day?)?.description,
                    (try $0["until_on"] as Day?)?.description,
                ]
            }
        }
        #expect(
            holders == [
                ["director", nil, nil, nil], ["service_manager", "E1", "2025-01-06", "2025-06-30"],
                ["team_manager", "E2", "2025-01-06", "2025-03-02"], ["team_manager", "E1", "2025-03-03", nil],
            ])
        let events = try await TestDatabase.current.database.read { db in
            try db.all(
                """
                SELECT operation, count(*) AS times FROM audit_event
                WHERE operation ~ '^(deputy|directory|person|post|team)_' GROUP BY 1 ORDER BY 1
                """
            ) {
                "\(try $0["operation"] as String) \(try $0["times"] as Int)"
            }
        }
        #expect(
            events == [
                "deputy_appointed 1", "directory_imported 1", "person_added 2", "post_added 3", "post_handed_over 3",
                "team_added 1",
            ])
    }

    @Test("The same files again change nothing, and leave no trace")
    func again() async throws {
        try await Fixtures.addService()
        _ = try await importing(Self.files) { $0 }
        let before = try await stored()

        let again = try await importing(Self.files) { $0 }

        #expect(again.changes == [])
        #expect(again.files.map(\.rows).reduce(0, +) == 8)
        #expect(try await stored() == before)
    }

    @Test("A dry run shows what would change, and stores nothing")
    func dryRun() async throws {
        try await Fixtures.addService()
        _ = try await importing(Self.files) { $0 }
        let before = try await stored()
        var files = Self.files
        files["people.csv"] = files["people.csv"]?.replacing("b.example@", with: "b.other@").replacing(
            ",15:30", with: ",16:00")
        files["posts.csv"] = files["posts.csv"]?.appending(
            "\nteam_manager,Children and Family Services,,Locality North,E2,2025-03-10,")

        let rehearsed = try await importing(files, dryRun: true) { $0 }

        #expect(
            rehearsed.changes == [
                .init(file: "people.csv", line: 2, columns: ["email", "works_until"]),
                .init(file: "posts.csv", line: 6, columns: ["person"]),
            ])
        #expect(try await stored() == before)
        let done = try await importing(files) { $0 }
        #expect(done == rehearsed)
        #expect(try await stored() != before)
    }

    @Test("A column that the file has not leaves what the directory has")
    func columns() async throws {
        try await Fixtures.addService()
        _ = try await importing(Self.files) { $0 }

        let done = try await importing([
            "people.csv": """
            reference,name,employment,spouse_of_officer_or_member
            E2,B. Example-Jones,employee,no
            """
        ]) { $0 }

        #expect(done.changes == [.init(file: "people.csv", line: 2, columns: ["name"])])
        let email = try await TestDatabase.current.database.read { db in
            try db.one("SELECT email, version FROM person WHERE reference = 'E2'") {
                (try $0["email"] as String?, try $0["version"] as Int)
            }
        }
        #expect(email.0 == "b.example@example.org")
        #expect(email.1 == 2)
    }

    @Test(
        "An earlier last day ends the days of whoever has the post, as a vacancy from the day after; no later one does")
    func earlierEnd() async throws {
        try await Fixtures.addService()
        _ = try await importing(Self.files) { $0 }
        func posts(until day: String) -> [String: String] {
            [
                "posts.csv": """
                kind,department,service,team,person,from_on,until_on
                service_manager,Children and Family Services,First Response,,E1,2025-01-06,\(day)
                """
            ]
        }

        let done = try await importing(posts(until: "2025-05-31")) { $0 }
        let later = await #expect(throws: RegisterRefused.self) {
            try await importing(posts(until: "2025-07-31")) { $0 }
        }

        #expect(done.changes == [.init(file: "posts.csv", line: 2, columns: ["until_on"])])
        #expect(later?.problems.map(\.column) == ["until_on"])
        let vacancy = try await TestDatabase.current.database.read { db in
            try db.one(
                """
                SELECT a.details->>'from_on' AS first_day, p.reference, a.details->>'person_id' AS next
                FROM audit_event AS a JOIN person AS p ON p.id::text = a.details->>'from_person_id'
                WHERE a.operation = 'post_vacated'
                """
            ) { [try $0["first_day"] as String?, try $0["reference"] as String?, try $0["next"] as String?] }
        }
        #expect(vacancy == ["2025-06-01", "E1", nil])
    }

    @Test("Two who import at once take turns, and the second finds nothing new")
    func race() async throws {
        try await Fixtures.addService()

        async let left = importing(Self.files) { $0.changes.count }
        async let right = importing(Self.files) { $0.changes.count }

        #expect(try await [left, right].sorted() == [0, 8])
    }
}
