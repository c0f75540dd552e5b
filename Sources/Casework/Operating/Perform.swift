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
            return try context.perform(operation, db)
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
        let kept = Question.one(SQL.kept(key.key)) { row in
            (answer: try KeptAnswer(row: row), isLocked: try row["locked"] as Bool)
        }
        let (actor, found): (Actor, (answer: KeptAnswer?, isLocked: Bool))
        do {
            (actor, found) = try db.ask(
                Question(Caller.question(credential, operation.requires, now: now, today: today), kept) {
                    ($0.actor, $1)
                })
        } catch {
            throw AccessRefusal(error, credential, operation.requires, now: now, today: today) ?? error
        }
        let until = Casework.answersAreKeptSince(now)
        if let kept = found.answer, kept.recordedAt > until {
            guard kept.fingerprint == key.fingerprint else { throw IdempotencyRefusal.reused }
            return try kept.answer(db)
        }
        guard found.isLocked else { throw IdempotencyRefusal.running }
        if found.answer != nil { try db.execute(SQL.forget(key.key, until: until)) }
        let context = OperationContext(casework: self, actor: actor, now: now, today: today, facts: facts)
        let given = try answer(try context.perform(operation, db))
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

extension OperationContext {
    /// Performs an operation; a row that the caller would not see is refused, whichever it is (decision 0056).
    fileprivate func perform<O: Operation>(_ operation: O, _ db: borrowing Transaction) throws -> O.Value {
        if O.reachesEverything { try db.reachEverything() }
        do {
            return try operation.perform(self, db)
        } catch let error as PostgresError where error.isBeyondPolicy {
            throw Refusal.beyondReach
        }
    }
}

/// The answer that the first request with a key was given.
private struct KeptAnswer {
    let fingerprint: [UInt8]
    let recordedAt: Date
    private let answer: Answer
    /// The last event of what the first request did.
    private let event: Int?

    init?(row: Row) throws {
        guard let fingerprint = try row["fingerprint"] as [UInt8]? else { return nil }
        self.fingerprint = fingerprint
        recordedAt = try row["recorded_at"]
        var answer = Answer(
            status: try row["status"], location: try row["location"], etag: try row["etag"], body: try row["body"])
        answer.isReplay = true
        self.answer = answer
        event = try row["event"]
    }

    /// The answer, for whoever still sees what it is about, which its event is filed under, and every record that it names.
    ///
    /// - Throws: `NotFound`.
    func answer(_ db: borrowing Transaction) throws -> Answer {
        let isSeen = try db.one(SQL.isSeen(event, names: String(decoding: answer.body, as: UTF8.self))) {
            try $0["is_seen"] as Bool
        }
        guard isSeen else { throw NotFound("record") }
        return answer
    }
}

extension SQL {
    /// Whether no other request with the key of the caller is running, and the answer it was given before.
    ///
    /// A key is a token's, or a person's who signed in, whichever token says so.
    fileprivate static func kept(_ key: String) -> SQL {
        """
        SELECT pg_try_advisory_xact_lock(hashtextextended(
                \(key)::text, coalesce(t.id, uuid_hash_extended(t.signed_in, 0))
            )) AS locked, r.fingerprint, r.status, r.location, r.etag, r.body, r.event,
            r.recorded_at
        FROM (
            SELECT nullif(current_setting('redress.token'), '')::bigint AS id,
                nullif(current_setting('redress.signed_in'), '')::uuid AS signed_in
        ) AS t
        LEFT JOIN idempotency_record AS r ON r.key = \(key) AND (r.api_token_id = t.id OR r.signed_in_id = t.signed_in)
        """
    }

    /// Destroys what was kept for the key for its time: of the rows that the caller reaches, which are their own.
    fileprivate static func forget(_ key: String, until: Date) -> SQL {
        "DELETE FROM idempotency_record WHERE key = \(key) AND recorded_at <= \(until)"
    }

    fileprivate static func isSeen(_ event: Int?, names body: String) -> SQL {
        """
        SELECT (\(event)::bigint IS NULL OR EXISTS (SELECT FROM audit_event AS e WHERE e.id = \(event)))
            AND NOT names_hidden(\(body)) AS is_seen
        """
    }

    fileprivate static func keep(_ answer: Answer, key: IdempotencyKey, of actor: Actor, now: Date) -> SQL {
        """
        INSERT INTO idempotency_record
            (api_token_id, signed_in_id, key, fingerprint, status, location, etag, body, recorded_at, event)
        VALUES (\(actor.token), \(actor.signedIn), \(key.key), \(key.fingerprint), \(answer.status), \(answer.location),
            \(answer.etag), \(answer.keptBody ?? answer.body), \(now),
            nullif(current_setting('redress.event', true), '')::bigint)
        """
    }
}

extension Credential {
    /// Whether answers are kept for it by their keys: not on the command line, where there are no keys.
    fileprivate var keepsAnswers: Bool { if case .commandLine = self { false } else { true } }
}
