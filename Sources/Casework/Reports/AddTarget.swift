public import Complaints
import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// Sets what a figure is to reach, from a day on; the one before it holds until then (requirement R173).
///
/// The day may have passed: a council's plan was there before the service, and reports of earlier years are rated by it.
public struct AddTarget: RequestedOperation {
    public static let event = "target_added"
    public static let permission = Permission.keepReports

    /// Those there are.
    public let figures: ReportedFigures
    public let figure: String
    /// In tenths.
    public let value: Int
    public let comparison: TargetComparison
    public let unit: TargetUnit
    /// In hundredths; that of the unit where it is not given.
    public let tolerance: Int?
    public let inForceFrom: Day
    public let source: String

    public init(_ fields: inout Fields, of figures: ReportedFigures) {
        self.figures = figures
        figure = fields.code(
            "figure", as: ReportCodes.figures, ReportCodes.isFigure)
        value = fields.decimal("value", places: 1, in: TargetUnit.count.range)
        comparison = fields.choice("comparison")
        unit = fields.choice("unit")
        tolerance = fields.decimal(optional: "tolerance", places: 2, in: 0...10_000)
        inForceFrom = fields.day("in_force_from")
        source = fields.text("source", limit: 500)
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> FigureTarget {
        try figures.check(figure, in: unit)
        try FigureTarget.check(value: value, unit: unit, from: inForceFrom, today: context.today)
        let target = FigureTarget(
            id: 0, figure: figure, value: value, comparison: comparison, unit: unit,
            tolerance: tolerance ?? unit.tolerance, inForceFrom: inForceFrom, source: source,
            decidedBy: context.actor.name, decidedAt: context.now, withdrawal: nil)
        let added = try db.refusing(["figure_target_figure_key": .targetExists(from: inForceFrom)]) {
            try db.one(
                """
                \(SQL.insert(FigureTarget.columns.stored(target), into: "figure_target AS t"))
                RETURNING \(SQL.list(FigureTarget.columns.names, of: "t"))
                """
            ) { try FigureTarget.columns.read($0) }
        }
        try context.audit(Self.event, details: added.audited, db)
        return added
    }
}

/// Takes back a target, with a reason: it does not hold from today on, and the one before it holds again.
public struct WithdrawTarget: RequestedOperation {
    public static let event = "target_withdrawn"
    public static let permission = Permission.keepReports

    public let number: Int
    public let reason: String

    public init(_ fields: inout Fields, of target: NoTarget) {
        number = fields.integer("target", in: 1...Int(Int32.max))
        reason = fields.text("reason", limit: 2_000)
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> FigureTarget {
        let target = try FigureTarget.lock(number, db)
        try target.checkWithdrawal()
        let withdrawn = try db.one(
            """
            UPDATE figure_target AS t
            SET withdrawn_on = \(context.today), withdrawn_by = \(context.actor.name), withdrawn_reason = \(reason)
            WHERE t.id = \(number)
            RETURNING \(SQL.list(FigureTarget.columns.names, of: "t"))
            """
        ) { try FigureTarget.columns.read($0) }
        try context.audit(
            Self.event, details: target.audited.merging(["reason": .text(reason)]) { $1 }, db)
        return withdrawn
    }
}
