public import Complaints
public import Foundation
import Postgres
public import WorkingDays

/// Which posts a list holds; nil does not filter.
public struct PostFilter: Sendable, Hashable {
    public var kind: PostKind?
    public var team: TeamID?
    /// Of the department, its services and its teams.
    public var department: String?
    /// Held by this person on the day.
    public var person: PersonID?

    /// A filter that lets every post pass.
    public init() {}
}

/// A post as it stands on a day.
public struct PostOnDay: Sendable, Hashable {
    public let post: Post
    /// Nobody: the post is vacant.
    public let holder: PostHolder?
}

extension Casework {
    /// Reads a post with everybody who held it or will.
    public func post(_ id: PostID, as credential: Credential) async throws -> Post {
        try await record(id, as: credential)
    }

    /// A page of the posts there are on a day, today unless told, in the order they were made.
    public func posts(
        _ filter: PostFilter, on day: Day?, after position: UUID?, limit: Int, as credential: Credential
    ) async throws -> Page<PostOnDay, UUID> {
        try await reading(as: credential) { context, db in
            let day = day ?? context.today
            let read = try db.all(SQL.posts(filter, on: day, after: position, limit: limit + 1)) { try Post(row: $0) }
            return Page(read, limit: limit, position: \.id.rawValue)
                .map { PostOnDay(post: $0, holder: $0.holder(on: day)) }
        }
    }

    /// What the directory lacks on a day, today unless told.
    public func directoryGaps(on day: Day?, as credential: Credential) async throws -> [DirectoryGap] {
        try await reading(.snapshot, as: credential) { context, db in
            let day = day ?? context.today
            return try DirectoryOnDay(day, at: context.now, db).gaps(on: day)
        }
    }
}

extension Rungs {
    /// Who stands above what belongs to a team, a service and a department, as far as each is known, on a day.
    static func load(
        team: TeamID?, service: ServiceName? = nil, department: String? = nil, on day: Day,
        except named: Set<PersonID> = [], _ db: borrowing Transaction
    ) throws -> Rungs {
        let holders = try db.all(
            SQL.holders(team: team, service: service, department: department ?? service?.department, on: day)
        ) { (kind: try $0["kind"] as PostKind, person: try $0["person_id"] as PersonID) }
        return Rungs(Dictionary(holders.map { ($0.kind, $0.person) }) { first, _ in first }, except: named)
    }
}

extension DirectoryOnDay {
    fileprivate init(_ day: Day, at now: Date, _ db: borrowing Transaction) throws {
        let isHere: SQL = "coalesce(active_until, 'infinity') >= \(day)"
        let people = try db.all(
            "SELECT id FROM person WHERE \(isHere) AND num_nonnulls(email, telephone) > 0"
        ) { try $0["id"] as PersonID }
        let services = try db.all("SELECT department, name, in_use_from, in_use_until FROM service ORDER BY 1, 2") {
            try ServiceRecord(row: $0)
        }
        let manager = try db.first(
            "SELECT id FROM person WHERE \(isHere) AND capacities @> '{complaints_manager}' LIMIT 1"
        ) { try $0["id"] as PersonID }
        let officer = try db.first(SQL.linkOfficerHere(on: day)) { try $0["id"] as PersonID }
        self.init(
            teams: try db.all(SQL.teamsWithQueues) { (team: try $0["id"], waiting: try $0["waiting"]) },
            services: services.filter { $0.isInUse(on: day) }.map(\.service),
            departments: try db.all("SELECT name FROM department ORDER BY name") { try $0["name"] },
            posts: try Post.all(db), obligations: try Obligation.waiting(db), reachable: Set(people),
            hasComplaintsManager: manager != nil,
            hasLinkOfficer: officer != nil, ladders: try DecidedLadder.all(db).inForce(on: day).map(\.ladder),
            unsent: try DeliveryBacklog.unsent(at: now, db))
    }
}

extension SQL {
    fileprivate static func posts(_ filter: PostFilter, on day: Day, after position: UUID?, limit: Int) -> SQL {
        var sql = posts + " WHERE coalesce(p.until_on, 'infinity') >= \(day)"
        if let kind = filter.kind { sql = sql + " AND p.kind = \(kind)" }
        if let team = filter.team { sql = sql + " AND p.team_id = \(team)" }
        if let department = filter.department {
            sql =
                sql + """
                     AND (coalesce(v.department, p.department) = \(SQL.department(department))
                        OR p.team_id IN (SELECT t.id FROM team AS t WHERE t.department = \(SQL.department(department))))
                    """
        }
        if let person = filter.person {
            sql =
                sql + """
                     AND EXISTS (
                        SELECT FROM post_holder AS o
                        WHERE o.post_id = p.id AND o.person_id = \(person) AND \(holding(on: day))
                    )
                    """
        }
        if let position { sql = sql + " AND p.id > \(position)" }
        return sql + " ORDER BY p.id LIMIT \(literal: limit)"
    }

    fileprivate static func holders(
        team: TeamID?, service: ServiceName?, department: String?, on day: Day
    ) -> SQL {
        """
        SELECT p.kind, o.person_id
        FROM post AS p JOIN post_holder AS o ON o.post_id = p.id
        LEFT JOIN service AS v ON v.id = p.service_id
        WHERE (p.team_id = \(team) OR (v.department, v.name) = (\(service?.department), \(service?.name))
                OR p.department = \(department))
            AND \(standing(on: day))
        """
    }

    /// With the complaints that wait on the queue of each.
    fileprivate static let teamsWithQueues: SQL = """
        SELECT t.id, (
            SELECT count(*) FROM complaint_assignment AS a JOIN listed_complaint AS c ON c.id = a.complaint_id
            WHERE a.team_id = t.id AND a.person_id IS NULL AND a.ended_at IS NULL AND c.closure IS NULL
                AND \(lastStageRuns)
        ) AS waiting
        FROM team AS t ORDER BY t.department, t.name
        """
}
