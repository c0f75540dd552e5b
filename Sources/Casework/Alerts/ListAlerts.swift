public import Complaints
public import Foundation
import Postgres
import WorkingDays

/// Which alerts a list holds.
public struct AlertFilter: Sendable, Hashable {
    public var recipient: PersonID?
    public var role: AlertRole?
    /// About whatever is this team's, or to its people (requirement R115).
    public var team: TeamID?
    public var complaint: ComplaintID?
    public var kind: AlertKind?
    /// Only those that wait for something: for the act, an answer or a verdict, or to be seen.
    public var isOpen = false

    /// Every alert.
    public init() {}
}

extension Casework {
    /// A page of alerts, the oldest first; those about the behaviour register only for whoever keeps it.
    public func alerts(
        _ filter: AlertFilter, after position: UUID?, limit: Int, as credential: Credential
    ) async throws -> Page<AlertRecord, UUID> {
        try await reading(as: credential) { context, db in
            let register = context.actor.permissions.contains(.keepRegister)
            let condition = SQL.alerts(
                filter, today: context.today, register: register, after: position, limit: limit + 1)
            return Page(try AlertRecord.all(condition, context, db), limit: limit, position: \.id.rawValue)
        }
    }

    /// An alert.
    ///
    /// - Throws: `NotFound`.
    public func alert(_ id: AlertID, as credential: Credential) async throws -> AlertRecord {
        try await reading(
            as: credential,
            asking: { today in
                Question(AlertRecord.question(AlertRecord.id(id), on: today, knowledge), .isHidden(id)) { ($0, $1) }
            }
        ) { context, asked, _ in
            let (found, isHidden) = asked
            guard !found.isEmpty else { throw NotFound(RecordKinds.Alert.name, isHidden: isHidden) }
            return try AlertRecord.known(found, to: context)
        }
    }
}

extension AlertRecord {
    /// Asks for the alerts whose identifiers a statement selects, the oldest first.
    static func question(
        _ ids: SQL, on today: Day, _ knowledge: Knowledge
    ) -> Question<[AlertRecord]> {
        Question(
            knowledge.calendar,
            Question.all("SELECT n.* FROM alert_answer AS n WHERE n.alert_id IN (\(ids)) ORDER BY n.id") {
                (alert: try $0["alert_id"] as AlertID, answer: try AlertAnswer(row: $0))
            },
            Question.all(SQL.alertRows(ids)) { $0 }
        ) { calendar, answers, rows in
            let answers = Dictionary(grouping: answers, by: \.alert)
            return try rows.map { row in
                let found = answers[try row["id"]] ?? []
                return try AlertRecord(row: row, found.map(\.answer), on: today, calendar)
            }
        }
    }

    static func all(
        _ ids: SQL, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> [AlertRecord] {
        try db.ask(question(ids, on: context.today, context.casework.knowledge))
    }

    /// An alert that must be there, and be the caller's to know.
    static func find(
        _ id: AlertID, lock: Bool = false, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> AlertRecord {
        if lock { try db.execute("SELECT FROM alert WHERE id = \(id) FOR UPDATE") }
        return try known(try all(self.id(id), context, db), to: context)
    }

    fileprivate static func id(_ id: AlertID) -> SQL { "SELECT a.id FROM alert AS a WHERE a.id = \(id)" }

    /// The alert that was found; of the behaviour register only for whoever keeps it.
    fileprivate static func known(
        _ found: [AlertRecord], to context: borrowing OperationContext
    ) throws(NotFound) -> AlertRecord {
        guard let alert = found.first, alert.measure == nil || context.actor.permissions.contains(.keepRegister) else {
            throw NotFound(RecordKinds.Alert.name)
        }
        return alert
    }
}

extension SQL {
    /// The identifiers of a page, from an index where the filter has one.
    fileprivate static func alerts(
        _ filter: AlertFilter, today: Day, register: Bool, after position: UUID?, limit: Int
    ) -> SQL {
        var sql: SQL = "SELECT a.id FROM alert AS a WHERE true"
        if let position { sql = sql + " AND a.id > \(position)" }
        if let person = filter.recipient { sql = sql + " AND a.recipient_person_id = \(person)" }
        if let role = filter.role { sql = sql + " AND a.recipient_role = \(role)" }
        if let complaint = filter.complaint { sql = sql + " AND a.complaint_id = \(complaint)" }
        if let kind = filter.kind { sql = sql + " AND a.kind = \(kind)" }
        if let team = filter.team { sql = sql + alertsOfTeam(team) }
        if filter.isOpen { sql = sql + isOpenAlert(on: today) }
        if !register { sql = sql + " AND a.behaviour_measure_id IS NULL" }
        return sql + " ORDER BY a.id LIMIT \(literal: limit)"
    }

    private static func alertsOfTeam(_ team: TeamID) -> SQL {
        """
         AND (a.complaint_id IN (
                SELECT t.complaint_id FROM complaint_assignment AS t WHERE t.team_id = \(team) AND t.ended_at IS NULL
            ) OR a.contact_id IN (SELECT k.id FROM contact AS k WHERE k.team_id = \(team))
            OR a.recipient_person_id IN (SELECT p.id FROM person AS p WHERE p.team_id = \(team)))
        """
    }

    private static func isOpenAlert(on day: Day) -> SQL {
        """
         AND a.cancelled_for IS NULL AND a.joined_id IS NULL
            AND CASE
                WHEN a.duty_id IS NULL THEN a.seen_at IS NULL
                ELSE EXISTS (SELECT FROM duty AS d WHERE d.id = a.duty_id AND \(isAhead(on: day)))
            END
            AND NOT EXISTS (SELECT FROM alert_answer AS n WHERE n.alert_id = a.id AND n.verdict = 'accepted')
        """
    }

    fileprivate static func alertRows(_ ids: SQL) -> SQL {
        """
        SELECT a.*, o.id AS ombudsman_case_id, d.kind AS duty_kind, d.clock, d.ended_on,
            coalesce(o.reference, c.reference, k.reference) AS reference
        FROM (\(ids)) AS i JOIN alert AS a ON a.id = i.id
        LEFT JOIN duty AS d ON d.id = a.duty_id
        LEFT JOIN complaint AS c ON c.id = a.complaint_id
        LEFT JOIN contact AS k ON k.id = a.contact_id
        LEFT JOIN LATERAL (SELECT o.* FROM \(caseRowOfDuty) LIMIT 1) AS o ON true
        ORDER BY a.id
        """
    }
}
