public import Complaints
public import Foundation
import Postgres
public import WorkingDays

extension Reports {
    /// A report of a period, computed from the tables in one snapshot; a department narrows every count to it.
    ///
    /// - Throws: `ReportNotAvailable` for days or a department of which there is no such report or no public view of it, `ReportOutsideCalendar`
    ///   where an answer of the period lies outside the calendar of working days, `PostgresError` where the database fails.
    public func report(
        _ name: ReportName, of period: Period, department: String? = nil, view: ReportView = .open, today: Day,
        at now: Date? = nil
    ) async throws -> Report {
        let asked = AskedReport(name: name, period: period, department: department, view: view, today: today)
        guard period.hasBegun(by: today) else { throw ReportNotAvailable.period(period) }
        return try await snapshot { db in
            try kept.report(asked, at: now, in: db) { try builder(of: asked, at: now, in: db).builder.report }
        }
    }

    /// Computes what a report is built of and, in the same snapshot, what is made of it and the figures it was computed with.
    func compute<Made: Sendable>(
        _ asked: AskedReport, at now: Date?,
        _ make: @escaping @Sendable (ReportBuilder, [FigureDefinition], borrowing Transaction) throws -> Made
    ) async throws -> Made {
        guard asked.period.hasBegun(by: asked.today) else { throw ReportNotAvailable.period(asked.period) }
        return try await snapshot { db in
            let (builder, definitions) = try builder(of: asked, at: now, in: db)
            return try make(builder, definitions, db)
        }
    }

    /// What a report is built of, with the figures it is computed with.
    private func builder(
        of asked: AskedReport, at now: Date?, in db: borrowing Transaction
    ) throws -> (builder: ReportBuilder, definitions: [FigureDefinition]) {
        let (name, period, view, today) = (asked.name, asked.period, asked.view, asked.today)
        let isGuarded = view.isGuarded
        try db.planCounting()
        let catalogue = try Catalogue(in: db)
        let versions = try ProcedureVersions(in: db)
        let inForce = name.procedure.map { versions.inForce($0, in: period) } ?? []
        let layout = Layout.of(name, catalogue: catalogue, under: inForce)
        guard layout.periods.contains(period.kind) else { throw ReportNotAvailable.kind(name, layout.periods) }
        // Two stretches that differ by a day would tell what happened on that day.
        guard !isGuarded || period.kind != .days else { throw ReportNotAvailable.days(period) }
        if asked.department != nil, !layout.isByDepartment { throw ReportNotAvailable.undivided(name) }
        let department = try asked.department.map { try Self.department($0, db) }
        let definitions = layout.ids.map { id in
            guard let figure = catalogue[id] else {
                preconditionFailure("\(name) needs \(id), which is no figure.")
            }
            return department.map(figure.within(department:)) ?? figure
        }
        let days = layout.days(of: period)
        let counted = definitions.map { ($0, days[$0.id] ?? []) }
        try refuseOutsideCalendar(days.values.reduce(into: []) { $0.formUnion($1) }, db)
        let listings = try Dictionary(
            uniqueKeysWithValues: layout.listings.map {
                ($0, try $0.read(of: name.procedure, in: period, department: department, db))
            })
        var cube = try Counter(counted, today: today).cube(in: db)
        cube.versions = versions
        let smallNumbers = try SmallNumbersByYear(in: db)
        let disclosure =
            try isGuarded
            ? department == nil
                ? Disclosure(of: counted, in: catalogue, smallNumbers, today: today, db)
                : Disclosure()
            : nil
        let builder = ReportBuilder(
            layout: layout,
            book: FigureBook(definitions, cube: cube, disclosure: disclosure, beside: period),
            period: period, department: department, view: view,
            rule: isGuarded ? smallNumbers.rule(for: counted) : nil,
            basis: try Report.Basis(today: today, at: now, in: db), listings: listings,
            aims: layout.indicators.isEmpty ? IndicatorAims() : try IndicatorAims(period, in: db),
            commentary: department == nil ? try commentary(of: name, in: period, db) : [:])
        return (builder, definitions)
    }
}

/// What a manager wrote in the sections of a report of the whole council.
private func commentary(
    of name: ReportName, in period: Period, _ db: borrowing Transaction
) throws -> [String: String] {
    Dictionary(
        uniqueKeysWithValues: try db.all(
            """
            SELECT section, body FROM report_commentary
            WHERE report = \(name.rawValue) AND period = \("\(period)") AND body IS NOT NULL
            """
        ) { (try $0["section"] as String, try $0["body"] as String) })
}

/// Refuses to count answers whose time cannot be counted, rather than to leave them out.
func refuseOutsideCalendar(_ periods: Set<Period>, _ db: borrowing Transaction) throws {
    // Where every day lies in the calendar no answer need be looked at.
    let reaching = try db.first(
        """
        SELECT
            (SELECT min(day_on) FROM working_day) AS first_on,
            (SELECT max(day_on) FROM working_day) AS last_on,
            (SELECT received_on FROM counted_complaint ORDER BY received_on LIMIT 1) AS received_on
        """
    ) { row in
        (
            firstOn: try row["first_on"] as Day?, lastOn: try row["last_on"] as Day?,
            receivedOn: try row["received_on"] as Day?
        )
    }
    if let first = reaching?.firstOn, let last = reaching?.lastOn, let received = reaching?.receivedOn,
        received >= first, periods.allSatisfy({ $0.lastOn <= last })
    {
        return
    }
    for period in periods.sorted(by: { $0.lastOn > $1.lastOn }) {
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
    init(today: Day, at now: Date?, in db: borrowing Transaction) throws {
        let row = try db.first(
            """
            SELECT
                (SELECT max(id) FROM audit_event) AS position,
                (SELECT max(number) FROM calendar_version) AS calendar
            """
        ) { row in
            (position: try row["position"] as Int?, calendar: try row["calendar"] as Int?)
        }
        let council = try db.first(
            """
            SELECT name, concat_ws(', ', title, regexp_replace(address, '\\s*\\n\\s*', ', ', 'g'), contact) AS contact
            FROM council_details WHERE from_on <= \(today) ORDER BY version DESC LIMIT 1
            """
        ) { row in
            (name: try row["name"] as String, contact: try row["contact"] as String)
        }
        self.init(
            council: council?.name, contact: council.flatMap { $0.contact.isEmpty ? nil : $0.contact },
            computedOn: today, computedAt: now, registerPosition: row?.position ?? 0,
            calendarVersion: row?.calendar ?? 0)
    }
}
