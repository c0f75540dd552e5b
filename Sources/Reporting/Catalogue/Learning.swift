import Complaints

/// What was learnt and put right, by the day of the answer at the first stage (requirements R71, R73, R128).
enum Learning {
    /// The figures of a procedure.
    static func figures(_ procedure: Procedure) -> [FigureDefinition] {
        let id = procedure.rawValue
        let first = StageOfProcedure.all(of: procedure)[0]
        let fault = first.answered.and(.is(.outcome, "fault_found"))
        let agreed = Measure.rows(
            of: .obligation, by: .resolved, .is(.procedure, id), .is(.stage, first.stage.rawValue), .yes(.agreed),
            .yes(.notRefused))
        let owed = agreed.and(.is(.outcome, "fault_found"))
        let wider = owed.and(.is(.scope, "wider"))
        let types = Dimension(
            field: .type, keys: .listed(ObligationType.allCases.map { .init($0.rawValue, $0.name) }),
            greatestFirst: true)
        return [
            FigureDefinition(
                "\(id).learning.faults_with_wider_action", "Faults that led to wider learning",
                "Complaints with fault found and answered in the period that led to at least one action for the service as a "
                    + "whole, as a share of all with fault found; an action that was refused is none.",
                .countOf(fault.and(.has(.obligation, [.is(.scope, "wider"), .yes(.notRefused)])), fault),
                polarity: .high,
                source: "R128"),
            FigureDefinition(
                "\(id).learning.policy_or_procedure_changes", "Changes of policy or procedure",
                "Changes of policy or procedure agreed for the service as a whole after complaints with fault found, by the "
                    + "day of the answer.",
                .count(wider.and(.is(.type, "policy_or_procedure_change"))), source: "R128"),
            FigureDefinition(
                "\(id).learning.wider_actions", "Actions for the service",
                "Actions agreed for the service as a whole after complaints with fault found, by the day of the answer, and "
                    + "how many of them were done by the end of the period.",
                .countOf(wider.and(.byPeriodEnd(.doneOn)), wider), polarity: .high, source: "R71"),
            FigureDefinition(
                "\(id).learning.commonest_action", "Commonest action for the service",
                "The commonest action for the service as a whole after complaints with fault found, by the day of the "
                    + "answer; several where they tie.",
                .largest(wider, by: types, places: 1), source: "R128"),
            FigureDefinition(
                "\(id).learning.individual_actions_by_type", "For the person",
                "Redress agreed for the person who complained after complaints with fault found, by the day of the answer.",
                .breakdown(owed.and(.is(.scope, "individual")), by: types), source: "R128"),
            FigureDefinition(
                "\(id).learning.wider_actions_by_type", "For the service",
                "Learning agreed for the service as a whole after complaints with fault found, by the day of the answer.",
                .breakdown(wider, by: types), source: "R128"),
            FigureDefinition(
                "\(id).learning.other", "Actions for the service without fault",
                "Actions agreed for the service as a whole after complaints without fault found, by the day of the answer.",
                .count(agreed.and(.notAmong(.outcome, ["fault_found"]), .is(.scope, "wider"))), source: "R71"),
            FigureDefinition(
                "\(id).learning.other_for_the_person", "Redress without fault",
                "Redress agreed for the person who complained after complaints without fault found, by the day of the answer.",
                .count(agreed.and(.notAmong(.outcome, ["fault_found"]), .is(.scope, "individual"))), source: "R71"),
            FigureDefinition(
                "\(id).learning.remedial_reviews", "Faults reviewed",
                "Complaints with fault found at the first stage and answered in the period whose remedial review was held, "
                    + "as a share of all of them; fault found only at a later stage owes a review too and is not in this "
                    + "figure.",
                .countOf(fault.and(.has(.remedialReview, [])), fault), polarity: .high, source: "R73"),
        ] + tracker(procedure) + [
            FigureDefinition(
                "\(id).learning.returning_causes", "Causes that return",
                "Quarters in which a cause had fault found in a service for the third time in succession or more, by the first "
                    + "answer with it; none where the service did anything of it by the end of the period.",
                .breakdown(
                    .rows(of: .returningCause, by: .resolved, .is(.procedure, id), .notByPeriodEnd(.doneOn)),
                    by: Dimension(field: Field("cause_of_service", "the service and cause"), keys: .counted)),
                polarity: .low,
                source: "R79")
        ]
    }

    /// How far what was agreed has come (requirement R78).
    private static func tracker(_ procedure: Procedure) -> [FigureDefinition] {
        let id = procedure.rawValue
        let agreed = Measure.rows(of: .obligation, by: .agreed, .is(.procedure, id))
        let owed = agreed.and(.yes(.notRefused))
        let partDone = Field("part_done_on", "done in part")
        let open = owed.and(.notByPeriodEnd(.doneOn))
        return [
            FigureDefinition(
                "\(id).learning.tracker", "Recommendations and actions",
                "Recommendations and actions by the day they were agreed, and how far they had come by the end of the period; one "
                    + "that was refused is in no status.",
                .parts([
                    .init("done", nil, .count(owed.and(.byPeriodEnd(.doneOn)))),
                    .init("part_done", nil, .count(open.and(.byPeriodEnd(partDone)))),
                    .init("not_started", nil, .count(open.and(.notByPeriodEnd(partDone)))),
                    .init(FigureBook.total, nil, .count(owed)),
                    .init(
                        "undecided", "Not yet accepted or refused",
                        .count(
                            agreed.and(
                                .missing(Field("accepted")), .notAmong(.source, [ObligationSource.local.rawValue])))),
                    .init("refused", nil, .count(agreed.and(.no(.notRefused)))),
                ]), polarity: .none, source: "R78"),
            FigureDefinition(
                "\(id).learning.actions", "Actions agreed",
                "Recommendations and actions that were not refused, by the day they were agreed, and how many of them were done "
                    + "by the end of the period.", .countOf(owed.and(.byPeriodEnd(.doneOn)), owed), polarity: .high,
                source: "R81"),
        ]
    }
}
