import Complaints
import WorkingDays

/// The Ombudsman's enquiries and decisions of a year, over every procedure, beside the year before (requirements R82 to R86,
/// R90, R95).
struct OmbudsmanStatistics {
    let previous: YearCounts
    let current: YearCounts

    var statistics: YearFigures {
        YearFigures(
            year: current.year,
            figures: [
                enquiries,
                figure(
                    "enquiries_by_department", tally("enquiry", current.keys("enquiry")), .received,
                    "Cases the Ombudsman enquired about, by the day of the enquiry and the department."),
                figure(
                    "decisions", tally("decision", OmbudsmanDecision.allCases.map(\.rawValue)), .decided,
                    "The Ombudsman's decisions, by the day of the decision, whenever the enquiry or the complaint came."
                ),
                figure(
                    "decisions_by_procedure",
                    .object(
                        Procedure.allCases.map { procedure in
                            .init(procedure.rawValue, decisions(of: procedure))
                        }), .decided, "The same decisions, by procedure."),
                figure(
                    "exhausted", tally("exhausted", Procedure.allCases.map(\.rawValue)), .decided,
                    "Decided cases in which every stage of the council's procedure had been completed when the Ombudsman "
                        + "enquired, by procedure."),
                figure(
                    "public_reports", tally("public_report", Procedure.allCases.map(\.rawValue)), .decided,
                    "Decided cases with a report in the public interest, by procedure."),
                figure(
                    "themes", tally("theme", current.keys("theme")), .decided,
                    "Themes of the faults found, by the day of the decision; a case counts once under each of its themes."
                ),
            ])
    }

    private var enquiries: Figure {
        let (before, now) = (total(previous), total(current))
        return figure(
            "enquiries", .comparison(from: before, to: now), .received,
            "Cases the Ombudsman enquired about, by the day of the enquiry.", denominator: before)
    }

    private func total(_ counts: YearCounts) -> Int {
        counts.keys("enquiry").reduce(0) { $0 + counts["enquiry", $1] }
    }

    /// Each code with its count over its parts, also where that is 0, and their total.
    private func tally(_ measure: String, _ keys: [String]) -> FigureValue {
        .tally(
            keys.map { key in
                (
                    key: key,
                    count: current.parts(measure, key).reduce(current[measure, key]) { $0 + current[measure, key, $1] }
                )
            })
    }

    private func decisions(of procedure: Procedure) -> FigureValue {
        .tally(
            OmbudsmanDecision.allCases.map {
                (key: $0.rawValue, count: current["decision", $0.rawValue, procedure.rawValue])
            })
    }

    private func figure(
        _ name: String, _ value: FigureValue, _ basis: Basis, _ definition: String, denominator: Int? = nil
    ) -> Figure {
        Figure(
            "ombudsman.\(name)", year: current.year, value: value, definition: definition, basis: basis,
            denominator: denominator)
    }
}
