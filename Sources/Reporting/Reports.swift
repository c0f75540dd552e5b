public import Complaints
public import Postgres
public import WorkingDays

/// The reports of the service, each computed from the tables in one snapshot.
public struct Reports: Sendable {
    let database: Database
    let smallNumbers: SmallNumbers

    /// Reports on a database; `smallNumbers` says which counts of people are too small to publish.
    public init(database: Database, smallNumbers: SmallNumbers = .upToFour) {
        self.database = database
        self.smallNumbers = smallNumbers
    }

    /// The annual report of a procedure for a year, beside the year before.
    ///
    /// - Throws: `ReportNotAvailable` for a procedure without one and for a year that has not begun, `PostgresError` where the
    ///   database fails.
    public func annual(_ procedure: Procedure, year: FinancialYear, today: Day) async throws -> AnnualReport {
        guard procedure == .childrens else { throw ReportNotAvailable.procedure(procedure) }
        guard year.firstOn <= today else { throw ReportNotAvailable.year(year) }
        let statements = try ChildrensStatements()
        let counts = try await database.snapshot { db in
            try ChildrensCounts(year: year, statements: statements, in: db)
        }
        return ChildrensReport(counts: counts, smallNumbers: smallNumbers).report
    }

    /// What reached the council in a year and where it went, beside the year before.
    public func contacts(in year: FinancialYear) async throws -> YearFigures {
        let statement = try ReportStatement("contacts")
        return try await database.snapshot { db in
            ContactStatistics(
                previous: try YearCounts(year: year.earlier(), statement: statement, in: db),
                current: try YearCounts(year: year, statement: statement, in: db),
                smallNumbers: smallNumbers
            ).statistics
        }
    }

    /// The Ombudsman's enquiries and decisions of a year over every procedure, beside the year before.
    public func ombudsman(in year: FinancialYear) async throws -> YearFigures {
        let statement = try ReportStatement("ombudsman")
        return try await database.snapshot { db in
            OmbudsmanStatistics(
                previous: try YearCounts(year: year.earlier(), statement: statement, in: db),
                current: try YearCounts(year: year, statement: statement, in: db)
            ).statistics
        }
    }

    /// The appendix of compliments of a year.
    public func compliments(in year: FinancialYear) async throws -> ComplimentAppendix {
        let statement = try ReportStatement("compliments")
        return try await database.snapshot { db in
            try ComplimentAppendix(year: year, statement: statement, in: db)
        }
    }

    /// Reads at one moment.
    func snapshot<Value: Sendable>(
        _ body: @escaping @Sendable (borrowing Transaction) throws -> Value
    ) async throws -> Value {
        try await database.snapshot(body)
    }
}

/// Why there is no annual report yet.
public enum ReportNotAvailable: Error, Hashable {
    case procedure(Procedure)
    /// One that has not begun.
    case year(FinancialYear)
    case report(ReportName)
    /// One that has not begun.
    case period(Period)

    /// What whoever asked is told.
    public var sentence: String {
        switch self {
        case .procedure: "There is no annual report of this procedure; ask for that of the children's procedure."
        case .report(let name): "The report \(name.rawValue) is not made yet."
        case .period(let period):
            "There is no report of \(period.written) yet; the period begins on \(period.firstOn.written)."
        case .year(let year): "There is no annual report of \(year) yet; the year begins on \(year.firstOn.written)."
        }
    }
}

/// Stages with a day outside the calendar of working days, so that their time cannot be counted.
public struct ReportOutsideCalendar: Error, Hashable {
    public let year: FinancialYear
    public let stages: Int
}
