public import Complaints
import Postgres
import WorkingDays

/// Figures and tables of one subject, of a procedure and a year, outside the annual report.
public struct Statistics: Hashable, Sendable {
    public let name: Name
    public let procedure: Procedure
    public let year: FinancialYear
    public let figures: [Figure]
    public let tables: [ReportTable]

    /// What there are statistics of.
    public enum Name: String, Sendable, CaseIterable {
        /// Outcomes, causes, reviews of faults and what was agreed (requirements R69 to R78).
        case learning
        /// Stages received, resolved and open at the end (R35).
        case stages
        /// Faults, obligations and compliments beside each other, by service (R81).
        case services
        /// Causes that return with nothing done (R79).
        case themes
        /// Who complains, by characteristics they were asked for (R64).
        case equality
        /// Limits that ended, those passed before, and why (R51).
        case lateness
        /// Money that was agreed, and what had been offered before (R89, R97 to R99).
        case redress
    }

    /// A figure by name.
    public func figure(_ name: String) -> Figure? {
        figures.first { $0.figure == name && $0.year == year }
    }

    /// A table by its identifier.
    public func table(_ id: String) -> ReportTable? {
        tables.first { $0.id == id }
    }
}

extension Reports {
    /// Statistics of a procedure for a year; `person` is whose characteristics those of equality are.
    public func statistics(
        _ name: Statistics.Name, of procedure: Procedure, year: FinancialYear, person: PersonConcerned
    ) async throws -> Statistics {
        let smallNumbers = smallNumbers
        return try await snapshot { db in
            switch name {
            case .learning: try LearningCounts(procedure, year, db).statistics
            case .stages: try StageCounts(procedure, year, db).statistics
            case .services: try ServiceCounts(procedure, year, db).statistics
            case .themes: try Themes(procedure, year, db).statistics
            case .lateness: try LatenessCounts(procedure, year, db).statistics
            case .redress: try RedressCounts(procedure, year, db).statistics
            case .equality: try EqualityCounts(procedure, year, person, db).statistics(smallNumbers)
            }
        }
    }
}

extension FigureValue {
    /// A count with what it is of and its share, none of nothing or of a count that is withheld.
    static func share(_ count: Int?, of whole: Int) -> FigureValue {
        .object([
            .init("count", FigureValue(count)), .init("of", .number(whole)),
            .init("percent", FigureValue(Number(count, of: whole))),
        ])
    }
}
