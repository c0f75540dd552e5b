public import Complaints
public import Postgres
import WorkingDays

/// The reports of the service, each computed from the tables in one snapshot.
public struct Reports: Sendable {
    let database: Database
    let smallNumbers: SmallNumbers

    /// Reports on a database; `smallNumbers` says which counts of people are too small to publish.
    public init(database: Database, smallNumbers: SmallNumbers = .upToFour) {
        self.database = database
        self.smallNumbers = smallNumbers
    }

    /// What reached the council in a year and where it went, beside the year before.
    public func contacts(in year: FinancialYear) async throws -> YearFigures {
        let statement = try ReportStatement("contacts")
        return try await snapshot { db in
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
        return try await snapshot { db in
            OmbudsmanStatistics(
                previous: try YearCounts(year: year.earlier(), statement: statement, in: db),
                current: try YearCounts(year: year, statement: statement, in: db)
            ).statistics
        }
    }

    /// The appendix of compliments of a year.
    public func compliments(in year: FinancialYear) async throws -> ComplimentAppendix {
        let statement = try ReportStatement("compliments")
        return try await snapshot { db in
            ComplimentAppendix(
                year: year,
                rows: try db.all(statement(year.firstOn, year.lastOn, nil as String?, nil as String?)) {
                    try ComplimentAppendix.Line($0)
                })
        }
    }

    /// Reads at one moment, of the whole register: figures count what whoever asks for them may not see.
    func snapshot<Value: Sendable>(
        _ body: @escaping @Sendable (borrowing Transaction) throws -> Value
    ) async throws -> Value {
        try await database.snapshot { db in
            try db.execute("SELECT reach_everything()")
            return try body(db)
        }
    }
}

/// Why there is no report.
public enum ReportNotAvailable: Error, Hashable {
    /// One that has not begun.
    case period(Period)
    /// A department that the council does not have.
    case department(String)
    /// One of other days than the report is made of.
    case kind(ReportName, Set<Period.Kind>)
    /// One that counts what is of no department.
    case undivided(ReportName)
    /// The public view of days that are no whole year, quarter or month.
    case days(Period)

    /// What whoever asked is told.
    public var sentence: String {
        switch self {
        case .period(let period):
            "There is no report of \(period.written) yet; the period begins on \(period.firstOn.written)."
        case .department(let department): "The council has no department named \(department)."
        case .kind(let name, let kinds):
            "The report \(name.rawValue) is made of "
                + Words.list(Period.Kind.allCases.filter(kinds.contains).map { "a \($0.rawValue)" }, "or") + "."
        case .undivided(let name):
            "The report \(name.rawValue) counts what belongs to no department; ask for it without one."
        case .days(let period):
            "There is no public report of \(period.written): it is made of a whole year, quarter or month, since two reports whose "
                + "days differ by one would tell what happened on that day."
        }
    }
}

/// Answers with a day outside the calendar of working days, so that their time cannot be counted.
public struct ReportOutsideCalendar: Error, Hashable {
    public let period: Period
    public let answers: Int

    /// What whoever asked is told.
    public var sentence: String {
        "\(Words.count(answers, "answer")) of \(period.written) \(answers == 1 ? "has" : "have") a day outside the calendar of "
            + "working days; add the bank holidays of more years."
    }
}
