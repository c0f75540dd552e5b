public import Complaints
import Foundation
import Postgres
public import WorkingDays

/// Which compliments a list holds; nil does not filter.
public struct ComplimentFilter: Sendable, Hashable {
    public var procedure: Procedure?
    public var receivedFrom: Day?
    public var receivedTo: Day?
    public var department: String?
    public var service: String?
    public var contact: ContactID?
    /// Whether its text was approved for print.
    public var state: ComplimentState?
    /// Whether it was registered in error or twice; false leaves those out.
    public var registeredInError: Bool?

    /// A filter that lets everything pass.
    public init() {}
}

/// Whether a compliment may be printed.
public enum ComplimentState: String, Sendable, CaseIterable {
    case unapproved, approved
}

extension Casework {
    /// Reads a compliment.
    public func compliment(_ id: ComplimentID, as credential: Credential) async throws -> ComplimentRecord {
        try await record(id, as: credential)
    }

    /// A page of compliments, the latest received first.
    public func compliments(
        _ filter: ComplimentFilter, after position: DayPosition?, limit: Int, as credential: Credential
    ) async throws -> Page<ComplimentRecord, DayPosition> {
        try await reading(as: credential) { _, db in
            let read = try db.all(SQL.compliments(filter, after: position, limit: limit + 1)) { row in
                try ComplimentRecord.columns.read(row)
            }
            return Page(read, limit: limit) { DayPosition(on: $0.receivedOn, id: $0.id.rawValue) }
        }
    }
}

extension SQL {
    fileprivate static func compliments(_ filter: ComplimentFilter, after position: DayPosition?, limit: Int) -> SQL {
        var sql = complimentColumns + " WHERE true"
        if let procedure = filter.procedure { sql = sql + " AND m.procedure = \(procedure)" }
        if let receivedFrom = filter.receivedFrom { sql = sql + " AND m.received_on >= \(receivedFrom)" }
        if let receivedTo = filter.receivedTo { sql = sql + " AND m.received_on <= \(receivedTo)" }
        if let department = filter.department { sql = sql + " AND s.department = " + SQL.department(department) }
        if let service = filter.service { sql = sql + " AND s.name = ANY(" + services(service) + ")" }
        if let contact = filter.contact {
            sql = sql + " AND m.contact_id = (SELECT k.id FROM contact AS k WHERE k.id = \(contact))"
        }
        switch filter.state {
        case .unapproved: sql = sql + " AND m.published_text IS NULL"
        case .approved: sql = sql + " AND m.published_text IS NOT NULL"
        case nil: break
        }
        sql = sql + inError(filter.registeredInError, "m")
        if let position { sql = sql + " AND (m.received_on, m.id) < (\(position.on), \(position.id))" }
        return sql + " ORDER BY m.received_on DESC, m.id DESC LIMIT \(literal: limit)"
    }
}
