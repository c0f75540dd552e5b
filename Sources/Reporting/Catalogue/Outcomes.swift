import Complaints

/// What was decided, and what about, by the day of the answer at the first stage (requirements R68, R117, R124, R126; ruling
/// "Fault of a complaint").
enum Outcomes {
    /// The figures of a procedure.
    static func figures(_ procedure: Procedure) -> [FigureDefinition] {
        let id = procedure.rawValue
        let stages = StageOfProcedure.all(of: procedure)
        let answered = stages[0].answered
        let fault = answered.and(.is(.outcome, "fault_found"))
        let share = Formula.share(.count(fault), of: .count(answered))
        let words = stages[0].words
        let causes = Measure.rows(
            of: .cause, by: .resolved, .is(.procedure, id), .is(.stage, stages[0].stage.rawValue))
        return [
            FigureDefinition(
                "\(id).outcomes", "Outcomes",
                "Outcomes of complaints answered at \(words), by the day of the answer; fault found means upheld or partly "
                    + "upheld.",
                .parts(
                    parts(of: answered) + [
                        .init("total", nil, .count(answered)), .init("fault_percent", "Fault found, %", share),
                    ]), source: "R126"),
            FigureDefinition(
                "\(id).outcomes.fault_percent", "Fault found",
                "Complaints with fault found as a share of those answered at \(words), by the day of the answer.",
                .value(share), polarity: .low, source: "R126"),
            FigureDefinition(
                "\(id).outcomes.fault_points", "Change in fault found",
                "Difference, in percentage points, of the share with fault found from the same days a year earlier.",
                .value(.points(share)), source: "R140"),
            FigureDefinition(
                "\(id).outcomes.no_finding_reasons", "Reasons for no finding",
                "Complaints answered at \(words) with no finding, by the day of the answer and the reason.",
                .breakdown(
                    answered.and(.is(.outcome, "no_finding")),
                    by: .listed(
                        "no_finding_reason", NoFindingReason.allCases.map { Dimension.Key($0.rawValue) })),
                source: "R69"),
            FigureDefinition(
                "\(id).outcomes.by_service", "Fault found by service",
                "Complaints with fault found at \(words), by the day of the answer and the service complained of.",
                .breakdown(fault, by: .service), source: "R126"),
            FigureDefinition(
                "\(id).outcomes.by_department", "Fault found by department",
                "Complaints with fault found at \(words), by the day of the answer and the department complained of.",
                .breakdown(fault, by: .department), source: "R133"),
            FigureDefinition(
                "\(id).points", "Points of complaint by finding",
                "Points of complaint adjudicated, by the day of the answer and what was found; one complaint may have several "
                    + "outcomes.",
                .breakdown(.rows(of: .point, by: .resolved, .is(.procedure, id)), by: finding), source: "C20"),
            FigureDefinition(
                "\(id).outcomes.apart", "Outcomes, partly upheld apart",
                "Complaints answered at \(words), by the day of the answer and what was found of their points: upheld where all "
                    + "were, partly upheld where a point was upheld or partly upheld and another was not; the rest have no "
                    + "finding on their points.",
                .breakdown(answered, by: finding), source: "R68"),
            FigureDefinition(
                "\(id).outcomes.several", "Several outcomes",
                "Complaints answered at \(words) whose points did not all have the same outcome, of those with a finding on "
                    + "their points, by the day of the answer.",
                .countOf(answered.and(.yes(.severalFindings)), answered.and(.recorded(.finding))), source: "C20"),
            FigureDefinition(
                "\(id).causes", "Causes",
                "Causes recorded for complaints answered at \(words), by the day of the answer; a complaint may have several.",
                .breakdown(causes, by: .cause), source: "R124"),
            FigureDefinition(
                "\(id).causes.complaints", "Complaints with a cause",
                "Complaints answered at \(words) for which a cause is recorded, by the day of the answer.",
                .count(causes.counting(.complaints)), source: "R124"),
            FigureDefinition(
                "\(id).causes.received", "Causes of complaints received",
                "Causes recorded for complaints accepted into the procedure, by the day received; a complaint may have several.",
                .breakdown(.rows(of: .cause, by: .received, .is(.procedure, id)), by: .cause), source: "R124"),
            FigureDefinition(
                "\(id).causes.upheld", "Causes where fault was found",
                "Causes recorded for complaints with fault found at \(words), by the day of the answer.",
                .breakdown(causes.and(.is(.outcome, "fault_found")), by: .cause), source: "R124"),
            FigureDefinition(
                "\(id).causes.largest", "Commonest cause",
                "The cause recorded for most complaints answered at \(words), by the day of the answer; several where they "
                    + "tie.",
                .largest(causes, by: .cause, places: 1), source: "R124"),
            FigureDefinition(
                "\(id).causes.leading", "Commonest causes",
                "The two causes recorded for most complaints answered at \(words), by the day of the answer; more where they "
                    + "tie.",
                .largest(causes, by: .cause, places: 2), source: "R124"),
        ]
            + stages.dropFirst().map { stage in
                FigureDefinition(
                    "\(id).outcomes.\(stage.code)", "Outcomes at \(stage.words)",
                    "Outcomes of complaints answered at \(stage.words), by the day of the answer.",
                    .parts(parts(of: stage.answered) + [.init("total", nil, .count(stage.answered))]), source: "R126")
            }
    }

    private static let finding = Dimension.listed("finding", Finding.allCases.map { .init($0.rawValue) })

    /// Answers with each outcome.
    static func parts(of answered: Measure) -> [FigureDefinition.Part] {
        Outcome.allCases.map { .init($0.rawValue, nil, .count(answered.and(.is(.outcome, $0.rawValue)))) }
    }
}
