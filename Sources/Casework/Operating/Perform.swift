import Complaints
import Foundation
import Postgres
import WorkingDays

extension Casework {
    /// Performs an operation for a caller in one transaction.
    public func perform<O: Operation>(_ operation: O, as credential: Credential) async throws -> O.Value {
        let now = clock.now
        return try await database.write { db in
            let context = try context(credential, O.permission, now: now, db)
            return try operation.perform(context, db)
        }
    }

    /// Performs an operation and encodes its answer; with a key, the answer is kept in the same transaction, and the
    /// same request again is given it.
    ///
    /// - Throws: `IdempotencyRefusal` when the key came with another request or its first request is still running.
    public func perform<O: Operation>(
        _ operation: O, as credential: Credential, key: IdempotencyKey?,
        answer: @escaping @Sendable (O.Value) throws -> Answer
    ) async throws -> Answer {
        guard let key, case .tokenHash(let hash) = credential else {
            return try answer(try await perform(operation, as: credential))
        }
        let now = clock.now
        do {
            return try await database.write { db in
                try performOnce(operation, key: key, hash: hash, now: now, db, answer: answer)
            }
        } catch let error as PostgresError where error.isViolation(of: "idempotency_record_pkey") {
            // The first request committed between our look and our write: its answer is there now.
            return try await database.write { db in
                try performOnce(operation, key: key, hash: hash, now: now, db, answer: answer)
            }
        }
    }

    private func performOnce<O: Operation>(
        _ operation: O, key: IdempotencyKey, hash: [UInt8], now: Date, _ db: borrowing Transaction,
        answer: (O.Value) throws -> Answer
    ) throws -> Answer {
        let caller = try db.first(SQL.caller(hash: hash, key: key.key, now: now)) { try Caller(row: $0) }
        guard let caller else { throw AccessRefusal.unauthenticated }
        guard caller.actor.role.permissions.contains(O.permission) else { throw AccessRefusal.forbidden(O.permission) }
        if let (fingerprint, kept) = caller.kept {
            guard fingerprint == key.fingerprint else { throw IdempotencyRefusal.reused }
            return kept
        }
        guard caller.locked else { throw IdempotencyRefusal.running }
        let context = OperationContext(casework: self, actor: caller.actor, now: now, today: clock.day(of: now))
        let given = try answer(try operation.perform(context, db))
        try db.execute(SQL.keep(given, key: key, token: caller.token, now: now))
        return given
    }

    func context(
        _ credential: Credential, _ permission: Permission, now: Date, _ db: borrowing Transaction
    ) throws -> OperationContext {
        let actor = try authorise(credential, for: permission, now: now, db)
        return OperationContext(casework: self, actor: actor, now: now, today: clock.day(of: now))
    }
}

private struct Caller {
    let token: Int
    let actor: Actor
    let locked: Bool
    let kept: (fingerprint: [UInt8], answer: Answer)?

    init(row: Row) throws {
        token = try row["id"]
        actor = Actor(name: try row["name"], role: try row["role"])
        locked = try row["locked"]
        guard let fingerprint = try row["fingerprint"] as [UInt8]? else {
            kept = nil
            return
        }
        var answer = Answer(
            status: try row["status"], location: try row["location"], etag: try row["etag"], body: try row["body"])
        answer.isReplay = true
        kept = (fingerprint, answer)
    }
}

extension SQL {
    /// The caller, whether no other request with the key is running, and the answer it was given before.
    fileprivate static func caller(hash: [UInt8], key: String, now: Date) -> SQL {
        """
        SELECT t.id, t.name, t.role,
            pg_try_advisory_xact_lock(hashtextextended(\(key)::text, t.id)) AS locked,
            r.fingerprint, r.status, r.location, r.etag, r.body
        FROM api_token AS t
        LEFT JOIN idempotency_record AS r ON r.api_token_id = t.id AND r.key = \(key)
        WHERE t.hash = \(hash) AND t.revoked_at IS NULL AND t.expires_at > \(now)
        """
    }

    fileprivate static func keep(_ answer: Answer, key: IdempotencyKey, token: Int, now: Date) -> SQL {
        """
        INSERT INTO idempotency_record
            (api_token_id, key, fingerprint, status, location, etag, body, recorded_at)
        VALUES (\(token), \(key.key), \(key.fingerprint), \(answer.status), \(answer.location), \(answer.etag),
            \(answer.body), \(now))
        """
    }
}
