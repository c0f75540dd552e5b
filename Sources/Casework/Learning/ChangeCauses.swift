public import Complaints
import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// Adds a cause to the council's list (requirement R72).
public struct AddCause: RequestedOperation {
    public static let event = "cause_added"
    public static let permission = Permission.decide

    public let cause: String
    public let name: String

    public init(_ fields: inout Fields, of target: NoTarget) {
        cause = fields.text("cause", limit: 60)
        name = fields.text("name", limit: 200)
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> Cause {
        try Cause.checkForm(cause)
        try Cause.checkFree(name, except: cause, db)
        let inserted = try db.refusing(["cause_name_key": .nameTaken("cause \(name)")]) {
            try db.first(
                """
                INSERT INTO cause (code, name, position)
                SELECT \(cause), \(name), coalesce(max(position), 0) + 1 FROM cause
                ON CONFLICT (code) DO NOTHING
                RETURNING \(SQL.list(Cause.columns.names, of: "cause"))
                """
            ) { try Cause.columns.read($0) }
        }
        let added = try inserted.found(or: .causeTaken(cause))
        try context.audit(Self.event, details: ["cause": .text(cause), "name": .text(name)], db)
        return added
    }
}

/// Gives a cause of the list another name.
public struct RenameCause: RequestedOperation {
    public static let event = "cause_changed"
    public static let permission = Permission.decide

    public let target: CodeTarget
    public let name: String

    public init(_ fields: inout Fields, of target: CodeTarget) {
        self.target = target
        name = fields.text("name", limit: 200)
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> Cause {
        let found = try Cause.lock(target, db)
        try Cause.checkFree(name, except: found.code, db)
        try context.audit(
            Self.event,
            details: ["cause": .text(found.code), "from_name": .text(found.name), "to_name": .text(name)], db)
        return try found.change("name = \(name)", named: name, db)
    }
}

/// Retires a cause: it is no longer chosen for new complaints and stays in every report; one that was used is never deleted.
public struct RetireCause: RequestedOperation {
    public static let event = "cause_changed"
    public static let permission = Permission.decide

    public let target: CodeTarget
    public let retiredOn: Day

    public init(_ fields: inout Fields, of target: CodeTarget) {
        self.target = target
        retiredOn = fields.day("retired_on")
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> Cause {
        let found = try Cause.lock(target, db)
        try found.checkRetirement(on: retiredOn, today: context.today)
        try context.audit(
            Self.event, details: ["cause": .text(found.code), "retired_on": .text(retiredOn.description)], db)
        return try found.change("retired_on = \(retiredOn)", named: found.name, db)
    }
}

extension Cause {
    /// The cause of a code, nobody else's to change until the transaction ends.
    static func lock(_ target: CodeTarget, _ db: borrowing Transaction) throws -> Cause {
        let found = try db.first(
            "\(SQL.causeColumns) WHERE c.code = \(target.code) FOR UPDATE"
        ) { try Cause.columns.read($0) }
        guard let found else { throw NotFound("cause") }
        try VersionMismatch.check(found.version, isOneOf: target.expectedVersions)
        return found
    }

    /// Refuses a name that another cause in use has.
    fileprivate static func checkFree(_ name: String, except code: String, _ db: borrowing Transaction) throws {
        let taken = try db.first(
            """
            SELECT c.name FROM cause AS c
            WHERE listed_name(c.name) = listed_name(\(name)) AND c.retired_on IS NULL AND c.code <> \(code)
            """
        ) { try $0["name"] as String }
        try Complaints.checkFree("cause", taken: taken)
    }

    /// Changes the cause, which is called `name` after it; refused where another in use has that name, as one may that was
    /// added while this one was retired.
    func change(_ set: SQL, named name: String, _ db: borrowing Transaction) throws -> Cause {
        try db.refusing(["cause_name_key": .nameTaken("cause \(name)")]) {
            try db.one(
                """
                UPDATE cause SET \(set), version = version + 1 WHERE code = \(code)
                RETURNING \(SQL.list(Cause.columns.names, of: "cause"))
                """
            ) { try Cause.columns.read($0) }
        }
    }
}

extension Cause {
    /// The causes in the order of the list.
    static func all(_ db: borrowing Transaction) throws -> [Cause] {
        try db.all(SQL.causeColumns + " ORDER BY c.position, c.code") { try Cause.columns.read($0) }
    }

    static let columns = ColumnList(
        Cause.init,
        Column("code", \.code), Column("name", \.name), Column("retired_on", \.retiredOn),
        Column("version", \.version))
}

extension SQL {
    static let causeColumns: SQL = "SELECT \(list(Cause.columns.names, of: "c")) FROM cause AS c"
}
