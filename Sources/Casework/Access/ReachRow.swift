import Complaints
import Postgres
import WorkingDays

extension Reach {
    /// An actor's own standing and those they stand in for, with the places of the directory on a day.
    static func of(_ actor: Actor, on day: Day, _ db: borrowing Transaction) throws -> Reach {
        let standings = try actor.standings.enumerated().map { place, standing in
            let stated = place == 0 ? actor.departments : nil
            return try Standing.load(standing.role, standing.person, stated: stated, on: day, db)
        }
        return Reach(own: standings[0], others: Array(standings.dropFirst()))
    }
}

extension Reach.Standing {
    fileprivate static func load(
        _ role: Role, _ person: PersonID?, stated: Set<String>?, on day: Day, _ db: borrowing Transaction
    ) throws -> Reach.Standing {
        guard let person, role.answersForServices else {
            return Reach.Standing(role: role, person: person, stated: stated)
        }
        let services = try db.all(
            "SELECT s.department, s.name FROM services_of(\(person), \(day)) AS k (id) JOIN service AS s ON s.id = k.id"
        ) { ServiceName(department: try $0["department"], name: try $0["name"]) }
        return Reach.Standing(
            role: role, person: person, services: Set(services),
            departments: Set(
                try db.all("SELECT k.name FROM departments_of(\(person), \(day)) AS k (name)") { try $0["name"] }),
            stated: stated,
            teams: Set(try db.all("SELECT k.id FROM teams_of(\(person), \(day)) AS k (id)") { try $0["id"] }))
    }
}

extension ComplaintAccess {
    /// What of a complaint decides who sees it, as far as whoever asks sees that; nil where they do not see the complaint.
    static func load(_ id: ComplaintID, on day: Day, _ db: borrowing Transaction) throws -> ComplaintAccess? {
        let contributors = try db.all(SQL.contributors(to: id)) {
            Contributor(
                service: ServiceName(department: try $0["department"], name: try $0["name"]), team: try $0["team_id"])
        }
        let places = try db.all(
            """
            SELECT DISTINCT b.owner_department, b.owner_service
            FROM obligation AS b
            WHERE b.complaint_id = \(id) AND b.error_on IS NULL AND b.owner_department IS NOT NULL
            """
        ) { OwnerPlace(department: try $0["owner_department"], service: try $0["owner_service"]) }
        return try db.first(SQL.access(to: id, on: day)) { row in
            var access = ComplaintAccess(service: ServiceName(department: try row["department"], name: try row["name"]))
            access.isOfChildren = try row["is_of_children"]
            access.isRestricted = try row["is_restricted"]
            access.named = Set(try row["named"] as [PersonID])
            access.appointed = Set(try row["appointed"] as [PersonID])
            access.admitted = Set(try row["admitted"] as [PersonID])
            access.owners = Set(try row["owners"] as [PersonID])
            access.assignee = try row["assignee"]
            access.team = try row["team_id"]
            access.contributors = Set(contributors)
            access.ownerPlaces = Set(places)
            return access
        }
    }
}

extension OperationContext {
    /// Refuses a permission that holds for one's own complaints on one that is another's; every change of a complaint by its
    /// stages passes here.
    func checkOwn(_ permission: Permission, _ complaint: ComplaintID, _ db: borrowing Transaction) throws {
        guard try !Permission.ofOnesOwn.contains(permission) || acting(on: complaint, db).contains(permission) else {
            throw Refusal.notYourComplaint
        }
    }

    /// The permissions that hold for one's own complaints, as far as they hold for one.
    func acting(on complaint: ComplaintID, _ db: borrowing Transaction) throws -> Set<Permission> {
        guard !actor.standings[0].role.isOfComplaintsTeam else { return Permission.ofOnesOwn }
        guard let access = try ComplaintAccess.load(complaint, on: today, db) else { return [] }
        let reach = try Reach.of(actor, on: today, db)
        return Permission.ofOnesOwn.filter { reach.acts(with: $0, on: access) }
    }
}

extension SQL {
    fileprivate static func contributors(to complaint: ComplaintID) -> SQL {
        """
        SELECT s.department, s.name, k.team_id
        FROM complaint_contributor AS k JOIN service AS s ON s.id = k.service_id
        WHERE k.complaint_id = \(complaint)
        """
    }

    fileprivate static func access(to complaint: ComplaintID, on day: Day) -> SQL {
        """
        SELECT s.department, s.name, a.person_id AS assignee, a.team_id,
            is_of_children(c.procedure, c.about_childrens_social_care, c.complainant_type),
            EXISTS (SELECT FROM complaint_restriction AS r WHERE r.complaint_id = c.id) AS is_restricted,
            ARRAY(SELECT n.person_id FROM complaint_named_person AS n WHERE n.complaint_id = c.id) AS named,
            ARRAY(SELECT d.person_id FROM complaint_admission AS d WHERE d.complaint_id = c.id) AS admitted,
            ARRAY(
                SELECT p.person_id
                FROM stage AS t JOIN appointment AS p ON p.stage_id = t.id
                WHERE t.complaint_id = c.id AND p.person_id IS NOT NULL
            ) AS appointed,
            ARRAY(SELECT k.person_id FROM owners_of(c.id, \(day)) AS k (person_id)) AS owners
        FROM complaint AS c
        JOIN service AS s ON s.id = c.service_id
        LEFT JOIN complaint_assignment AS a ON a.complaint_id = c.id AND a.ended_at IS NULL
        WHERE c.id = \(complaint)
        """
    }
}
