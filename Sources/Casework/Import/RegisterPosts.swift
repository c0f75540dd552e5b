import Complaints
import Postgres
import WorkingDays

/// The posts of the directory as a register may name them for owners: by kind, department, and service or team, however
/// the names are spelt.
struct RegisterPosts: Sendable {
    /// A post with its department, and its service if it is of one, as the directory spells them.
    struct Owner: Sendable {
        let post: PostID
        let department: String
        let service: String?
    }

    private struct Name: Hashable {
        let kind: PostKind
        let department: String
        let service: String?
        let team: String?

        init(_ kind: PostKind, department: String, service: String?, team: String?) {
            self.kind = kind
            self.department = department.listedName
            self.service = service?.listedName
            self.team = team?.listedName
        }
    }

    private let posts: [Name: Owner]

    /// The posts the council has on a day.
    init(on today: Day, _ db: borrowing Transaction) throws {
        let found = try db.all(
            """
            SELECT p.id, p.kind, coalesce(p.department, v.department, t.department) AS department, v.name AS service,
                t.name AS team
            FROM post AS p
            LEFT JOIN service AS v ON v.id = p.service_id
            LEFT JOIN team AS t ON t.id = p.team_id
            WHERE coalesce(p.until_on, 'infinity') >= \(today)
            ORDER BY p.until_on NULLS FIRST
            """
        ) { row in
            let owner = Owner(post: try row["id"], department: try row["department"], service: try row["service"])
            let name = Name(
                try row["kind"], department: owner.department, service: owner.service, team: try row["team"])
            return (name, owner)
        }
        posts = Dictionary(found) { first, _ in first }
    }

    /// The post that a row names as owner in `owner_post` and the columns beside it; nil where it names none, or one that the
    /// directory does not have, which is noted.
    func owner(_ row: inout RowReader) -> Owner? {
        guard row.optional("owner_post") != nil else {
            for column in ["owner_department", "owner_service", "owner_team"] where row.optional(column) != nil {
                row.note(column, "goes with owner_post only")
            }
            return nil
        }
        guard let kind = row.optionalCode("owner_post", PostKind.self), let department = row.text("owner_department")
        else { return nil }
        let name = Name(
            kind, department: department, service: row.optional("owner_service"), team: row.optional("owner_team"))
        if row.optional("owner") != nil { row.note("owner", "must be blank where owner_post is not") }
        guard let owner = posts[name] else {
            row.note("owner_post", "the directory has no such post; POST /v1/posts or redress directory import adds it")
            return nil
        }
        return owner
    }
}
