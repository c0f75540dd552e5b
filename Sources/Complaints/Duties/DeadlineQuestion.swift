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
        for index in ordered.indices.dropLast() where ordered[index + 1].position == ordered[index].position + 1 {
            let (before, next) = (ordered[index], ordered[index + 1].requestedOn)
            // A first stage may be left behind once its limit has passed, and answered later (requirement R22).
            if before.position > 1, let endedOn = before.respondedOn ?? before.adjudicationReceivedOn, next < endedOn {
                let given = stages.firstIndex { $0.stage == ordered[index + 1].stage } ?? 0
                throw .outOfOrder(
                    "stages/\(given)/requested_on", next, after: "the end of the \(before.stage.written)", endedOn)
            }
            ordered[index].nextRequestedOn = next
        }
        return ordered
    }
}

extension Stage {
    /// Refuses events that come before the one they follow.
    fileprivate func checkOrder(received: Receipt, at path: String) throws(Refusal) {
        var order: [(String, Day?, String, Day?)] = [
            ("requested_on", requestedOn, "received_on", received.on),
            ("acknowledged_on", acknowledgedOn, "requested_on", requestedOn),
            ("statement_agreed_on", investigation?.statementAgreedOn, "requested_on", requestedOn),
            ("advocate_asked_on", advocate?.askedOn, "requested_on", requestedOn),
            ("advocate_appointed_on", advocate?.appointedOn, "advocate_asked_on", advocate?.askedOn),
            ("plan_made_on", responsePlan?.madeOn, "requested_on", requestedOn),
            ("respond_by_on", responsePlan?.respondByOn, "plan_made_on", responsePlan?.madeOn),
            ("panel_held_on", panel?.heldOn, "requested_on", requestedOn),
            ("panel_findings_on", panel?.findingsOn, "panel_held_on", panel?.heldOn ?? requestedOn),
            ("findings_received_on", panel?.findingsReceivedOn, "panel_findings_on", panel?.findingsOn ?? requestedOn),
            ("responded_on", respondedOn, "requested_on", requestedOn),
            ("adjudication_received_on", adjudicationReceivedOn, "responded_on", respondedOn ?? requestedOn),
        ]
        for (index, item) in extensions.enumerated() {
            let earlier = index == 0 ? requestedOn : extensions[index - 1].agreedOn.adding(days: 1)
            order.append(("extensions/\(index)/agreed_on", item.agreedOn, "the event before", earlier))
            order.append(("extensions/\(index)/extended_to", item.extendedTo, "agreed_on", item.agreedOn))
            order.append(("extensions/\(index)/notified_on", item.notifiedOn, "requested_on", requestedOn))
        }
        for case (let field, let day?, let event, let earlier?) in order where day < earlier {
            throw .outOfOrder(path + field, day, after: event, earlier)
        }
    }
}
