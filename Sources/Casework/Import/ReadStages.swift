package import Complaints
import JSON
import WorkingDays

extension RegisterReader {
    mutating func stage(_ row: inout RowReader) -> ExportedStage? {
        _ = row.text("complaint_reference")
        let reference = row.reference("complaint_reference", to: complaints, in: .complaints)
        let position = row.text("stage")
        let requestedOn = row.day("requested_on")
        guard let reference, let position, let requestedOn else { return nil }
        guard let complaint = complaints[reference] else { return nil }
        let names = Self.stages(of: complaint.procedure)
        guard let number = Int(position), names.indices.contains(number - 1) else {
            row.note("stage", "\"\(position)\" is not a stage of the procedure, 1 to \(names.count)")
            return nil
        }
        let name = names[number - 1]
        var stage = Stage(
            id: StageID(rawValue: .version7(at: importedAt)), stage: name, position: number, requestedOn: requestedOn)
        stage.importedOn = today
        row.order("requested_on", requestedOn, notBefore: complaint.receivedOn, "received_on", today: today)
        let earlier = stages[reference]?[number - 1]
        if number > 1 {
            if let earlier {
                row.order(
                    "requested_on", requestedOn, notBefore: earlier.requestedOn, "the stage before,",
                    today: .distantFuture)
            } else {
                row.note("stage", "stage \(number) comes without a stage \(number - 1)")
            }
        }
        let offeredUnderDutyOn = events(&stage, row: &row, complaint: complaint, earlier: earlier)
        outcome(&stage, row: &row)
        if stages[reference]?[number] == nil { stages[reference, default: [:]][number] = stage }
        return ExportedStage(reference: reference, stage: stage, offeredUnderDutyOn: offeredUnderDutyOn)
    }

    package static func stages(of procedure: Procedure) -> [StageName] {
        switch procedure {
        case .childrens: [.localResolution, .investigation, .reviewPanel]
        case .adultSocialCare, .publicHealth: [.singleStage]
        case .corporate: [.stage1, .stage2]
        }
    }

    /// The days of a stage's events, each in its place and in its order.
    private func events(
        _ stage: inout Stage, row: inout RowReader, complaint: ExportedComplaint, earlier: Stage?
    ) -> Day? {
        let requestedOn = stage.requestedOn
        var investigation = Investigation()
        investigation.statementAgreedOn = row.optionalDay("statement_agreed_on")
        let offeredUnderDutyOn = row.optionalDay("offered_under_duty_on")
        investigation.officer = row.optional("investigating_officer", limit: .name).map { Appointee(name: $0) }
        investigation.investigatorType = row.optionalCode("investigator_type", InvestigatorType.self)
        investigation.independentPerson = row.optional("independent_person", limit: .name).map { Appointee(name: $0) }
        if let receivedOn = row.optionalDay("report_received_on") {
            investigation.reports = [
                InvestigationReport(
                    number: 1, by: .investigatingOfficer, author: investigation.officer, receivedOn: receivedOn)
            ]
        }
        var panel = Panel()
        panel.heldOn = row.optionalDay("panel_held_on")
        panel.findingsOn = row.optionalDay("panel_findings_on")
        stage.earlyReferral = row.optionalDay("early_referral_on").map {
            EarlyReferral(referredOn: $0, reason: nil, actionPlan: nil)
        }
        stage.respondedOn = row.optionalDay("responded_on")
        for (column, owner) in Self.columnsOfOneStage where stage.stage != owner && row.optional(column) != nil {
            row.note(column, "belongs to \(owner.rawValue), not to \(stage.stage.rawValue)")
        }
        row.order(
            "statement_agreed_on", investigation.statementAgreedOn, notBefore: requestedOn, "requested_on", today: today
        )
        row.order(
            "offered_under_duty_on", offeredUnderDutyOn, notBefore: earlier?.requestedOn, "stage 1 of", today: today)
        row.order(
            "report_received_on", investigation.reportReceivedOn, notBefore: requestedOn, "requested_on", today: today)
        row.order("panel_held_on", panel.heldOn, notBefore: requestedOn, "requested_on", today: today)
        row.order("panel_findings_on", panel.findingsOn, notBefore: panel.heldOn, "panel_held_on", today: today)
        if panel.findingsOn != nil, panel.heldOn == nil {
            row.note("panel_held_on", "must not be blank where panel_findings_on is not")
        }
        row.order(
            "early_referral_on", stage.earlyReferral?.referredOn, notBefore: requestedOn, "requested_on", today: today)
        row.order("responded_on", stage.respondedOn, notBefore: requestedOn, "requested_on", today: today)
        row.order(
            "responded_on", stage.respondedOn, notBefore: investigation.reportReceivedOn, "report_received_on",
            today: .distantFuture)
        row.order(
            "responded_on", stage.respondedOn, notBefore: panel.findingsOn, "panel_findings_on", today: .distantFuture)
        if let person = investigation.independentPerson, let officer = investigation.officer, person.isSame(as: officer)
        {
            row.note("independent_person", "\"\(person.name)\" is the Investigating Officer as well")
        }
        if (investigation.officer == nil) != (investigation.investigatorType == nil), row.problems.isEmpty {
            row.note("investigator_type", "goes with investigating_officer; one of them is blank")
        }
        if stage.investigation != nil { stage.investigation = investigation }
        if stage.panel != nil { stage.panel = panel }
        extensions(&stage, row: &row)
        return offeredUnderDutyOn
    }

    private func extensions(_ stage: inout Stage, row: inout RowReader) {
        let agreedOn = row.optionalDay("extension_agreed_on")
        let agreedTo = row.optionalDay("extension_agreed_to")
        row.order("extension_agreed_on", agreedOn, notBefore: stage.requestedOn, "requested_on", today: today)
        row.order("responded_on", stage.respondedOn, notBefore: agreedOn, "extension_agreed_on", today: .distantFuture)
        guard let agreedOn, let agreedTo else {
            if row.optional("extension_agreed_on") == nil, row.optional("extension_agreed_to") != nil {
                row.note("extension_agreed_on", "must not be blank where extension_agreed_to is not")
            } else if row.optional("extension_agreed_to") == nil, row.optional("extension_agreed_on") != nil {
                row.note("extension_agreed_to", "must not be blank where extension_agreed_on is not")
            }
            return
        }
        if agreedTo <= agreedOn {
            row.note("extension_agreed_to", "\(agreedTo) is not after extension_agreed_on \(agreedOn)")
        }
        // The export's day of agreement is the day the complainant agreed and was told all they must be (docs/decisions/0011).
        stage.extensions = [
            Extension(
                agreedOn: agreedOn, extendedTo: agreedTo, reason: "as in the register", notifiedOn: agreedOn,
                ombudsmanDetailsGiven: true, complainantAgreedOn: agreedOn)
        ]
    }

    private func outcome(_ stage: inout Stage, row: inout RowReader) {
        stage.outcome = row.optionalCode("outcome", Outcome.self)
        stage.allPointsUpheld = row.optionalYesNo("all_points_upheld")
        stage.noFindingReason = row.optionalCode("no_finding_reason", NoFindingReason.self)
        stage.lateReasons = [row.optionalCode("breach_reason", BreachReason.self)].compactMap { $0 }
            .map { LateReason(clock: "response", reason: $0) }
        let (answered, decided) = (row.optional("responded_on") != nil, row.optional("outcome") != nil)
        if answered, !decided { row.note("outcome", "must not be blank where responded_on is not") }
        if decided, !answered { row.note("responded_on", "must not be blank where outcome is not") }
        let reasoned = row.optional("no_finding_reason") != nil
        if reasoned, row.optional("outcome") != Outcome.noFinding.rawValue {
            row.note("no_finding_reason", "goes with the outcome no_finding only")
        }
        if !reasoned, row.optional("outcome") == Outcome.noFinding.rawValue {
            row.note("no_finding_reason", "must not be blank where the outcome is no_finding")
        }
    }

    /// Columns that belong to one stage.
    private static let columnsOfOneStage: [(String, StageName)] = [
        ("statement_agreed_on", .investigation), ("offered_under_duty_on", .investigation),
        ("investigating_officer", .investigation), ("investigator_type", .investigation),
        ("independent_person", .investigation), ("report_received_on", .investigation),
        ("all_points_upheld", .investigation), ("panel_held_on", .reviewPanel), ("panel_findings_on", .reviewPanel),
        ("early_referral_on", .reviewPanel),
    ]
}

extension Day {
    /// Later than any day of a register, for an order that has nothing to do with today.
    fileprivate static let distantFuture = Day(number: .max)
}
