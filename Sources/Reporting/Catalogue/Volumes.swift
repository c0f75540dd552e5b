import Complaints

/// What came in: complaints by the day received, later stages by the day requested (requirements R117, R120, R121).
enum Volumes {
    /// The figures of a procedure.
    static func figures(_ procedure: Procedure) -> [FigureDefinition] {
        let id = procedure.rawValue
        let stages = StageOfProcedure.all(of: procedure)
        return stages.flatMap { received(at: $0) } + escalation(procedure, stages) + [
            FigureDefinition(
                "\(id).received", "Complaints received",
                "Complaints accepted into the procedure, by the day received.",
                .count(.received(procedure)), source: "R117"),
            FigureDefinition(
                "\(id).received.change_percent", "Change in complaints received",
                "Change in the complaints accepted into the procedure from the same days a year earlier.",
                .value(.change(.count(.received(procedure)))), source: "R140"),
            FigureDefinition(
                "\(id).received.per_100000_residents", "Complaints per 100,000 residents",
                "Complaints accepted into the procedure, by the day received, for each 100,000 residents as entered for the "
                    + "year.",
                .value(.rate(.count(.received(procedure)), per: .residents, .perHundredThousand)), source: "R119"),
            FigureDefinition(
                "\(id).received.by_service", "Complaints received by service",
                "Complaints accepted into the procedure, by the day received and the service complained of.",
                .breakdown(.received(procedure), by: .service), source: "R121"),
            FigureDefinition(
                "\(id).received.largest_service", "Service most complained of",
                "The service of which most complaints accepted into the procedure were received, by the day received; several "
                    + "where they tie.",
                .largest(.received(procedure), by: .service, places: 1), source: "R121"),
            FigureDefinition(
                "\(id).received.by_department", "Complaints received by department",
                "Complaints accepted into the procedure, by the day received and the department complained of.",
                .breakdown(.received(procedure), by: .department), source: "R133"),
            FigureDefinition(
                "\(id).received.by_channel", "Complaints received by channel",
                "Complaints accepted into the procedure, by the day received and how they came.",
                .breakdown(.received(procedure), by: .channel), source: "R33"),
            FigureDefinition(
                "\(id).received.by_month", "Complaints received by month",
                "Complaints accepted into the procedure, by the month received.",
                .breakdown(.received(procedure), by: .month), source: "R147"),
            FigureDefinition(
                "\(id).received.by_complainant", "Who complained",
                "Complaints accepted into the procedure, by the day received and who made them.",
                .breakdown(
                    .registered(procedure), by: .complainantType.of(ComplainantType.of(procedure).map(\.rawValue))),
                describesPeople: true, source: "R125"),
            FigureDefinition(
                "\(id).withdrawn", "Withdrawn",
                "Complaints accepted into the procedure that the complainant withdrew, by the day they were closed; those that "
                    + "a meeting or mediation had resolved are counted apart.",
                .count(
                    .rows(
                        of: .complaint, by: .closed, .is(.procedure, id), .is(.closure, "withdrawn"),
                        .no(.resolvedOtherwise))), source: "R117"),
            FigureDefinition(
                "\(id).resolved_otherwise", "Resolved otherwise",
                "Complaints accepted into the procedure that the complainant withdrew after a meeting or mediation had resolved "
                    + "them, by the day they were closed; they are not among those withdrawn.",
                .count(
                    .rows(
                        of: .complaint, by: .closed, .is(.procedure, id), .is(.closure, "withdrawn"),
                        .yes(.resolvedOtherwise))), source: "R117"),
            FigureDefinition(
                "\(id).refused", "Not progressed",
                "Complaints accepted into the procedure that were refused afterwards, by the day they were closed.",
                .count(
                    .rows(of: .complaint, by: .closed, .is(.procedure, id), .is(.closure, "refused"))), source: "R117"),
            FigureDefinition(
                "\(id).refused.by_reason", "Not progressed, by reason",
                "Complaints accepted into the procedure that were refused afterwards, by the day they were closed and the "
                    + "reason.",
                .breakdown(
                    .rows(of: .complaint, by: .closed, .is(.procedure, id), .is(.closure, "refused")),
                    by: .refusalReason), source: "R11"),
            FigureDefinition(
                "\(id).received.from_professionals", "From professionals",
                "Complaints accepted into the procedure that a professional made on somebody's behalf, by the day received.",
                .countOf(
                    .registered(procedure).and(.is(.complainantType, ComplainantType.professionalOnBehalf.rawValue)),
                    .registered(procedure)), describesPeople: true, source: "R53"),
            FigureDefinition(
                "\(id).received.through_members", "Through councillors and Members of Parliament",
                "Complaints accepted into the procedure that came through a councillor or Member of Parliament, by the day "
                    + "received.",
                .countOf(
                    .received(procedure).and(.is(.channel, Channel.councillorOrMP.rawValue)), .received(procedure)),
                source: "R33"),
            FigureDefinition(
                "\(id).compliments", "Compliments", "Compliments \(procedure.subject), by the day received.",
                .count(.rows(of: .compliment, by: .received, .is(.procedure, id))), source: "R130"),
        ]
    }

    private static func received(at stage: StageOfProcedure) -> [FigureDefinition] {
        let id = "\(stage.procedure.rawValue).received"
        let sentence =
            stage.position == 1
            ? "Complaints taken up at \(stage.words), by the day the complaint was received."
            : "Requests for \(stage.words), by the day of the request."
        let measure = stage.received
        return [
            FigureDefinition(
                "\(id).\(stage.code)", "At \(stage.words)", sentence, .count(measure), source: "R120"),
            FigureDefinition(
                "\(id).change_percent.\(stage.code)", "Change at \(stage.words)",
                "Change from the same days a year earlier. " + sentence, .value(.change(.count(measure))),
                source: "R140"),
            FigureDefinition(
                "\(id).\(stage.code).by_department", "At \(stage.words), by department",
                sentence.dropLast() + " and the department complained of.",
                .breakdown(measure, by: .department), source: "R133"),
        ]
    }

    private static func escalation(_ procedure: Procedure, _ stages: [StageOfProcedure]) -> [FigureDefinition] {
        guard stages.count > 1 else { return [] }
        let id = procedure.rawValue
        let first = stages[0].received
        return [
            FigureDefinition(
                "\(id).escalation_percent.stage_2_of_stage_1", "Stage 2 requests as a share of stage 1",
                "Stage 2 requests of the period as a share of the complaints received at stage 1 in the same period.",
                .value(.share(.count(stages[1].received), of: .count(first))), polarity: .low, source: "R120"),
            FigureDefinition(
                "\(id).resolved_at_stage_1_percent", "Resolved at stage 1",
                "Complaints received at stage 1 in the period for which stage 2 has not been requested, as a share of those "
                    + "received; complaints still open at stage 1 are among them.",
                .value(.share(.count(first.and(.no(.escalated))), of: .count(first))), polarity: .high, source: "R120"),
        ]
    }
}

extension Procedure {
    /// What a complaint or compliment under it is about.
    var subject: String {
        switch self {
        case .childrens: "about children's social care"
        case .adultSocialCare: "about adult social care"
        case .publicHealth: "about public health"
        case .corporate: "about the council's other services"
        }
    }

    /// The totals that were published of it before the records begin.
    var earlierReceived: EarlierMeasure {
        switch self {
        case .childrens: .childrensStage1Received
        case .adultSocialCare: .adultSocialCareComplaintsReceived
        case .publicHealth: .publicHealthComplaintsReceived
        case .corporate: .corporateComplaintsReceived
        }
    }
}

extension StageOfProcedure {
    /// The total that was published of it before the records begin.
    var earlier: EarlierMeasure? {
        switch stage {
        case .localResolution: .childrensStage1Received
        case .investigation: .childrensStage2Requested
        case .reviewPanel: .childrensStage3Requested
        case .singleStage, .stage1, .stage2: nil
        }
    }
}

extension ComplainantType {
    /// Who may complain under a procedure.
    static func of(_ procedure: Procedure) -> [ComplainantType] {
        procedure == .childrens ? allCases.filter(\.isOfChildrensProcedure) : allCases
    }
}
