public import WorkingDays

extension Complaint {
    /// The points that get a finding.
    public var includedPoints: [ComplaintPoint] { points.filter { $0.exclusion == nil } }

    /// A point that could be left out, the last of those that are not.
    public func pointToExclude() throws(Refusal) -> ComplaintPoint {
        try includedPoints.last.found(or: .lastPoint)
    }

    /// A point that waits for proceedings to end.
    public func pointInProceedings() throws(Refusal) -> ComplaintPoint {
        let waiting = points.first {
            $0.exclusion?.reason == .proceedings && $0.exclusion?.proceedingsEndedOn == nil
        }
        return try waiting.found(or: .nothingOpen(.proceedings))
    }

    /// Adds a point to the complaint; no clock moves (requirement R17).
    ///
    /// A new issue is folded in until the stage is answered; after that it is a complaint of its own (Complaint Handling
    /// Code 6). A review panel reviews and hears no new complaint (requirement R30).
    public mutating func addPoint(
        _ text: String, origin: PointOrigin, foundOn: Day, groundsOn: Day? = nil, context: RuleContext
    ) throws(Refusal) {
        try checkOpen()
        try required("text", text)
        try checkFound(on: foundOn, groundsOn: groundsOn, context: context)
        if let stage = stages.last {
            if stage.stage == .reviewPanel { throw .panelDoesNotReinvestigate }
            if let endedOn = stage.endedOn { throw .newComplaintNeeded(stage.stage, endedOn: endedOn) }
        }
        if origin == .investigatingOfficer, stages.last?.stage != .investigation { throw .pointOrigin }
        var point = ComplaintPoint(
            number: (points.last?.number ?? 0) + 1, text: text, origin: origin, foundOn: foundOn)
        point.groundsOn = groundsOn
        points.append(point)
    }

    /// Refuses a point found before the complaint was received, or that arose after it was found.
    func checkFound(on foundOn: Day, groundsOn: Day?, context: RuleContext) throws(Refusal) {
        try context.check("found_on", foundOn, after: "received_on", receivedOn)
        if let groundsOn, groundsOn > foundOn { throw .groundsAfterReceipt(groundsOn, receivedOn: foundOn) }
    }

    /// Leaves a point out, by the Complaints Manager's decision and with its reason (requirement R29; SI 2006/1738 reg 8).
    ///
    /// One point at least remains: a complaint with none left is refused or withdrawn, not emptied. What came too late is
    /// left out by deciding that.
    public mutating func exclude(_ number: Int, _ exclusion: Exclusion, context: RuleContext) throws(Refusal) {
        guard exclusion.reason != .outOfTime else { throw .pointTimeLimitApart }
        try leaveOut(number, exclusion, context: context)
    }

    /// Leaves a point out by the day in a field; what an answer has found is left out no earlier than that answer.
    mutating func leaveOut(
        _ number: Int, _ exclusion: Exclusion, by field: String = "excluded_on", context: RuleContext
    ) throws(Refusal) {
        try checkOpen()
        let index = try index(ofPoint: number)
        if let earlier = points[index].exclusion { throw .alreadyRecorded("excluded_on", on: earlier.on) }
        try required("explanation", exclusion.explanation)
        if let stage = stages.last, let endedOn = stage.endedOn { throw .stageEnded(stage.stage, on: endedOn) }
        try checkLeftOut(points[index], on: exclusion.on, by: field, context: context)
        guard includedPoints.count > 1 else { throw .lastPoint }
        points[index].exclusion = exclusion
        for stage in points[index].findings.keys where self.stage(stage)?.endedOn == nil {
            points[index].findings[stage] = nil
        }
    }

    /// Refuses to leave a point out before it was found, and before an answer that has a finding on it.
    func checkLeftOut(
        _ point: ComplaintPoint, on day: Day, by field: String, context: RuleContext
    ) throws(Refusal) {
        try context.check(field, day, after: "found_on", point.foundOn)
        for stage in stages where point.findings[stage.stage]?.adjudicated != nil {
            guard let respondedOn = stage.respondedOn else { continue }
            try checkOrder(field, day, after: "the answer of \(stage.stage.named), which found it,", respondedOn)
        }
    }

    /// Records the end of the proceedings a point waited for, which opens the year to bring it again.
    public mutating func endProceedings(ofPoint number: Int, on day: Day, context: RuleContext) throws(Refusal) {
        let index = try index(ofPoint: number)
        guard let exclusion = points[index].exclusion, exclusion.reason == .proceedings else {
            throw .noProceedings(point: number)
        }
        try once("proceedings_ended_on", exclusion.proceedingsEndedOn)
        try context.check("proceedings_ended_on", day, after: "excluded_on", exclusion.on)
        points[index].exclusion?.proceedingsEndedOn = day
        points[index].exclusion?.resubmitUntil = context.resubmitUntil(day)
    }

    /// Refuses an answer of a day before one of the exclusions it rests on: the point would have no finding, and was not yet
    /// left out (requirement R29).
    ///
    /// What the answer of the stage found was left out after it, and what was found later is none of its points.
    func checkExclusionsDecided(by respondedOn: Day, at stage: StageName) throws(Refusal) {
        for point in points where point.findings[stage]?.adjudicated == nil && point.foundOn <= respondedOn {
            guard let exclusion = point.exclusion else { continue }
            try checkOrder("responded_on", respondedOn, after: "excluded_on of point \(point.number)", exclusion.on)
        }
    }

    func index(ofPoint number: Int) throws(Refusal) -> Int {
        guard let index = points.firstIndex(where: { $0.number == number }) else { throw .unknownPoint(number) }
        return index
    }

    /// The officer's findings of the report: one on each point that is not excluded.
    mutating func findAsOfficer(_ findings: [FindingOnPoint], at stage: StageName) throws(Refusal) {
        try checkComplete(findings)
        for found in findings {
            let index = try index(ofPoint: found.point)
            points[index].findings[stage, default: PointFinding(officer: nil, adjudicated: nil, reason: nil)].officer =
                found.finding
        }
    }

    /// The findings of the answer; where one departs from the officer's, its reason is needed (SI 2006/1738 reg 17;
    /// Getting the Best from Complaints).
    mutating func adjudicate(_ findings: [FindingOnPoint], at stage: StageName) throws(Refusal) {
        try checkComplete(findings)
        for found in findings {
            let index = try index(ofPoint: found.point)
            let officer = points[index].findings[stage]?.officer
            let reason = found.reason.flatMap { $0.contains { !$0.isWhitespace } ? $0 : nil }
            if let officer, officer != found.finding, reason == nil {
                throw .departureWithoutReason(point: found.point)
            }
            points[index].findings[stage] = PointFinding(
                officer: officer, adjudicated: found.finding, reason: reason)
        }
    }

    /// Refuses findings of a day on which one of their points was not found yet.
    func checkFound(_ findings: [FindingOnPoint], by field: String, _ day: Day) throws(Refusal) {
        for found in findings {
            try checkOrder(field, day, after: "found_on", points[try index(ofPoint: found.point)].foundOn)
        }
    }

    /// Refuses an answer of a day on which a point that it found was not found yet.
    func checkAnswerFound(by day: Day, at stage: StageName) throws(Refusal) {
        try checkFound(adjudicated(at: stage), by: "responded_on", day)
    }

    /// Refuses an answer without a finding on one of its points, and one on a point whose lateness nobody has decided.
    func checkAnswerComplete(on day: Day, at stage: StageName) throws(Refusal) {
        guard !adjudicated(at: stage).isEmpty else { return }
        let late = undecidedLatePoints.filter { number in
            points.contains { $0.number == number && $0.findings[stage]?.adjudicated != nil }
        }
        guard late.isEmpty else { throw .pointsLate(late) }
        let missing = includedPoints.filter { $0.foundOn <= day && $0.findings[stage]?.adjudicated == nil }
        guard missing.isEmpty else { throw .findingsIncomplete(points: missing.map(\.number)) }
    }

    private func checkComplete(_ findings: [FindingOnPoint]) throws(Refusal) {
        let late = undecidedLatePoints
        guard late.isEmpty else { throw .pointsLate(late) }
        for (position, found) in findings.enumerated() {
            let point = points[try index(ofPoint: found.point)]
            if point.exclusion != nil { throw .pointExcluded(found.point) }
            if findings[..<position].contains(where: { $0.point == found.point }) {
                throw .findingRepeated(point: found.point)
            }
        }
        let missing = includedPoints.map(\.number).filter { number in !findings.contains { $0.point == number } }
        guard missing.isEmpty else { throw .findingsIncomplete(points: missing) }
    }
}
