public import WorkingDays

/// The register in numbers for a span of days, of one kind of measure (requirement R167).
public struct BehaviourCounts: Hashable, Sendable {
    public let kind: BehaviourMeasureKind
    /// In force on the last day, overdue ones included.
    public let inForce: Int
    /// Of those, with a review that was not held.
    public let overdue: Int
    /// Took effect in the span.
    public let new: Int
    /// Ended in the span, after an effect.
    public let ended: Int

    /// Counts measures as they stood on the last day of the span; drafts had no effect and are not counted.
    public init(
        _ kind: BehaviourMeasureKind, of measures: [BehaviourMeasure], in span: ClosedRange<Day>,
        calendar: WorkingCalendar
    ) throws(OutsideCalendar) {
        self.kind = kind
        var standings: [BehaviourStanding] = []
        for measure in measures where measure.grounds.kind == kind {
            if let standing = try measure.standing(on: span.upperBound, calendar: calendar) {
                standings.append(standing)
            }
        }
        inForce = standings.count(where: \.isEffective)
        overdue = standings.count { $0.state == .overdueForReview }
        new = standings.count { $0.effectiveFrom.map(span.contains) == true }
        ended = standings.count { $0.state == .ended && $0.effectiveFrom != nil && span.contains($0.lastDay) }
    }
}
