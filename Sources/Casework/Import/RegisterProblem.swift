/// Something in a register export that cannot be taken as it stands: where it is and why.
public struct RegisterProblem: Error, Hashable, Sendable, Comparable {
    public let file: String
    /// 1 for the line of column names.
    public let line: Int
    /// The column, or nil where the whole line is meant.
    public let column: String?
    public let reason: String

    /// Order of file, line and column.
    public static func < (left: RegisterProblem, right: RegisterProblem) -> Bool {
        (left.file, left.line, left.column ?? "", left.reason) < (
            right.file, right.line, right.column ?? "", right.reason
        )
    }
}

extension RegisterProblem: CustomStringConvertible {
    /// The problem on one line: `stages.csv:12 responded_on: …`.
    public var description: String {
        "\(file):\(line)\(column.map { " \($0)" } ?? ""): \(reason)"
    }
}

/// The problems of a register export; nothing of it was stored.
public struct RegisterRefused: Error, Sendable {
    public let problems: [RegisterProblem]

    /// How many problems there are, in a sentence.
    public var sentence: String {
        "\(problems.count) \(problems.count == 1 ? "problem" : "problems"); nothing was stored."
    }
}
