public import Complaints
public import Foundation
public import Postgres
import WorkingDays

extension PostKind: PostgresCodable {}

extension Post: StoredRecord {
    public typealias Kind = RecordKinds.Post

    public static func question(_ id: PostID, lock: Bool) -> Question<Post?> {
        let found = Question.first("\(SQL.posts) WHERE p.id = \(id)") { try Post(row: $0) }
        return lock ? found.locking("SELECT id FROM post WHERE id = \(id) FOR UPDATE") : found
    }

    public static func moveOn(_ id: PostID, at now: Date, _ db: borrowing Transaction) throws {
        try db.execute("UPDATE post SET version = version + 1, changed_at = \(now) WHERE id = \(id)")
    }

    /// A post with the department that it, its service or its team is of.
    static func find(_ id: PostID, _ db: borrowing Transaction) throws -> (post: Post, department: String)? {
        try db.first(
            """
            SELECT p.*, coalesce(p.department, t.department) AS own_department
            FROM (\(SQL.posts) WHERE p.id = \(id)) AS p LEFT JOIN team AS t ON t.id = p.team_id
            """
        ) { (post: try Post(row: $0), department: try $0["own_department"]) }
    }

    /// Every post, in the order they were made.
    static func all(_ db: borrowing Transaction) throws -> [Post] {
        try db.all(SQL.posts + " ORDER BY p.id") { try Post(row: $0) }
    }

    /// The posts somebody holds or is to hold, nobody else's to change until the transaction ends.
    static func lock(heldBy person: PersonID, _ db: borrowing Transaction) throws -> [Post] {
        try db.all(
            """
            \(SQL.posts)
            WHERE p.id IN (SELECT o.post_id FROM post_holder AS o WHERE o.person_id = \(person))
            ORDER BY p.id FOR UPDATE OF p
            """
        ) { try Post(row: $0) }
    }

    /// Adds a post; the database refuses a second one of its kind and place.
    func add(_ db: borrowing Transaction) throws {
        let service = try place.service.map { try ServiceRecord.find($0, db).id }
        let department = service == nil ? place.department : nil
        try db.refusing([
            "post_place_key": .postExists(kind), "post_team_fkey": .unknownTeam(field: "team_id"),
            "post_department_fkey": .unknownDepartment(department ?? ""),
        ]) {
            _ = try db.execute(
                """
                INSERT INTO post (id, kind, team_id, service_id, department, changed_at)
                VALUES (\(id), \(kind), \(place.team), \(service), \(department), \(changedAt))
                """)
        }
    }

    /// Writes who holds the post when; the caller holds its row.
    func store(_ db: borrowing Transaction) throws {
        // A post whose end is taken back may have been followed by another of its place.
        try db.refusing(["post_place_key": .postExists(kind)]) {
            _ = try db.execute("UPDATE post SET until_on = \(untilOn) WHERE id = \(id)")
        }
        try db.execute("DELETE FROM post_holder WHERE post_id = \(id)")
        for holder in holders {
            try db.execute(
                """
                INSERT INTO post_holder (post_id, person_id, from_on, until_on, handed_over, meant_until)
                VALUES (
                    \(id), \(holder.person), \(holder.fromOn), \(holder.untilOn), \(holder.isHandedOver),
                    \(holder.meantUntil)
                )
                """)
        }
    }

    init(row: Row) throws {
        let place: PostPlace =
            if let team: TeamID = try row["team_id"] {
                .team(team)
            } else if let service: String = try row["service"] {
                .service(ServiceName(department: try row["department"], name: service))
            } else {
                .department(try row["department"])
            }
        self.init(
            id: try row["id"], kind: try row["kind"], place: place,
            holders: try PostHolder.columns.readAll(row, "holders_person_id"), untilOn: try row["until_on"],
            version: try row["version"], changedAt: try row["changed_at"])
    }
}

extension PostHolder {
    static let columns = ColumnList(
        PostHolder.init,
        Column("person_id", \.person), Column("from_on", \.fromOn), Column("until_on", \.untilOn),
        Column("handed_over", \.isHandedOver), Column("meant_until", \.meantUntil))
}

extension SQL {
    /// Posts `p` with all who hold them.
    static let posts: SQL = """
        SELECT p.id, p.kind, p.team_id, coalesce(v.department, p.department) AS department, v.name AS service,
            p.until_on, p.version, p.changed_at, h.*
        FROM post AS p
        LEFT JOIN service AS v ON v.id = p.service_id
        LEFT JOIN LATERAL (
            SELECT \(arrays(PostHolder.columns.names, of: "o", named: "holders", in: "o.from_on"))
            FROM post_holder AS o WHERE o.post_id = p.id
        ) AS h ON true
        """

    /// Whoever holds a post `o` on a day, as `Post.holder` has it.
    static func holding(on day: Day) -> SQL {
        "o.from_on <= \(day) AND coalesce(o.until_on, 'infinity') >= \(day)"
    }

    /// Whoever holds a post `o` on a day and does not leave with it, so that something may become theirs.
    static func standing(on day: Day) -> SQL {
        """
        \(holding(on: day)) AND EXISTS (
            SELECT FROM person AS w WHERE w.id = o.person_id AND coalesce(w.active_until, 'infinity') > \(day)
        )
        """
    }
}
