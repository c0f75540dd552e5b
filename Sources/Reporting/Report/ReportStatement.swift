import Foundation
import Postgres
import Schema

/// A long statement of `db/reports`.
struct ReportStatement: Sendable {
    let text: String

    /// Reads the file of this name.
    init(_ name: String) throws {
        text = try String(contentsOf: Schema.reports.appendingPathComponent("\(name).sql"), encoding: .utf8)
    }

    /// The statement with its parameters.
    func callAsFunction(_ values: any PostgresEncodable...) -> SQL {
        SQL(trusted: text, binding: values)
    }
}
