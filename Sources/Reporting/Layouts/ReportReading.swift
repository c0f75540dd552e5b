public import Complaints
import Postgres
public import WorkingDays

extension Reports {
    /// A report of a period, computed from the tables in one snapshot.
    ///
    /// - Parameter department: narrows every count to one department.
    /// - Throws: `ReportNotAvailable` for a report that is not made and for a period that has not begun, `ReportOutsideCalendar`
    ///   where an answer of the period lies outside the calendar of working days, `PostgresError` where the database fails.
    public func report(
        _ name: ReportName, of period: Period, department: String? = nil, today: Day
    ) async throws -> Report {
        guard period.hasBegun(by: today) else { throw ReportNotAvailable.period(period) }
        return try await snapshot { db in
            let catalogue = try Catalogue(in: db)
            guard let layout = Layout.of(name, catalogue: catalogue) else { throw ReportNotAvailable.report(name) }
            let definitions = layout.ids.map { id in
                guard let figure = catalogue[id] else {
                    preconditionFailure("\(name) needs \(id), which is no figure.")
                }
                return department.map(figure.within(department:)) ?? figure
            }
            let cube = try Counter(
                definitions: definitions, periods: ReportBuilder.periods(of: layout, for: period)
            ).cube(in: db)
            return ReportBuilder(
                layout: layout, book: FigureBook(definitions, cube: cube), period: period, department: department,
                basis: try Report.Basis(today: today, in: db), listings: [:]
            ).report
        }
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
                (SELECT max(id) FROM calendar_version) AS calendar
            """
        ) { row in
            (position: try row["position"] as Int?, calendar: try row["calendar"] as Int?)
        }
        self.init(
            council: nil, contact: nil, computedOn: today, registerPosition: row?.position ?? 0,
            calendarVersion: row?.calendar ?? 0)
    }
}
