/// What went wrong in the database or on the way to it.
///
/// `description` names the place and the objects but no values; `message` is the server's text and may hold values, so
/// it is neither logged nor sent out.
public struct PostgresError: Error, Sendable {
    /// The kind of failure.
    public enum Code: String, Sendable {
        /// The server refused a statement; `sqlState` says why.
        case server
        /// No connection could be opened.
        case connectionFailed
        /// The connection broke while it was in use; a COMMIT under way may or may not have happened.
        case connectionLost
        /// Too many jobs wait, or this one waited too long.
        case busy
        /// The server stopped the statement because it ran too long or was cancelled from elsewhere.
        case cancelled
        /// A column could not be read as the Swift type asked for.
        case decoding
        /// A value could not be sent.
        case encoding
        /// A statement that must return exactly one row did not.
        case notOneRow
        /// The transaction had already failed when it was to be committed.
        case notCommitted
        /// The connection was used for a second statement while rows or COPY data of a first were under way.
        case misuse
        /// The database is being shut down.
        case shuttingDown
    }

    /// The kind of failure.
    public var code: Code
    /// The server's own code.
    public var sqlState: SQLState?
    /// The server's text, which may hold values.
    public var message: String
    /// The constraint that does not hold.
    public var constraint: String?
    /// The table concerned.
    public var table: String?
    /// The column concerned.
    public var column: String?
    /// ERROR, FATAL or PANIC.
    public var severity: String?
    /// The server's hint.
    public var hint: String?
    /// Where in the statement the error lies, counted in characters from 1.
    public var position: Int?
    /// The text of the statement, without its values.
    public var statement: String?
    /// Where in the source the statement was run.
    public var callSite: CallSite?
    /// The routine of the server that reported the error, which tells errors of one code apart in any language.
    var routine: String?

    init(_ code: Code, _ message: String, at callSite: CallSite? = nil) {
        self.code = code
        self.message = message
        self.callSite = callSite
    }
}

extension PostgresError {
    /// Whether it was this constraint that refused the row; that a value is too large for its index is another error.
    public func isViolation(of constraint: StaticString) -> Bool {
        code == .server && sqlState?.rawValue.hasPrefix("23") == true && self.constraint == constraint.description
    }

    /// Whether the row that was written is one that a policy does not let whoever writes it see; a right that is missing on the
    /// table is another error.
    public var isBeyondPolicy: Bool {
        sqlState == .insufficientPrivilege && routine == "ExecWithCheckOptions"
    }

    /// Whether the database could not answer now and may be able to later.
    public var isUnavailable: Bool {
        switch code {
        case .connectionFailed, .connectionLost, .busy, .cancelled, .shuttingDown: true
        case .server:
            sqlState == .lockNotAvailable || isTransient || isShutdown || sqlState?.rawValue.hasPrefix("53") == true
        case .decoding, .encoding, .notOneRow, .notCommitted, .misuse: false
        }
    }

    /// Whether the server goes down, comes up or has lost its files: class 57P of "operator intervention" and class 58.
    public var isShutdown: Bool {
        sqlState.map { $0.rawValue.hasPrefix("57P") || $0.rawValue.hasPrefix("58") } == true
    }

    /// Whether a prepared statement no longer fits its tables, or is gone.
    var isStalePlan: Bool {
        sqlState == .invalidStatementName
            || sqlState == .featureNotSupported && routine == "RevalidateCachedQuery"
    }

    /// Whether the same transaction may succeed when it is run again.
    var isTransient: Bool { sqlState == .serializationFailure || sqlState == .deadlockDetected }

    /// Whether the transaction is tried again: also where what a row refers to went meanwhile, which the second try knows.
    var isWorthRetrying: Bool { isTransient || sqlState == .foreignKeyViolation }
}

extension PostgresError: CustomStringConvertible {
    /// The kind of failure, the objects concerned and the call site; no values.
    public var description: String {
        var text = "PostgresError.\(code.rawValue)"
        if let sqlState { text += " \(sqlState.rawValue)" }
        if let constraint { text += " constraint \(constraint)" }
        if let table { text += " table \(table)" }
        if let column { text += " column \(column)" }
        if code != .server, code != .cancelled { text += ": \(message)" }
        if let callSite { text += " at \(callSite)" }
        return text
    }
}
