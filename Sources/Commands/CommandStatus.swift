import Foundation

/// How a command ended, for the shell; the numbers from 64 on are those of sysexits.h.
package enum CommandStatus: Int32, CaseIterable, Sendable {
    case done = 0
    /// A rule said no, or what was looked for is so: problems, differences, a database that does not fit.
    case refused = 1
    case usage = 64
    case unreadable = 66
    case unavailable = 69
    case fault = 70
    case unwritten = 74
    case forbidden = 77
    case settings = 78
    case interrupted = 130

    /// As the help and docs/operations.md list it.
    package var meaning: String {
        switch self {
        case .done: "done"
        case .refused:
            "the answer is no: a rule refuses, there are problems or differences, or the database does not fit"
        case .usage: "the command was not written as its help says"
        case .unreadable: "a file or an address cannot be read"
        case .unavailable: "the database does not answer or its disk is full, or the port is in use"
        case .fault: "a fault of the program; LOG_LEVEL=debug shows more"
        case .unwritten: "what the command prints could not be written; what it stores is stored"
        case .forbidden: "the role of DATABASE_URL lacks the right, or its password is wrong"
        case .settings: "a setting of the environment is missing or wrong"
        case .interrupted: "interrupted by Ctrl-C"
        }
    }

    /// One line for each, for the help.
    package static var list: String {
        allCases.map { "\($0.rawValue)".padding(toLength: 5, withPad: " ", startingAt: 0) + $0.meaning }
            .joined(separator: "\n")
    }
}
