import Complaints
import Postgres
import WorkingDays

/// The stages of a year: received, resolved and still open at its end.
struct StageCounts {
    let procedure: Procedure
    let year: FinancialYear
    private let stages: [(stage: StageName, received: Int, resolved: Int, open: Int)]
    private let received: (complaints: Int, children: Int)

    init(_ procedure: Procedure, _ year: FinancialYear, _ db: borrowing Transaction) throws {
        self.procedure = procedure
        self.year = year
        stages = try db.all(try ReportStatement("stages")(year.firstOn, year.lastOn, procedure.rawValue)) { row in
            guard let stage = StageName(rawValue: try row["stage"]) else {
                preconditionFailure("A stage of the table is one of the program.")
            }
            return (stage, try row["received"], try row["resolved"], try row["open"])
        }
        received = try db.one(
            try ReportStatement("children_affected")(year.firstOn, year.lastOn, procedure.rawValue)
        ) { (try $0["complaints"], try $0["children"]) }
    }

    /// A letter about three siblings is one complaint and affects three children (requirement R16).
    private var affected: [Figure] {
        [
            Figure(
                "complaints.received", year: year, value: .number(received.complaints),
                definition: "Complaints received in the year, whoever they are about.", basis: .received),
            Figure(
                "complaints.children_affected", year: year, value: .number(received.children),
                definition:
                    "Children recorded with the complaints received in the year; a child or young person who complains "
                    + "is one where none is recorded. A child of two complaints counts twice.", basis: .received),
        ]
    }

    var statistics: Statistics {
        Statistics(
            name: .stages, procedure: procedure, year: year,
            figures: affected
                + stages.flatMap { line in
                    [
                        figure(
                            line.stage, "received", line.received, .received,
                            "Stages requested in the year; the first stage with the complaint's receipt."),
                        figure(line.stage, "resolved", line.resolved, .resolved, "Stages that ended in the year."),
                        figure(
                            line.stage, "open", line.open, .received,
                            "Stages requested by the end of the year that had not ended by then."),
                    ]
                },
            tables: [
                ReportTable(
                    id: "stages", label: "Stages", title: "Stages in \(year)",
                    columns: ["Stage", "Received", "Resolved", "Open at the end"],
                    rows: stages.map { line in
                        .init(line.stage.written, [.number(line.received), .number(line.resolved), .number(line.open)])
                    },
                    definition:
                        "Received by the day of the request, resolved by the day the stage ended; the two never "
                        + "reconcile. Open is what was requested by the end of the year and had not ended.")
            ])
    }

    private func figure(
        _ stage: StageName, _ name: String, _ count: Int, _ basis: Basis, _ definition: String
    ) -> Figure {
        Figure(
            "stages.\(stage.rawValue).\(name)", year: year, value: .number(count), definition: definition, basis: basis)
    }
}
