public import WorkingDays

/// The review of a fault: what was done for the person and what wider change follows, or that there is none.
public struct RemedialReview: Hashable, Sendable {
    public let reviewedOn: Day
    /// Nil: nothing was done for the person.
    public let forPerson: String?
    /// Nil: no wider change follows.
    public let widerChange: String?

    /// A review made on a day.
    public init(reviewedOn: Day, forPerson: String?, widerChange: String?) {
        self.reviewedOn = reviewedOn
        self.forPerson = forPerson
        self.widerChange = widerChange
    }
}

extension Complaint {
    /// Whether a review of the fault found may be recorded (requirement R73).
    ///
    /// The caller says outright what is none, so that an empty text is no oversight.
    public func check(
        _ review: RemedialReview, nothingForPerson: Bool, noWiderChange: Bool, today: Day
    ) throws(Refusal) {
        let fault = try stageAtFault()
        guard (review.forPerson == nil) == nothingForPerson else {
            throw .reviewIncomplete("for_person", none: "nothing_for_person")
        }
        guard (review.widerChange == nil) == noWiderChange else {
            throw .reviewIncomplete("wider_change", none: "no_wider_change")
        }
        try checkHappened(
            "reviewed_on", review.reviewedOn, after: "responded_on", fault.respondedOn ?? fault.requestedOn, by: today)
    }

    /// The first stage that found fault, which a remedial review is of.
    @discardableResult
    public func stageAtFault() throws(Refusal) -> Stage {
        try stages.first { $0.outcome == .faultFound }.found(or: .noFaultFound)
    }
}
