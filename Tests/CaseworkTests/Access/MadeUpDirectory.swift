import Complaints
import Foundation
import Postgres
import WorkingDays

/// A directory with complaints, made up at random from a seed, that is in the database and in memory.
struct MadeUpDirectory {
    static let day = "2026-03-02"

    struct Member {
        let id: PersonID
        var services: Set<ServiceName> = []
        var departments: Set<String> = []
        var teams: Set<TeamID> = []
    }

    var random: Seeded
    private(set) var members: [Member] = []
    private(set) var complaints: [ComplaintID: ComplaintAccess] = [:]
    private var services: [ServiceName] = []
    private var teams: [TeamID] = []

    /// A generator of numbers that are the same for the same seed (SplitMix64).
    struct Seeded: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

    private mutating func some<Element>(_ elements: [Element], _ percent: Int) -> [Element] {
        elements.filter { _ in chance(percent) }
    }

    init(seed: UInt64, people: Int, complaints count: Int, _ db: borrowing Transaction) throws {
        random = Seeded(state: seed)
        try addPlaces(db)
        for _ in 0..<people { try addMember(db) }
        for number in 0..<count { try addComplaint(number, db) }
    }

    /// Somebody with a role, and those they stand in for.
    mutating func caller() -> (own: Reach.Standing, others: [Reach.Standing]) {
        let own = standing(chance(85) ? members.randomElement(using: &random) : nil)
        let others = chance(35) ? some(members, 12).map { standing($0) } : []
        return (own, others)
    }

    private mutating func standing(_ member: Member?) -> Reach.Standing {
        let roles: [Role] = [
            .manager, .officer, .investigator, .respondingManager, .headOfService, .director, .childrensRightsOfficer,
            .viewer, .respondingManager, .investigator,
        ]
        let role = roles.randomElement(using: &random) ?? .viewer
        let stated: Set<String>? = member == nil && chance(50) ? (chance(80) ? ["Highways"] : []) : nil
        return Reach.Standing(
            role: role, person: member?.id, services: member?.services ?? [], departments: member?.departments ?? [],
            stated: stated, teams: member?.teams ?? [])
    }

    private mutating func addPlaces(_ db: borrowing Transaction) throws {
        for department in ["Children", "Adults", "Highways"] {
            for name in ["First", "Second"] {
                services.append(ServiceName(department: department, name: name))
                try db.execute("INSERT INTO service (department, name) VALUES (\(department), \(name))")
            }
            let team = TeamID(rawValue: UUID())
            teams.append(team)
            try db.execute(
                """
                INSERT INTO team (id, department, name, changed_at)
                VALUES (\(team), \(department), 'Team', '2020-01-06T09:00:00Z')
                """)
        }
    }

    private mutating func addMember(_ db: borrowing Transaction) throws {
        var member = Member(id: PersonID(rawValue: UUID()))
        let service = chance(40) ? services.randomElement(using: &random) : nil
        let department = service == nil && chance(40) ? services.randomElement(using: &random)?.department : nil
        let team = chance(40) ? teams.randomElement(using: &random) : nil
        if let service { member.services.insert(service) }
        if let department { member.departments.insert(department) }
        if let team { member.teams.insert(team) }
        try db.execute(
            """
            INSERT INTO person (
                id, name, employment, spouse_of_officer_or_member, service_id, whole_department, team_id, capacities, changed_at
            )
            SELECT \(member.id), 'A. Person', 'employee', false,
                (SELECT s.id FROM service AS s WHERE s.department = \(service?.department) AND s.name = \(service?.name)),
                \(department), \(team), '{}', '2020-01-06T09:00:00Z'
            """)
        if chance(35) { try addPost(of: &member, db) }
        members.append(member)
    }

    /// A post that they hold today, held before, or will hold.
    private mutating func addPost(of member: inout Member, _ db: borrowing Transaction) throws {
        let post = PostID(rawValue: UUID())
        let times: [(from: String, until: String?, holds: Bool)] = [
            ("2026-03-02", nil, true), ("2025-01-01", "2026-03-02", true), ("2025-01-01", "2026-03-01", false),
            ("2026-03-03", nil, false),
        ]
        let time = times.randomElement(using: &random) ?? times[0]
        let service = services.randomElement(using: &random) ?? services[0]
        let team = teams.randomElement(using: &random) ?? teams[0]
        let kind = Int.random(in: 0..<3, using: &random)
        if time.holds {
            switch kind {
            case 0: member.teams.insert(team)
            case 1: member.services.insert(service)
            default: member.departments.insert(service.department)
            }
        }
        // Of a place there is one post of a kind at a time, here one that has ended on a day to come.
        try db.execute(
            """
            INSERT INTO post (id, kind, team_id, service_id, department, until_on, changed_at)
            VALUES (\(post), \(["team_manager", "service_manager", "director"][kind]), \(kind == 0 ? team : nil),
                CASE WHEN \(kind)::bigint = 1 THEN (
                    SELECT s.id FROM service AS s WHERE s.department = \(service.department) AND s.name = \(service.name)
                ) END,
                \(kind == 2 ? service.department : nil), '2027-01-01', '2020-01-06T09:00:00Z')
            """)
        try db.execute(
            """
            INSERT INTO post_holder (post_id, person_id, from_on, until_on)
            VALUES (\(post), \(member.id), \(Day(time.from)), \(time.until.flatMap { Day($0) }))
            """)
    }

    private mutating func addComplaint(_ number: Int, _ db: borrowing Transaction) throws {
        let id = ComplaintID(rawValue: UUID())
        let service = services.randomElement(using: &random) ?? services[0]
        let ids = members.map(\.id)
        var access = ComplaintAccess(service: service)
        access.isOfChildren = chance(30)
        access.isRestricted = chance(25)
        access.named = Set(some(ids, 8))
        access.appointed = Set(some(ids, 8))
        access.admitted = access.isRestricted ? Set(some(ids, 10)) : []
        access.owners = Set(some(ids, 5))
        if chance(60) {
            access.team = teams.randomElement(using: &random)
            access.assignee = chance(50) ? ids.randomElement(using: &random) : nil
        }
        access.contributors = Set(
            some(services, 10).map { .init(service: $0, team: chance(30) ? teams.randomElement(using: &random) : nil) })
        access.ownerPlaces = Set(
            some(services, 8).map { .init(department: $0.department, service: chance(50) ? $0.name : nil) })
        try db.execute(
            """
            INSERT INTO complaint (
                id, reference, received_at, received_on, channel, complainant, complainant_type, service_id,
                about_childrens_social_care, summary, registered_at, changed_at
            )
            SELECT \(id), \("R-\(number)"), '2026-02-02T09:00:00Z', '2026-02-02', 'email', 'A. Example',
                \(access.isOfChildren && number % 2 == 0 ? "child_or_young_person" : "parent"), s.id,
                \(access.isOfChildren && number % 2 == 1), 'No answer', '2026-02-02T09:00:00Z', '2026-02-02T09:00:00Z'
            FROM service AS s WHERE s.department = \(service.department) AND s.name = \(service.name)
            """)
        try add(access, to: id, db)
        complaints[id] = access
    }

    private func add(_ access: ComplaintAccess, to id: ComplaintID, _ db: borrowing Transaction) throws {
        let stage = UUID()
        try db.execute(
            """
            INSERT INTO stage (id, complaint_id, stage, position, requested_on)
            VALUES (\(stage), \(id), 'investigation', 1, '2026-02-02')
            """)
        for (index, person) in access.appointed.prefix(5).enumerated() {
            try db.execute(
                """
                INSERT INTO appointment (stage_id, role, position, name, person_id, appointed_on)
                VALUES (\(stage), \(["investigating_officer", "independent_person", "panellist", "panellist", "panellist"][index]),
                    \(max(1, index - 1))::smallint, 'A. Person', \(person), '2026-02-02')
                """)
        }
        for person in access.named {
            try db.execute(
                """
                INSERT INTO complaint_named_person (complaint_id, person_id, named_at)
                VALUES (\(id), \(person), '2026-02-02T09:00:00Z')
                """)
        }
        if access.isRestricted {
            try db.execute(
                """
                INSERT INTO complaint_restriction (complaint_id, reason, restricted_by, restricted_at)
                VALUES (\(id), 'About a colleague.', 'A manager', '2026-02-02T09:00:00Z')
                """)
        }
        for person in access.admitted {
            try db.execute("INSERT INTO complaint_admission (complaint_id, person_id) VALUES (\(id), \(person))")
        }
        if let team = access.team {
            try db.execute(
                """
                INSERT INTO complaint_assignment (complaint_id, team_id, person_id, reason, assigned_by, assigned_at)
                VALUES (\(id), \(team), \(access.assignee), 'First.', 'A manager', '2026-02-02T09:00:00Z')
                """)
        }
        for contributor in access.contributors {
            try db.execute(
                """
                INSERT INTO complaint_contributor (complaint_id, service_id, team_id, added_at)
                SELECT \(id), s.id, \(contributor.team), '2026-02-02T09:00:00Z'
                FROM service AS s
                WHERE s.department = \(contributor.service.department) AND s.name = \(contributor.service.name)
                ON CONFLICT DO NOTHING
                """)
        }
        for owner in access.owners { try owe(to: id, person: owner, nil, db) }
        for place in access.ownerPlaces { try owe(to: id, person: nil, place, db) }
    }

    private func owe(
        to complaint: ComplaintID, person: PersonID?, _ place: ComplaintAccess.OwnerPlace?, _ db: borrowing Transaction
    ) throws {
        try db.execute(
            """
            INSERT INTO obligation (
                id, complaint_id, source, text, agreed_on, scope, type, due_on, owner_id, owner_department, owner_service
            )
            VALUES (\(UUID()), \(complaint), 'local', 'An apology', '2026-02-02', 'individual', 'apology', '2026-04-02',
                \(person), \(place?.department), \(place?.service))
            """)
    }
}
