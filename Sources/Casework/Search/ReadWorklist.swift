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
        try await reading(as: credential) { context, db in
            let (today, calendar) = (context.today, try knowledge.calendar(db))
            let standard =
                list == .drift ? try CouncilSetting.driftWorkingDays.value(on: today, db) : list.workingDays ?? 0
            let turn = try list.turn(filter.workingDays ?? standard, from: today, calendar)
            let sql = SQL.worklist(
                list, filter, today: today, turn: turn,
                register: context.actor.permissions.contains(.keepRegister), after: position, limit: limit + 1)
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
        line = try DutyLine(row: row)
        version = try row["version"]
        receivedOn = try row["received_on"]
        kind = try row["kind"]
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
    /// A condition on the service `f` of what a line is about; the lists of a whole council never look at it.
    private static func about(_ condition: SQL, isOfDuties: Bool) -> SQL {
        let services: SQL = "SELECT f.id FROM service AS f WHERE \(condition)"
        guard isOfDuties else { return " AND c.service_id IN (\(services))" }
        return """
             AND (c.service_id IN (\(services)) OR d.contact_id IS NOT NULL AND EXISTS (
                SELECT FROM contact AS k WHERE k.id = d.contact_id AND k.service_id IN (\(services))
            ) OR num_nonnulls(d.letter_id, d.ombudsman_case_id) > 0 AND EXISTS (
                SELECT FROM ombudsman_case AS o LEFT JOIN letter AS t ON t.ombudsman_case_id = o.id AND t.id = d.letter_id
                WHERE (o.id = d.ombudsman_case_id OR t.id IS NOT NULL) AND o.service_id IN (\(services))
            ) OR d.obligation_id IS NOT NULL AND EXISTS (
                SELECT FROM obligation AS b JOIN ombudsman_case AS o ON o.id = b.ombudsman_case_id
                WHERE b.id = d.obligation_id AND o.service_id IN (\(services))
            ))
            """
    }

    /// What is assigned to a team, or to a person, as `dutyLineSource` has it.
    private static func whose(
        team: TeamID?, person: PersonID?, isOfDuties: Bool, on today: Day
    ) -> SQL {
        var sql: SQL = ""
        if let team {
            sql =
                isOfDuties
                ? dutiesAre("a.team_id = \(team)", "k.team_id = \(team)", linkOfficer: nil, on: today)
                : assigned(" AND a.team_id = \(team)")
        }
        if let person {
            sql =
                sql
                + (isOfDuties
                    ? dutiesAre(
                        "a.person_id = \(person)", "k.assignee_id = \(person)", owner: owns(person, on: today),
                        linkOfficer: person, on: today)
                    : assigned(" AND a.person_id = \(person)"))
        }
        return sql
    }

    /// The page is found first from the list's own index; only what is on it is read in full.
    static func worklist(
        _ list: Worklist, _ filter: WorklistFilter, today: Day, turn: Day, register: Bool = true,
        after position: WorklistPosition?, limit: Int
    ) -> SQL {
        let source = list.source(today: today, turn: turn)
        var page = source.select + source.from + " WHERE " + source.condition
        if source.isOfDuties, !register { page = page + " AND d.behaviour_measure_id IS NULL" }
        if let kind = filter.kind { page = page + (source.isOfDuties ? " AND d.kind = \(kind)" : " AND false") }
        if let department = filter.department {
            page = page + about("f.department = \(department)", isOfDuties: source.isOfDuties)
        }
        if let service = filter.service { page = page + about("f.name = \(service)", isOfDuties: source.isOfDuties) }
        if let stage = filter.stage { page = page + " AND st.stage = \(stage)" }
        page = page + whose(team: filter.team, person: filter.person, isOfDuties: source.isOfDuties, on: today)
        let order = source.listedOn + ", " + source.tie + ", " + source.number
        if let position {
            page = page + " AND (" + order + ") > (\(position.on), \(position.id), \(position.number)::bigint)"
        }
        page = page + " ORDER BY " + order + " LIMIT \(limit)"
        return """
            WITH d AS MATERIALIZED (\(page))
            SELECT \(dutyLine), d.kind, d.listed_on, d.tie, d.number, d.clock, d.due_on, d.obligation_id, d.owner, c.version,
                c.received_on, today.ordinal - since.ordinal AS working_days_since,
                due.ordinal - today.ordinal AS working_days_left, n.*
            FROM d\(dutyLineSource(on: today))
            LEFT JOIN working_day AS today ON today.day_on = \(today)
            LEFT JOIN working_day AS since ON since.day_on = d.listed_on
            LEFT JOIN working_day AS due ON due.day_on = d.due_on
            CROSS JOIN LATERAL (\(communicationNeeds)) AS n
            ORDER BY d.listed_on, d.tie, d.number
            """
    }
}
