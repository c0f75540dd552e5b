import Complaints
import Foundation
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Casework

/// What a list looks for where its filter asks for few complaints leaves out nothing that the filter lets pass.
@Suite(.database(.demonstration)) struct FewComplaintsTests {
    private let manager = Actor(name: "A. Manager", role: .manager)
    private let today: Day

    init() throws {
        today = try #require(Day("2023-06-01"))
    }

    /// Gives a fifteenth of the complaints to a team, one in four to a person, and obligations to a person, a post and a department.
    private func fill() async throws -> (team: TeamID, people: [String: PersonID]) {
        try await TestDatabase.current.database.write { db in
            let teams = try db.all(
                """
                INSERT INTO team (id, department, name, changed_at)
                SELECT gen_random_uuid(), d.name, t.name, now()
                FROM (SELECT min(name) AS name FROM department) AS d, (VALUES ('Responses'), ('Others')) AS t (name)
                RETURNING id
                """
            ) { try $0["id"] as TeamID }
            let (team, other) = (teams[0], teams[1])
            let people = try ["manager", "officer", "owner", "head", "link", "nobody"].reduce(
                into: [String: PersonID]()
            ) {
                $0[$1] = try db.one(
                    """
                    INSERT INTO person (
                        id, name, employment, spouse_of_officer_or_member, capacities, preferred_channel, changed_at
                    ) VALUES (gen_random_uuid(), \($1), 'employee', false, '{}', 'inbox', now()) RETURNING id
                    """
                ) { try $0["id"] as PersonID }
            }
            try db.execute(
                """
                INSERT INTO complaint_assignment (complaint_id, team_id, person_id, reason, assigned_by, assigned_at)
                SELECT id, CASE WHEN n % 15 = 0 THEN \(team) ELSE \(other) END,
                    CASE WHEN n % 15 <> 0 THEN \(people["officer"])::uuid END, 'made up', 'a test', now()
                FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM complaint) AS c WHERE n % 15 = 0 OR n % 4 = 1
                """)
            for (kind, person) in [("team_manager", "manager"), ("head_of_service", "head")] {
                try db.execute(
                    """
                    WITH q AS (
                        INSERT INTO post (id, kind, team_id, department, changed_at)
                        SELECT gen_random_uuid(), \(kind), t.id, CASE WHEN t.id IS NULL THEN d.name END, now()
                        FROM (SELECT min(name) AS name FROM department) AS d
                        LEFT JOIN team AS t ON t.id = \(team) AND \(kind) = 'team_manager' RETURNING id
                    )
                    INSERT INTO post_holder (post_id, person_id, from_on) SELECT id, \(people[person]), '2020-01-01' FROM q
                    """)
            }
            try db.execute(
                """
                UPDATE obligation SET owner = NULL, owner_service = NULL,
                    owner_id = CASE WHEN n % 3 = 0 THEN \(people["owner"])::uuid END,
                    owner_department = CASE WHEN n % 3 > 0 THEN (SELECT min(name) FROM department) END,
                    owner_post_id = CASE WHEN n % 3 = 2 THEN (SELECT id FROM post WHERE kind = 'head_of_service') END
                FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM obligation) AS o WHERE o.id = obligation.id
                """)
            try db.execute(
                """
                INSERT INTO duty (
                    ombudsman_case_id, complaint_id, kind, clock, nature, basis_on, due_on, calendar_version, known_from
                )
                SELECT o.id, o.complaint_id, 'members_told', 'members_told', 'target', '2023-05-01', '2023-05-20',
                    (SELECT max(number) FROM calendar_version), '2023-05-01'
                FROM ombudsman_case AS o WHERE o.complaint_id IS NOT NULL
                ON CONFLICT DO NOTHING
                """)
            try db.execute("INSERT INTO link_officer (person_id, from_on) VALUES (\(people["link"]), '2020-01-01')")
            return (team, people)
        }
    }

    /// The lines of every worklist and the breaches, by list and filter.
    private func lines(
        _ filters: [String: WorklistFilter],
        _ few: @escaping @Sendable (WorklistFilter, borrowing Transaction) throws -> FewComplaints
    ) async throws -> [String: [String]] {
        try await TestDatabase.current.database.read { [today] db in
            var lines: [String: [String]] = [:]
            for (name, filter) in filters {
                let few = try few(filter, db)
                for list in Worklist.allCases {
                    let sql = SQL.worklist(
                        list, filter, among: few, today: today, turn: today, after: nil, limit: 5_000)
                    lines["\(list.rawValue) \(name)"] = try db.all(sql) {
                        "\(try $0["listed_on"] as Day) \(try $0["tie"] as UUID) \(try $0["number"] as Int)"
                    }
                }
                var flags = BreachFilter()
                (flags.team, flags.person, flags.service, flags.department) = (
                    filter.team, filter.person, filter.service, filter.department
                )
                lines["breaches \(name)"] = try db.all(
                    .breaches(flags, among: few, today: today, after: nil, limit: 5_000)
                ) { "\(try $0["duty_id"] as Int)" }
            }
            return lines
        }
    }

    @Test("Every worklist and the breaches hold the same whether what is whose is looked for or each line asked")
    func same() async throws {
        let (team, people) = try await fill()
        try await TestDatabase.current.database.write { [today] db in
            try db.execute(
                "INSERT INTO duty_flag (duty_id, as_of, flagged_at) SELECT id, \(today), now() FROM duty WHERE nature = 'limit'"
            )
        }
        var filters = people.mapValues { person in
            var filter = WorklistFilter()
            filter.person = person
            return filter
        }
        filters["team"] = WorklistFilter()
        filters["team"]?.team = team
        for (name, service) in ["first": "First Response", "none": "No such service"] {
            filters[name] = WorklistFilter()
            filters[name]?.service = service
        }
        filters["department"] = WorklistFilter()
        filters["department"]?.department = "Children and Family Services"

        let asked = try await lines(filters) { _, _ in .many }
        let looked = try await lines(filters) { [manager, today] filter, db in
            try FewComplaints(
                of: manager, team: filter.team, person: filter.person, service: filter.service,
                department: filter.department, on: today, db)
        }

        for (name, lines) in asked { #expect(looked[name] == lines, "\(name)") }
        // It compares something for each.
        for name in filters.keys where !["nobody", "none"].contains(name) {
            #expect(asked.contains { $0.key.hasSuffix(" \(name)") && !$0.value.isEmpty }, "\(name)")
        }
    }
}
