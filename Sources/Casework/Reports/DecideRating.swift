public import Complaints
public import Foundation
public import JSON
public import Postgres

/// How a manager rated a figure of a period, whatever its target suggests.
public struct RatingDecision: Sendable, Hashable {
    public let figure: String
    public let period: Period
    /// Nil where it is rated as suggested again.
    public let rating: Rating.Colour?
    public let reason: String
    public let decidedBy: String
    public let decidedAt: Date

    static let columns = ColumnList(
        RatingDecision.init,
        Column("figure", \.figure), Column("period", \.period), Column("rating", \.rating), Column("reason", \.reason),
        Column("decided_by", \.decidedBy), Column("decided_at", \.decidedAt))
}

/// Rates a figure of a period otherwise than its target suggests, with a reason, or as suggested again (requirement R172;
/// ruling C16).
///
/// Every decision is kept, and the latest of a figure and period holds.
public struct DecideRating: RequestedOperation {
    public static let event = "rating_decided"
    public static let permission = Permission.keepReports

    /// Those there are.
    public let figures: ReportedFigures
    public let figure: String
    public let period: Period
    public let rating: Rating.Colour?
    public let reason: String

    public init(_ fields: inout Fields, of figures: ReportedFigures) {
        self.figures = figures
        figure = fields.code("figure", as: ReportCodes.figures, ReportCodes.isFigure)
        period = fields.period("period")
        rating = fields.isNull("rating") ? fields.choice(optional: "rating") : fields.choice("rating")
        reason = fields.text("reason", limit: 2_000)
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> RatingDecision {
        try figures.check(figure)
        try Rating.check(period, today: context.today)
        let decision = RatingDecision(
            figure: figure, period: period, rating: rating, reason: reason, decidedBy: context.actor.name,
            decidedAt: context.now)
        try db.execute(SQL.insert(RatingDecision.columns.stored(decision), into: "rating_decision"))
        try context.audit(
            Self.event,
            details: [
                "figure": .text(figure), "period": .text(period.description),
                "rating": rating.map { .text($0.rawValue) },
                "reason": .text(reason),
            ], db)
        return decision
    }
}

extension Rating.Colour: PostgresCodable {}

extension Casework {
    /// How managers rated figures of a period; any valid token may read it.
    public func ratingDecisions(of period: Period, as credential: Credential) async throws -> [RatingDecision] {
        try await reading(for: .readReports, as: credential) { _, db in
            try db.all(
                """
                SELECT DISTINCT ON (r.figure) \(SQL.list(RatingDecision.columns.names, of: "r"))
                FROM rating_decision AS r
                WHERE r.period = \(period) ORDER BY r.figure, r.id DESC
                """
            ) { try RatingDecision.columns.read($0) }
        }
    }
}
