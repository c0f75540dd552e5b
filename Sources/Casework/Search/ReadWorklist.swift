import Complaints
import Foundation
import Postgres
import WorkingDays

extension Casework {
    /// A page of a worklist.
    ///
    /// - Throws: `OutsideCalendar` where so many working days lead out of it.
    public func worklist(
        _ list: Worklist, _ filter: WorklistFilter, with inclusion: Inclusion? = nil,
        after position: WorklistPosition?, limit: Int,
        as credential: Credential
    ) async throws -> Page<WorklistLine, WorklistPosition> {
        try await reading(as: credential) { context, db in
            let (today, calendar) = (context.today, try knowledge.calendar(db))
            let standard =
                list == .drift ? try CouncilSetting.driftWorkingDays.value(on: today, db) : list.workingDays ?? 0
            let turn = try list.turn(filter.workingDays ?? standard, from: today, calendar)
            let few = try FewComplaints(
                of: context.actor, team: filter.team, person: filter.person, service: filter.service,
                department: filter.department, on: today, db)
            let sql = SQL.worklist(
                list, filter, among: few, today: today, turn: turn,
                register: context.actor.permissions.contains(.keepRegister), after: position, limit: limit + 1)
            let read = try db.all(sql) { try WorklistLine(row: $0) }
            return try Page(read, limit: limit) { WorklistPosition(on: $0.listedOn, id: $0.tie, number: $0.number) }
                .including(inclusion, context, db, of: \.line.subject)
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
    /// What is assigned to a team, or dealt with by a person, as `dutyLineSource` has it.
    private static func whose(
        _ filter: WorklistFilter, among few: FewComplaints, isOfDuties: Bool, on today: Day
    ) -> SQL {
        var sql: SQL = ""
        if let team = filter.team {
            sql = sql + (isOfDuties ? duties(of: team) : " AND " + assigned("a.team_id = \(team)", complaint: "c.id"))
        }
        if let person = filter.person {
            sql =
                sql
                + (isOfDuties
                    ? duties(dealtWithBy: person, on: today, owned: few.owned)
                    : " AND " + assigned(assignment(dealtWithBy: person, on: today), complaint: "c.id"))
        }
        return sql
    }

    /// The page is found first from the list's own index; only what is on it is read in full.
    static func worklist(
        _ list: Worklist, _ filter: WorklistFilter, among few: FewComplaints, today: Day, turn: Day,
        register: Bool = true,
        after position: WorklistPosition?, limit: Int
    ) -> SQL {
        let source = list.source(today: today, turn: turn)
        var page = source.select + source.from + " WHERE " + source.condition
        page = page + (source.isOfDuties ? few.amongDuties : few.among("c.id"))
        if source.isOfDuties, !register { page = page + " AND d.behaviour_measure_id IS NULL" }
        if let kind = filter.kind { page = page + (source.isOfDuties ? " AND d.kind = \(kind)" : " AND false") }
        if let department = filter.department {
            page =
                page
                + (source.isOfDuties
                    ? duties(ofDepartment: department)
                    : " AND c.service_id = ANY (\(services(ofDepartment: department)))")
        }
        if let service = filter.service {
            page =
                page
                + (source.isOfDuties
                    ? duties(ofService: service) : " AND c.service_id = ANY (\(services(named: service)))")
        }
        if let stage = filter.stage { page = page + " AND st.stage = \(stage)" }
        page = page + whose(filter, among: few, isOfDuties: source.isOfDuties, on: today)
        let order = source.listedOn + ", " + source.tie + ", " + source.number
        if let position {
            page = page + " AND (" + order + ") > (\(position.on), \(position.id), \(position.number)::bigint)"
        }
        page = page + " ORDER BY " + order + " LIMIT \(literal: limit)"
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
