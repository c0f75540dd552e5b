import Complaints

/// The Local Government and Social Care Ombudsman: what it enquired about by the day of the enquiry, what it decided by the
/// day of the decision (requirements R82 to R95, R129, R136; ruling C13).
enum Ombudsman {
    /// The figures of a procedure, or of the whole council.
    static func figures(_ procedure: Procedure?) -> [FigureDefinition] {
        let id = procedure.map { "\($0.rawValue).ombudsman" } ?? "ombudsman"
        let of = procedure.map { _ in "on complaints under the procedure" } ?? "on complaints against the council"
        let under = procedure == nil ? "" : " under the procedure"
        let own: [Condition] = procedure.map { [.is(.procedure, $0.rawValue)] } ?? []
        let decided = Measure(population: .ombudsmanCase, timing: .happened(.decided), conditions: own)
        let enquired = Measure(population: .ombudsmanCase, timing: .happened(.enquired), conditions: own)
            .before(records: procedure == nil ? .ombudsmanEnquiries : nil)
        let upheld = decided.and(.yes(.upheld)).before(records: procedure == nil ? .ombudsmanDecisionsUpheld : nil)
        let investigated = decided.and(.yes(.investigated))
        func decision(_ decisions: OmbudsmanDecision...) -> Formula {
            .count(decided.and(.among(.decision, decisions.map(\.rawValue))))
        }
        return [
            FigureDefinition(
                "\(id).enquiries", "Enquiries of the Ombudsman",
                "Cases\(under) that the Ombudsman enquired about, by the day of the enquiry.",
                .count(enquired), source: "R82"),
            FigureDefinition(
                "\(id).enquiries.change_percent", "Change in enquiries",
                "Change in the cases\(under) that the Ombudsman enquired about from the same days a year earlier.",
                .value(.change(.count(enquired))), source: "R140"),
            FigureDefinition(
                "\(id).enquiries_by_department", "Enquiries by department",
                "Cases\(under) that the Ombudsman enquired about, by the day of the enquiry and the department.",
                .breakdown(enquired, by: .department), source: "R136"),
            FigureDefinition(
                "\(id).decisions", "Decisions of the Ombudsman",
                "The Ombudsman's decisions \(of), by the day of the decision, whenever the enquiry or the complaint "
                    + "came.",
                .parts([
                    .init("total", nil, .count(decided)),
                    .init("outside_jurisdiction", nil, decision(.outsideJurisdiction)),
                    .init("closed_after_initial_enquiries", nil, decision(.closedAfterInitialEnquiries)),
                    .init(
                        "outside_jurisdiction_or_closed_after_initial_enquiries",
                        "Outside jurisdiction, or closed after initial enquiries",
                        decision(.outsideJurisdiction, .closedAfterInitialEnquiries)),
                    .init(
                        "premature_referred_back", "Premature, referred back to the Council",
                        decision(.prematureReferredBack)),
                    .init("not_upheld", nil, decision(.notUpheld)),
                    .init("upheld", nil, .count(upheld)),
                    .init(
                        "upheld_fault_and_injustice", "Upheld: fault causing injustice",
                        decision(.upheldFaultAndInjustice)),
                    .init(
                        "upheld_fault_no_injustice", "Upheld: fault without injustice",
                        decision(.upheldFaultNoInjustice)),
                    .init(
                        "upheld_satisfied_with_offer", "Upheld: satisfied with what was offered",
                        decision(.upheldSatisfiedWithOffer)),
                    .init(
                        "upheld_percent_of_decisions", "Upheld, as a share of decisions",
                        .share(.count(upheld), of: .count(decided))),
                    .init(
                        "public_reports", nil, .count(decided.and(.yes(Field("public_report", "with a public report"))))
                    ),
                ]), source: "R129"),
            FigureDefinition(
                "\(id).upheld", "Upheld", "Cases\(under) that the Ombudsman upheld, by the day of the decision.",
                .count(upheld), polarity: .low, source: "R84"),
            FigureDefinition(
                "\(id).uphold_rate_percent", "Upheld, as a share of those investigated",
                "Cases\(under) upheld as a share of those the Ombudsman investigated (upheld and not upheld), by the day "
                    + "of the decision; the Ombudsman's own definition.",
                .parts([
                    .init("upheld", nil, .count(upheld)), .init("investigated", nil, .count(investigated)),
                    .init("percent", nil, .share(.count(upheld), of: .count(investigated))),
                ]), polarity: .low, source: "C13"),
            FigureDefinition(
                "\(id).exhausted", "After all stages of the procedure",
                "Decided cases\(under) in which every stage of the council's procedure had been completed when the "
                    + "Ombudsman enquired, by the day of the decision.",
                .count(decided.and(.yes(Field("procedure_exhausted", "after all stages")))), source: "R85"),
            FigureDefinition(
                "\(id).themes", "Themes of the faults found",
                "Themes of the faults found in cases\(under), by the day of the decision; a case counts once under each "
                    + "of its themes.",
                .breakdown(
                    Measure(population: .ombudsmanTheme, timing: .happened(.decided), conditions: own), by: .cause),
                source: "R90"),
            FigureDefinition(
                "\(id).local_offers", "What had been offered before",
                "Decided cases\(under) in which the council had offered a sum before, by the day of the decision: how "
                    + "many, what was offered, and what was agreed in the end, in pence.",
                .parts([
                    .init("cases", nil, .count(offered(decided))),
                    .init(
                        "offered", "Offered before", .count(offered(decided).counting(.sum(Field("local_offer_pence"))))
                    ),
                    .init("final", "Agreed in the end", .count(offered(decided).counting(.sum(Field("agreed_pence"))))),
                    .init(
                        "uplift_total", "Raised by",
                        .difference(
                            .count(offered(decided).counting(.sum(Field("agreed_pence")))),
                            .count(offered(decided).counting(.sum(Field("local_offer_pence")))))),
                    .init(
                        "unchanged", "Cases unchanged",
                        .count(offered(decided).and(.between(Field("raised_pence"), 0...0)))),
                ]), source: "R95"),
            FigureDefinition(
                "\(id).local_offers.offered", "Offered before, by case",
                "What the council had offered before in each decided case\(under), in pence, in order of the decision.",
                .breakdown(offered(decided).counting(.sum(Field("local_offer_pence"))), by: decidedCase), source: "R95"),
            FigureDefinition(
                "\(id).local_offers.final", "Agreed in the end, by case",
                "What was agreed in the end in each decided case\(under) in which the council had offered a sum before, "
                    + "in pence, in order of the decision.",
                .breakdown(offered(decided).counting(.sum(Field("agreed_pence"))), by: decidedCase), source: "R95"),
        ]
    }

    /// What was decided over every procedure, by that of the complaint.
    static let byProcedure: [FigureDefinition] = {
        let decided = Measure.rows(of: .ombudsmanCase, by: .decided)
        return [
            FigureDefinition(
                "ombudsman.decided_by_procedure", "Decisions by procedure",
                "The Ombudsman's decisions, by the day of the decision and the procedure of the complaint.",
                .breakdown(decided, by: .procedure), source: "R82"),
            FigureDefinition(
                "ombudsman.upheld_by_procedure", "Upheld by procedure",
                "Cases the Ombudsman upheld, by the day of the decision and the procedure of the complaint.",
                .breakdown(
                    decided.and(.yes(.upheld)).before(records: .ombudsmanDecisionsUpheld), by: .procedure),
                polarity: .low, source: "R84"),
            FigureDefinition(
                "ombudsman.exhausted_by_procedure", "After all stages, by procedure",
                "Decided cases in which every stage of the council's procedure had been completed when the Ombudsman "
                    + "enquired, "
                    + "by the day of the decision and the procedure of the complaint.",
                .breakdown(decided.and(.yes(Field("procedure_exhausted", "after all stages"))), by: .procedure),
                source: "R85"),
        ]
    }()

    private static let decidedCase = Dimension(field: Field("decided_case"), keys: .counted)

    private static func offered(_ decided: Measure) -> Measure {
        decided.and(.yes(Field("offered_before", "with an earlier offer of the council")))
    }
}
