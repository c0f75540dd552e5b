import Complaints
import Postgres
import WorkingDays

/// Causes that return in a service: fault found in three or more successive quarters and no wider action completed.
struct Themes {
    let procedure: Procedure
    let year: FinancialYear
    private let themes: [(name: String, cause: String, quarters: Int, complaints: Int)]

    init(_ procedure: Procedure, _ year: FinancialYear, _ db: borrowing Transaction) throws {
        self.procedure = procedure
        self.year = year
        themes = try db.all(
            try ReportStatement("themes")(year.earlier(by: 2).firstOn, year.firstOn, year.lastOn, procedure.rawValue)
        ) { row in
            (
                "\(try row["department"] as String): \(try row["service"] as String)", try row["cause"],
                try row["quarters"], try row["complaints"]
            )
        }
    }

    var statistics: Statistics {
        Statistics(
            name: .themes, procedure: procedure, year: year,
            figures: [
                Figure(
                    "themes.count", year: year, value: .number(themes.count), definition: definition, basis: .resolved)
            ],
            tables: [
                ReportTable(
                    id: "themes", label: "Themes", title: "What returned in \(year)",
                    columns: ["Service", "Cause", "Successive quarters", "Complaints"],
                    rows: themes.map {
                        .init($0.name, [.text($0.cause), .number($0.quarters), .number($0.complaints)])
                    },
                    definition: definition)
            ])
    }

    private var definition: String {
        "A cause in a service with fault found, by the day of the answer, in at least three successive calendar quarters "
            + "that reach into the year, looking back two years, where none of the complaints has a wider action completed."
    }
}
