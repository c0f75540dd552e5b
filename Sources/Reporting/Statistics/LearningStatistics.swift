import Complaints
import Postgres
import WorkingDays

/// What was learnt in a year and the one before.
struct LearningCounts {
    let procedure: Procedure
    let year: FinancialYear
    private let years: [Counts]
    private let breakdowns: [Breakdown]
    private let pairs: [(youComplained: String, weHave: String)]

    fileprivate struct Counts {
        let year: FinancialYear
        let resolved, faultFound, notUpheld, noFinding: Int
        let reasons: [(NoFindingReason, Int)]
        let withWiderAction, otherLearning, reviewed, withCause, causes: Int
        let done, partDone, notStarted, undecided, notAccepted: Int
    }

    private struct Breakdown {
        let kind, key, label: String
        let count: Int
    }

    init(_ procedure: Procedure, _ year: FinancialYear, _ db: borrowing Transaction) throws {
        self.procedure = procedure
        self.year = year
        let days = [year.firstOn, year.earlier().firstOn]
        years = try db.all(try ReportStatement("learning")(days, procedure.rawValue)) { try Counts(row: $0) }
        breakdowns = try db.all(try ReportStatement("learning_breakdowns")(year.firstOn, procedure.rawValue)) { row in
            Breakdown(
                kind: try row["breakdown"], key: try row["key"], label: try row["label"], count: try row["count"])
        }
        pairs = try db.all(
            """
            SELECT you_complained, we_have FROM learning_pair
            WHERE procedure = \(procedure.rawValue) AND approved_on BETWEEN \(year.firstOn) AND \(year.lastOn)
            ORDER BY approved_on, id
            """
        ) { (youComplained: try $0["you_complained"], weHave: try $0["we_have"]) }
    }

    var statistics: Statistics {
        Statistics(
            name: .learning, procedure: procedure, year: year, figures: years.flatMap(\.figures),
            tables: [causeTable, actionTable, trackerTable, pairTable])
    }

    private func rows(_ kind: String) -> [Breakdown] {
        breakdowns.filter { $0.kind == kind && $0.count > 0 }.sorted { $0.count > $1.count }
    }

    private var causeTable: ReportTable {
        let causes = rows("cause")
        let total = causes.reduce(0) { $0 + $1.count }
        let resolved = years.first { $0.year == year }?.resolved ?? 0
        return ReportTable(
            id: "causes", label: "Causes", title: "Causes of complaints answered in \(year)",
            columns: ["Cause", "\(year)"],
            rows: causes.map { .init($0.label, [.number($0.count)]) } + [.init("Total", [.number(total)], .total)],
            definition: "Causes of the complaints answered at their first stage in the year, by the day of the answer.",
            notes: [
                "A complaint may have several causes, so that their total of \(total) is not the number of complaints "
                    + "answered, \(resolved)."
            ])
    }

    private var actionTable: ReportTable {
        let groups = ["individual", "wider"].map { scope in rows("obligation_\(scope)") }
        let types = ObligationType.allCases.filter { type in groups.joined().contains { $0.key == type.rawValue } }
        func count(_ type: ObligationType, _ group: [Breakdown]) -> Int {
            group.first { $0.key == type.rawValue }?.count ?? 0
        }
        return ReportTable(
            id: "actions", label: "Actions", title: "Actions after complaints answered in \(year)",
            columns: ["Action", "For the person", "For the service"],
            rows: types.sorted { left, right in
                groups.reduce(0) { $0 + count(left, $1) } > groups.reduce(0) { $0 + count(right, $1) }
            }.map { type in .init(type.name, groups.map { .number(count(type, $0)) }) }
                + [.init("Total", groups.map { group in .number(group.reduce(0) { $0 + $1.count }) }, .total)],
            definition:
                "Actions of complaints answered at their first stage in the year, whatever the outcome: redress "
                + "for the person who complained, and learning for the service as a whole.")
    }

    private var trackerTable: ReportTable {
        let counts = years.first { $0.year == year }
        let lines: [(String, Int?)] = [
            ("Done", counts?.done), ("Part done", counts?.partDone), ("Not started", counts?.notStarted),
        ]
        return ReportTable(
            id: "tracker", label: "Tracker", title: "Recommendations and actions agreed in \(year)",
            columns: ["Status", "\(year)"],
            rows: lines.map { .init($0.0, [Cell($0.1)]) }
                + [
                    .init("Not yet accepted or refused", [Cell(counts?.undecided)], .aside),
                    .init("Not accepted", [Cell(counts?.notAccepted)], .aside),
                ],
            definition: "Actions by the day they were agreed and how far they have come; one that was not accepted is "
                + "in no status.")
    }

    private var pairTable: ReportTable {
        ReportTable(
            id: "you_complained_we_have", label: "Learning", title: "You complained, we have",
            columns: ["You complained", "We have"], rows: pairs.map { .init($0.youComplained, [.text($0.weHave)]) },
            definition: "Pairs approved for publication in the year.")
    }
}

extension LearningCounts.Counts {
    fileprivate init(row: Row) throws {
        year = FinancialYear(of: try row["first_on"])
        resolved = try row["resolved"]
        faultFound = try row["fault_found"]
        notUpheld = try row["not_upheld"]
        noFinding = try row["no_finding"]
        reasons = [
            (.irreconcilableVersions, try row["irreconcilable_versions"]),
            (.insufficientEvidence, try row["insufficient_evidence"]),
            (.courtIsTheForum, try row["court_is_the_forum"]),
        ]
        withWiderAction = try row["faults_with_wider_obligation"]
        otherLearning = try row["other_learning"]
        reviewed = try row["faults_reviewed"]
        withCause = try row["with_cause"]
        causes = try row["causes"]
        done = try row["done"]
        partDone = try row["part_done"]
        notStarted = try row["not_started"]
        undecided = try row["undecided"]
        notAccepted = try row["not_accepted"]
    }

    fileprivate var figures: [Figure] {
        [
            figure(
                "fault_found", .share(faultFound, of: resolved), of: resolved,
                "Complaints whose first stage found fault, as a share of those answered at their first stage in the year."
            ),
            figure(
                "not_upheld", .share(notUpheld, of: resolved), of: resolved,
                "Complaints whose first stage upheld nothing, as a share of those answered."),
            figure(
                "no_finding", .share(noFinding, of: resolved), of: resolved,
                "Complaints whose first stage came to no finding, as a share of those answered."),
            figure(
                "no_finding_reasons",
                .object(reasons.map { reason, count in .init(reason.rawValue, .number(count)) }), of: noFinding,
                "Why there was no finding."),
            figure(
                "wider_learning", .share(withWiderAction, of: faultFound), of: faultFound,
                "Complaints with fault found and at least one wider action, as a share of those with fault found."),
            figure(
                "other_learning", .number(otherLearning),
                "Wider actions after complaints in which no fault was found."),
            figure(
                "remedial_reviews", .share(reviewed, of: faultFound), of: faultFound,
                "Complaints with fault found whose remedial review is recorded."),
            figure(
                "causes", .object([.init("causes", .number(causes)), .init("complaints", .number(withCause))]),
                "Causes recorded, and the complaints they were recorded of: a complaint may have several."),
        ]
    }

    private func figure(_ name: String, _ value: FigureValue, of whole: Int? = nil, _ definition: String) -> Figure {
        Figure(
            "learning.\(name)", year: year, value: value, definition: definition, basis: .resolved, denominator: whole)
    }
}
