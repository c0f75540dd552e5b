import Complaints

extension Layout {
    /// The annual report of a procedure with a single stage: what SI 2009/309 reg 18 lists, and what a reader asks besides.
    static func singleStage(
        _ procedure: Procedure, _ report: ReportName, legalBasis: [String] = [], yearlyBasis: [String] = []
    ) -> Layout {
        let id = procedure.rawValue
        let stage = StageOfProcedure.all(of: procedure)[0]
        let time = "\(id).\(stage.code)"
        let purpose = SectionLayout(
            "1", "Purpose and basis of this report",
            [
                .words([
                    "This report covers complaints \(procedure.subject) in {period}.",
                    """
                    Complaints received are counted by the day received; what was decided and how long it took, by \
                    the day of the answer. The two need not match.
                    """,
                    "Anybody who asks is given this report.",
                ]), .commentary("introduction"),
            ])
        return Layout(
            report: report, title: report.title, legalBasis: legalBasis, yearlyBasis: yearlyBasis,
            highlights: [
                HighlightLayout(
                    figure: "\(id).received", label: "complaints received", detail: "{\(id).received|change}"),
                HighlightLayout(
                    figure: "\(id).outcomes/fault_found", label: "decided to be well-founded",
                    detail: "of {\(time).answered} answered"),
                HighlightLayout(
                    figure: "\(id).ombudsman.enquiries", label: "known to be referred to the Ombudsman", detail: nil),
                HighlightLayout(
                    figure: "\(time).in_time/percent", label: "answered in time",
                    detail: "{\(time).in_time/count} of {\(time).in_time/of}"),
            ],
            sections: [
                purpose,
                SectionLayout(
                    "2", "Complaints received",
                    [
                        .words([
                            "{\(id).received|Count complaint} {\(id).received|was} received, {\(id).received|change}.",
                            ("For each {=100,000} residents that is {\(id).received.per_100000_residents}." as Template)
                                .when(.some("\(id).received"), .known("\(id).received.per_100000_residents")),
                        ]),
                        .table(
                            .years(
                                "departments", "Table 1", "Complaints received by department", "Department",
                                of: "\(id).received.by_department",
                                definition: "Complaints accepted into the procedure, by the day received.")),
                        .table(
                            .years(
                                "channels", "Table 2", "How complaints came", "Channel",
                                of: "\(id).received.by_channel",
                                definition: "Complaints accepted into the procedure, by the day received.")),
                        .table(
                            .shares(
                                "complainants", "Table 3", "Who complained", "Complainant",
                                of: "\(id).received.by_complainant",
                                definition:
                                    "Complaints accepted into the procedure, by the day received and who made them.")
                        ),
                        .table(.throughOthers(id, "Table 4")), .table(.otherEndings(id, "Table 5")),
                        .commentary("received"),
                    ]),
                SectionLayout(
                    "3", "Subject matter of the complaints",
                    [
                        .table(
                            .years(
                                "services", "Table 6", "Complaints received by service", "Service",
                                of: "\(id).received.by_service",
                                definition:
                                    "Complaints accepted into the procedure, by the day received and the service "
                                    + "complained of.")),
                        .table(.causes(id, "Table 7")), .commentary("subject_matter"),
                    ]),
                SectionLayout(
                    "4", "Complaints decided to be well-founded",
                    [
                        .words([
                            ("No complaint was answered in {period}." as Template).when(.none("\(time).answered")),
                            ("""
                            {\(time).answered|Count complaint} {\(time).answered|was} answered in {period}; \
                            none was decided to be well-founded, {\(id).outcomes.fault_percent|compare}.
                            """ as Template)
                            .when(.known("\(id).outcomes.fault_percent"), .none("\(id).outcomes/fault_found")),
                            ("""
                            {\(time).answered|Count complaint} {\(time).answered|was} answered in {period}; \
                            {\(id).outcomes/fault_found}{\(id).outcomes.fault_percent|beside} \
                            {\(id).outcomes/fault_found|was} decided to be well-founded, \
                            {\(id).outcomes.fault_percent|compare}.
                            """ as Template)
                            .when(.known("\(id).outcomes.fault_percent"), .some("\(id).outcomes/fault_found")),
                        ])
                    ] + BlockLayout.outcomes(id, whole: "\(time).answered", labels: ["Table 8", "Table 9", "Table 10"])
                        + [.commentary("well_founded")]),
                SectionLayout(
                    "5", "How long answers took",
                    [
                        .words([
                            ("""
                            Of the {\(time).in_time/of|count complaint} answered, {\(time).in_time|share} \
                            {\(time).in_time/count|was} answered in time.
                            """ as Template).when(.some("\(time).in_time/of"))
                        ]), .table(.times(stage, "Table 11")), .table(.bands(stage, "Table 12")),
                        .commentary("timeliness"),
                    ]),
                .learning("6", id, "Table 13"),
                SectionLayout(
                    "7", "Complaints known to be referred to the Ombudsman",
                    [
                        .words([
                            """
                            The Council was informed of {\(id).ombudsman.enquiries|count complaint} referred to the \
                            Ombudsman, {\(id).ombudsman.enquiries|change}.
                            """
                        ]),
                        .words([
                            ("Payments agreed with the Ombudsman came to {\(id).ombudsman.payments_pounds|money}."
                                as Template)
                                .when(.some("\(id).ombudsman.payments_pounds"))
                        ]), .table(.ombudsmanDecisions(id, "Table 14")), .commentary("ombudsman"),
                    ]),
                SectionLayout(
                    "8", "Compliments",
                    [
                        .words([
                            """
                            {\(id).compliments|Count compliment} {\(id).compliments|was} recorded, \
                            {\(id).compliments|change}.
                            """
                        ]), .listing(.compliments), .commentary("compliments"),
                    ]),
                SectionLayout("9", "Costs", [.table(.costs(id, "Table 15")), .commentary("costs")]),
            ],
            alsoGives: [
                "\(id).ombudsman.uphold_rate_percent", "\(id).causes.largest", "\(id).outcomes.by_service",
                "\(id).received.per_100000_residents",
            ],
            unrecorded: UnrecordedLayout(figure: "\(id).received", sections: [purpose, .unrecorded]))
    }
}
