public import WorkingDays

/// A decision that a record tells of and that may have kept a child or an advocate out; the monthly list has it where it did.
public struct RecordedDecision: Hashable, Sendable {
    public let decision: ChildDecision
    /// What tells it from the others of its record, before a correction and after it.
    public let key: String
    public let on: Day
    /// The field in which a correction has its day.
    public let field: String
    /// Why it was decided, as the list has it.
    public let reason: String?
    /// The check that the record itself shows; nil where only the list has it.
    public let check: RightsCheck?

    /// A decision of a day.
    public init(
        _ decision: ChildDecision, _ key: String, on day: Day, as field: String, reason: String?,
        check: RightsCheck? = nil
    ) {
        self.decision = decision
        self.key = key
        on = day
        self.field = field
        self.reason = reason
        self.check = check
    }
}

extension Complaint {
    /// What was decided of the complaint that keeps the complainant out, were they a child (requirement R56).
    public var decisionsKeepingOut: [RecordedDecision] {
        let own: [RecordedDecision?] = [
            closure.map {
                RecordedDecision(
                    $0.kind == .refused ? .refusal : .withdrawal, "closing", on: $0.on, as: "closed_on",
                    reason: $0.explanation, check: $0.rightsCheck)
            },
            acceptance.map {
                RecordedDecision(.routeOut, "acceptance", on: $0.acceptedOn, as: "accepted_on", reason: $0.reason)
            },
            sufficientInterest.flatMap {
                $0.isSufficient
                    ? nil
                    : RecordedDecision(
                        .noSufficientInterest, "interest", on: $0.decidedOn, as: "interest_decided_on",
                        reason: $0.ground)
            },
        ]
        let late = stages.compactMap { stage in
            declined(.lateRequest, "stage \(stage.position)", stage.lateRequest, as: "late_request/decided_on")
        }
        let points = points.compactMap { declined(.latePoint, "point \($0.number)", $0.timeLimit, as: "points") }
        return own.compactMap(\.self) + late + points
    }

    private func declined(
        _ decision: ChildDecision, _ key: String, _ late: LateDecision?, as field: String
    ) -> RecordedDecision? {
        guard let late, !late.accepted else { return nil }
        return RecordedDecision(decision, key, on: late.decidedOn, as: field, reason: late.reason)
    }
}

extension Contact {
    /// The closing, where that keeps whoever sent it out, were they a child; a conversion is not corrected here.
    public var decisionKeepingOut: RecordedDecision? {
        guard complaint == nil, let ending, let closedAt = ending.closedAt, !ending.disposition.isOwnAnswer else {
            return nil
        }
        return RecordedDecision(
            ending.disposition == .malicious ? .malicious : .routeOut, ending.disposition.rawValue,
            on: London.day(of: closedAt), as: "closed_at", reason: ending.rationale)
    }
}

extension BehaviourMeasure {
    /// That somebody was put on the register, and kept on it.
    public var decisionsKeepingOut: [RecordedDecision] {
        decisions.enumerated().filter { $1.terms != nil }.map { index, decision in
            RecordedDecision(.restriction, "\(index)", on: decision.decidedOn, as: "decided_on", reason: nil)
        }
    }
}

extension RightsCheck {
    /// Refuses a decision that a correction dates before the check that was made for it (decision 0025).
    public func check(before decision: RecordedDecision) throws(Refusal) {
        try checkOrder(decision.field, decision.on, after: "rights_check_on", on)
    }

    /// Refuses to let reach the council on a later day what a check was made of.
    public func check(receivedOn day: Day) throws(Refusal) {
        do {
            try checkOrder("rights_check_on", on, after: "received_on", day)
        } catch {
            throw .actInTheWay("the Children's Rights Officer's check", error)
        }
    }
}
