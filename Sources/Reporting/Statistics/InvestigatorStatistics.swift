public import Complaints
import Postgres
import WorkingDays

/// The middle of whole numbers, exact: of an even count it may lie halfway between two.
public struct Median: Hashable, Sendable {
    /// Twice the median.
    public let doubled: Int

    /// The median of some values, or nil of none.
    public init?(_ values: [Int]) {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        doubled = sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]
    }
}

extension Median: CustomStringConvertible {
    /// As JSON writes it: `42` or `42.5`.
    public var description: String { "\(doubled / 2)" + (doubled % 2 == 0 ? "" : ".5") }
}

/// The children's stage 2 of a year by who investigated (requirement R59).
public struct InvestigatorStatistics: Hashable, Sendable {
    /// In-house, commissioned, or nil where it is not recorded.
    public let investigator: InvestigatorType?
    /// Adjudicated in the year.
    public let investigations: Int
    /// From the request to the adjudication, of those whose days the calendar knows.
    public let medianWorkingDays: Median?
    /// From the request to the officer's report that was adjudicated, and from it to the adjudication, of those that have
    /// one (requirement R43).
    public let medianToReport: Median?
    public let medianToAdjudication: Median?
}

extension Reports {
    /// The investigations adjudicated in a year, a row for each kind of investigator, one without any included.
    public func investigators(year: FinancialYear) async throws -> [InvestigatorStatistics] {
        let investigations = try await snapshot { db in
            try db.all(SQL.investigations(year)) { row in
                (
                    type: try row["investigator_type"] as InvestigatorType?, days: try row["working_days"] as Int?,
                    toReport: try row["to_report"] as Int?, toAdjudication: try row["to_adjudication"] as Int?
                )
            }
        }
        return (InvestigatorType.allCases.map(Optional.some) + [nil]).map { type in
            let theirs = investigations.filter { $0.type == type }
            return InvestigatorStatistics(
                investigator: type, investigations: theirs.count, medianWorkingDays: Median(theirs.compactMap(\.days)),
                medianToReport: Median(theirs.compactMap(\.toReport)),
                medianToAdjudication: Median(theirs.compactMap(\.toAdjudication)))
        }
    }
}

extension InvestigatorType: PostgresCodable {}

extension SQL {
    /// Day 0 is the request; a day outside the calendar has no number of working days.
    fileprivate static func investigations(_ year: FinancialYear) -> SQL {
        """
        SELECT s.investigator_type, e.ordinal - b.ordinal AS working_days, r.ordinal - b.ordinal AS to_report,
            e.ordinal - r.ordinal AS to_adjudication
        FROM counted_stage AS s
        LEFT JOIN (
            SELECT stage_id, max(received_on) AS received_on
            FROM investigation_report WHERE author = 'investigating_officer' GROUP BY stage_id
        ) AS i ON i.stage_id = s.id
        LEFT JOIN working_day AS r ON r.day_on = i.received_on
        LEFT JOIN working_day AS b ON b.day_on = s.requested_on
        LEFT JOIN working_day AS e ON e.day_on = s.responded_on
        WHERE s.stage = 'investigation' AND s.responded_on BETWEEN \(year.firstOn) AND \(year.lastOn)
        """
    }
}
