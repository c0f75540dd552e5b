public import WorkingDays

/// Dates that are no complaint's, to be calculated with; nothing of them is stored.
public struct DeadlineQuestion: Hashable, Sendable {
    public let procedure: Procedure
    public let received: Receipt
    /// The day whose procedure version is asked for; the day of receipt where it is nil.
    public let versionOn: Day?
    /// The stages with their events; none asks for the first stage alone.
    public let stages: [Stage]
    /// The day the grounds of the complaint arose or, where it is later, came to notice.
    public let groundsOn: Day?
    /// The day an oral complaint was settled to the complainant's satisfaction.
    public let settledOn: Day?

    /// A question about dates.
    public init(
        procedure: Procedure, received: Receipt, versionOn: Day?, stages: [Stage], groundsOn: Day?, settledOn: Day?
    ) {
        self.procedure = procedure
        self.received = received
        self.versionOn = versionOn
        self.stages = stages
        self.groundsOn = groundsOn
        self.settledOn = settledOn
    }
}

extension DeadlineQuestion {
    /// The stages in the version's order, each knowing its place and when the next was requested.
    ///
    /// - Throws: `Refusal` where the procedure has no such stage, or the days are out of order.
    public func stages(of version: ProcedureVersion, newStageID: StageID) throws(Refusal) -> [Stage] {
        if let settledOn { try checkOrder("oral_settled_on", settledOn, after: "received_on", received.on) }
        if let groundsOn { try checkOrder("received_on", received.on, after: "grounds_on", groundsOn) }
        guard !stages.isEmpty else {
            return [Stage(id: newStageID, stage: version.stages[0], position: 1, requestedOn: received.on)]
        }
        var ordered: [Stage] = []
        for (index, stage) in stages.enumerated() {
            guard version.stages.contains(stage.stage) else {
                throw .noSuchStage(stage.stage, version.procedure, field: "stages/\(index)/stage")
            }
            guard !ordered.contains(where: { $0.stage == stage.stage }) else {
                throw .stageRepeated(stage.stage)
            }
            try stage.checkOrder(received: received, at: "stages/\(index)/")
            var placed = stage
            placed.position = (version.stages.firstIndex(of: stage.stage) ?? 0) + 1
            ordered.append(placed)
        }
        ordered.sort { $0.position < $1.position }
        for index in ordered.indices.dropLast() {
            let (before, next) = (ordered[index], ordered[index + 1].requestedOn)
            let given = stages.firstIndex { $0.stage == ordered[index + 1].stage } ?? 0
            let field = "stages/\(given)/requested_on"
            try checkOrder(field, next, after: "the request of the \(before.stage.written)", before.requestedOn)
            // A first stage may be left behind once its limit has passed, and answered later (requirement R22).
            if before.position > 1, let endedOn = before.respondedOn {
                try checkOrder(field, next, after: "the answer of the \(before.stage.written)", endedOn)
            }
            if ordered[index + 1].position == before.position + 1 { ordered[index].nextRequestedOn = next }
        }
        return ordered
    }
}

extension Stage {
    /// Refuses events that come before the one they follow: the latest of those before it that is given.
    fileprivate func checkOrder(received: Receipt, at path: String) throws(Refusal) {
        let requested = (requestedOn == received.on ? "received_on" : "requested_on", Optional(requestedOn))
        let answered = ("responded_on", respondedOn)
        let held = ("panel_held_on", panel?.heldOn)
        let findings = ("panel_findings_on", panel?.findingsOn)
        var order: [(String, Day?, after: [(String, Day?)])] = [
            ("requested_on", requestedOn, [("received_on", received.on)]),
            ("acknowledged_on", acknowledgedOn, [requested]),
            ("statement_agreed_on", investigation?.statementAgreedOn, [requested]),
            ("advocate_asked_on", advocate?.askedOn, [requested]),
            ("advocate_appointed_on", advocate?.appointedOn, [("advocate_asked_on", advocate?.askedOn)]),
            ("plan_made_on", responsePlan?.madeOn, [requested]),
            ("respond_by_on", responsePlan?.respondByOn, [("plan_made_on", responsePlan?.madeOn)]),
            ("panel_held_on", panel?.heldOn, [requested]),
            ("panel_findings_on", panel?.findingsOn, [held, requested]),
            ("findings_received_on", panel?.findingsReceivedOn, [findings, held, requested]),
            (
                "responded_on", respondedOn,
                [("findings_received_on", panel?.findingsReceivedOn), findings, held, requested]
            ),
            ("adjudication_received_on", adjudicationReceivedOn, [answered, requested]),
        ]
        for (index, item) in extensions.enumerated() {
            let earlier = index == 0 ? nil : extensions[index - 1].agreedOn.adding(days: 1)
            let place = "extensions/\(index)/"
            order += [
                (place + "agreed_on", item.agreedOn, [("the day after the extension before", earlier), requested]),
                (place + "extended_to", item.extendedTo, [("agreed_on", item.agreedOn)]),
                (place + "notified_on", item.notifiedOn, [requested]),
                (place + "complainant_agreed_on", item.complainantAgreedOn, [requested]),
            ]
        }
        for (field, day, candidates) in order {
            guard let day, let (event, earlier) = candidates.first(where: { $0.1 != nil }), let earlier else {
                continue
            }
            try Complaints.checkOrder(path + field, day, after: event, earlier)
        }
    }
}
