import Complaints
import Foundation
import Postgres
import WorkingDays

extension Casework {
    /// Performs an operation for a caller in one transaction.
    public func perform<O: Operation>(
        _ operation: O, facts: [String: AuditValue?] = [:], as credential: Credential
    ) async throws -> O.Value {
        let now = clock.now
        return try await database.write { db in
            var context = try context(credential, operation.requires, now: now, db)
            context.facts = facts
            return try operation.perform(context, db)
        }
    }

    /// Performs an operation and encodes its answer; with a key, the answer is kept in the same transaction, and the
    /// same request again is given it.
    ///
    /// - Throws: `IdempotencyRefusal` when the key came with another request or its first request is still running.
    public func perform<O: Operation>(
        _ operation: O, facts: [String: AuditValue?], as credential: Credential, key: IdempotencyKey?,
        answer: @escaping @Sendable (O.Value) throws -> Answer
    ) async throws -> Answer {
        do {
            if let key, credential.keepsAnswers {
                return try await performOnce(operation, facts, as: credential, key: key, answer: answer)
            }
            return try answer(try await perform(operation, facts: facts, as: credential))
        } catch {
            storage.note(error, at: clock.now)
            throw error
        }
    }

    private func performOnce<O: Operation>(
        _ operation: O, _ facts: [String: AuditValue?], as credential: Credential, key: IdempotencyKey,
        answer: @escaping @Sendable (O.Value) throws -> Answer
    ) async throws -> Answer {
        let now = clock.now
        do {
            return try await database.write { db in
                try performOnce(operation, facts, as: credential, key: key, now: now, db, answer: answer)
            }
        } catch  where Self.isOfTheFirst(error) {
            // The first request committed between our look and our write: its answer is there now.
            return try await database.write { db in
                try performOnce(operation, facts, as: credential, key: key, now: now, db, answer: answer)
            }
        }
    }

    private func performOnce<O: Operation>(
        _ operation: O, _ facts: [String: AuditValue?], as credential: Credential, key: IdempotencyKey, now: Date,
        _ db: borrowing Transaction, answer: (O.Value) throws -> Answer
    ) throws -> Answer {
        let today = clock.day(of: now)
        let found = try db.first(SQL.caller(credential, key: key.key, now: now, today: today)) { row in
            (
                caller: try Caller(row: row, now: now, today: today), kept: try KeptAnswer(row: row),
                locked: try row["locked"] as Bool
            )
        }
        guard let (caller, kept, locked) = found else { throw credential.unknown }
        let actor = try caller.actor(for: operation.requires)
        if let kept {
            guard kept.fingerprint == key.fingerprint else { throw IdempotencyRefusal.reused }
            return kept.answer
        }
        guard locked else { throw IdempotencyRefusal.running }
        let context = OperationContext(casework: self, actor: actor, now: now, today: today, facts: facts)
        let given = try answer(try operation.perform(context, db))
        try db.execute(SQL.keep(given, key: key, of: actor, now: now))
        return given
    }

    /// Whether a request failed by what the first one with its key did: by its key, or as the likely duplicate of it.
    private static func isOfTheFirst(_ error: any Error) -> Bool {
        if let refusal = error as? Refusal { return !refusal.references.isEmpty }
        return (error as? PostgresError)?.isViolation(of: "idempotency_record_key") ?? false
    }

    func context(
        _ credential: Credential, _ permission: Permission, now: Date, _ db: borrowing Transaction
    ) throws -> OperationContext {
        let actor = try authorise(credential, for: permission, now: now, db)
        return OperationContext(casework: self, actor: actor, now: now, today: clock.day(of: now))
    }
}

/// The answer that the first request with a key was given.
private struct KeptAnswer {
    let fingerprint: [UInt8]
    let answer: Answer

    init?(row: Row) throws {
        guard let fingerprint = try row["fingerprint"] as [UInt8]? else { return nil }
        self.fingerprint = fingerprint
        var answer = Answer(
            status: try row["status"], location: try row["location"], etag: try row["etag"], body: try row["body"])
        answer.isReplay = true
        self.answer = answer
    }
}

extension SQL {
    /// The caller, whether no other request with the key is running, and the answer it was given before.
    ///
    /// A key is a token's, or a person's who signed in, whichever token says so.
    fileprivate static func caller(_ credential: Credential, key: String, now: Date, today: Day) -> SQL {
        let isTheirs: SQL =
            if case .signedIn = credential { "r.signed_in_id = t.signed_in" } else { "r.api_token_id = t.caller_token" }
        return """
            SELECT t.*, pg_try_advisory_xact_lock(hashtextextended(
                    \(key)::text, coalesce(t.caller_token, uuid_hash_extended(t.signed_in, 0))
                )) AS locked, r.fingerprint, r.status, r.location, r.etag, r.body
            FROM (\(caller(credential, now: now, today: today))) AS t
            LEFT JOIN idempotency_record AS r ON r.key = \(key) AND \(isTheirs)
            """
    }

    fileprivate static func keep(_ answer: Answer, key: IdempotencyKey, of actor: Actor, now: Date) -> SQL {
        """
        INSERT INTO idempotency_record
            (api_token_id, signed_in_id, key, fingerprint, status, location, etag, body, recorded_at)
        VALUES (\(actor.token), \(actor.signedIn), \(key.key), \(key.fingerprint), \(answer.status), \(answer.location), \(answer.etag),
            \(answer.keptBody ?? answer.body), \(now))
        """
    }
}

extension Credential {
    /// Whether answers are kept for it by their keys: not on the command line, where there are no keys.
    fileprivate var keepsAnswers: Bool { if case .commandLine = self { false } else { true } }
}
