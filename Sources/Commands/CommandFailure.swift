import ArgumentParser
import Casework
import Complaints
import Foundation
package import Logging
import Migrations
import Postgres
import WorkingDays

#if canImport(Glibc)
    import Glibc
#endif

/// Why a command did not do its work: a sentence for whoever ran it, below the problems of the files it was given, and the
/// status for the shell.
///
/// The sentence has no name of the program's own parts, of tables or of columns; those are logged at level debug.
package struct CommandFailure: Error, Equatable {
    package let sentence: String
    package let status: CommandStatus

    /// A failure in words.
    package init(_ sentence: String, _ status: CommandStatus) {
        self.sentence = sentence
        self.status = status
    }

    /// What an error means for whoever ran the command, which needs a role of the database.
    package init(_ error: any Error, needs role: DatabaseRole) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let refusal as Refusal: self.init(refusal.detail, .refused)
        case let missing as NotFound:
            self.init("There is no such \(missing.record.replacing("_", with: " ")).", .refused)
        case let invalid as Settings.Invalid: self.init("\(invalid).", .settings)
        case let unreadable as BankHolidaySource.Unreadable:
            self.init("The bank holidays cannot be read: \(unreadable).", .unreadable)
        case let refused as RegisterRefused:
            self.init((refused.problems.map(\.description) + [refused.sentence]).joined(separator: "\n"), .refused)
        case is CalendarMissing: self.init("The database has no bank holidays: run redress migrate.", .refused)
        case let outside as OutsideCalendar:
            self.init(
                "Working days are known only from \(outside.coverage.lowerBound.written) to "
                    + "\(outside.coverage.upperBound.written), which does not reach; add the bank holidays of more years.",
                .refused)
        case MigrationError.failed(let name, let line, let reason):
            let inner = CommandFailure(reason, needs: role)
            self.init(
                "\(name)\(line.map { ", line \($0)," } ?? "") failed and changed nothing. \(inner.sentence)",
                inner.status)
        case MigrationError.encoding(_): self.init("\(error)", .settings)
        case let error as MigrationError: self.init("\(error)", .refused)
        case let error as PostgresError: self.init(database: error, needs: role)
        case let error as CocoaError:
            let path = error.userInfo[NSFilePathErrorKey] as? String
            if let path, Self.isDevice(path) {
                self.init("\(path) is no file.", .unreadable)
                return
            }
            let file = path.map { "The file \($0)" } ?? "A file"
            let reason =
                switch error.code {
                case .fileReadNoSuchFile, .fileNoSuchFile: "is not there"
                case .fileReadNoPermission: "may not be read by this user"
                default: "cannot be read"
                }
            self.init("\(file) \(reason).", .unreadable)
        default:
            self.init("The command failed for a reason it has no words for; LOG_LEVEL=debug shows more.", .fault)
        }
    }

    /// Whether something is there that is neither a file nor a folder.
    private static func isDevice(_ path: String) -> Bool {
        var found = stat()
        return stat(path, &found) == 0 && ![S_IFREG, S_IFDIR].contains(found.st_mode & S_IFMT)
    }
}

extension CommandFailure {
    /// Runs what a command does, and tells why where it does not succeed.
    package static func telling<Value>(
        needs role: DatabaseRole, _ logger: Logger, _ body: () async throws -> Value
    ) async throws -> Value {
        do { return try await body() } catch {
            // What the parser of arguments throws, and a status that was explained already, are not for us to tell.
            if error is ExitCode || error is CleanExit || error is ValidationError { throw error }
            logger.debug("the command failed", metadata: ["error": "\(error)"])
            let failure = CommandFailure(error, needs: role)
            complain(failure.sentence)
            throw ExitCode(failure.status.rawValue)
        }
    }
}
