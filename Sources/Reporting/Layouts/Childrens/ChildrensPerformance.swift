import Complaints

/// Section 3 of the children's report, by the day resolved.
enum ChildrensPerformance {
    static let sections = [
        SectionLayout(
            "3", "Service performance",
            [
                .words([
                    "The figures of this section count complaints resolved in the {span}, whenever they were received."
                ])
            ]),
        SectionLayout(
            "3.1", "Responsiveness to complaints",
            [
                .table(ChildrensTables.stage1Time), stage1Words,
                .words([
                    """
                    Where {stage_1} passes {=20 working days} without an extension agreed by the complainant or a good reason, \
                    the Complaints Manager must offer {stage_2}.
                    """,
                    Template("No such offer was made during the {span}.")
                        .when(.none("childrens.stage_1.duty_to_offer_stage_2")),
                    Template(
                        """
                        {=Stage 2} was offered for this reason on \
                        {childrens.stage_1.duty_to_offer_stage_2|count occasion} during the {span}.
                        """
                    ).when(.some("childrens.stage_1.duty_to_offer_stage_2")),
                ]),
                .table(ChildrensTables.stage2Time), stage2Words, .table(ChildrensTables.stage3), stage3Words,
                .commentary("timeliness"),
            ]),
        SectionLayout(
            "3.2", "Causes of complaints", [causeWords, .table(ChildrensTables.causes), .commentary("causes")]),
        SectionLayout(
            "3.3", "Who complains?",
            [complainantWords, .table(ChildrensTables.complainants), .commentary("complainants")]),
        SectionLayout(
            "3.4", "Complaint outcomes", [.table(ChildrensTables.outcomes), outcomeWords, .commentary("outcomes")]),
    ]

    private static let stage1Words = BlockLayout.words([
        Template("No complaint was answered at {stage_1} in the {span}.")
            .when(.none("childrens.stage_1.within_20_working_days/of")),
        Template(
            """
            Of the {childrens.stage_1.within_20_working_days/of|count complaint} answered at {stage_1}, \
            {childrens.stage_1.within_20_working_days|share} {childrens.stage_1.within_20_working_days/count|was} answered \
            {childrens.stage_1.within_20_working_days|title}, {childrens.stage_1.within_20_working_days/percent|compare}; \
            {childrens.stage_1.within_10_working_days/count} {childrens.stage_1.within_10_working_days/count|was} answered \
            {=within 10}. {childrens.stage_1.over_65_working_days/count|Count answer} took {=more than 65 working days}, \
            {childrens.stage_1.over_65_working_days/count|change}.
            """
        ).when(.some("childrens.stage_1.within_20_working_days/of")),
    ])

    private static let stage2Words = BlockLayout.words([
        Template("No {stage_2} investigation was completed in the {span}.")
            .when(.none("childrens.stage_2.within_65_working_days/of")),
        Template(
            """
            {childrens.stage_2.within_65_working_days|Share} of the \
            {childrens.stage_2.within_65_working_days/of|count investigation} completed in the {span} \
            {childrens.stage_2.within_65_working_days/count|Was} completed {childrens.stage_2.within_65_working_days|title} of \
            the request. From the day the statement of complaint was agreed, \
            {childrens.stage_2.within_65_working_days_of_statement/count} of \
            {childrens.stage_2.within_65_working_days_of_statement/of} \
            {childrens.stage_2.within_65_working_days_of_statement/count|was}.
            """
        ).when(.some("childrens.stage_2.within_65_working_days/of")),
    ])

    private static let stage3Words = BlockLayout.words([
        Template("No review panel was requested during the {span}.").when(.none("childrens.stage_3/requests")),
        Template(
            "Of {childrens.stage_3/requests|count request} for a review panel, {childrens.stage_3/panels} went to a panel."
        ).when(.some("childrens.stage_3/requests"), .none("childrens.stage_3/early_referrals")),
        Template(
            """
            Of {childrens.stage_3/requests|count request} for a review panel, {childrens.stage_3/panels} went to a panel and \
            {childrens.stage_3/early_referrals} {childrens.stage_3/early_referrals|was} referred to the Ombudsman instead.
            """
        ).when(.some("childrens.stage_3/requests"), .some("childrens.stage_3/early_referrals")),
        Template(
            """
            Of the {childrens.stage_3/answered|count panel} answered in the {span}, \
            {childrens.stage_3/in_time}{childrens.stage_3/in_time_percent|beside} {childrens.stage_3/in_time|was} held and answered within the statutory \
            timescales.
            """
        ).when(.some("childrens.stage_3/answered")),
    ])

    private static let causeWords = BlockLayout.words([
        Template("No causes are recorded for complaints answered in the {span}.")
            .when(.none("childrens.causes/total")),
        Template(
            """
            The biggest single cause was {childrens.causes.largest|phrases}, recorded for \
            {childrens.causes.largest|each complaint}.
            """
        ).when(.single("childrens.causes.largest"), .single("childrens.causes.leading")),
        Template(
            """
            The biggest single cause was {childrens.causes.largest|phrases}, recorded for \
            {childrens.causes.largest|each complaint}, followed by {childrens.causes.leading|next}.
            """
        ).when(.single("childrens.causes.largest"), .several("childrens.causes.leading")),
        Template(
            """
            The biggest causes were {childrens.causes.largest|phrases}, recorded for \
            {childrens.causes.largest|each complaint}.
            """
        ).when(.several("childrens.causes.largest")),
    ])

    private static let complainantWords = BlockLayout.words([
        Template("No complaints were received in the {span}.").when(.none("childrens.received")),
        Template(
            """
            How many were made by children and young people is not published, so that no small number can be worked out.
            """
        ).when(.some("childrens.received"), .unknown("childrens.by_children_and_young_people/count")),
        Template(
            """
            {childrens.by_children_and_young_people/count|Count complaint} \
            {childrens.by_children_and_young_people/count|was} made by children or young people, \
            {childrens.by_children_and_young_people/count|change}.
            """
        ).when(.some("childrens.received"), .none("childrens.by_children_and_young_people/count")),
        Template(
            """
            {childrens.by_children_and_young_people/count|Count complaint}\
            {childrens.by_children_and_young_people/percent|beside} {childrens.by_children_and_young_people/count|was} made by \
            children or young people, {childrens.by_children_and_young_people/count|change}.
            """
        ).when(.some("childrens.by_children_and_young_people/count")),
        Template(
            """
            Of these, none was represented by a Children's Rights Officer or another advocate.
            """
        ).when(
            .some("childrens.by_children_and_young_people/count"),
            .none("childrens.by_children_and_young_people/represented")),
        Template(
            """
            Of these, {childrens.by_children_and_young_people/represented} \
            {childrens.by_children_and_young_people/represented|was} represented by a Children's Rights Officer or another \
            advocate.
            """
        ).when(
            .some("childrens.by_children_and_young_people/count"),
            .some("childrens.by_children_and_young_people/represented")),
        Template(
            """
            The others were made by parents or by others with sufficient interest in the child's welfare. Complainants are \
            counted by the date received.
            """
        ).when(.some("childrens.received"), .some("childrens.by_children_and_young_people/count")),
        Template(
            """
            All were made by parents or by others with sufficient interest in the child's welfare. Complainants are \
            counted by the date received.
            """
        ).when(.some("childrens.received"), .none("childrens.by_children_and_young_people/count")),
    ])

    private static let outcomeWords = BlockLayout.words([
        Template("No outcome was recorded in the {span}.").when(.none("childrens.outcomes/total")),
        Template(
            """
            Fault was found in none of the {childrens.outcomes/total|count complaint} resolved in the {span}, \
            {childrens.outcomes.fault_percent|compare}.
            """
        ).when(.some("childrens.outcomes/total"), .none("childrens.outcomes/fault_found")),
        Template(
            """
            Fault was found in {childrens.outcomes/fault_found}{childrens.outcomes.fault_percent|beside} of the \
            {childrens.outcomes/total|count complaint} resolved in the {span}, {childrens.outcomes.fault_percent|compare}.
            """
        ).when(.some("childrens.outcomes/fault_found")),
        Template(
            """
            Where accounts cannot be reconciled, or a court is the right place to decide, the outcome is no finding.
            """
        ).when(.some("childrens.outcomes/total")),
    ])
}
