public import Foundation
import Postgres
import Synchronization

/// One change of a record at a time in this process: whoever waits for their turn holds no connection.
///
/// The lock that decides is the row's in the database, since any number of copies may run; this keeps a record that
/// everybody wants from taking every connection.
final class RecordTurns: Sendable {
    /// How many may wait for one record.
    static let limit = 32

    /// Whose change it is: the same request again is told so at once, and never waits behind itself.
    struct Asker: Hashable {
        let credential: Credential
        let key: String
    }

    enum Turn: Sendable {
        case mine
        /// The same request has the record.
        case alongside
        case refused
    }

    private struct Record {
        var asker: Asker?
        var waiting: [(turn: CheckedContinuation<Turn, Never>, asker: Asker?)] = []
    }

    private let records = Mutex<[UUID: Record]>([:])

    /// Waits for the record; refuses where too many wait already, or it cannot be locked.
    func take(_ record: UUID, _ asker: Asker?) async -> Turn {
        await withCheckedContinuation { continuation in
            let answer: Turn? = records.withLock { records in
                guard let taken = records[record] else {
                    records[record] = Record(asker: asker)
                    return .mine
                }
                if let asker, taken.asker == asker { return .alongside }
                guard taken.waiting.count < Self.limit else { return .refused }
                records[record]?.waiting.append((continuation, asker))
                return nil
            }
            if let answer { continuation.resume(returning: answer) }
        }
    }

    /// Lets the next one have the record; none of those who wait where it cannot be locked.
    func leave(_ record: UUID, canBeLocked: Bool) {
        let (waiting, turn) = records.withLock { records in
            guard canBeLocked, var taken = records[record], !taken.waiting.isEmpty else {
                return (records.removeValue(forKey: record)?.waiting ?? [], Turn.refused)
            }
            let next = taken.waiting.removeFirst()
            taken.asker = next.asker
            records[record] = taken
            return ([next], .mine)
        }
        for (continuation, _) in waiting { continuation.resume(returning: turn) }
    }
}

extension Casework {
    /// Changes a record when those before are done with it.
    ///
    /// - Throws: `CaseworkUnavailable.recordBusy` where too many wait for it, or those before could not lock it in time.
    public func inTurn<Value: Sendable>(
        of record: UUID?, as credential: Credential, key: IdempotencyKey?, _ body: () async throws -> Value
    ) async throws -> Value {
        guard let record else { return try await body() }
        switch await turns.take(record, key.map { .init(credential: credential, key: $0.key) }) {
        case .alongside: return try await body()
        case .refused: throw CaseworkUnavailable.recordBusy
        case .mine: break
        }
        let result: Result<Value, any Error>
        do { result = .success(try await body()) } catch { result = .failure(error) }
        var canBeLocked = true
        if case .failure(let error as PostgresError) = result { canBeLocked = error.sqlState != .lockNotAvailable }
        turns.leave(record, canBeLocked: canBeLocked)
        return try result.get()
    }
}
