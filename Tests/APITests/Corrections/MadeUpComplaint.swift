import WorkingDays

/// Random numbers that are the same for a seed.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// A made-up complaint: its acts with their days, in the order in which they are entered.
struct MadeUpComplaint: Sendable {
    /// An act, and how its day is entered and corrected.
    struct Act: Sendable {
        /// As a refusal names it, before the stage.
        let words: String
        let path: String
        /// The field of the day in the first entry.
        let field: String
        /// The other members of the body, each after its comma.
        var more = ""
        /// Nil where it is of the complaint as a whole.
        var stage: String?
        /// The field of the correction; nil where the act is corrected as a whole.
        var corrected: String?
        /// The number of a report.
        var report: Int?
        var day: Day
        /// Whether it came with the reason for an answer past its limit.
        var hasReason = false

        var isAnswer: Bool { field == "responded_on" }
    }

    let procedure: String
    var receivedOn: Day
    var acts: [Act] = []
    private var day: Day
    private var numbers: SeededNumbers

    /// The complaint of a seed.
    init(seed: UInt64) {
        numbers = SeededNumbers(seed: seed)
        procedure =
            ["childrens", "childrens", "corporate", "adult_social_care"].randomElement(using: &numbers) ?? "childrens"
        let first = (Day("2024-10-07") ?? Day(number: 0)).adding(days: Int.random(in: 0...200, using: &numbers))
        (receivedOn, day) = (first, first)
        let tests =
            procedure == "childrens" ? #", "eligible_complainant": true, "subject_in_scope": true"# : ""
        add(
            "the acceptance into the procedure", "/acceptance", "accepted_on",
            #", "procedure": "\#(procedure)"\#(tests)"#, corrected: "accepted_on", within: 0...3)
        switch procedure {
        case "childrens": childrens()
        case "corporate": corporate()
        default: adult()
        }
    }

    /// The act that is corrected, nil for the receipt, and by how many days.
    mutating func slip() -> (act: Int?, days: Int) {
        let days = Int.random(in: 1...9, using: &numbers) * (Bool.random(using: &numbers) ? 1 : -1)
        let candidates = acts.indices.filter { acts[$0].corrected != nil }
        let isReceipt = Int.random(in: 0...4, using: &numbers) == 0
        return (isReceipt ? nil : candidates.randomElement(using: &numbers), days)
    }

    /// The act that is taken back because it never happened, now and then: a request of a stage, or the acceptance.
    mutating func mistake() -> Int? {
        let candidates = acts.indices.filter { ["/stages", "/acceptance"].contains(acts[$0].path) }
        return Int.random(in: 0...3, using: &numbers) == 0 ? candidates.randomElement(using: &numbers) : nil
    }

    /// Whether every extension stands between the same facts that move its limit as before.
    func keepsOrder(with index: Int?, on day: Day) -> Bool {
        guard let index else { return true }
        let movers = ["statement_agreed_on", "acknowledged_on", "made_on"]
        guard movers.contains(acts[index].field) else { return true }
        return acts.allSatisfy { other in
            other.field != "agreed_on" || other.stage != acts[index].stage
                || (acts[index].day <= other.day) == (day <= other.day) && day != other.day
        }
    }
}

extension MadeUpComplaint {
    private mutating func add(
        _ words: String, _ path: String, _ field: String, _ more: String = "", at stage: String? = nil,
        corrected: String? = nil, report: Int? = nil, within days: ClosedRange<Int>, always: Bool = true
    ) {
        let isThere = always || Bool.random(using: &numbers)
        let gap = Int.random(in: days, using: &numbers)
        guard isThere else { return }
        day = day.adding(days: gap)
        acts.append(
            Act(
                words: words, path: stage.map { "/stages/\($0)\(path)" } ?? path, field: field, more: more,
                stage: stage,
                corrected: corrected, report: report, day: day))
    }

    private mutating func acknowledge(_ stage: String) {
        add(
            "the acknowledgement", "/acknowledgement", "acknowledged_on", at: stage, corrected: "acknowledged_on",
            within: 0...6, always: false)
    }

    private mutating func answer(_ stage: String, _ more: String, within days: ClosedRange<Int>) {
        add("the answer", "/response", "responded_on", more, at: stage, corrected: "responded_on", within: days)
    }

    private mutating func request(_ stage: String, within days: ClosedRange<Int>) {
        add(
            "the request", "/stages", "requested_on", #", "stage": "\#(stage)""#, corrected: "requested_on",
            within: days)
        // The act is the complaint's, its correction the stage's.
        acts[acts.count - 1].stage = stage
    }

    private mutating func extend(_ stage: String, by days: Int, _ more: (Day) -> String) {
        let agreed = day.adding(days: 3)
        add(
            "the extension", "/extensions", "agreed_on",
            #", "extended_to": "\#(agreed.adding(days: days))", "reason": "A witness is away"\#(more(agreed))"#,
            at: stage, within: 3...3, always: false)
    }

    private mutating func childrens() {
        let first = "local_resolution"
        acknowledge(first)
        add(
            "the request for an advocate", "/advocate-request", "advocate_asked_on", at: first,
            corrected: "advocate_asked_on", within: 0...2, always: false)
        add(
            "the appointment of the advocate", "/advocate-appointment", "advocate_appointed_on", at: first,
            corrected: "advocate_appointed_on", within: 0...6, always: false)
        answer(first, #", "outcome": "not_upheld""#, within: 3...30)
        guard Int.random(in: 0...3, using: &numbers) > 0 else { return withdraw() }
        request("investigation", within: 0...34)
        add(
            "the decision on the late request", "/late-request-decision", "decided_on",
            #", "accepted": true, "reason": "Was ill""#, at: "investigation", within: 0...2)
        acknowledge("investigation")
        add(
            "the agreement of the statement", "/statement", "statement_agreed_on", at: "investigation",
            corrected: "statement_agreed_on", within: 0...12, always: false)
        extend("investigation", by: 50) { #", "notified_on": "\#($0)""# }
        add(
            "the appointment of the Investigating Officer", "/investigating-officer", "appointed_on",
            #", "person_id": "\#(DirectoryPerson.officer.id)""#, at: "investigation",
            corrected: "officer_appointed_on", within: 0...4)
        add(
            "the appointment of the Independent Person", "/independent-person", "appointed_on",
            #", "person_id": "\#(DirectoryPerson.independentPerson.id)""#, at: "investigation",
            corrected: "independent_person_appointed_on", within: 0...4)
        add(
            "the report", "/report", "report_received_on", at: "investigation", corrected: "reports", report: 1,
            within: 2...25)
        add(
            "the Independent Person's report", "/independent-report", "independent_report_received_on",
            at: "investigation", corrected: "reports", report: 2, within: 0...5)
        answer("investigation", #", "outcome": "fault_found", "all_points_upheld": true"#, within: 0...12)
        add(
            "the receipt of the adjudication", "/adjudication-receipt", "adjudication_received_on",
            at: "investigation", corrected: "adjudication_received_on", within: 0...4, always: false)
        guard Bool.random(using: &numbers) else { return }
        panel()
    }

    private mutating func panel() {
        let stage = "review_panel"
        request(stage, within: 0...34)
        add(
            "the decision on the late request", "/late-request-decision", "decided_on",
            #", "accepted": true, "reason": "Was ill""#, at: stage, within: 0...2)
        let ids = DirectoryPerson.panel.map { "\"\($0.id)\"" }.joined(separator: ", ")
        add(
            "the appointment of the panel", "/panellists", "appointed_on", #", "panellist_ids": [\#(ids)]"#, at: stage,
            corrected: "panel_appointed_on", within: 0...8)
        add(
            "the panel's meeting", "/panel", "panel_held_on", at: stage, corrected: "panel_held_on", within: 3...30)
        add(
            "the panel's findings", "/findings", "panel_findings_on", at: stage, corrected: "panel_findings_on",
            within: 0...9)
        answer(
            stage,
            #", "outcome": "not_upheld", "independent_person_consulted_on": "\#(day.adding(days: 2))""#, within: 2...20)
    }

    private mutating func corporate() {
        acknowledge("stage_1")
        extend("stage_1", by: 8) { #", "notified_on": "\#($0)", "ombudsman_details_given": true"# }
        answer("stage_1", #", "outcome": "not_upheld", "responded_by": "\#(Signer.first)""#, within: 2...22)
        guard Int.random(in: 0...2, using: &numbers) > 0 else { return withdraw() }
        request("stage_2", within: 0...20)
        acknowledge("stage_2")
        answer("stage_2", #", "outcome": "fault_found", "responded_by": "\#(Signer.second)""#, within: 5...35)
    }

    private mutating func adult() {
        acknowledge("single_stage")
        let made = day.adding(days: 2)
        add(
            "the response plan", "/response-plan", "made_on",
            #", "origin": "agreed", "respond_by_on": "\#(made.adding(days: 25))""#, at: "single_stage", within: 2...2,
            always: false)
        extend("single_stage", by: 40) { #", "complainant_agreed_on": "\#($0)""# }
        guard Int.random(in: 0...3, using: &numbers) > 0 else { return withdraw() }
        answer(
            "single_stage", #", "outcome": "fault_found", "responded_by": "\#(Signer.first)""#, within: 5...200)
    }

    private mutating func withdraw() {
        add(
            "the withdrawal of the complaint", "/withdrawal", "withdrawn_on", #", "explanation": "It is settled""#,
            corrected: "closed_on", within: 1...10)
    }
}
