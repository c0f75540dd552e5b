public import Complaints
import Postgres
public import WorkingDays

extension Reports {
    /// A report of a period, computed from the tables in one snapshot; a department narrows every count to it.
    ///
    /// - Throws: `ReportNotAvailable` for a report that is not made and for a period that has not begun, `ReportOutsideCalendar`
    ///   where an answer of the period lies outside the calendar of working days, `PostgresError` where the database fails.
    public func report(
        _ name: ReportName, of period: Period, department: String? = nil, today: Day
    ) async throws -> Report {
        try await compute(name, of: period, department: department, today: today) { report, _, _ in report }
    }

    /// Computes a report and, in the same snapshot, what is made of it and the figures it was computed with.
    func compute<Made: Sendable>(
        _ name: ReportName, of period: Period, department: String?, today: Day,
        _ make: @escaping @Sendable (Report, [FigureDefinition], borrowing Transaction) throws -> Made
    ) async throws -> Made {
        guard period.hasBegun(by: today) else { throw ReportNotAvailable.period(period) }
        return try await snapshot { db in
            let catalogue = try Catalogue(in: db)
            guard let layout = Layout.of(name, catalogue: catalogue) else { throw ReportNotAvailable.report(name) }
            if let department {
                let found = try db.first("SELECT name FROM department WHERE name = \(department)") {
                    try $0["name"] as String
                }
                guard found != nil else { throw ReportNotAvailable.department(department) }
            }
            let definitions = layout.ids.map { id in
                guard let figure = catalogue[id] else {
                    preconditionFailure("\(name) needs \(id), which is no figure.")
                }
                return department.map(figure.within(department:)) ?? figure
            }
            let periods = ReportBuilder.periods(of: layout, for: period)
            try refuseOutsideCalendar(periods, db)
            let listings = try Dictionary(
                uniqueKeysWithValues: layout.listings.map {
                    ($0, try $0.read(of: name.procedure, in: period, department: department, db))
                })
            let cube = try Counter(definitions: definitions, periods: periods).cube(in: db)
            let report = ReportBuilder(
                layout: layout, book: FigureBook(definitions, cube: cube, smallNumbers: smallNumbers), period: period,
                department: department,
                basis: try Report.Basis(today: today, in: db), listings: listings
            ).report
            return try make(report, definitions, db)
        }
    }
}

/// Refuses to count answers whose time cannot be counted, rather than to leave them out.
private func refuseOutsideCalendar(_ periods: [Period], _ db: borrowing Transaction) throws {
    for period in periods {
        let answers = try db.first(
            """
            SELECT count(*) AS answers FROM population_stage
            WHERE resolved_on BETWEEN \(period.firstOn) AND \(period.lastOn) AND working_days IS NULL
            """
        ) { try $0["answers"] as Int }
        if let answers, answers > 0 { throw ReportOutsideCalendar(period: period, answers: answers) }
    }
}

extension Reports {
    /// The figures there are, with the council's bands of working days.
    public func catalogue() async throws -> Catalogue {
        try await snapshot { db in try Catalogue(in: db) }
    }
}

extension Catalogue {
    /// The catalogue with the council's bands.
    init(in db: borrowing Transaction) throws {
        self.init(
            bands: try db.all("SELECT procedure, stage, edges FROM report_band ORDER BY procedure, stage") { row in
                let procedure: String = try row["procedure"]
                let stage: String = try row["stage"]
                guard let procedure = Procedure(rawValue: procedure), let stage = StageName(rawValue: stage) else {
                    preconditionFailure("A constraint of report_band holds its codes.")
                }
                return Band(procedure: procedure, stage: stage, edges: try row["edges"])
            })
    }
}

extension Report.Basis {
    /// What the register, the calendar and the council are at the moment of the snapshot.
    init(today: Day, in db: borrowing Transaction) throws {
        let row = try db.first(
            """
            SELECT
                (SELECT max(id) FROM audit_event) AS position,
                (SELECT max(number) FROM calendar_version) AS calendar
            """
        ) { row in
            (position: try row["position"] as Int?, calendar: try row["calendar"] as Int?)
        }
        self.init(
            council: nil, contact: nil, computedOn: today, registerPosition: row?.position ?? 0,
            calendarVersion: row?.calendar ?? 0)
    }
}
