import Complaints

/// How long answers took, by the day of the answer (requirements R48, R117, R122, R123, R176).
enum Times {
    /// The figures of a procedure, its bands of working days being data of the council.
    static func figures(_ procedure: Procedure, bands: [Band]) -> [FigureDefinition] {
        StageOfProcedure.all(of: procedure).flatMap { stage in
            figures(stage, edges: bands.edges(of: stage))
        }
    }

    private static func figures(_ stage: StageOfProcedure, edges: [Int]) -> [FigureDefinition] {
        let id = "\(stage.procedure.rawValue).\(stage.code)"
        let answers = "Answers at \(stage.words) sent"
        let basis = "(day 0), by the day of the answer"
        let day0 = stage.position == 1 ? "the day the complaint was received" : "the day of the request"
        let answered = stage.timed
        let limits = Set(edges + stage.namedLimits).sorted()
        let late = stage.position == 1 && stage.procedure == .childrens ? Condition.over(.workingDays, 20) : nil
        return limits.map { edge in
            FigureDefinition(
                "\(id).within_\(edge)_working_days", "Within \(edge) working days",
                "\(answers) within \(edge) working days of \(day0) \(basis); an agreed extension does not make an answer in "
                    + "time.",
                .countOf(answered.and(.atMost(.workingDays, edge)), answered), polarity: .high,
                source: "R48")
        }
            + Set(edges.suffix(1) + stage.namedLimits.suffix(1)).sorted().flatMap { edge -> [FigureDefinition] in
                let over = answered.and(.over(.workingDays, edge))
                return [
                    FigureDefinition(
                        "\(id).over_\(edge)_working_days", "Over \(edge) working days",
                        "\(answers) more than \(edge) working days after \(day0) \(basis).",
                        .countOf(over, answered), polarity: .low, source: "R48"),
                    FigureDefinition(
                        "\(id).over_\(edge)_working_days.change_percent", "Change in those over \(edge) working days",
                        "Change from the same days a year earlier in the answers sent after more than \(edge) working days.",
                        .value(.change(.count(over))), source: "R140"),
                ]
            } + [
                FigureDefinition(
                    "\(id).bands", "By working days taken", "\(answers), by the working days from \(day0) \(basis).",
                    .parts(Band.parts(of: answered, .workingDays, edges: edges)), source: "R48"),
                FigureDefinition(
                    "\(id).days", "Working days taken",
                    "The median, mean and longest of the working days from \(day0) to the answer, by the day of the answer.",
                    .workingDays(of: answered), polarity: .low, source: "R176"),
                FigureDefinition(
                    "\(id).answered", "Answered", "\(answers), by the day of the answer.", .count(stage.answered),
                    source: "R117"),
                FigureDefinition(
                    "\(id).in_time", "In time",
                    "\(answers) within the limit of the complaint's own procedure, with the extensions that count, by the "
                        + "day of the answer.",
                    .countOf(answered.and(.yes(.inLimit)), answered), polarity: .high, source: "R147"),
                FigureDefinition(
                    "\(id).in_target", "Within the target or plan",
                    "\(answers) by the day the procedure's target or the plan agreed for the complaint said, of those that "
                        + "had one, by the day of the answer.",
                    .countOf(answered.and(.yes(.inTarget)), answered.and(.recorded(.inTarget))), polarity: .high,
                    source: "R122"),
                FigureDefinition(
                    "\(id).acknowledged_in_time", "Acknowledged in time",
                    "Complaints or requests answered at \(stage.words) that had been acknowledged in time, of those that an "
                        + "acknowledgement was owed for, by the day of the answer.",
                    .countOf(stage.acknowledged.and(.yes(.acknowledgedInTime)), stage.acknowledged), polarity: .high,
                    source: "R147"),
                FigureDefinition(
                    "\(id).within_agreed_extension", "Within an agreed extension",
                    "\(answers)\(late == nil ? "" : " after 20 working days, but") by a date agreed with the complainant, by the day "
                        + "of the answer.",
                    .count(answered.and([.yes(.withinAgreedExtension), late].compactMap { $0 })), source: "C5"),
                FigureDefinition(
                    "\(id).ended", "Ended",
                    "Those that ended, whether by an answer, a withdrawal or otherwise, by the day they ended.",
                    .count(stage.ended), source: "R35"),
                FigureDefinition(
                    "\(id).open_at_period_end", "Open at the end",
                    "Those not ended by the last day of the period, whether by an answer, a withdrawal or otherwise.",
                    .count(stage.open), source: "R117"),
            ]
    }
}

extension StageOfProcedure {
    /// The working days that the law, the guidance or a published figure names: always figures, whatever the bands are.
    fileprivate var namedLimits: [Int] {
        switch stage {
        case .localResolution: [10, 20, 65]
        case .investigation: [25, 65]
        case .stage1: [20, 40]
        case .stage2: [20]
        case .reviewPanel, .singleStage: []
        }
    }
}

extension [Band] {
    /// The edges of the bands of a stage; none where the council has none.
    func edges(of stage: StageOfProcedure) -> [Int] {
        first { $0.procedure == stage.procedure && $0.stage == stage.stage }?.edges ?? []
    }
}

/// The bands of working days in which a stage's answers are counted: up to the first edge, to each next, and over the last.
struct Band: Sendable, Hashable {
    let procedure: Procedure
    let stage: StageName
    /// Working days, ascending.
    let edges: [Int]

    /// A part for each band, its key as `up_to_10`, `11_to_20`, `over_65`.
    static func parts(of measure: Measure, _ field: Field, edges: [Int]) -> [FigureDefinition.Part] {
        guard let first = edges.first, let last = edges.last else { return [] }
        return [.init("up_to_\(first)", "Up to \(first)", .count(measure.and(.atMost(field, first))))]
            + zip(edges, edges.dropFirst()).map { from, to in
                .init(
                    "\(from + 1)_to_\(to)", "\(from + 1) to \(to)",
                    .count(measure.and(.between(field, (from + 1)...to))))
            }
            + [
                .init("over_\(last)", "More than \(last)", .count(measure.and(.over(field, last)))),
                .init("total", "Total", .count(measure)),
            ]
    }
}
