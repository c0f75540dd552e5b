public import WorkingDays

/// What is corrected of a point; what is not said stays.
public struct PointCorrection: Sendable {
    public let number: Int
    /// By the fields of `ComplaintPoint.correctableDays`.
    public let days: [String: Corrected<Day>]
    public var text: String?
    public var origin: PointOrigin?
    public var exclusionReason: ExclusionReason?
    public var exclusionExplanation: String?
    /// Why it is considered, or not, although it came late.
    public var lateReason: String?
    /// The fields that are null and that are not taken back by themselves.
    public var nulls: [String] = []
    /// Those that may be among them.
    public static let kept = ["text", "origin", "exclusion_reason", "exclusion_explanation", "late_reason"]

    /// A correction of the point with a number.
    public init(number: Int, days: [String: Corrected<Day>]) {
        self.number = number
        self.days = days
    }

    /// The fields that it takes back and that the point never had.
    func absent(from point: ComplaintPoint?) -> [String] {
        guard let point else { return [] }
        let absent = ComplaintPoint.correctableDays.filter { $0.isAbsent(point, from: self.days[$0.field]) }.map(
            \.field)
        return (absent + nulls).map { "\($0) of point \(number)" }
    }
}

extension ComplaintPoint {
    /// The days of a point that may be corrected.
    public static let correctableDays: [CorrectableDay<ComplaintPoint>] = [
        CorrectableDay(
            "found_on", isWhole: false, { $0.foundOn }, { point, day in if let day { point.foundOn = day } }),
        CorrectableDay("grounds_on", { $0.groundsOn }, { $0.groundsOn = $1 }),
        CorrectableDay("excluded_on", isWhole: false, { $0.exclusion?.on }, { $0.exclude(on: $1) }),
        CorrectableDay(
            "proceedings_ended_on", isWhole: false, { $0.exclusion?.proceedingsEndedOn },
            { $0.exclusion?.proceedingsEndedOn = $1 }),
        CorrectableDay(
            "late_decided_on", isWhole: false, { $0.timeLimit?.decidedOn },
            { point, day in
                point.timeLimit = day.flatMap { day in point.timeLimit.map { $0.decided(on: day) } }
                if point.exclusion?.reason == .outOfTime { point.exclude(on: day) }
            }),
        CorrectableDay(
            "late_letter_sent_on", { $0.timeLimit?.letterSentOn },
            { point, day in point.timeLimit = point.timeLimit.map { $0.told(on: day) } }),
    ]

    /// Gives the exclusion another day, or takes it back; one for lateness is the decision on it.
    private mutating func exclude(on day: Day?) {
        if exclusion?.reason == .outOfTime {
            timeLimit = day.flatMap { day in timeLimit.map { $0.decided(on: day) } }
        }
        if let day { exclusion?.on = day } else { exclusion = nil }
    }

    /// The days and codes of the point, as the audit has them.
    var facts: [RecordedFact] {
        let days = Self.correctableDays.map { ($0.field, $0.day(self)?.description) }
        let codes: [(String, String?)] = [
            ("origin", origin.rawValue), ("exclusion_reason", exclusion?.reason.rawValue),
        ]
        return (days + codes).map { ("point_\(number)_\($0)", $1 ?? "") }
    }

    /// What is in words of the point.
    var texts: [RecordedFact] {
        [
            ("point_\(number)_text", text), ("point_\(number)_exclusion_explanation", exclusion?.explanation ?? ""),
            ("point_\(number)_late_reason", timeLimit?.reason ?? ""),
        ]
    }

    /// Puts another reason, or its words, in the place of those of the exclusion.
    ///
    /// That a point came late, or became a complaint of its own, is no reason that is typed: each has its own operation.
    fileprivate mutating func correctExclusion(_ correction: PointCorrection) throws(Refusal) {
        if let reason = correction.exclusionReason, reason != exclusion?.reason {
            guard let before = exclusion?.reason else { throw .notRecorded("exclusion_reason") }
            guard ![reason, before].contains(.outOfTime) else { throw .pointTimeLimitApart }
            guard ![reason, before].contains(.splitOff) else { throw .pointSplitApart }
            exclusion?.reason = reason
            if reason != .proceedings { exclusion?.proceedingsEndedOn = nil }
        }
        guard let explanation = correction.exclusionExplanation else { return }
        guard exclusion != nil else { throw .notRecorded("exclusion_explanation") }
        try required("exclusion_explanation", explanation)
        exclusion?.explanation = explanation
    }

    /// Puts other words in the place of those of the decision on its lateness, which are those of the exclusion where it was
    /// declined.
    fileprivate mutating func correctLateness(_ correction: PointCorrection) throws(Refusal) {
        guard let reason = correction.lateReason else { return }
        guard let before = timeLimit else { throw .notRecorded("late_reason") }
        try required("late_reason", reason)
        timeLimit = LateDecision(
            accepted: before.accepted, decidedOn: before.decidedOn, reason: reason, letterSentOn: before.letterSentOn)
        if exclusion?.reason == .outOfTime { exclusion?.explanation = reason }
    }
}

extension LateDecision {
    fileprivate func decided(on day: Day) -> LateDecision {
        LateDecision(accepted: accepted, decidedOn: day, reason: reason, letterSentOn: letterSentOn)
    }

    fileprivate func told(on day: Day?) -> LateDecision {
        LateDecision(accepted: accepted, decidedOn: decidedOn, reason: reason, letterSentOn: day)
    }
}

extension Complaint {
    /// Puts the true facts of points in the place of those that were recorded.
    mutating func correct(_ corrections: [PointCorrection], context: RuleContext) throws(Refusal) {
        for correction in corrections {
            do {
                let index = try index(ofPoint: correction.number)
                points[index] = try points[index].corrected(correction, context: context)
            } catch {
                throw error.pointing { _ in "points" }
            }
        }
    }
}

extension ComplaintPoint {
    /// The point as it should have been recorded.
    fileprivate func corrected(_ correction: PointCorrection, context: RuleContext) throws(Refusal) -> ComplaintPoint {
        var point = self
        let recorded = Set((facts + texts).filter { !$0.value.isEmpty }.map(\.fact))
        if let null = correction.nulls.first(where: { recorded.contains("point_\(number)_\($0)") }) {
            throw .notTakenBack(null)
        }
        for day in ComplaintPoint.correctableDays {
            guard let said = correction.days[day.field], said != .kept else { continue }
            try day.correct(&point, by: said)
        }
        if let text = correction.text { try required("text", text) }
        point.text = correction.text ?? text
        point.origin = correction.origin ?? origin
        try point.correctExclusion(correction)
        try point.correctLateness(correction)
        if let ended = point.exclusion?.proceedingsEndedOn, ended != exclusion?.proceedingsEndedOn {
            point.exclusion?.resubmitUntil = context.resubmitUntil(ended)
        } else if point.exclusion?.proceedingsEndedOn == nil {
            point.exclusion?.resubmitUntil = nil
        }
        return point
    }
}
