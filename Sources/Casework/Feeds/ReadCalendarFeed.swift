public import Complaints
import Crypto
import Foundation
import Postgres
import WorkingDays

extension Casework {
    /// The open duties of the feed with a secret, limits and targets, the next first; nothing of the behaviour register,
    /// which is for the complaints team alone (requirement R161).
    ///
    /// - Throws: `AccessRefusal.unknownSecret` where there is no such feed or it was revoked, which takes as long.
    public func dutyCalendar(of secret: Credential) async throws -> DutyCalendar {
        let today = clock.today
        return try await reader.single { db in
            guard case .tokenHash(let hash) = secret else { throw AccessRefusal.unknownSecret }
            let found = try db.first(SQL.feed(hash)) {
                (feed: try CalendarFeed.columns.read($0), team: try $0["name"] as String?)
            }
            guard let (feed, team) = found else { throw AccessRefusal.unknownSecret }
            let reach = try db.one(SQL.reach(of: feed, on: today)) { try $0["reach"] as [String] }
            db.repeatBeforeOthers(SQL.reachAgain(reach))
            return DutyCalendar(
                name: team.map { "Duties of \($0)" } ?? "My duties",
                events: try db.all(SQL.events(of: feed, on: today)) { try DutyEvent(row: $0) })
        }
    }
}

extension DutyEvent {
    fileprivate init(row: Row) throws {
        let duty = try Duty.columns.read(row)
        let clock = "\(try row["subject_id"] as UUID) \(duty.kind.rawValue) \(duty.clock)"
        self.init(
            uid: SHA256.hash(data: Data(clock.utf8)).prefix(16).hexadecimal, sequence: try row["sequence"],
            changedAt: try row["changed_at"], duty: duty, reference: try row["reference"])
    }
}

extension SQL {
    fileprivate static func feed(_ hash: [UInt8]) -> SQL {
        """
        SELECT \(list(CalendarFeed.columns.names, of: "f")), t.name
        FROM calendar_feed AS f LEFT JOIN team AS t ON t.id = f.team_id
        WHERE f.secret_hash = \(hash) AND f.revoked_at IS NULL
        """
    }

    /// A person reads what they see with the roles that a deputy of theirs has (`caller`), and what is their own; a team what no
    /// complaint restricts.
    fileprivate static func reach(of feed: CalendarFeed, on today: Day) -> SQL {
        switch feed.owner {
        case .person(let person):
            """
            SELECT reach_as(
                r.roles, array_fill(\(person)::uuid, ARRAY[cardinality(r.roles)]), \(departments(of: feed)), NULL, \(today)
            ) AS reach
            FROM (
                SELECT array_agg(k.role) AS roles
                FROM (
                    SELECT t.role FROM api_token AS t
                    WHERE t.person_id = \(person) AND t.revoked_at IS NULL AND t.whole_council
                    UNION SELECT s.deputy_role FROM sign_in AS s WHERE s.person_id = \(person) AND s.deputy_role IS NOT NULL
                    UNION SELECT \(Role.investigator)
                ) AS k
            ) AS r
            """
        case .team:
            """
            SELECT reach_as(
                ARRAY[\(Role.officer)::text], ARRAY[NULL::uuid], \(departments(of: feed)), NULL, \(today)
            ) AS reach
            """
        }
    }

    /// Those that the token is narrowed to with which the feed was made; NULL where it was for the whole council.
    private static func departments(of feed: CalendarFeed) -> SQL {
        """
        (
            SELECT CASE WHEN NOT t.whole_council THEN ARRAY(
                SELECT n.department FROM api_token_department AS n WHERE n.api_token_id = t.id
            ) END
            FROM calendar_feed AS f JOIN api_token AS t ON t.id = f.api_token_id WHERE f.id = \(feed.id)
        )
        """
    }

    /// A notice may end on a day to come, from which the council owes none.
    ///
    /// A day that was superseded, and one that was written over, each moved the clock once.
    fileprivate static func events(of feed: CalendarFeed, on today: Day) -> SQL {
        let whose: SQL =
            switch feed.owner {
            case .person(let person): duties(dealtWithBy: person, on: today)
            case .team(let team): duties(of: team)
            }
        return """
            SELECT \(list(Duty.columns.names, of: "d")), d.subject_id, \(dutyReference) AS reference, m.sequence,
                greatest(m.moved_at, d.known_from::timestamp AT TIME ZONE 'Europe/London') AS changed_at
            FROM duty AS d
            LEFT JOIN complaint AS c ON c.id = d.complaint_id
            LEFT JOIN LATERAL (SELECT k.* FROM \(contactRowOfDuty)) AS k ON true
            LEFT JOIN LATERAL (SELECT o.* FROM \(caseRowOfDuty)) AS o ON true
            CROSS JOIN calendar_feed AS f
            CROSS JOIN LATERAL (
                SELECT count(DISTINCT x.id) - 1 + count(v.duty_id) AS sequence, max(coalesce(a.applied_at, e.occurred_at)) AS moved_at
                FROM duty AS x
                LEFT JOIN duty_move AS v ON v.duty_id = x.id
                LEFT JOIN calendar_version AS a ON a.number = v.calendar_version
                LEFT JOIN audit_event AS e ON e.id = v.audit_event_id
                WHERE x.subject_id = d.subject_id AND x.kind = d.kind AND x.clock = d.clock
            ) AS m
            WHERE f.id = \(feed.id) AND NOT \(isKept)
                AND d.nature IN ('limit', 'target') AND d.known_from <= \(today) AND d.behaviour_measure_id IS NULL
                AND (d.ended_on IS NULL OR d.ended_by = 'stage_ended' AND d.ended_on > \(today))\(whose)
            ORDER BY d.due_on, d.id
            """
    }

    /// Whether the duty `d` is of a complaint that whoever made the feed `f` does not see (decision 0047).
    private static let isKept: SQL = """
        EXISTS (
            SELECT FROM complaint AS s
            WHERE s.id = coalesce(d.complaint_id, k.complaint_id, o.complaint_id) AND (
                EXISTS (SELECT FROM complaint_restriction AS r WHERE r.complaint_id = s.id) AND NOT f.holds_restricted
                OR EXISTS (
                    SELECT FROM complaint_named_person AS n
                    WHERE n.complaint_id = s.id AND n.person_id = f.created_by_person_id
                )
            )
        )
        """
}
