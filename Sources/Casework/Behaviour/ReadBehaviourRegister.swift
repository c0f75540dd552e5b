public import Complaints
import Foundation
import Postgres
public import WorkingDays

/// Which measures a list holds; nil does not filter.
public struct BehaviourFilter: Sendable, Hashable {
    public var kind: BehaviourMeasureKind?
    public var state: BehaviourState?
    /// Measures in effect whose review falls due by this day (requirement R164).
    public var reviewDueBy: Day?
    /// Measures of whoever made this complaint, or linked with it.
    public var complaint: ComplaintID?

    /// A filter that lets everything pass.
    public init() {}
}

extension Casework {
    /// Reads a measure as it stands today.
    public func behaviourMeasure(
        _ id: BehaviourMeasureID, as credential: Credential
    ) async throws -> BehaviourMeasureRecord {
        try await record(id, for: .keepRegister, as: credential)
    }

    /// A page of the register as it stands today, the latest start first.
    ///
    /// The state is computed and not stored, and a register is short: it is read as a whole and cut here.
    public func behaviourMeasures(
        _ filter: BehaviourFilter, after position: DayPosition?, limit: Int, as credential: Credential
    ) async throws -> Page<BehaviourMeasureRecord, DayPosition> {
        try await reading(for: .keepRegister, as: credential) { today in
            BehaviourMeasureRecord.question(SQL.condition(filter), on: today, knowledge)
        } _: { _, all, _ in
            let fitting = all.filter { record in
                (filter.state == nil || record.standing.state == filter.state)
                    && (filter.reviewDueBy.map { record.standing.isReviewDue(by: $0) } ?? true)
                    && (position.map { record.position.isAfter($0) } ?? true)
            }
            return Page(Array(fitting.prefix(limit + 1)), limit: limit, position: \.position)
        }
    }
}

extension BehaviourMeasureRecord {
    fileprivate var position: DayPosition { DayPosition(on: measure.decisions[0].decidedOn, id: id.rawValue) }
}

extension DayPosition {
    /// Whether the place comes later in a list of the latest first.
    fileprivate func isAfter(_ other: DayPosition) -> Bool {
        on == other.on ? id.uuidString < other.id.uuidString : on < other.on
    }
}

extension SQL {
    fileprivate static func condition(_ filter: BehaviourFilter) -> SQL {
        var sql: SQL = " WHERE true"
        if let kind = filter.kind { sql = sql + " AND m.kind = \(kind)" }
        if let complaint = filter.complaint {
            sql =
                sql + """
                     AND (
                        normal_name(m.complainant) = (
                            SELECT normal_name(c.complainant) FROM complaint AS c WHERE c.id = \(complaint)
                        )
                        OR EXISTS (
                            SELECT FROM behaviour_measure_complaint AS l
                            WHERE l.measure_id = m.id AND l.complaint_id = \(complaint)
                        )
                    )
                    """
        }
        return sql
    }
}
