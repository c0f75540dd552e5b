public import Complaints
import Foundation
import Postgres
public import WorkingDays

/// Which obligations a list holds; nil does not filter.
public struct ObligationFilter: Sendable, Hashable {
    public var complaint: ComplaintID?
    public var ombudsmanCase: OmbudsmanCaseID?
    public var procedure: Procedure?
    public var owner: PersonID?
    public var ownerDepartment: String?
    public var ownerPost: PostID?
    public var source: ObligationSource?
    public var scope: ObligationScope?
    public var type: ObligationType?
    public var status: ObligationStatus?
    /// Whether it is past its day and not done.
    public var overdue: Bool?
    public var dueFrom: Day?
    public var dueTo: Day?

    /// A filter that lets everything pass.
    public init() {}
}

extension Casework {
    /// One obligation.
    public func obligation(_ id: ObligationID, as credential: Credential) async throws -> Obligation {
        try await record(id, as: credential)
    }

    /// A page of the obligations that were agreed, the first due first.
    ///
    /// What a report recommends and its stage's answer did not accept is read with the stage.
    public func obligations(
        _ filter: ObligationFilter, with inclusion: Inclusion? = nil, after position: DayPosition?, limit: Int,
        as credential: Credential
    ) async throws -> Page<Obligation, DayPosition> {
        let today = clock.day(of: clock.now)
        return try await reading(as: credential) { context, db in
            let read = try db.all(SQL.obligations(filter, today: today, after: position, limit: limit + 1)) {
                (obligation: try Obligation.columns.read($0), dueOn: try $0["due_on"] as Day)
            }
            return try Page(read, limit: limit) { DayPosition(on: $0.dueOn, id: $0.obligation.id.rawValue) }
                .map(\.obligation)
                .including(inclusion, context, db, of: \.id.rawValue)
        }
    }
}

extension SQL {
    /// Past its day on a day, and not done.
    static func overdue(on today: Day) -> SQL {
        "b.due_on < \(today) AND b.done_on IS NULL AND b.accepted IS NOT false"
    }

    /// Of the obligation `b`: agreed, to be done, and not done; what was registered in error is none.
    static let isOutstanding: SQL =
        "b.agreed_on IS NOT NULL AND b.done_on IS NULL AND b.accepted IS NOT false AND b.error_on IS NULL"

    fileprivate static func obligations(
        _ filter: ObligationFilter, today: Day, after position: DayPosition?, limit: Int
    ) -> SQL {
        var sql = obligations("b.agreed_on IS NOT NULL AND b.error_on IS NULL AND o.error_on IS NULL")
        if let complaint = filter.complaint { sql = sql + " AND b.complaint_id = \(complaint)" }
        if let ombudsmanCase = filter.ombudsmanCase { sql = sql + " AND b.ombudsman_case_id = \(ombudsmanCase)" }
        if let procedure = filter.procedure { sql = sql + " AND coalesce(o.procedure, c.procedure) = \(procedure)" }
        if let owner = filter.owner { sql = sql + " AND b.owner_id = \(owner)" }
        if let department = filter.ownerDepartment {
            sql = sql + " AND b.owner_department = " + SQL.department(department)
        }
        if let post = filter.ownerPost { sql = sql + " AND b.owner_post_id = \(post)" }
        if let source = filter.source { sql = sql + " AND b.source = \(source)" }
        if let scope = filter.scope { sql = sql + " AND b.scope = \(scope)" }
        if let type = filter.type { sql = sql + " AND b.type = \(type)" }
        if let overdue = filter.overdue { sql = sql + " AND (" + SQL.overdue(on: today) + ") = \(overdue)" }
        if let dueFrom = filter.dueFrom { sql = sql + " AND b.due_on >= \(dueFrom)" }
        if let dueTo = filter.dueTo { sql = sql + " AND b.due_on <= \(dueTo)" }
        switch filter.status {
        case .notStarted: sql = sql + " AND b.done_on IS NULL AND b.part_done_on IS NULL"
        case .partDone: sql = sql + " AND b.done_on IS NULL AND b.part_done_on IS NOT NULL"
        case .done: sql = sql + " AND b.done_on IS NOT NULL"
        case nil: break
        }
        if let position { sql = sql + " AND (b.due_on, b.id) > (\(position.on), \(position.id))" }
        return sql + " ORDER BY b.due_on, b.id LIMIT \(literal: limit)"
    }
}
