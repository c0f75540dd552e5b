import Complaints
import Foundation
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Casework

/// The directory from files: all of it or nothing, and the same again changes nothing.
@Suite(.database) struct DirectoryImportTests {
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

    /// A folder with some files, for as long as the body runs.
    private func importing<Value>(
        _ files: [String: String], dryRun: Bool = false, _ body: (DirectoryImport) async throws -> Value
    ) async throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("directory-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files {
            try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
        }
        let casework = try Fixtures.casework(on: "2025-03-17")
        return try await body(
            try await casework.importDirectory(from: folder, dryRun: dryRun, as: Fixtures.manager))
    }

    /// Everything of the directory, and the events about it.
    private func stored() async throws -> [String] {
        try await TestDatabase.current.database.read { db in
            try db.all(
                """
                SELECT said::text AS said FROM (
                    SELECT to_jsonb(p) AS said FROM person AS p UNION ALL SELECT to_jsonb(t) FROM team AS t
                    UNION ALL SELECT to_jsonb(o) FROM post AS o UNION ALL SELECT to_jsonb(h) FROM post_holder AS h
                    UNION ALL SELECT to_jsonb(d) FROM deputy AS d UNION ALL SELECT to_jsonb(a) FROM audit_event AS a
                ) AS everything ORDER BY 1
                """
            ) { try $0["said"] as String }
        }
    }

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

    static let notTaken = [
        ("a bell", "E\u{7}1", "B. Example"), ("nothing to see", "E1", "\u{200B}\u{3164}"),
        ("a tab", "E1", "B.\tExample"),
        ("too long", "E1", String(repeating: "n", count: 201)), ("a turn of the direction", "E1", "B.\u{202E}Example"),
    ]

    @Test("A name or reference that no request could bring is refused with its line", arguments: notTaken)
    func unreadable(what: String, reference: String, name: String) async throws {
        let file = """
            reference,name,employment,spouse_of_officer_or_member
            \(reference),\(name),employee,no
            """
        let refused = await #expect(throws: RegisterRefused.self) {
            try await importing(["people.csv": file]) { _ in }
        }

        #expect(refused?.problems.map(\.line) == [2])
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

    struct Fault: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let file: String
        let line: Int
        let text: String
        let column: String?

        init(_ what: String, _ file: String, _ line: Int, _ text: String, _ column: String?) {
            testDescription = what
            self.file = file
            self.line = line
            self.text = text
            self.column = column
        }
    }

    @Test(
        "A row that cannot be taken is named with its file, line and column, and nothing is stored",
        arguments: [
            Fault(
                "an address that cannot be one", "people.csv", 4, "E3,C. Example,employee,no,,,,,,,c.example,,,,,",
                "email"),
            Fault("a number too short", "people.csv", 4, "E3,C. Example,employee,no,,,,,,,,123,,,,", "telephone"),
            Fault(
                "a channel without its address", "people.csv", 4, "E3,C. Example,employee,no,,,,,,,,,email,,,", "email"),
            Fault("an unknown capacity", "people.csv", 4, "E3,C. Example,employee,no,,,,,,chef,,,,,,", "capacities"),
            Fault("a team of nobody", "people.csv", 4, "E3,C. Example,employee,no,,,Highways,North,,,,,,,,", "team"),
            Fault(
                "a service there is not", "people.csv", 4, "E3,C. Example,employee,no,Highways,Potholes,,,,,,,,,,",
                "service"),
            Fault("a manager nobody knows", "people.csv", 4, "E3,C. Example,employee,no,,,,,E9,,,,,,,", "line_manager"),
            Fault("their own manager", "people.csv", 4, "E3,C. Example,employee,no,,,,,E3,,,,,,,", "line_manager"),
            Fault("no name", "people.csv", 4, "E3,,employee,no,,,,,,,,,,,,", "name"),
            Fault("a name of spaces", "people.csv", 4, "E3,  ,employee,no,,,,,,,,,,,,", "name"),
            Fault("a reference twice", "people.csv", 4, "E2,C. Example,employee,no,,,,,,,,,,,,", "reference"),
            Fault(
                "hours that end first", "people.csv", 4, "E3,C. Example,employee,no,,,,,,,,,,monday,17:00,09:00",
                "works_until"),
            Fault("a column too few", "people.csv", 4, "E3,C. Example,employee", nil),
            Fault(
                "a post of something else", "posts.csv", 6,
                "director,Children and Family Services,First Response,,E1,2025-01-06,", "department"),
            Fault(
                "a team manager of no team", "posts.csv", 6,
                "team_manager,Children and Family Services,,,E1,2025-01-06,", "team"),
            Fault("a department there is not", "posts.csv", 6, "director,Highways,,,E1,2025-01-06,", "department"),
            Fault("a post without a day", "posts.csv", 6, "director,Children and Family Services,,,E1,,", "from_on"),
            Fault(
                "nobody until a day", "posts.csv", 6,
                "head_of_service,Children and Family Services,,,,2025-02-03,2025-06-30", "until_on"),
            Fault(
                "two from one day", "posts.csv", 6,
                "service_manager,Children and Family Services,First Response,,E2,2025-01-06,", "from_on"),
            Fault(
                "days out of order", "posts.csv", 6,
                "head_of_service,Children and Family Services,,,E1,2025-02-03,2025-01-06", "until_on"),
            Fault(
                "a day in another century", "posts.csv", 6,
                "head_of_service,Children and Family Services,,,E1,2205-02-03,", "from_on"),
            Fault("a deputy in another century", "deputies.csv", 3, "E1,E2,2025-05-01,2205-05-02", "until_on"),
            Fault("a deputy of themselves", "deputies.csv", 3, "E1,E1,2025-05-01,2025-05-02", "deputy"),
            Fault("two deputies at once", "deputies.csv", 3, "E1,E2,2025-04-11,2025-04-12", "from_on"),
            Fault("a team of no department", "teams.csv", 3, "Highways,North", "department"),
            Fault("a team twice", "teams.csv", 3, "Children and Family Services,Locality North", "name"),
        ])
    func faults(fault: Fault) async throws {
        try await Fixtures.addService()
        let before = try await stored()
        var files = Self.files
        files[fault.file] = files[fault.file]?.appending("\n" + fault.text)

        let refused = await #expect(throws: RegisterRefused.self) { try await importing(files) { $0 } }

        #expect(refused?.problems.map(\.file) == [fault.file])
        #expect(refused?.problems.map(\.line) == [fault.line])
        #expect(refused?.problems.map(\.column) == [fault.column], "\(refused?.problems ?? [])")
        #expect(try await stored() == before)
    }

    @Test(
        "Of somebody whose own row cannot be taken only that row is told, whatever other rows name them",
        arguments: [
            ("deputies.csv", "E3,E2,2025-05-01,2025-05-02"), ("deputies.csv", "E2,E3,2025-05-01,2025-05-02"),
            ("posts.csv", "head_of_service,Children and Family Services,,,E3,2025-01-06,"),
            ("people.csv", "E4,D. Example,employee,no,,,,,E3,,,,,,,"),
        ])
    func refusedPerson(file: String, row: String) async throws {
        try await Fixtures.addService()
        let before = try await stored()
        var files = Self.files
        files["people.csv"] = files["people.csv"]?.appending("\nE3,C. Example,employee,no,,,,,,,c.example,,,,,")
        files[file] = files[file]?.appending("\n" + row)

        let refused = await #expect(throws: RegisterRefused.self) { try await importing(files) { $0 } }

        #expect(refused?.problems.map { "\($0.file):\($0.line) \($0.column ?? "")" } == ["people.csv:4 email"])
        #expect(try await stored() == before)
    }

    @Test("A circle of line managers is refused at each row that closes it, which names the others, and no other row")
    func circle() async throws {
        try await Fixtures.addService()
        var files = Self.files
        files["people.csv"] = files["people.csv"]?.replacing(
            "Services,,,,,complaints", with: "Services,,,,E2,complaints"
        )
        .appending("\nE3,C. Example,employee,no,,,,,E1,,,,,,,")

        let new = await #expect(throws: RegisterRefused.self) { try await importing(files) { $0 } }
        _ = try await importing(Self.files) { $0 }
        let header = "reference,name,employment,spouse_of_officer_or_member,line_manager\n"
        let known = await #expect(throws: RegisterRefused.self) {
            try await importing(["people.csv": header + "E1,A. Example,employee,no,E2"]) { $0 }
        }
        let unknown = await #expect(throws: RegisterRefused.self) {
            try await importing([
                "people.csv": header + "E1,A. Example,employee,no,E2\nE2,B. Example,spy,no,"
            ]) { $0 }
        }
        let turned = try await importing([
            "people.csv": header + "E1,A. Example,employee,no,E2\nE2,B. Example,employee,no,"
        ]) { $0 }

        #expect(
            new?.problems.map(\.description) == [
                "people.csv:2 line_manager: leads in a circle back to the person, by way of line 3",
                "people.csv:3 line_manager: leads in a circle back to the person, by way of line 2",
            ])
        #expect(
            known?.problems.map(\.description) == [
                "people.csv:2 line_manager: leads in a circle back to the person, by way of the directory"
            ])
        #expect(unknown?.problems.map { "\($0.line) \($0.column ?? "")" } == ["3 employment"])
        #expect(turned.changes.map(\.columns) == [["line_manager"], ["line_manager"]])
    }

    @Test(
        "Rows of a post whose days overlap are a fault the first time as well as the second",
        arguments: [
            ("somebody within the days of another", "assistant_director,{},,,E2,2024-06-01,", [3]),
            ("the same person within their own days", "assistant_director,{},,,E1,2024-12-31,", [3]),
            ("nobody within the days of somebody", "assistant_director,{},,,,2024-06-01,", [3]),
            ("somebody from the day after", "assistant_director,{},,,E2,2025-01-01,", []),
            ("another post", "director,{},,,E2,2024-06-01,", []),
        ] as [(String, String, [Int])])
    func overlap(name: String, row: String, lines: [Int]) async throws {
        try await Fixtures.addService()
        var files = Self.files
        files["posts.csv"] = """
            kind,department,service,team,person,from_on,until_on
            assistant_director,{},,,E1,2024-01-01,2024-12-31
            \(row)
            """.replacing("{}", with: "Children and Family Services")

        for _ in 1...2 {
            var problems: [RegisterProblem] = []
            do { try await importing(files) { _ in } } catch let refused as RegisterRefused {
                problems = refused.problems
            }
            #expect(problems.map(\.line) == lines, "\(problems)")
            #expect(problems.allSatisfy { $0.file == "posts.csv" && $0.column == "from_on" })
        }
    }

    @Test("All faults of all files are told at once")
    func allFaults() async throws {
        try await Fixtures.addService()
        var files = Self.files
        files["people.csv"] = files["people.csv"]?.appending("\nE3,,spy,no,,,,,,,c,,,,,")
        files["deputies.csv"] = files["deputies.csv"]?.appending("\nE1,E7,2025-05-01,never")
        files["persons.csv"] = "reference,name"

        let refused = await #expect(throws: RegisterRefused.self) { try await importing(files) { $0 } }

        #expect(
            refused?.problems.map { "\($0.file):\($0.line) \($0.column ?? "")" } == [
                "deputies.csv:3 deputy", "deputies.csv:3 until_on", "people.csv:4 email", "people.csv:4 employment",
                "people.csv:4 name", "persons.csv:1 ",
            ])
    }

    @Test("Two who import at once take turns, and the second finds nothing new")
    func race() async throws {
        try await Fixtures.addService()

        async let left = importing(Self.files) { $0.changes.count }
        async let right = importing(Self.files) { $0.changes.count }

        #expect(try await [left, right].sorted() == [0, 8])
    }
}
