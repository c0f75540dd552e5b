import CLibPQ
import Synchronization

/// The connection for as long as the braces of a job: it cannot be stored, nor used from another thread.
public struct Transaction: ~Copyable {
    let connection: Connection

    /// The number of the connection among all that this process has opened, the first 1: a connection that is there still has seen no crash of the server
    /// since it was opened.
    public var connectionNumber: Int { connection.number }

    /// How many connections this process has opened so far.
    public static var connectionsOpened: Int { Connection.opened.load(ordering: .sequentiallyConsistent) }

    /// Runs a statement and returns how many rows it affected.
    @discardableResult
    public func execute(_ sql: SQL, file: StaticString = #fileID, line: UInt = #line) throws -> Int {
        try connection.run(sql, at: CallSite(file: file, line: line)).affected
    }

    /// Has a statement run again before whatever else the body asks in `single`, each time in one transaction with it and in
    /// the same wait: what it states, as `set_config`, ends with a transaction.
    ///
    /// In a transaction nothing is run again.
    public func repeatBeforeOthers(_ sql: SQL, file: StaticString = #fileID, line: UInt = #line) {
        connection.repeated = Statement(sql: sql, callSite: CallSite(file: file, line: line))
    }

    /// Runs a statement and turns every row into a value.
    public func all<Value>(
        _ sql: SQL, file: StaticString = #fileID, line: UInt = #line, _ decode: (Row) throws -> Value
    ) throws -> [Value] {
        let result = try connection.run(sql, at: CallSite(file: file, line: line))
        var values: [Value] = []
        values.reserveCapacity(Int(result.count))
        for index in 0..<result.count {
            values.append(try decode(Row(result: result, index: index)))
        }
        return values
    }

    /// Runs a statement and turns its first row, if there is one, into a value.
    public func first<Value>(
        _ sql: SQL, file: StaticString = #fileID, line: UInt = #line, _ decode: (Row) throws -> Value
    ) throws -> Value? {
        let result = try connection.run(sql, at: CallSite(file: file, line: line))
        return result.count == 0 ? nil : try decode(Row(result: result, index: 0))
    }

    /// Runs a statement that must return exactly one row.
    public func one<Value>(
        _ sql: SQL, file: StaticString = #fileID, line: UInt = #line, _ decode: (Row) throws -> Value
    ) throws -> Value {
        let result = try connection.run(sql, at: CallSite(file: file, line: line))
        guard result.count == 1 else { throw result.notOneRow() }
        return try decode(Row(result: result, index: 0))
    }

    /// Runs a part that may fail on its own: when it throws, only its statements are undone.
    public func savepoint<Value>(_ body: (borrowing Transaction) throws -> Value) throws -> Value {
        try connection.prepareToSend(nil, at: CallSite())
        try connection.beginNow()
        try connection.command("SAVEPOINT part")
        let value: Value
        do {
            value = try body(self)
        } catch {
            // A lost connection has nothing to roll back, and the reason is the body's error.
            if connection.isUsable { try connection.command("ROLLBACK TO SAVEPOINT part; RELEASE SAVEPOINT part") }
            throw error
        }
        try connection.command("RELEASE SAVEPOINT part")
        return value
    }

    /// Runs a text of several statements as it is; for migrations only.
    public func script(_ text: String, file: StaticString = #fileID, line: UInt = #line) throws {
        let callSite = CallSite(file: file, line: line)
        try connection.prepareToSend(nil, at: callSite)
        try connection.beginNow()
        try connection.command(text, at: callSite)
    }

    /// Tells listeners, once the transaction is committed, that something happened.
    public func notify(
        _ channel: some SQLIdentifier, _ payload: String = "", file: StaticString = #fileID, line: UInt = #line
    ) throws {
        try execute("SELECT pg_notify(\(channel.rawValue), \(payload))", file: file, line: line)
    }
}
