import Complaints
import Foundation
import Postgres

/// A place of the council that others are merged into: a service, a team or a department.
///
/// Every foreign key to one is here, or follows by itself (ON UPDATE CASCADE); a test compares them with the database's.
enum Place {
    case service(Int)
    case team(TeamID)
    case department(String)

    /// What names a service by `service_id` and nothing more; contacts, contributors and posts are moved apart.
    static let tablesOfServices: [SQL] = ["complaint", "ombudsman_case", "compliment", "person"]
    /// What names a team by `team_id`; posts are moved apart.
    static let tablesOfTeams: [SQL] = [
        "person", "complaint_assignment", "complaint_contributor", "contact", "calendar_feed",
    ]

    /// A condition on a post `p`: that it is of this place.
    private var isPlaceOfPost: SQL {
        switch self {
        case .service(let id): "p.service_id = \(id)"
        case .team(let id): "p.team_id = \(id)"
        case .department(let name): "p.department = \(name)"
        }
    }

    /// Moves posts, which have a new version already (`moveOn`).
    ///
    /// Where both places have one of a kind, the one that nobody ever held goes, or else the moved one ends today; the other
    /// then owns the obligations of it.
    static func movePosts(
        from: Place, to: Place, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        let (moved, kept) = try (posts(of: from, db), posts(of: to, db))
        for var post in moved where post.untilOn == nil {
            guard let other = kept.first(where: { $0.kind == post.kind && $0.untilOn == nil }) else { continue }
            let (gone, left) = other.holders.isEmpty ? (other.id, post.id) : (post.id, other.id)
            try db.execute(
                "UPDATE obligation SET owner_post_id = \(left), version = version + 1 WHERE owner_post_id = \(gone)")
            if other.holders.isEmpty || post.holders.isEmpty {
                try db.execute("DELETE FROM post WHERE id = \(gone)")
            } else {
                try post.abolish(on: context.today, today: context.today)
                try post.store(db)
            }
        }
        let place: SQL =
            switch to {
            case .service(let id): "service_id = \(id)"
            case .team(let id): "team_id = \(id)"
            case .department(let name): "department = \(name)"
            }
        try db.execute("UPDATE post AS p SET \(place) WHERE \(from.isPlaceOfPost)")
    }

    private static func posts(of place: Place, _ db: borrowing Transaction) throws -> [Post] {
        try db.all(SQL.posts + " WHERE " + place.isPlaceOfPost + " ORDER BY p.id FOR UPDATE OF p") { try Post(row: $0) }
    }

    /// What shows the name of the place has a new version, so that nobody changes or keeps what they read before.
    ///
    /// Nothing happened in a complaint by that, which stands still as long as it did (requirement R114).
    func moveOn(at now: Date, _ db: borrowing Transaction) throws {
        let services: SQL
        switch self {
        case .service(let id): services = "\(id)"
        case .department(let name):
            services = "SELECT s.id FROM service AS s WHERE s.department = \(name)"
            for table: SQL in ["team", "post"] {
                try db.execute(
                    "UPDATE \(table) SET version = version + 1, changed_at = \(now) WHERE department = \(name)")
            }
            try db.execute(
                """
                UPDATE contact SET version = version + 1, changed_at = \(now)
                WHERE service_id IS NULL AND listed_name(department) = listed_name(\(name))
                """)
            try db.execute(
                "UPDATE person SET version = version + 1, changed_at = \(now) WHERE whole_department = \(name)")
            try db.execute(
                "UPDATE obligation SET version = version + 1 WHERE owner_department = \(name) AND owner_service IS NULL"
            )
        case .team(let id):
            for table: SQL in ["contact", "person", "post"] {
                try db.execute("UPDATE \(table) SET version = version + 1, changed_at = \(now) WHERE team_id = \(id)")
            }
            try db.execute(
                """
                UPDATE complaint SET version = version + 1
                WHERE id IN (
                    SELECT a.complaint_id FROM complaint_assignment AS a WHERE a.team_id = \(id) AND a.ended_at IS NULL
                    UNION SELECT k.complaint_id FROM complaint_contributor AS k WHERE k.team_id = \(id)
                )
                """)
            return
        }
        for table: SQL in ["contact", "ombudsman_case", "person", "post"] {
            try db.execute(
                """
                UPDATE \(table) SET version = version + 1, changed_at = \(now) WHERE service_id IN (\(services))
                """)
        }
        try db.execute("UPDATE compliment SET version = version + 1 WHERE service_id IN (\(services))")
        try db.execute(
            """
            UPDATE complaint SET version = version + 1
            WHERE service_id IN (\(services))
                OR id IN (SELECT k.complaint_id FROM complaint_contributor AS k WHERE k.service_id IN (\(services)))
            """)
        try db.execute(
            """
            UPDATE obligation AS b SET version = version + 1 FROM service AS s
            WHERE s.id IN (\(services)) AND (b.owner_department, b.owner_service) = (s.department, s.name)
            """)
    }
}
