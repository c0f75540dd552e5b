public import Complaints
import Foundation
import Postgres
public import WorkingDays

/// Which actions a list holds; nil does not filter.
public struct ActionFilter: Sendable, Hashable {
    public var complaint: ComplaintID?
    public var procedure: Procedure?
    public var ownerDepartment: String?
    public var source: ActionSource?
    public var scope: ActionScope?
    public var status: ActionStatus?
    public var dueFrom: Day?
    public var dueTo: Day?

    /// A filter that lets everything pass.
    public init() {}
}

extension Casework {
    /// One action.
    public func action(_ id: ActionID, as credential: Credential) async throws -> ActionRecord {
        try await record(id, as: credential)
    }

    /// A page of the tracker, the first due first.
    public func actions(
        _ filter: ActionFilter, after position: DayPosition?, limit: Int, as credential: Credential
    ) async throws -> Page<ActionRecord, DayPosition> {
        try await reading(as: credential) { _, db in
            let read = try db.all(SQL.actions(filter, after: position, limit: limit + 1)) {
                try ActionRecord.columns.read($0)
            }
            return Page(read, limit: limit) { DayPosition(on: $0.dueOn, id: $0.id.rawValue) }
        }
    }
}

extension SQL {
    fileprivate static func actions(_ filter: ActionFilter, after position: DayPosition?, limit: Int) -> SQL {
        var sql = actionColumns + " WHERE true"
        if let complaint = filter.complaint { sql = sql + " AND a.complaint_id = \(complaint)" }
        if let procedure = filter.procedure { sql = sql + " AND c.procedure = \(procedure)" }
        if let department = filter.ownerDepartment { sql = sql + " AND a.owner_department = \(department)" }
        if let source = filter.source { sql = sql + " AND a.source = \(source)" }
        if let scope = filter.scope { sql = sql + " AND a.scope = \(scope)" }
        if let dueFrom = filter.dueFrom { sql = sql + " AND a.due_on >= \(dueFrom)" }
        if let dueTo = filter.dueTo { sql = sql + " AND a.due_on <= \(dueTo)" }
        switch filter.status {
        case .notStarted: sql = sql + " AND a.completed_on IS NULL AND a.part_done_on IS NULL"
        case .partDone: sql = sql + " AND a.completed_on IS NULL AND a.part_done_on IS NOT NULL"
        case .done: sql = sql + " AND a.completed_on IS NOT NULL"
        case nil: break
        }
        if let position { sql = sql + " AND (a.due_on, a.id) > (\(position.on), \(position.id))" }
        return sql + " ORDER BY a.due_on, a.id LIMIT \(limit)"
    }
}
