public import WorkingDays

/// What is corrected of a point; what is not said stays.
public struct PointCorrection: Sendable {
    public let number: Int
    /// By the fields of `ComplaintPoint.correctableDays`.
    public let days: [String: Corrected<Day>]

    /// A correction of the point with a number.
    public init(number: Int, days: [String: Corrected<Day>]) {
        self.number = number
        self.days = days
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
    ]

    /// Gives the exclusion another day, or takes it back; one for lateness is the decision on it.
    private mutating func exclude(on day: Day?) {
        if exclusion?.reason == .outOfTime {
            timeLimit = day.flatMap { day in
                timeLimit.map {
                    LateDecision(
                        accepted: $0.accepted, decidedOn: day, reason: $0.reason, letterSentOn: $0.letterSentOn)
                }
            }
        }
        if let day { exclusion?.on = day } else { exclusion = nil }
    }

    /// The days of the point, as the audit has them.
    var facts: [RecordedFact] {
        Self.correctableDays.map { ("point_\(number)_\($0.field)", $0.day(self)?.description ?? "") }
    }
}

extension Complaint {
    /// Puts the true days of points in the place of those that were recorded.
    mutating func correct(_ corrections: [PointCorrection], context: RuleContext) throws(Refusal) {
        for correction in corrections {
            let index: Int
            do { index = try self.index(ofPoint: correction.number) } catch { throw error.pointing { _ in "points" } }
            let before = points[index].exclusion?.proceedingsEndedOn
            for day in ComplaintPoint.correctableDays {
                guard let said = correction.days[day.field], said != .kept else { continue }
                try day.correct(&points[index], by: said)
            }
            let ended = points[index].exclusion?.proceedingsEndedOn
            guard ended != before else { continue }
            points[index].exclusion?.resubmitUntil = ended.flatMap(context.resubmitUntil)
        }
    }
}
