import Complaints

/// Sections 4 to 6 of the children's report: costs, learning, and the Ombudsman.
enum ChildrensLearning {
    static let sections = [
        SectionLayout(
            "4", "Financial implications",
            [
                .words([
                    """
                    {=Stage 2} requires an Investigating Officer and an Independent Person, {stage_3} a panel of three \
                    independent people. Where they are commissioned from outside the Council, and where redress is paid as a \
                    remedy agreed with the Ombudsman, the cost falls to the department.
                    """
                ]),
                .words([
                    Template("The costs of {period} are not recorded.").when(.unknown("childrens.costs_pounds/total")),
                    Template(
                        """
                        The procedure cost {childrens.costs_pounds/total} in {period}, {childrens.costs_pounds/total|change}.
                        """
                    ).when(.known("childrens.costs_pounds/total")),
                    Template("Mediation was not used.").when(.none("childrens.costs_pounds/mediation")),
                ]),
                .table(costs), .commentary("costs"),
            ]),
        SectionLayout(
            "5", "Learning from complaints",
            [
                .words([
                    """
                    Each complaint in which fault is found is reviewed for what puts it right for the person, and for what \
                    stops it happening to others.
                    """
                ])
            ]),
        SectionLayout(
            "5.1", "Corrective action taken",
            [learningWords, .table(actions), actionWords, .listing(.learningPairs), .commentary("learning")]),
        SectionLayout(
            "6", "Local Government and Social Care Ombudsman",
            [
                ombudsmanWords, .table(ombudsman),
                .words([
                    Template(
                        "Payments agreed as remedies during the {span} came to {childrens.ombudsman.payments_pence}."
                    )
                    .when(.some("childrens.ombudsman.payments_pence"))
                ]),
                .listing(.ombudsmanCases), .commentary("ombudsman"),
            ]),
    ]

    private static let learningWords = BlockLayout.words([
        Template("No complaint with fault found was resolved in the {span}.")
            .when(.none("childrens.learning.faults_with_wider_action/of")),
        Template(
            """
            {childrens.learning.faults_with_wider_action/count} of the \
            {childrens.learning.faults_with_wider_action/of|count complaint} with fault \
            found{childrens.learning.faults_with_wider_action/percent|beside} led to action that should improve the service for others, \
            {childrens.learning.faults_with_wider_action/percent|compare}.
            """
        ).when(.some("childrens.learning.faults_with_wider_action/of")),
    ])

    private static let actionWords = BlockLayout.words([
        Template("The most common action for the service was {childrens.learning.commonest_action|phrases}.")
            .when(.single("childrens.learning.commonest_action")),
        Template("The most common actions were {childrens.learning.commonest_action|phrases}.")
            .when(.several("childrens.learning.commonest_action")),
        Template(
            """
            There {childrens.learning.policy_or_procedure_changes|was} \
            {childrens.learning.policy_or_procedure_changes|count change} of policy or procedure. By {last_day}, \
            {childrens.learning.wider_actions/count} of {childrens.learning.wider_actions/of|count action} for the service \
            {childrens.learning.wider_actions/count|was} completed.
            """
        ).when(.some("childrens.learning.wider_actions/of")),
    ])

    private static let ombudsmanWords = BlockLayout.words([
        Template("The Ombudsman made no decisions on statutory children's complaints during the {span}.")
            .when(.none("childrens.ombudsman.decisions/total")),
        Template(
            """
            The Ombudsman made {childrens.ombudsman.decisions/total|count decision} on statutory children's complaints during \
            the {span}, with fault found in none.
            """
        ).when(.some("childrens.ombudsman.decisions/total"), .none("childrens.ombudsman.decisions/upheld")),
        Template(
            """
            The Ombudsman made {childrens.ombudsman.decisions/total|count decision} on statutory children's complaints during \
            the {span}, with fault found in \
            {childrens.ombudsman.decisions/upheld}{childrens.ombudsman.decisions/upheld_percent_of_decisions|beside}.
            """
        ).when(.some("childrens.ombudsman.decisions/upheld")),
        Template(
            """
            Of the {childrens.ombudsman.uphold_rate_percent/investigated|count case} the Ombudsman investigated, \
            {childrens.ombudsman.uphold_rate_percent/upheld}{childrens.ombudsman.uphold_rate_percent/percent|beside} \
            {childrens.ombudsman.uphold_rate_percent/upheld|was} upheld.
            """
        ).when(.some("childrens.ombudsman.uphold_rate_percent/investigated")),
    ])

    private static let costs = TableLayout(
        id: "costs", label: "Table 8", title: "Costs incurred through the complaints procedure", first: "Spend",
        columns: [.value(.earlier(2)), .value(.earlier(1)), .value(.current)],
        rows: .parts(of: "childrens.costs_pounds"),
        definition:
            "Costs by the day incurred, redress by the day the remedy was agreed. Each line is rounded up to the next "
            + "£10, and the total adds the lines so rounded.")

    private static let actions = TableLayout(
        id: "actions", label: "Graph 7", title: "Actions taken for upheld complaints, {period}", first: "Action",
        columns: [
            .figure("childrens.learning.individual_actions_by_type", .current, heading: "For the person"),
            .figure("childrens.learning.wider_actions_by_type", .current, heading: "For the service"),
        ],
        rows: .parts(of: "childrens.learning.individual_actions_by_type", onlyCounted: true),
        definition:
            "Actions agreed after complaints with fault found, by the day of the stage 1 answer: redress for the "
            + "person who complained, and learning for the service as a whole. An action that was refused is not counted.",
        hasChart: true, when: [.some("childrens.learning.faults_with_wider_action/of")])

    private static let ombudsman = TableLayout(
        id: "ombudsman", label: "Table 9", title: "Decisions of the Ombudsman", first: "Decision",
        columns: [.value(.earlier(1)), .value(.current)],
        rows: .listed([
            .init(figure: "childrens.ombudsman.decisions/outside_jurisdiction_or_closed_after_initial_enquiries"),
            .init(figure: "childrens.ombudsman.decisions/premature_referred_back"),
            .init(figure: "childrens.ombudsman.decisions/not_upheld"),
            .init(figure: "childrens.ombudsman.decisions/upheld_fault_and_injustice"),
            .init(figure: "childrens.ombudsman.decisions/upheld_fault_no_injustice"),
            .init(figure: "childrens.ombudsman.decisions/upheld_satisfied_with_offer"),
            .init(figure: "childrens.ombudsman.decisions/total", kind: .total),
        ]),
        definition: "Decisions on complaints under the statutory procedure, by the day of the decision.",
        when: [.some("childrens.ombudsman.decisions/total")])
}
