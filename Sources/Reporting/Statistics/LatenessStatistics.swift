import Complaints
import Postgres
import WorkingDays

/// The limits that ended in a year: how many were passed first, and why (requirement R51).
struct LatenessCounts {
    private let procedure: Procedure
    private let year: FinancialYear
    private let lines: [Line]

    private struct Line {
        let stage: StageName
        let clock: String
        let reason: BreachReason?
        let ended: Int
        let late: Int
    }

    init(_ procedure: Procedure, _ year: FinancialYear, _ db: borrowing Transaction) throws {
        self.procedure = procedure
        self.year = year
        lines = try db.all(try ReportStatement("lateness")(year.firstOn, year.lastOn, procedure.rawValue)) { row in
            guard let stage = StageName(rawValue: try row["stage"]) else {
                preconditionFailure("A stage of the table is one of the program.")
            }
            return Line(
                stage: stage, clock: try row["clock"],
                reason: (try row["reason"] as String?).flatMap(BreachReason.init),
                ended: try row["ended"], late: try row["late"])
        }
    }

    private var ended: Int { lines.reduce(0) { $0 + $1.ended } }
    private var late: Int { lines.reduce(0) { $0 + $1.late } }

    private func late(for reason: BreachReason?) -> Int {
        lines.filter { $0.reason == reason }.reduce(0) { $0 + $1.late }
    }

    var statistics: Statistics {
        let share = Number(late, of: ended, places: 1)
        return Statistics(
            name: .lateness, procedure: procedure, year: year,
            figures: [
                figure("ended", .number(ended), "Limits whose act was done, or whose stage ended, in the year."),
                figure("late", .number(late), "Those of them that were passed first."),
                figure(
                    "late_percentage", FigureValue(share), of: ended,
                    "Limits that were passed, as a share of those that ended in the year."),
                figure("not_recorded", .number(late(for: nil)), "Limits that were passed and have no reason yet."),
            ]
                + BreachReason.allCases.map {
                    figure($0.rawValue, .number(late(for: $0)), "Limits that were passed for this reason.")
                },
            tables: [causes, duties])
    }

    private var causes: ReportTable {
        ReportTable(
            id: "lateness_by_cause", label: "Lateness", title: "Why limits were passed in \(year)",
            columns: ["Cause", "\(year)"],
            rows: BreachReason.allCases.map { .init($0.name, [.number(late(for: $0))]) }
                + [
                    .init("Not recorded", [.number(late(for: nil))]),
                    .init("Total", [.number(late)], .total),
                ],
            definition:
                "Limits whose act was done, or whose stage ended, in the year after their last day, by the reason recorded."
        )
    }

    private var duties: ReportTable {
        var rows: [(stage: StageName, clock: String)] = []
        for line in lines where !rows.contains(where: { $0 == (line.stage, line.clock) }) {
            rows.append((line.stage, line.clock))
        }
        return ReportTable(
            id: "lateness_by_duty", label: "Duties", title: "Limits that ended in \(year)",
            columns: ["Limit", "Ended", "Late", "Without a reason"],
            rows: rows.map { stage, clock in
                let found = lines.filter { $0.stage == stage && $0.clock == clock }
                func count(_ value: KeyPath<Line, Int>, _ lines: [Line]) -> Cell {
                    .number(lines.reduce(0) { $0 + $1[keyPath: value] })
                }
                return .init(
                    "\(Words.sentence(stage.written)): \(clock.spaced)",
                    [count(\.ended, found), count(\.late, found), count(\.late, found.filter { $0.reason == nil })])
            },
            definition: "Limits by the day their act was done or their stage ended, and those of them that were passed."
        )
    }

    private func figure(_ name: String, _ value: FigureValue, of whole: Int? = nil, _ definition: String) -> Figure {
        Figure(
            "lateness.\(name)", year: year, value: value, definition: definition, basis: .resolved, denominator: whole)
    }
}

extension BreachReason {
    /// As a table prints it.
    var name: String {
        switch self {
        case .serviceCapacity: "Capacity of the service"
        case .staffAbsence: "Absence of staff"
        case .unknown: "Unknown"
        case .meetingArranged: "A meeting was arranged"
        case .localAuthorityResponse: "Answer of another authority"
        case .complexity: "Complexity"
        case .complainantAvailability: "Availability of the complainant"
        case .noInterpreter: "No interpreter"
        }
    }
}
