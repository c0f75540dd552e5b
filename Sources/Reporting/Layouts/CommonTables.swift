import Complaints

extension Template: ExpressibleByStringInterpolation {}

extension Reference: ExpressibleByStringInterpolation {}

/// Tables that the reports of several procedures have, each over the figures of one procedure.
extension TableLayout {
    /// The values of a figure in the period and a year earlier, with the change.
    static func years(
        _ id: String, _ label: String, _ title: String, _ first: String, of figure: String, keys: [String]? = nil,
        definition: String, notes: [Template] = []
    ) -> TableLayout {
        TableLayout(
            id: id, label: label, title: title, first: first,
            columns: [.value(.earlier(1)), .value(.current), .change], rows: .parts(of: figure, keys: keys),
            definition: definition, notes: notes)
    }

    /// The values of a figure in the period and a year earlier, each with its share of a whole.
    static func shares(
        _ id: String, _ label: String, _ title: String, _ first: String, of figure: String, keys: [String]? = nil,
        whole: Reference? = nil, asides: [Row] = [], definition: String, notes: [Template] = []
    ) -> TableLayout {
        TableLayout(
            id: id, label: label, title: title, first: first,
            columns: [.value(.earlier(1)), .share(.earlier(1)), .value(.current), .share(.current)],
            rows: .parts(of: figure, keys: keys), whole: whole, asides: asides, definition: definition, notes: notes)
    }

    /// Some figures in the period and a year earlier, with the change of each.
    static func listed(
        _ id: String, _ label: String, _ title: String, _ first: String, _ rows: [Row], definition: String,
        notes: [Template] = []
    ) -> TableLayout {
        TableLayout(
            id: id, label: label, title: title, first: first,
            columns: [.value(.earlier(1)), .value(.current), .change], rows: .listed(rows), definition: definition,
            notes: notes)
    }

    /// How complaints of a procedure ended without an answer.
    static func otherEndings(_ id: String, _ label: String) -> TableLayout {
        .listed(
            "other_endings", label, "Ended without an answer", "Ending",
            [
                Row(figure: "\(id).withdrawn", label: "Withdrawn"),
                Row(figure: "\(id).resolved_otherwise", label: "Resolved at a meeting or by mediation"),
                Row(figure: "\(id).refused", label: "Not progressed"),
            ],
            definition: "Complaints accepted into the procedure, by the day they were closed; each stands in one row.")
    }

    /// Who complained and how, apart from who the complainants are.
    static func throughOthers(_ id: String, _ label: String) -> TableLayout {
        .listed(
            "through_others", label, "Complaints from professionals and through elected members", "Complaints",
            [
                Row(figure: "\(id).received.from_professionals/count", label: "From professionals"),
                Row(
                    figure: "\(id).received.through_members/count",
                    label: "Through councillors and Members of Parliament"),
            ], definition: "Complaints accepted into the procedure, by the day received; one may stand in both rows.")
    }

    /// How long the answers of a stage took.
    static func times(_ stage: StageOfProcedure, _ label: String) -> TableLayout {
        let id = "\(stage.procedure.rawValue).\(stage.code)"
        return TableLayout(
            id: "\(stage.code)_times", label: label, title: "Answers at \(stage.words)", first: "Measure",
            columns: [.value(.earlier(1)), .value(.current)],
            rows: .listed([
                Row(figure: "\(id).answered", label: "Answered"),
                Row(figure: "\(id).in_time/count", label: "In time"),
                Row(figure: "\(id).in_time/percent", label: "In time, %"),
                Row(figure: "\(id).in_target/percent", label: "By the day of the plan or target, %"),
                Row(figure: "\(id).acknowledged_in_time/percent", label: "Acknowledged in time, %"),
                Row(figure: "\(id).within_agreed_extension", label: "Within an extension the complainant agreed"),
                Row(figure: "\(id).days/median", label: "Median working days"),
                Row(figure: "\(id).days/mean", label: "Mean working days"),
                Row(figure: "\(id).days/longest", label: "Longest, working days"),
                Row(figure: "\(id).open_at_period_end", label: "Open on the last day", kind: .aside),
            ]),
            definition:
                "By the day of the answer. In time is within the limit of the complaint's own procedure and version, which may "
                + "be one of the whole procedure; the bands beside count the working days of the stage alone, so that the "
                + "two may differ. The median, mean and longest stand beside each other, as none of them tells enough alone."
        )
    }

    /// The answers of a stage by the working days they took.
    static func bands(_ stage: StageOfProcedure, _ label: String) -> TableLayout {
        var bands = TableLayout.shares(
            "\(stage.code)_bands", label, "Answers at \(stage.words) by working days taken", "Working days",
            of: "\(stage.procedure.rawValue).\(stage.code).bands",
            definition:
                "By the day of the answer, in working days after the day received or requested, which is day nought; an "
                + "agreed extension does not make an answer quicker.")
        bands.hasChart = true
        return bands
    }

    /// What the complaints were about, as recorded when they came and where fault was found.
    static func causes(_ id: String, _ label: String) -> TableLayout {
        TableLayout(
            id: "causes", label: label, title: "Causes of complaints", first: "Cause",
            columns: [
                .value(.earlier(1)), .value(.current),
                .figure("\(id).causes", .current, heading: "Answered"),
                .figure("\(id).causes.upheld", .current, heading: "Fault found"),
            ], rows: .parts(of: "\(id).causes.received"),
            definition: "The first two columns by the day received, the others by the day of the answer.",
            notes: ["A complaint may have several causes, so that they may add up to more than the complaints."])
    }

    /// What the Ombudsman decided.
    static func ombudsmanDecisions(_ id: String, _ label: String) -> TableLayout {
        .years(
            "ombudsman", label, "Decisions of the Ombudsman", "Decision", of: "\(id).ombudsman.decisions",
            keys: ombudsmanDecisionKeys,
            definition: "Decisions on complaints under the procedure, by the day of the decision.")
    }

    /// What the Ombudsman decides, each once.
    static let ombudsmanDecisionKeys = [
        "outside_jurisdiction", "closed_after_initial_enquiries", "premature_referred_back", "not_upheld",
        "upheld_fault_and_injustice", "upheld_fault_no_injustice", "upheld_satisfied_with_offer", "total",
    ]

    /// What complaints cost, of three years.
    static func costs(_ id: String, _ label: String) -> TableLayout {
        TableLayout(
            id: "costs", label: label, title: "Costs incurred through the complaints procedure", first: "Spend",
            columns: [.value(.earlier(2)), .value(.earlier(1)), .value(.current)],
            rows: .parts(of: "\(id).costs_pounds"),
            definition:
                "Costs by the day incurred, redress by the day the remedy was agreed; each line is rounded up to the "
                + "next ten pounds, and the total adds the lines so rounded.")
    }

    /// What was done after fault was found, for the person and for the service.
    static func actions(_ id: String, _ label: String) -> TableLayout {
        TableLayout(
            id: "actions", label: label, title: "Actions after fault was found", first: "Action",
            columns: [
                .value(.current),
                .figure("\(id).learning.wider_actions_by_type", .current, heading: "For the service"),
            ], rows: .parts(of: "\(id).learning.individual_actions_by_type", onlyCounted: true),
            definition:
                "Actions agreed after complaints with fault found, by the day of the answer at the first stage.",
            hasChart: true)
    }
}
