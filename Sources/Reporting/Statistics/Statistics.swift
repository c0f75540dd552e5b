public import Complaints
public import Foundation
import JSON
import Postgres
public import WorkingDays

/// Figures of the catalogue for some periods, as a report has them and without its words.
public struct Statistics: Hashable, Sendable {
    /// What was asked, the department as the council's list spells it.
    public let department: String?
    public let procedure: Procedure?
    public let grouping: Grouping?
    public let view: ReportView
    /// How small numbers of people are withheld, where it has such numbers and withholds them.
    public let smallNumbers: String?
    /// What they were computed from.
    public let basis: Report.Basis
    /// Each figure in each period, in the order asked.
    public let figures: [ComputedFigure]
    /// Whether the behaviour register is counted, which in the internal view is for whoever keeps it (requirement R161).
    public let isOfRegister: Bool
}

extension Reports {
    /// Computes figures in one snapshot, their public view solved with everything that hangs together (decision 0052).
    ///
    /// A figure that is narrowed or divided is not in those tables, so that its counts of people are not available to the public.
    ///
    /// - Throws: `InvalidBody` with what is wrong with the question; `ReportOutsideCalendar` where an answer of a period lies
    ///   outside the calendar of working days; `PostgresError` where the database fails.
    public func statistics(
        _ question: StatisticsQuestion, today: Day, at now: Date? = nil
    ) async throws -> Statistics {
        let isGuarded = question.view.isGuarded
        return try await snapshot { db in
            let catalogue = try Catalogue(in: db)
            let asked = try ReadQuestion(question, catalogue: catalogue, isGuarded: isGuarded, today: today, db)
            let counted = asked.figures.map { ($0, Set(asked.periods)) }
            try refuseOutsideCalendar(Set(asked.periods), db)
            var cube = try Counter(counted, today: today).cube(in: db)
            cube.versions = try ProcedureVersions(in: db)
            let smallNumbers = try SmallNumbersByYear(in: db)
            let disclosure =
                try question.isWhole
                ? Disclosure(of: counted, in: catalogue, smallNumbers, today: today, db) : Disclosure()
            let book = FigureBook(
                asked.figures, cube: cube, disclosure: isGuarded ? disclosure : nil, beside: asked.periods.first)
            return Statistics(
                department: asked.department, procedure: question.procedure, grouping: question.grouping,
                view: question.view,
                smallNumbers: isGuarded ? smallNumbers.rule(for: counted) : nil,
                basis: try Report.Basis(today: today, at: now, in: db),
                figures: asked.figures.flatMap { figure in asked.periods.map { book.figure(figure.id, in: $0) } },
                isOfRegister: asked.figures.contains { $0.content.measures.contains { $0.population.isOfRegister } })
        }
    }
}

extension Population {
    /// Whether it counts the behaviour register, of which only whoever keeps it is told anything (requirement R161).
    var isOfRegister: Bool { self == .behaviourMeasure || self == .behaviourReview }
}
