import Complaints

/// Every procedure together: what came in, what was answered and in time, what is open, and what was found (requirements
/// R132 to R135, R137, R147).
enum AllComplaints {
    static let figures: [FigureDefinition] = received + answered + open + outcomes

    private static let complaints = Measure.rows(of: .complaint, by: .received, .recorded(.procedure))
    private static let answers = Measure.rows(of: .stage, by: .resolved)
    /// Of answers under several limits: comparable with a period in which the corporate ones were the same.
    private static let timed = answers.under(StageLimits(procedure: .corporate, stage: .stage1))
    private static let inTime = timed.and(.yes(.inLimit))
    private static let first = answers.and(.between(.position, 1...1))
    private static let running = Measure(
        population: .stage, timing: .standing(from: .requestedOn, until: .endedOn))
    private static let stages = Procedure.allCases.flatMap(StageOfProcedure.all(of:))

    private static let received: [FigureDefinition] = [
        FigureDefinition(
            "all_complaints.received", "Complaints received",
            "Complaints accepted into any procedure, by the day received and the procedure.",
            .parts(
                Procedure.allCases.map { .init($0.rawValue, $0.title, .count(.received($0))) } + [
                    .init("total", nil, .total(Procedure.allCases.map { .count(.received($0)) }))
                ]), source: "R133"),
        FigureDefinition(
            "all_complaints.received.by_department", "Complaints received by department",
            "Complaints accepted into any procedure, statutory or not, by the day received and the department "
                + "complained of.",
            .breakdown(complaints, by: .department), source: "R133"),
        FigureDefinition(
            "all_complaints.received.statutory_by_department", "Statutory complaints by department",
            "Complaints accepted into a procedure of the law, by the day received and the department complained of.",
            .breakdown(complaints.and(.notAmong(.procedure, ["corporate"])), by: .department), source: "R133"),
        FigureDefinition(
            "all_complaints.received.by_service", "Complaints received by service",
            "Complaints accepted into any procedure, by the day received and the service complained of.",
            .breakdown(complaints, by: .service), source: "R135"),
        FigureDefinition(
            "all_complaints.received.top_services", "Most complained about",
            "The five services with the most complaints accepted into any procedure, by the day received; whoever ties "
                + "with the fifth is among them.",
            .largest(complaints, by: .service, places: 5), source: "R135"),
        FigureDefinition(
            "all_complaints.received.by_channel", "Complaints received by channel",
            "Complaints accepted into any procedure, by the day received and how they came.",
            .breakdown(complaints, by: .channel), source: "R33"),
        FigureDefinition(
            "all_complaints.escalated", "Taken to a later stage",
            "Requests for a later stage, by the day of the request and the stage.",
            .parts(
                stages.filter { $0.position > 1 }.map { .init($0.key, $0.title, .count($0.received)) } + [
                    .init("total", nil, .count(.rows(of: .stage, by: .requested, .over(.position, 1))))
                ]), source: "R120"),
        FigureDefinition(
            "all_complaints.escalated.by_department", "Taken to a later stage, by department",
            "Requests for a later stage, by the day of the request and the department complained of.",
            .breakdown(.rows(of: .stage, by: .requested, .over(.position, 1)), by: .department), source: "R133"),
        FigureDefinition(
            "all_complaints.closed", "Withdrawn or refused",
            "Complaints that the complainant withdrew or the council refused, by the day they were closed.",
            .breakdown(
                .rows(of: .complaint, by: .closed, .recorded(.closure)),
                by: .listed("closure", ClosureKind.allCases.map { .init($0.rawValue) })), source: "R117"),
    ]

    private static let answered: [FigureDefinition] = [
        FigureDefinition(
            "all_complaints.answered", "Answers",
            "Answers sent, by the day of the answer, the procedure and the stage.",
            .parts(byStage(\.answered, answers)), source: "R147"),
        FigureDefinition(
            "all_complaints.in_time", "Answers in time",
            "Answers sent within the limit of the complaint's own procedure, with the extensions that count, by the "
                + "day of the answer, the procedure and the stage.",
            .parts(byStage({ $0.timed.and(.yes(.inLimit)) }, inTime)), source: "R147"),
        FigureDefinition(
            "all_complaints.in_time_percent", "Answers in time, %",
            "Answers sent within the limit of the complaint's own procedure as a share of all answers, by the day of "
                + "the answer, the procedure and the stage.",
            .parts(
                zip(byStage({ $0.timed.and(.yes(.inLimit)) }, inTime), byStage(\.timed, timed)).map {
                    part, whole in
                    .init(part.key, part.label, .share(part.formula, of: whole.formula))
                }), polarity: .high, source: "R147"),
        FigureDefinition(
            "all_complaints.answered.by_department", "Answers by department",
            "Answers sent at any stage, by the day of the answer and the department complained of.",
            .breakdown(answers, by: .department), source: "R147"),
        FigureDefinition(
            "all_complaints.answered.by_service", "Answers by service",
            "Answers sent at any stage, by the day of the answer and the service complained of.",
            .breakdown(answers, by: .service), source: "R60"),
        FigureDefinition(
            "all_complaints.in_time.by_department", "Answers in time, by department",
            "Answers sent at any stage within the limit of the complaint's own procedure, by the day of the answer and "
                + "the department complained of.", .breakdown(inTime, by: .department), source: "R147"),
        FigureDefinition(
            "all_complaints.in_time_percent.by_department", "Answers in time by department, %",
            "Answers sent at any stage within the limit of the complaint's own procedure as a share of all answers, by "
                + "the day of the answer and the department complained of.",
            .shares(inTime, of: timed, by: .department), polarity: .high, source: "R147"),
        FigureDefinition(
            "all_complaints.days", "Working days taken",
            "The median, mean and longest of the working days from the day the complaint was received, or a later stage "
                + "was requested, to the answer, by the day of the answer.",
            .workingDays(of: answers), polarity: .low, source: "R176"),
    ]

    private static let open: [FigureDefinition] = [
        FigureDefinition(
            "all_complaints.open", "Open at the end",
            "Stages not ended by the last day of the period, whether by an answer, a withdrawal or otherwise, by "
                + "procedure and stage.", .parts(byStage(\.open, running)), source: "R117"),
        FigureDefinition(
            "all_complaints.open.by_department", "Open at the end, by department",
            "Stages not ended by the last day of the period, by the department complained of.",
            .breakdown(running, by: .department), source: "R137"),
        FigureDefinition(
            "all_complaints.open.by_service", "Open at the end, by service",
            "Stages not ended by the last day of the period, by the service complained of.",
            .breakdown(running, by: .service), source: "R60"),
    ]

    private static let outcomes: [FigureDefinition] = {
        let fault = first.and(.is(.outcome, "fault_found"))
        return [
            FigureDefinition(
                "all_complaints.outcomes", "Outcomes",
                "Outcomes of complaints answered at their first stage, by the day of the answer; fault found means "
                    + "upheld or partly upheld.",
                .parts(
                    Outcomes.parts(of: first) + [
                        .init("total", nil, .count(first)),
                        .init("fault_percent", "Fault found, %", .share(.count(fault), of: .count(first))),
                    ]),
                source: "R126"),
            FigureDefinition(
                "all_complaints.decided.by_department", "First answers by department",
                "Complaints answered at their first stage, by the day of the answer and the department complained of.",
                .breakdown(first, by: .department), source: "R137"),
            FigureDefinition(
                "all_complaints.fault.by_department", "Fault found by department",
                "Complaints with fault found at their first stage, by the day of the answer and the department "
                    + "complained of.",
                .breakdown(fault, by: .department), source: "R137"),
            FigureDefinition(
                "all_complaints.fault_percent.by_department", "Fault found by department, %",
                "Complaints with fault found as a share of those answered at their first stage, by the day of the "
                    + "answer and the department complained of.",
                .shares(fault, of: first, by: .department), polarity: .low, source: "R137"),
        ]
    }()

    /// A value for each stage of each procedure, and for all of them.
    private static func byStage(
        _ measure: (StageOfProcedure) -> Measure, _ all: Measure
    ) -> [FigureDefinition.Part] {
        stages.map { .init($0.key, $0.title, .count(measure($0))) } + [.init("total", nil, .count(all))]
    }
}

extension StageOfProcedure {
    /// The key of its value among those of every procedure: `corporate.stage_1`.
    var key: String { "\(procedure.rawValue).\(code)" }

    /// As a row over every procedure names it: "Corporate, stage 1".
    var title: String { stage == .singleStage ? procedure.title : "\(procedure.title), \(words)" }
}

extension Procedure {
    /// As a row or column over every procedure names it.
    var title: String {
        switch self {
        case .childrens: "Children's social care"
        case .adultSocialCare: "Adult social care"
        case .publicHealth: "Public health"
        case .corporate: "Corporate"
        }
    }
}
