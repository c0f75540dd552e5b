/// The five characters by which the server says what kind of error happened.
public struct SQLState: RawRepresentable, Hashable, Sendable {
    /// The five characters.
    public let rawValue: String

    /// A state by its five characters.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}

extension SQLState {
    /// A row with the same key exists.
    public static let uniqueViolation = SQLState(rawValue: "23505")
    /// The row refers to one that does not exist, or is referred to.
    public static let foreignKeyViolation = SQLState(rawValue: "23503")
    /// A CHECK does not hold.
    public static let checkViolation = SQLState(rawValue: "23514")
    /// A column that must have a value has none.
    public static let notNullViolation = SQLState(rawValue: "23502")
    /// Two rows overlap where an EXCLUDE forbids it.
    public static let exclusionViolation = SQLState(rawValue: "23P01")
    /// Another transaction came first; running again may succeed.
    public static let serializationFailure = SQLState(rawValue: "40001")
    /// Two transactions waited for each other; running again may succeed.
    public static let deadlockDetected = SQLState(rawValue: "40P01")
    /// The statement was stopped by a timeout or by request.
    public static let queryCanceled = SQLState(rawValue: "57014")
    /// A lock was not given in time.
    public static let lockNotAvailable = SQLState(rawValue: "55P03")
    /// The transaction is read-only.
    public static let readOnlyTransaction = SQLState(rawValue: "25006")
    /// An earlier error has ended the transaction.
    public static let inFailedTransaction = SQLState(rawValue: "25P02")
    /// A table does not exist.
    public static let undefinedTable = SQLState(rawValue: "42P01")
    /// The role lacks the right.
    public static let insufficientPrivilege = SQLState(rawValue: "42501")
    /// A database of that name exists.
    public static let duplicateDatabase = SQLState(rawValue: "42P04")
    /// The server has not the feature, or a cached plan no longer fits its tables.
    public static let featureNotSupported = SQLState(rawValue: "0A000")
    /// No prepared statement has that name.
    public static let invalidStatementName = SQLState(rawValue: "26000")
    /// The disk is full.
    public static let diskFull = SQLState(rawValue: "53100")
    /// The connection was ended by an administrator.
    public static let adminShutdown = SQLState(rawValue: "57P01")
}
