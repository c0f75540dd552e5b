public import Complaints
import Foundation
public import Postgres
public import WorkingDays

/// Adds a cause to the council's list (requirement R72).
public struct AddCause: Operation {
    public static let event = "cause_added"
    public static let permission = Permission.decide

    public let cause: String
    public let name: String

    /// A cause with its code and name.
    public init(cause: String, name: String) {
        self.cause = cause
        self.name = name
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> Cause {
        guard cause.wholeMatch(of: /[a-z][a-z0-9_]*/) != nil else { throw Refusal.causeForm }
        let added = try db.first(
            """
            INSERT INTO cause (code, name, position)
            SELECT \(cause), \(name), coalesce(max(position), 0) + 1 FROM cause
            ON CONFLICT (code) DO NOTHING
            RETURNING code, name, retired_on, version
            """
        ) { try Cause(row: $0) }
        guard let added else { throw Refusal.causeTaken(cause) }
        try context.audit(Self.event, details: ["cause": .text(cause), "name": .text(name)], db)
        return added
    }
}

/// Changes a cause of the list: gives it another name, or retires it; one that was used is never deleted.
public struct ChangeCause: Operation {
    public static let event = "cause_changed"
    public static let permission = Permission.decide

    /// What becomes of it.
    public enum Change: Sendable, Hashable {
        case rename(String)
        /// No longer chosen for new complaints; it stays in every report.
        case retire(Day)
    }

    public let cause: String
    public let expectedVersion: Int?
    public let change: Change

    /// The change of a cause, at the version the caller saw.
    public init(cause: String, expectedVersion: Int?, change: Change) {
        self.cause = cause
        self.expectedVersion = expectedVersion
        self.change = change
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> Cause {
        let found = try db.first(
            "SELECT code, name, retired_on, version FROM cause WHERE code = \(cause) FOR UPDATE"
        ) { try Cause(row: $0) }
        guard let found else { throw NotFound("cause") }
        if let expectedVersion, expectedVersion != found.version {
            throw VersionMismatch(expected: expectedVersion, current: found.version)
        }
        var details: [String: AuditValue?] = ["cause": .text(cause)]
        let set: SQL
        switch change {
        case .rename(let name):
            set = "name = \(name)"
            details["from_name"] = .text(found.name)
            details["to_name"] = .text(name)
        case .retire(let day):
            if let retiredOn = found.retiredOn { throw Refusal.alreadyRecorded("retired_on", on: retiredOn) }
            guard day <= context.today else { throw Refusal.inTheFuture("retired_on", day, today: context.today) }
            set = "retired_on = \(day)"
            details["retired_on"] = .text(day.description)
        }
        try context.audit(Self.event, details: details, db)
        return try db.one(
            """
            UPDATE cause SET \(set), version = version + 1 WHERE code = \(cause)
            RETURNING code, name, retired_on, version
            """
        ) { try Cause(row: $0) }
    }
}

extension Cause {
    init(row: Row) throws {
        self.init(
            code: try row["code"], name: try row["name"], retiredOn: try row["retired_on"], version: try row["version"])
    }
}
