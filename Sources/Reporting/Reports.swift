public import Complaints
public import Postgres
import WorkingDays

/// The reports of the service, each computed from the tables in one snapshot.
public struct Reports: Sendable {
    let database: Database
    let kept = KeptReports()

    /// Reports on a database.
    public init(database: Database) {
        self.database = database
    }

    /// Reads at one moment, of the whole register: figures count what whoever asks for them may not see.
    func snapshot<Value: Sendable>(
        _ body: @escaping @Sendable (borrowing Transaction) throws -> Value
    ) async throws -> Value {
        try await database.snapshot { db in
            try db.execute(reachEverything)
            return try body(db)
        }
    }
}

private let reachEverything: SQL = "SELECT reach_everything()"

/// How counting is planned: rows of some years are found by their days among those of all years, where an index is worth its reading.
///
/// Which plan is good does not depend on the year, and to make one takes longer than some of the counting. The planner takes the
/// rows for few and would sort them by their texts to find those that are alike.
private let plans: SQL = """
    SELECT set_config('random_page_cost', '1.1', true), set_config('work_mem', '64MB', true),
        set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_sort', 'off', true)
    """

extension Transaction {
    /// Has the other statements of a report planned as those that count.
    func planCounting() throws { try execute(plans) }

    /// Asks what is counted, with the help of a second connection.
    func count<Value>(_ question: Question<Value>) throws -> Value {
        try askWithHelp(question, stating: [reachEverything, plans])
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
