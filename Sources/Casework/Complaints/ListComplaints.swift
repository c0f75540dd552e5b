public import Complaints
import Foundation
import Postgres
public import WorkingDays

/// Where a complaint stands.
public enum ComplaintState: String, Sendable, CaseIterable {
    /// Not yet accepted into a procedure.
    case unaccepted
    /// Its latest stage runs.
    case open
    /// Its latest stage has ended; the complainant may still ask for the next.
    case ended
    /// Withdrawn, refused, or registered in error.
    case closed
}

/// Which complaints a list holds; nil does not filter.
public struct ComplaintFilter: Sendable, Hashable {
    public var procedure: Procedure?
    /// The latest stage of the complaint.
    public var stage: StageName?
    public var state: ComplaintState?
    public var receivedFrom: Day?
    public var receivedTo: Day?
    public var department: String?
    public var service: String?
    public var reference: String?
    /// A service of this name answers together with the complaint's own.
    public var contributor: String?
    /// Assigned to this team.
    public var team: TeamID?
    /// Assigned to this person.
    public var person: PersonID?
    /// Assigned to this team and nobody of it.
    public var queue: TeamID?
    /// Whether it was registered in error or twice; false leaves those out.
    public var registeredInError: Bool?

    /// A filter that lets everything pass.
    public init() {}
}

/// A complaint in a list: no narrative, which only the complaint itself shows, and names only where the page is asked for
/// its people.
public struct ComplaintSummary: Sendable, Hashable {
    public let id: ComplaintID
    public let reference: String
    public let procedure: Procedure?
    public let receivedOn: Day
    public let channel: Channel
    public let department: String
    public let service: String
    /// The latest stage.
    public let stage: StageName?
    public let stageRequestedOn: Day?
    public let stageEndedOn: Day?
    public let closure: Closing?
    /// The earliest limit of the latest stage that still runs.
    public let dueOn: Day?
    public let version: Int

    /// Where the complaint stands.
    public var state: ComplaintState {
        if closure != nil {
            .closed
        } else if procedure == nil {
            .unaccepted
        } else if stageEndedOn == nil {
            .open
        } else {
            .ended
        }
    }
}

extension Complaint {
    /// Where the complaint stands.
    public var state: ComplaintState {
        if closing != nil {
            .closed
        } else if acceptance == nil {
            .unaccepted
        } else if stages.last?.endedOn == nil {
            .open
        } else {
            .ended
        }
    }
}

extension Casework {
    /// A page of complaints, the latest received first.
    public func complaints(
        _ filter: ComplaintFilter, with inclusion: Inclusion? = nil, after position: DayPosition?, limit: Int,
        as credential: Credential
    ) async throws -> Page<ComplaintSummary, DayPosition> {
        try await reading(as: credential) { context, db in
            let few = try FewComplaints(of: context.actor, db)
            let read = try db.all(SQL.complaints(filter, among: few, after: position, limit: limit + 1)) { row in
                try ComplaintSummary(row: row)
            }
            return try Page(read, limit: limit) { DayPosition(on: $0.receivedOn, id: $0.id.rawValue) }
                .including(inclusion, context, db, of: \.id.rawValue)
        }
    }
}

extension ComplaintSummary {
    init(row: Row) throws {
        id = try row["id"]
        reference = try row["reference"]
        procedure = try row["procedure"]
        receivedOn = try row["received_on"]
        channel = try row["channel"]
        department = try row["department"]
        service = try row["service"]
        stage = try row["stage"]
        stageRequestedOn = try row["requested_on"]
        stageEndedOn = try row["ended_on"]
        dueOn = try row["due_on"]
        closure = try row["closure"]
        version = try row["version"]
    }
}

extension SQL {
    static func complaints(
        _ filter: ComplaintFilter, among few: FewComplaints, after position: DayPosition?, limit: Int
    ) -> SQL {
        var sql = complaintSummaryColumns + " WHERE true" + few.among("c.id") + conditions(filter)
        if let position { sql = sql + " AND (c.received_on, c.id) < (\(position.on), \(position.id))" }
        return sql + " ORDER BY c.received_on DESC, c.id DESC LIMIT \(literal: limit)"
    }

    /// Only the conditions asked for are written, so that each combination is planned for its own index; of the complaint
    /// `c`, its service `s` and its latest stage `l`.
    static func conditions(_ filter: ComplaintFilter) -> SQL {
        var sql: SQL = ""
        if let procedure = filter.procedure { sql = sql + " AND c.procedure = \(procedure)" }
        if let receivedFrom = filter.receivedFrom { sql = sql + " AND c.received_on >= \(receivedFrom)" }
        if let receivedTo = filter.receivedTo { sql = sql + " AND c.received_on <= \(receivedTo)" }
        if let department = filter.department { sql = sql + " AND s.department = " + SQL.department(department) }
        if let service = filter.service { sql = sql + " AND s.name = ANY(" + services(service) + ")" }
        if let reference = filter.reference { sql = sql + isReferredTo(as: reference) }
        if let contributor = filter.contributor { sql = sql + contributes(contributor) }
        if let team = filter.team { sql = sql + assigned(" AND a.team_id = \(team)") }
        if let person = filter.person { sql = sql + assigned(" AND a.person_id = \(person)") }
        if let queue = filter.queue { sql = sql + assigned(" AND a.team_id = \(queue) AND a.person_id IS NULL") }
        if let stage = filter.stage { sql = sql + " AND l.stage = \(stage)" }
        switch filter.state {
        case .unaccepted: sql = sql + " AND c.procedure IS NULL AND " + notClosed
        case .open: sql = sql + " AND c.procedure IS NOT NULL AND l.ended_on IS NULL AND " + notClosed
        case .ended: sql = sql + " AND l.ended_on IS NOT NULL AND " + notClosed
        case .closed: sql = sql + " AND NOT (" + notClosed + ")"
        case nil: break
        }
        return sql + inError(filter.registeredInError, "c")
    }

    /// Only what was registered in error, of rows of an alias, or nothing of it, or whatever it is.
    static func inError(_ isInError: Bool?, _ alias: SQL) -> SQL {
        switch isInError {
        case true: " AND \(alias).error_on IS NOT NULL"
        case false: " AND \(alias).error_on IS NULL"
        default: ""
        }
    }

    private static let notClosed: SQL = "c.closure IS NULL AND c.error_on IS NULL"

    /// A complaint's reference, as `complaint_text` has it to be sought.
    private static func isReferredTo(as reference: String) -> SQL {
        """
         AND c.id IN (SELECT t.complaint_id FROM reached_text AS t WHERE t.reference = sought_reference(\(reference)))
        """
    }

    private static func contributes(_ service: String) -> SQL {
        """
         AND c.id IN (
            SELECT k.complaint_id FROM complaint_contributor AS k JOIN service AS ks ON ks.id = k.service_id
            WHERE ks.name = ANY(\(services(service)))
        )
        """
    }

    /// Complaints `c` whose assignment `a` meets a condition.
    static func assigned(_ condition: SQL) -> SQL {
        " AND c.id IN (SELECT a.complaint_id FROM complaint_assignment AS a WHERE a.ended_at IS NULL\(condition))"
    }

    static let complaintSummaryColumns: SQL = """
        SELECT c.id, c.reference, c.procedure, c.received_on, c.channel, s.department, s.name AS service, c.version,
            CASE WHEN c.error_on IS NULL THEN c.closure ELSE 'registered_in_error' END AS closure,
            l.stage, l.requested_on, l.ended_on, d.due_on
        FROM complaint AS c
        JOIN service AS s ON s.id = c.service_id
        LEFT JOIN LATERAL (
            SELECT st.id, st.stage, st.requested_on, st.ended_on
            FROM stage AS st WHERE st.complaint_id = c.id ORDER BY st.position DESC LIMIT 1
        ) AS l ON true
        LEFT JOIN LATERAL (
            SELECT min(dl.due_on) AS due_on
            FROM duty AS dl WHERE dl.stage_id = l.id AND dl.nature = 'limit' AND dl.ended_on IS NULL
        ) AS d ON true
        """
}
