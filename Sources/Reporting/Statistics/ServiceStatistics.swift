import Complaints
import Postgres
import WorkingDays

/// Good practice beside faults: what each service was complained about and complimented for, and what it did.
struct ServiceCounts {
    let procedure: Procedure
    let year: FinancialYear
    private let services: [(name: String, counts: [Int])]

    init(_ procedure: Procedure, _ year: FinancialYear, _ db: borrowing Transaction) throws {
        self.procedure = procedure
        self.year = year
        services = try db.all(try ReportStatement("services")(year.firstOn, year.lastOn, procedure.rawValue)) { row in
            (
                "\(try row["department"] as String): \(try row["service"] as String)",
                [
                    try row["complaints"], try row["faults"], try row["obligations"], try row["obligations_done"],
                    try row["compliments"],
                ]
            )
        }
    }

    var statistics: Statistics {
        Statistics(
            name: .services, procedure: procedure, year: year, figures: [],
            tables: [
                ReportTable(
                    id: "services", label: "Services", title: "Faults, actions and compliments by service, \(year)",
                    columns: ["Service", "Complaints", "Faults", "Actions", "Actions done", "Compliments"],
                    rows: services.map { .init($0.name, $0.counts.map(Cell.number)) },
                    definition:
                        "Complaints and compliments by the day received, faults by the day of the first stage's "
                        + "answer, actions by the day agreed.")
            ])
    }
}
