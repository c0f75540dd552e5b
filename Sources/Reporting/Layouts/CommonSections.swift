import Complaints

extension BlockLayout {
    /// The blocks on what was found, each outcome and each point apart.
    static func outcomes(_ id: String, whole: Reference, labels: [String]) -> [BlockLayout] {
        [
            .table(
                .shares(
                    "outcomes", labels[0], "Complaints by outcome", "Outcome", of: "\(id).outcomes",
                    keys: ["fault_found", "not_upheld", "no_finding"], whole: whole,
                    definition:
                        "Outcomes at the first stage, by the day of the answer; fault found means upheld or partly "
                        + "upheld.")),
            .table(
                .years(
                    "outcomes_apart", labels[1], "Partly upheld apart", "What was found of the points",
                    of: "\(id).outcomes.apart",
                    definition:
                        "Complaints answered at the first stage, by the day of the answer and what was found of their "
                        + "points.")),
            .table(
                .years(
                    "points", labels[2], "Points of complaint by finding", "Finding", of: "\(id).points",
                    definition: "Points adjudicated, by the day of the answer.",
                    notes: [
                        ("""
                        Of {\(id).outcomes.several/of|count complaint} with a finding on each point, \
                        {\(id).outcomes.several/count} had several outcomes.
                        """ as Template)
                        .when(.some("\(id).outcomes.several/of"))
                    ])),
        ]
    }
}

extension SectionLayout {
    /// What is said of a period of which nothing is recorded.
    static let unrecorded = SectionLayout(
        "2", "Complaints and compliments",
        [.words(["The Council's records of complaints do not go back to {period}, so no figures can be given for it."])]
    )

    /// The section on matters of general importance and what was done to improve services.
    static func learning(_ number: String, _ id: String, _ label: String) -> SectionLayout {
        SectionLayout(
            number, "Matters of general importance, and action to improve services",
            [
                .words([
                    ("""
                    {\(id).learning.faults_with_wider_action/count} of \
                    {\(id).learning.faults_with_wider_action/of|count complaint} with fault found led to action for \
                    the service as a whole.
                    """ as Template)
                    .when(.some("\(id).learning.faults_with_wider_action/of")),
                    ("""
                    {\(id).learning.wider_actions/of|Count action} {\(id).learning.wider_actions/of|was} agreed for \
                    the service, of which {\(id).learning.wider_actions/count} \
                    {\(id).learning.wider_actions/count|was} done by the end of the period.
                    """ as Template).when(.some("\(id).learning.wider_actions/of")),
                ]), .table(.actions(id, label)), .listing(.learningPairs), .commentary("general_importance"),
                .commentary("improvements"),
            ])
    }
}
