public import Complaints
public import WorkingDays

/// The register in numbers as the public may see them: a number withheld is nil.
public struct PublishedBehaviourCounts: Hashable, Sendable {
    public let kind: BehaviourMeasureKind
    public let inForce: Int?
    public let overdue: Int?
    public let new: Int?
    public let ended: Int?
}

extension Reports {
    /// The register of a year in numbers, as its public report has them.
    ///
    /// - Throws: What `report` throws.
    public func publishedRegister(of year: FinancialYear, today: Day) async throws -> [PublishedBehaviourCounts] {
        let report = try await report(.behaviourRegister, of: Period(year), today: today)
        return BehaviourMeasureKind.allCases.map { kind in
            func count(_ figure: String) -> Int? {
                report.figure("behaviour.\(figure)", in: report.period)?.value(kind.rawValue)?.whole
            }
            return PublishedBehaviourCounts(
                kind: kind, inForce: count("in_force"), overdue: count("overdue"), new: count("new"),
                ended: count("ended"))
        }
    }
}
