/// Why a connection could not be opened, as far as libpq and the server say so.
///
/// The protocol has a code for it, which libpq keeps to itself; its text is the only way to tell them apart. A server that
/// answers in another language than English is `refused`.
public enum ConnectionFault: Sendable, CaseIterable {
    /// The connection string cannot be read.
    case unreadable
    case unknownHost
    case unreachable
    case passwordMissing
    case passwordWrong
    case unknownRole
    case unknownDatabase
    /// The server lets nobody in from there, or not under this name.
    case notAdmitted
    /// The server starts or stops.
    case notReady
    /// Every connection is taken.
    case full
    /// The server refused for another reason, which its log has.
    case refused

    init(message: String) {
        self = Self.signs.first { message.contains($0.0) }?.1 ?? .unreachable
    }

    private static let signs: [(String, ConnectionFault)] = [
        (ConnectionParameters.unreadable, .unreadable),
        ("could not translate host name", .unknownHost),
        ("no password supplied", .passwordMissing),
        ("password authentication failed", .passwordWrong),
        ("no pg_hba.conf entry", .notAdmitted), ("pg_hba.conf rejects", .notAdmitted),
        ("Peer authentication failed", .notAdmitted), ("Ident authentication failed", .notAdmitted),
        ("permission denied for database", .notAdmitted),
        ("starting up", .notReady), ("shutting down", .notReady), ("in recovery mode", .notReady),
        ("too many clients", .full), ("remaining connection slots", .full), ("too many connections", .full),
        ("FATAL:  role \"", .unknownRole),
        ("FATAL:  database \"", .unknownDatabase),
        ("failed: FATAL", .refused),
    ]
}

extension PostgresError {
    /// Why no connection could be opened; nil for any other failure.
    public var connectionFault: ConnectionFault? {
        code == .connectionFailed ? ConnectionFault(message: message) : nil
    }
}
