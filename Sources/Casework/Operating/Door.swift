public import Complaints
import Postgres
import WorkingDays

/// Casework cannot answer now and may be able to later; nothing is wrong with the request.
public enum CaseworkUnavailable: Error, Sendable, Hashable {
    /// Too many requests wait for the database.
    case busy
    /// Another change holds the record this one needs; others can be read and changed.
    case recordBusy
    /// The database cannot be reached. A change that was being committed may or may not have been made.
    case databaseDown
    /// The disk of the database is full; nothing was stored.
    case storageFull

    /// What an error that came out of casework or a report means for a caller, or nil where it is another kind of
    /// failure; so that nobody outside needs to know the database layer.
    public init?(_ error: any Error) {
        if let unavailable = error as? CaseworkUnavailable {
            self = unavailable
            return
        }
        guard let error = error as? PostgresError, error.isUnavailable else { return nil }
        switch error.code {
        case .connectionFailed, .connectionLost, .shuttingDown: self = .databaseDown
        case .server where error.isShutdown: self = .databaseDown
        case .server where error.sqlState == .diskFull: self = .storageFull
        case .server where error.sqlState == .lockNotAvailable: self = .recordBusy
        default: self = .busy
        }
    }
}

extension Casework {
    /// Finds the caller and checks a permission, where nothing else is asked of the database.
    @discardableResult
    public func authorise(_ credential: Credential, for permission: Permission) async throws -> Actor {
        let now = clock.now
        return try await reader.single { db in try authorise(credential, for: permission, now: now, db) }
    }
}

extension Casework {
    /// Reads what a question asks, for a caller who holds a permission: of one moment, and in one wait for the server.
    ///
    /// The caller is asked for first and in the same breath; where they may not, the server answers nothing after it. `body`
    /// may ask further, of a later moment, for what never changes.
    func reading<Part, Value: Sendable>(
        for permission: Permission = .readCasework, as credential: Credential,
        asking question: @escaping @Sendable (Day) -> Question<Part>,
        _ body: @escaping @Sendable (borrowing OperationContext, Part, borrowing Transaction) throws -> Value
    ) async throws -> Value {
        let now = clock.now
        let today = clock.day(of: now)
        return try await reader.single { db in
            let (caller, part): ((actor: Actor, reach: SQL), Part)
            do {
                (caller, part) = try db.ask(
                    Question(Caller.question(credential, permission, now: now, today: today), question(today)) {
                        ($0, $1)
                    })
            } catch {
                throw AccessRefusal(error, credential, permission, now: now, today: today) ?? error
            }
            db.repeatBeforeOthers(caller.reach)
            return try body(OperationContext(casework: self, actor: caller.actor, now: now, today: today), part, db)
        }
    }

    /// Reads a record for a caller who holds a permission.
    ///
    /// - Throws: `AccessRefusal`; `NotFound`.
    func record<Record: VersionedRecord>(
        _ id: RecordID<Record.Kind>, for permission: Permission = .readCasework, as credential: Credential
    ) async throws -> Record {
        try await reading(for: permission, as: credential) { today in
            Question(Record.question(id, lock: false, on: today, self), .isHidden(id)) { ($0, $1) }
        } _: { _, asked, db in
            let (found, isHidden) = asked
            guard let found else { throw NotFound(Record.Kind.name, isHidden: isHidden) }
            return try found.completed(self, db)
        }
    }
}

/// How the statements of a read belong together.
enum Reading: Sendable {
    /// One statement, or some that need not see the same moment.
    case single
    /// In a transaction that cannot write.
    case transaction
    /// In a transaction that sees one moment throughout.
    case snapshot
}

extension Casework {
    /// Reads for a caller who holds a permission; the clock is read once.
    func reading<Value: Sendable>(
        _ kind: Reading = .single, for permission: Permission = .readCasework, as credential: Credential,
        _ body: @escaping @Sendable (borrowing OperationContext, borrowing Transaction) throws -> Value
    ) async throws -> Value {
        let now = clock.now
        let read: @Sendable (borrowing Transaction) throws -> Value = { db in
            try body(try context(credential, permission, now: now, db), db)
        }
        return switch kind {
        case .single: try await reader.single(read)
        case .transaction: try await reader.read(read)
        case .snapshot: try await reader.snapshot(read)
        }
    }
}
