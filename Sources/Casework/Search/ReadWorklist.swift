import Complaints
import Foundation
import Postgres
import WorkingDays

extension Casework {
    /// A page of a worklist.
    ///
    /// - Throws: `OutsideCalendar` where so many working days lead out of it.
    public func worklist(
        _ list: Worklist, _ filter: WorklistFilter, after position: WorklistPosition?, limit: Int,
        as credential: Credential
    ) async throws -> Page<WorklistLine, WorklistPosition> {
        let now = clock.now
        let today = clock.day(of: now)
        return try await reader.single { db in
            _ = try authorise(credential, for: .readCasework, now: now, db)
            let calendar = try knowledge.calendar(db)
            let turn = try list.turn(filter.workingDays ?? list.workingDays ?? 0, from: today, calendar)
            let sql = SQL.worklist(list, filter, today: today, turn: turn, after: position, limit: limit + 1)
            let read = try db.all(sql) { try WorklistLine(row: $0) }
            return Page(read, limit: limit) { WorklistPosition(on: $0.listedOn, id: $0.tie, number: $0.number) }
        }
    }
}

extension Worklist {
    /// The day the list ends with: so many working days ahead, or the last day that lies so many back.
    func turn(_ workingDays: Int, from today: Day, _ calendar: WorkingCalendar) throws -> Day {
        switch self {
        case .dueSoon: return try calendar.day(workingDays, workingDaysAfter: today)
        case .drift:
            var day = today
            while try calendar.workingDays(after: day, through: today) < workingDays { day = day.adding(days: -1) }
            return day
        default: return today
        }
    }
}

extension WorklistLine {
    fileprivate init(row: Row) throws {
        complaint = try row["complaint_id"]
        reference = try row["reference"]
        version = try row["version"]
        procedure = try row["procedure"]
        department = try row["department"]
        service = try row["service"]
        receivedOn = try row["received_on"]
        stage = try row["stage"]
        clock = try row["clock"]
        obligation = try row["obligation_id"]
        owner = try row["owner"]
        listedOn = try row["listed_on"]
        workingDaysSince = try row["working_days_since"]
        dueOn = try row["due_on"]
        workingDaysLeft = try row["working_days_left"]
        communicationNeeds = try CommunicationNeed.columns.readAll(row, "needs_person")
        tie = try row["tie"]
        number = try row["number"]
    }
}

extension SQL {
    /// A condition on the service `f` of the complaint; the lists of a whole council never look at it.
    private static func about(_ condition: SQL) -> SQL {
        " AND c.service_id IN (SELECT f.id FROM service AS f WHERE \(condition))"
    }

    /// The page is found first from the list's own index; only what is on it is read in full.
    static func worklist(
        _ list: Worklist, _ filter: WorklistFilter, today: Day, turn: Day, after position: WorklistPosition?, limit: Int
    ) -> SQL {
        let source = list.source(today: today, turn: turn)
        var page = source.select + source.from + " WHERE " + source.condition
        if let department = filter.department { page = page + about("f.department = \(department)") }
        if let service = filter.service { page = page + about("f.name = \(service)") }
        if let stage = filter.stage { page = page + " AND st.stage = \(stage)" }
        if let team = filter.team { page = page + assigned(" AND a.team_id = \(team)") }
        if let person = filter.person { page = page + assigned(" AND a.person_id = \(person)") }
        let order = source.listedOn + ", " + source.tie + ", " + source.number
        if let position {
            page = page + " AND (" + order + ") > (\(position.on), \(position.id), \(position.number)::bigint)"
        }
        page = page + " ORDER BY " + order + " LIMIT \(limit)"
        return """
            WITH listed AS MATERIALIZED (\(page))
            SELECT l.*, c.reference, c.version, c.procedure, v.department, v.name AS service, c.received_on,
                today.ordinal - since.ordinal AS working_days_since,
                due.ordinal - today.ordinal AS working_days_left, n.*
            FROM listed AS l
            JOIN complaint AS c ON c.id = l.complaint_id
            JOIN service AS v ON v.id = c.service_id
            LEFT JOIN working_day AS today ON today.day_on = \(today)
            LEFT JOIN working_day AS since ON since.day_on = l.listed_on
            LEFT JOIN working_day AS due ON due.day_on = l.due_on
            CROSS JOIN LATERAL (\(communicationNeeds)) AS n
            ORDER BY l.listed_on, l.tie, l.number
            """
    }
}
