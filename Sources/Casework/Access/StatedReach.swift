import Complaints
import Postgres

/// What a transaction states of whose it is (decision 0056). Where it states nothing, policies let nothing through.
extension SQL {
    /// States that the transaction is the service's own: it sees every record.
    static let reachEverything: SQL = "SELECT reach_everything()"

    /// States again what was told of a caller.
    static func reachAgain(_ stated: [String]) -> SQL { "SELECT reach_again(\(stated)::text[])" }
}

extension Transaction {
    /// Sees every record from here on, as work does that is nobody's: what runs by itself, counts, or finds who asks.
    func reachEverything() throws {
        try execute(SQL.reachEverything)
        repeatBeforeOthers(SQL.reachEverything)
    }

    /// Sees every record while it does what follows in records that the caller may not see, and what they see afterwards.
    func reachingEverything<Value>(_ body: (borrowing Transaction) throws -> Value) throws -> Value {
        let stated: [String] = try one("SELECT reach_stated() AS stated") { try $0["stated"] }
        try execute(SQL.reachEverything)
        let value = try body(self)
        try execute(SQL.reachAgain(stated))
        return value
    }

    /// Refuses where a question has an answer: with what it says to whoever sees that, and to others as beyond their reach.
    func refuse(where question: SQL, _ refusal: @escaping (Row) throws -> Refusal) throws {
        if let seen = try first(question, refusal) { throw seen }
        let isAnswered = try reachingEverything { db in try db.first(question) { _ in () } != nil }
        guard !isAnswered else { throw Refusal.beyondReach }
    }
}
