public import WorkingDays

extension Complaint {
    /// The last day to complain of a point: of its own grounds, or else, where it came with the complaint, of the
    /// complaint's; nil where nobody recorded when it arose, or it is no complaint of the complainant's.
    public func lastDay(toComplainOf point: ComplaintPoint) -> Day? {
        guard point.origin == .complainant else { return nil }
        let grounds = point.groundsOn ?? (point.foundOn == receivedOn ? groundsOn : nil)
        return grounds.map(TimeLimit.toComplain)
    }

    private func isLate(_ point: ComplaintPoint) -> Bool {
        lastDay(toComplainOf: point).map { $0 < point.foundOn } == true
    }

    /// The points that came late, and of which nobody has decided whether they are considered.
    var undecidedLatePoints: [Int] {
        includedPoints.filter { point in
            isLate(point) && point.timeLimit == nil
                && !(acceptance.map { $0.waiverReason != nil && point.foundOn <= $0.acceptedOn } ?? false)
        }.map(\.number)
    }

    /// Whether the whole of it came too late: every point did, and none is considered all the same.
    var isOutOfTime: Bool {
        guard !points.isEmpty else { return groundsOn.map { receivedOn > TimeLimit.toComplain(since: $0) } ?? false }
        return includedPoints.allSatisfy { isLate($0) && $0.timeLimit?.accepted != true }
    }

    /// Refuses to accept what came too late: as a whole without a waiver on both limbs, and a point before it is decided.
    func checkTimeLimit(_ waiver: TimeLimitWaiver?) throws(Refusal) {
        guard isOutOfTime else {
            let undecided = undecidedLatePoints
            guard undecided.isEmpty else { throw .pointsLate(undecided) }
            return
        }
        let last = includedPoints.compactMap(lastDay).max() ?? groundsOn.map(TimeLimit.toComplain) ?? receivedOn
        try waiver.found(or: .outOfTime(receivedOn, last: last)).check()
    }

    /// Records when a point arose or came to notice, until its lateness is decided.
    public mutating func dateGrounds(ofPoint number: Int, on day: Day) throws(Refusal) {
        try checkOpen()
        let index = try index(ofPoint: number)
        try once("time_limit", points[index].timeLimit?.decidedOn)
        guard day <= points[index].foundOn else { throw .groundsAfterReceipt(day, receivedOn: points[index].foundOn) }
        points[index].groundsOn = day
    }

    /// A point whose lateness could be decided, or the first there is.
    public func pointToDecide() throws(Refusal) -> ComplaintPoint {
        let late = undecidedLatePoints.first
        return try (points.first { $0.number == late } ?? includedPoints.first).found(or: .lastPoint)
    }

    /// Decides whether a late point is considered: on both limbs, or not at all, which leaves it out of the complaint.
    ///
    /// Where every point is late the complaint is, and it is refused or waived as a whole; a child's point is declined
    /// only after a Children's Rights Officer's check (requirement R56).
    public mutating func decideTimeLimit(
        _ decision: LateDecision, limbs: TimeLimitWaiver, ofPoint number: Int, check: RightsCheck?,
        context: RuleContext
    ) throws(Refusal) {
        try checkOpen()
        let index = try index(ofPoint: number)
        let point = points[index]
        try once("decided_on", point.timeLimit?.decidedOn ?? point.exclusion?.on)
        try checkLateness(of: point, decision, context: context)
        if decision.accepted {
            try limbs.check()
        } else {
            try require(check, "decided_on", decision.decidedOn, context: context)
            try leaveOut(
                number, Exclusion(on: decision.decidedOn, reason: .outOfTime, explanation: decision.reason),
                by: "decided_on", context: context)
        }
        points[index].timeLimit = decision
    }
}

extension Complaint {
    /// Refuses a decision on the lateness of a point that came in time, and one whose days are out of order.
    func checkLateness(of point: ComplaintPoint, _ decision: LateDecision, context: RuleContext) throws(Refusal) {
        guard isLate(point) else { throw .pointInTime(point.number) }
        try required("reason", decision.reason)
        try decision.check(after: "found_on", point.foundOn, context: context)
    }
}

extension TimeLimitWaiver {
    /// Refuses a waiver without a reason, or on one limb only.
    func check() throws(Refusal) {
        try required("waiver_reason", reason)
        guard goodReason, canBeConsidered else { throw .waiverLimbMissing }
    }
}
