public import WorkingDays

/// Whether the decision complained about, as a placement move, is held back while the complaint is considered.
///
/// It never holds a clock (Getting the Best from Complaints).
public struct DecisionFreeze: Hashable, Sendable {
    /// 1 for the first of a complaint.
    public let number: Int
    public var disputedDecision: String
    public var requestedOn: Day
    public var agreed: Bool
    public var decidedOn: Day
    public let decidedBy: String
    public var reason: String
    /// Needed where it was agreed.
    public var reviewOn: Day?
    public var endedOn: Day?

    /// A decision on a request to hold a decision back.
    public init(
        number: Int, disputedDecision: String, requestedOn: Day, agreed: Bool, decidedOn: Day, decidedBy: String,
        reason: String, reviewOn: Day?, endedOn: Day?
    ) {
        self.number = number
        self.disputedDecision = disputedDecision
        self.requestedOn = requestedOn
        self.agreed = agreed
        self.decidedOn = decidedOn
        self.decidedBy = decidedBy
        self.reason = reason
        self.reviewOn = reviewOn
        self.endedOn = endedOn
    }

    /// Whether it may be recorded as ended on a day.
    public func checkEnd(on day: Day, today: Day) throws(Refusal) {
        try once("ended_on", endedOn)
        try checkHappened("ended_on", day, after: "decided_on", decidedOn, by: today)
    }
}

extension Complaint {
    /// Whether a decision may be recorded on a request to hold a decision back; an agreed one has a day of review.
    public func checkFreeze(
        of disputedDecision: String, requestedOn: Day, agreed: Bool, decidedOn: Day, reason: String, reviewOn: Day?,
        today: Day
    ) throws(Refusal) {
        try required("disputed_decision", disputedDecision)
        try required("reason", reason)
        try checkOrder("requested_on", requestedOn, after: "received_on", receivedOn)
        try checkHappened("decided_on", decidedOn, after: "requested_on", requestedOn, by: today)
        if let reviewOn {
            try checkOrder("review_on", reviewOn, after: "decided_on", decidedOn)
            try checkNear("review_on", reviewOn, today: today)
        } else if agreed {
            throw .blank("review_on")
        }
    }
}

extension Complaint {
    /// Whether a freeze may be corrected so: it is decided and ended as it would be the first time.
    public func checkCorrection(of freeze: DecisionFreeze, from before: DecisionFreeze, today: Day) throws(Refusal) {
        try checkFreeze(
            of: freeze.disputedDecision, requestedOn: freeze.requestedOn, agreed: freeze.agreed,
            decidedOn: freeze.decidedOn, reason: freeze.reason, reviewOn: freeze.reviewOn, today: today)
        guard let endedOn = freeze.endedOn else { return }
        var bare = freeze
        bare.endedOn = nil
        do {
            try bare.checkEnd(on: endedOn, today: today)
        } catch {
            throw endedOn == before.endedOn ? .actInTheWay("the end of the freeze", error) : error
        }
    }
}

extension DecisionFreeze {
    /// To review whether an agreed freeze still holds, by the day that was set; ending it is the review.
    ///
    /// It holds while the complaint is considered: with one that was withdrawn or refused, on `closedOn`, nothing is left to
    /// review.
    public func duties(complaintClosedOn closedOn: Day?) -> [Duty] {
        guard agreed, let reviewOn else { return [] }
        let end = DutyEnd.first(done: endedOn, otherwise: closedOn.map { max($0, decidedOn) })
        return [
            Duty(
                kind: .freezeReview, clock: "freeze_\(number)", nature: .target, basisOn: decidedOn, dueOn: reviewOn,
                knownFrom: decidedOn, endedOn: end?.on, endedBy: end?.by)
        ]
    }
}
