public import WorkingDays

/// A review that the complainant asked for (requirement R165).
public struct InternalReview: Sendable, Hashable {
    public let requestedOn: Day
    public let reviewer: PersonID
    public let concludedOn: Day?
    public let conclusion: String?

    /// A review that runs until it is concluded.
    public init(requestedOn: Day, reviewer: PersonID, concludedOn: Day?, conclusion: String?) {
        self.requestedOn = requestedOn
        self.reviewer = reviewer
        self.concludedOn = concludedOn
        self.conclusion = conclusion
    }
}

extension BehaviourMeasure {
    /// Refuses an internal review where the council offers none, of a measure that is over, by somebody who is no officer
    /// of the council or decided about it, and while another runs (requirement R165).
    ///
    /// `found` is what the directory has of the reviewer, `standing` what the measure is today, and `reviews` are those
    /// there have been.
    public func checkInternalReview(
        requestedOn day: Day, by reviewer: PersonID, _ found: Person?, standing: BehaviourStanding,
        after reviews: [InternalReview], isOffered: Bool, today: Day
    ) throws(Refusal) {
        guard isOffered else { throw .internalReviewOff }
        try checkHappened("requested_on", day, after: "starts_on", decisions[0].decidedOn, by: today)
        guard standing.state != .ended else { throw .measureEnded }
        let found = try found.found(or: .unknownPerson(field: "reviewer_id"))
        try found.checkActive(field: "reviewer_id")
        guard found.employment == .employee else { throw .reviewerNotOfficer }
        guard !deciders.contains(reviewer) else { throw .reviewerDecided }
        guard reviews.allSatisfy({ $0.concludedOn != nil }) else { throw .internalReviewRuns }
    }
}

extension BehaviourMeasure {
    /// Refuses as the one who concludes an internal review somebody who decided about the measure, or stands in for them.
    public func checkConcludes(_ actor: Signature) throws(Refusal) {
        guard deciders.isDisjoint(with: actor.people) else { throw .ownProposal }
    }
}

extension [InternalReview] {
    /// Refuses a decision about the measure by whoever reviews it internally meanwhile (requirement R165).
    public func checkDecider(_ decider: PersonID) throws(Refusal) {
        guard !contains(where: { $0.concludedOn == nil && $0.reviewer == decider }) else { throw .deciderReviews }
    }

    /// Refuses a conclusion that is blank, where no review runs, or of a day that is out of order.
    public func checkConclusion(_ conclusion: String, on day: Day, today: Day) throws(Refusal) {
        try required("conclusion", conclusion)
        let running = try first { $0.concludedOn == nil }.found(or: .noInternalReview)
        try checkHappened("concluded_on", day, after: "requested_on", running.requestedOn, by: today)
    }
}
