import Complaints
import Postgres

extension Transaction {
    /// Runs statements that a constraint of the database may refuse, and says in the words of the rule which one it was.
    ///
    /// The constraint decides where two callers race, so nothing is looked up first. After a violation the transaction
    /// takes no more statements; a body that goes on belongs in a `savepoint`.
    func refusing<Value>(_ refusals: KeyValuePairs<StaticString, Refusal>, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as PostgresError {
            guard let broken = refusals.first(where: { error.isViolation(of: $0.key) }) else { throw error }
            throw broken.value
        }
    }
}
