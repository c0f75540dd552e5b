import Postgres

extension CommandFailure {
    /// What an error of the database means for whoever ran the command.
    init(database error: PostgresError, needs role: DatabaseRole) {
        switch error.code {
        case .connectionFailed: self.init(error.connectionFault ?? .unreachable)
        case .connectionLost:
            self.init(
                "The connection to the database was lost. A change may or may not have been stored; run the command again "
                    + "to see.", .unavailable)
        case .cancelled: self.init("The database stopped the command because it took too long.", .unavailable)
        case .busy, .shuttingDown: self.init("The database is busy; try again in a minute.", .unavailable)
        case .server: self.init(refused: error, needs: role)
        case .decoding, .encoding, .notOneRow, .notCommitted, .misuse:
            self.init("The database and the program do not understand each other; \(Self.debug).", .fault)
        }
    }

    /// The role that a command connects as may not do what it does.
    package init(lackingRight role: DatabaseRole) {
        self.init(
            "The role of DATABASE_URL lacks a right that this command needs; run it as \(role.phrase).", .forbidden)
    }

    private static let debug = "LOG_LEVEL=debug shows more"

    private init(refused error: PostgresError, needs role: DatabaseRole) {
        let state = error.sqlState?.rawValue ?? ""
        switch error.sqlState {
        case .insufficientPrivilege?: self.init(lackingRight: role)
        case .diskFull?: self.init("The disk of the database is full; nothing was stored.", .unavailable)
        case .lockNotAvailable?:
            self.init(
                "Somebody else is changing what this command changes; try again when they are done.", .unavailable)
        case .readOnlyTransaction?:
            self.init("The database takes no changes now: it is a standby, or set to read only.", .unavailable)
        default:
            // Class 42 is what a statement names and the database does not have.
            if state.hasPrefix("42") || state == "3F000" {
                self.init("The database is not as this program needs it: run redress migrate.", .refused)
            } else if error.isUnavailable {
                self.init("The database cannot do this now; try again in a minute.", .unavailable)
            } else {
                self.init(
                    "The database refused what the program asked for (SQLSTATE \(state)), and nothing was stored; "
                        + "\(Self.debug).", .fault)
            }
        }
    }

    private init(_ fault: ConnectionFault) {
        switch fault {
        case .unreadable:
            self.init(
                "DATABASE_URL cannot be read; it is a connection string of PostgreSQL, as host=/run/postgresql "
                    + "dbname=redress.", .settings)
        case .unknownHost: self.init("There is no host with the name in DATABASE_URL.", .unavailable)
        case .unreachable:
            self.init(
                "No database answers at the place that DATABASE_URL names; see whether it runs and the place is right.",
                .unavailable)
        case .passwordMissing: self.init("The database asks for a password, and DATABASE_URL has none.", .settings)
        case .passwordWrong:
            self.init("The database does not accept the password of DATABASE_URL for its role.", .forbidden)
        case .unknownRole:
            self.init(
                "The database has no role with the name in DATABASE_URL; deploy/roles.sql makes those it needs.",
                .settings)
        case .unknownDatabase: self.init("The server has no database with the name in DATABASE_URL.", .settings)
        case .notAdmitted:
            self.init(
                "The database does not admit the role of DATABASE_URL from here; its pg_hba.conf says who may connect.",
                .forbidden)
        case .notReady: self.init("The database is starting or stopping; try again in a minute.", .unavailable)
        case .full: self.init("The database has no connection free; try again in a minute.", .unavailable)
        case .refused: self.init("The database refused the connection; its log says why.", .unavailable)
        }
    }
}
