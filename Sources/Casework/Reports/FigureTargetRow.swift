public import Complaints
import Foundation
import Postgres
public import WorkingDays

extension FigureTarget {
    static let columns = ColumnList(
        FigureTarget.init,
        Column("id", \.id, .kept), Column("figure", \.figure), Column("value_tenths", \.value),
        Column("comparison", \.comparison), Column("unit", \.unit), Column("tolerance_hundredths", \.tolerance),
        Column("in_force_from", \.inForceFrom), Column("source", \.source), Column("decided_by", \.decidedBy),
        Column("decided_at", \.decidedAt), Column(part: \.withdrawal, Withdrawal.columns))

    /// The targets that meet a condition, those of a figure by their day.
    static func all(_ condition: SQL, _ db: borrowing Transaction) throws -> [FigureTarget] {
        try db.all(
            """
            SELECT \(SQL.list(columns.names, of: "t")) FROM figure_target AS t
            WHERE \(condition) ORDER BY t.figure, t.in_force_from, t.id
            """
        ) { try columns.read($0) }
    }

    /// The target with a number; its row is nobody else's to change until the transaction ends.
    static func lock(_ number: Int, _ db: borrowing Transaction) throws -> FigureTarget {
        try db.first(
            "SELECT \(SQL.list(columns.names, of: "t")) FROM figure_target AS t WHERE t.id = \(number) FOR UPDATE"
        ) { try columns.read($0) }.found(or: .unknownTarget(number))
    }

    /// What the target is, for the audit.
    var audited: [String: AuditValue?] {
        [
            "target": .number(id), "figure": .text(figure), "value_tenths": .number(value),
            "comparison": .text(comparison.rawValue), "unit": .text(unit.rawValue),
            "tolerance_hundredths": .number(tolerance), "in_force_from": .text(inForceFrom.description),
            "source": .text(source),
        ]
    }
}

extension FigureTarget.Withdrawal {
    fileprivate static let columns = ColumnList(
        FigureTarget.Withdrawal.init,
        Column("withdrawn_on", \.on), Column("withdrawn_by", \.by), Column("withdrawn_reason", \.reason))
}

extension TargetComparison: PostgresCodable {}
extension TargetUnit: PostgresCodable {}

extension Casework {
    /// The targets as they stand on a day, today unless told, of one figure or of all; any valid token may read them.
    public func targets(on day: Day?, of figure: String?, as credential: Credential) async throws -> TargetStanding {
        try await reading(for: .readReports, as: credential) { context, db in
            try FigureTarget.all(figure.map { "t.figure = \($0)" as SQL } ?? "true", db)
                .standing(on: day ?? context.today)
        }
    }
}
