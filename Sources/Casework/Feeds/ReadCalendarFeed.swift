public import Complaints
import Crypto
import Foundation
import Postgres
import WorkingDays

extension Casework {
    /// The open duties of the feed with a secret, limits and targets, the next first; nothing of the behaviour register,
    /// which is for the complaints team alone (requirement R161).
    ///
    /// Of these it has what whoever made it sees now, and the person or team it is of.
    ///
    /// - Throws: `AccessRefusal.unknownSecret` where there is no such feed or it was revoked, which takes as long, and where whoever
    ///   made it reads casework no more.
    public func dutyCalendar(of secret: Credential) async throws -> DutyCalendar {
        let today = clock.today
        return try await reader.single { db in
            guard case .tokenHash(let hash) = secret else { throw AccessRefusal.unknownSecret }
            let found = try db.first(SQL.feed(hash)) {
                (feed: try CalendarFeed.columns.read($0), team: try $0["name"] as String?)
            }
            guard let (feed, team) = found else { throw AccessRefusal.unknownSecret }
            try db.reach(as: SQL.maker(of: feed, now: clock.now, today: today))
            let duties = try db.all(SQL.duties(in: feed, on: today)) { try $0["id"] as Int }
            try db.reach(as: SQL.owner(of: feed, on: today))
            return DutyCalendar(
                name: team.map { "Duties of \($0)" } ?? "My duties",
                events: try db.all(SQL.events(of: duties)) { try DutyEvent(row: $0) })
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

    /// States what whoever made a feed sees; fails where they read no casework any more (`admit`).
    fileprivate static func maker(of feed: CalendarFeed, now: Date, today: Day) -> SQL {
        let roles = Role.allCases.filter { $0.permissions.contains(.readCasework) }
        return """
            SELECT CASE
                WHEN f.api_token_id IS NOT NULL THEN (
                    SELECT m.reach FROM api_token AS t, admit_token(t.hash, \(roles), \(now), \(today)) AS m WHERE t.id = f.api_token_id
                )
                WHEN f.signed_in_id IS NOT NULL THEN (
                    SELECT m.reach
                    FROM (VALUES (f.signed_in_id)) AS p (id) LEFT JOIN sign_in AS s ON s.person_id = p.id,
                        admit_sign_in(s.issuer, s.subject, f.signed_in_role, \(roles), \(now), \(today)) AS m
                )
                -- Whoever has a shell holds every permission.
                ELSE reach_as(ARRAY[\(Role.manager)::text], ARRAY[NULL::uuid], NULL, NULL, \(today))
            END AS reach
            FROM calendar_feed AS f WHERE f.id = \(feed.id)
            """
    }

    /// A person reads what they see with the roles that a deputy of theirs has (`admit`), and what is their own; a team what no
    /// complaint restricts.
    fileprivate static func owner(of feed: CalendarFeed, on today: Day) -> SQL {
        switch feed.owner {
        case .person(let person):
            """
            SELECT reach_as(r.roles, array_fill(\(person)::uuid, ARRAY[cardinality(r.roles)]), NULL, NULL, \(today)) AS reach
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
            "SELECT reach_as(ARRAY[\(Role.officer)::text], ARRAY[NULL::uuid], NULL, NULL, \(today)) AS reach"
        }
    }

    /// The open duties of a feed.
    ///
    /// A notice may end on a day to come, from which the council owes none.
    fileprivate static func duties(in feed: CalendarFeed, on today: Day) -> SQL {
        let whose: SQL =
            switch feed.owner {
            case .person(let person): duties(dealtWithBy: person, on: today, .ofAll)
            case .team(let team): duties(of: team, .ofAll)
            }
        return """
            SELECT d.id
            FROM duty AS d
            LEFT JOIN complaint AS c ON c.id = d.complaint_id
            LEFT JOIN LATERAL (SELECT k.* FROM \(contactRowOfDuty)) AS k ON true
            LEFT JOIN LATERAL (SELECT o.* FROM \(caseRowOfDuty)) AS o ON true
            WHERE d.nature IN ('limit', 'target') AND d.known_from <= \(today) AND d.behaviour_measure_id IS NULL
                AND (d.ended_on IS NULL OR d.ended_by = 'stage_ended' AND d.ended_on > \(today))\(whose)
            """
    }

    /// What a calendar has of these duties; a day that was superseded, and one that was written over, each moved the clock once.
    fileprivate static func events(of duties: [Int]) -> SQL {
        """
        SELECT \(list(Duty.columns.names, of: "d")), d.subject_id, \(dutyReference) AS reference, m.sequence,
            greatest(m.moved_at, d.known_from::timestamp AT TIME ZONE 'Europe/London') AS changed_at
        FROM duty AS d
        LEFT JOIN complaint AS c ON c.id = d.complaint_id
        LEFT JOIN LATERAL (SELECT k.* FROM \(contactRowOfDuty)) AS k ON true
        LEFT JOIN LATERAL (SELECT o.* FROM \(caseRowOfDuty)) AS o ON true
        CROSS JOIN LATERAL (
            SELECT count(DISTINCT x.id) - 1 + count(v.duty_id) AS sequence, max(coalesce(a.applied_at, e.occurred_at)) AS moved_at
            FROM duty AS x
            LEFT JOIN duty_move AS v ON v.duty_id = x.id
            LEFT JOIN calendar_version AS a ON a.number = v.calendar_version
            LEFT JOIN audit_event AS e ON e.id = v.audit_event_id
            WHERE x.subject_id = d.subject_id AND x.kind = d.kind AND x.clock = d.clock
        ) AS m
        WHERE d.id = ANY(\(duties))
        ORDER BY d.due_on, d.id
        """
    }
}

extension Transaction {
    /// Sees from now on what somebody sees, as a statement tells it.
    ///
    /// - Throws: `AccessRefusal.unknownSecret` where the statement refuses them.
    fileprivate func reach(as who: SQL) throws {
        do {
            repeatBeforeOthers(SQL.reachAgain(try one(who) { try $0["reach"] as [String] }))
        } catch let error as PostgresError
            where error.sqlState.map({ ["RD401", "RD403"].contains($0.rawValue) }) == true
        {
            throw AccessRefusal.unknownSecret
        }
    }
}
