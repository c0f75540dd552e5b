public import WorkingDays

/// A review that the complainant asked for (requirement R165).
public struct InternalReview: Sendable, Hashable {
    public var requestedOn: Day
    public var reviewer: PersonID
    public var concludedOn: Day?
    public var conclusion: String?

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
    /// of the council or took part in deciding, and while another runs (requirement R165).
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
        try checkReviewer(reviewer, found)
        guard reviews.allSatisfy({ $0.concludedOn != nil }) else { throw .internalReviewRuns }
    }

    /// Refuses as the one who reviews somebody who is no officer of the council in post, or took part in deciding.
    public func checkReviewer(_ reviewer: PersonID, _ found: Person?) throws(Refusal) {
        let found = try found.found(or: .unknownPerson(field: "reviewer_id"))
        try found.checkActive(field: "reviewer_id")
        guard found.employment == .employee else { throw .reviewerNotOfficer }
        guard !participants.contains(reviewer) else { throw .reviewerDecided }
    }
}

extension BehaviourMeasure {
    /// Refuses as the one who concludes an internal review somebody who took part in deciding about the measure, or stands
    /// in for them, and anybody else than the reviewer while they are in post.
    public func checkConcludes(_ actor: Signature, for reviewer: Person) throws(Refusal) {
        guard participants.isDisjoint(with: actor.people) else { throw .ownProposal }
        guard actor.people.contains(reviewer.id) || reviewer.activeUntil != nil else {
            throw .concludesForReviewer(reviewer.name)
        }
    }
}

extension [InternalReview] {
    /// The review that is under way.
    public func running() throws(Refusal) -> InternalReview {
        try first { $0.concludedOn == nil }.found(or: .noInternalReview)
    }

    /// Refuses a decision about the measure in which whoever reviews it internally meanwhile takes part (requirement R165).
    public func checkTakesNoPart(in decision: BehaviourDecision) throws(Refusal) {
        try filter { $0.concludedOn == nil }.checkTookNoPart(in: decision)
    }

    /// Refuses a decision in which somebody took part who reviewed it.
    public func checkTookNoPart(in decision: BehaviourDecision) throws(Refusal) {
        for reviewer in map(\.reviewer) {
            guard reviewer != decision.decidedBy else { throw .deciderReviews(field: "decided_by") }
            guard !decision.consultees.contains(reviewer) else { throw .deciderReviews(field: "consultees") }
        }
    }
}

extension InternalReview {
    /// Refuses a conclusion that is blank, or of a day that is out of order.
    public func checkConclusion(_ conclusion: String, on day: Day, today: Day) throws(Refusal) {
        try required("conclusion", conclusion)
        try checkHappened("concluded_on", day, after: "requested_on", requestedOn, by: today)
    }
}
