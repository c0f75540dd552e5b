public import Complaints
import JSON
import Postgres
import WorkingDays

/// What is asked of the catalogue: figures of periods, narrowed or divided where they can be.
public struct StatisticsQuestion: Sendable, Hashable {
    /// The most figures and periods of one question.
    public static let limits = (figures: 50, periods: 36)

    /// The names of the figures.
    public let figures: [String]
    /// The periods as they were written, the one beside which the others stand first.
    public let periods: [String]
    public let department: String?
    public let procedure: Procedure?
    public let grouping: Grouping?
    public let view: ReportView

    /// A question.
    public init(
        figures: [String], periods: [String], department: String? = nil, procedure: Procedure? = nil,
        grouping: Grouping? = nil, view: ReportView = .open
    ) {
        self.figures = figures
        self.periods = periods
        self.department = department
        self.procedure = procedure
        self.grouping = grouping
        self.view = view
    }

    /// Whether it is of the whole council and divided by nothing, as reports are.
    var isWhole: Bool { department == nil && procedure == nil && grouping == nil }
}

/// A question as the catalogue understands it.
struct ReadQuestion {
    let figures: [FigureDefinition]
    let periods: [Period]
    let department: String?

    /// Reads the figures, periods and department of a question.
    ///
    /// - Throws: `InvalidBody` with everything that is wrong, each at its place; `PostgresError`.
    init(
        _ question: StatisticsQuestion, catalogue: Catalogue, isGuarded: Bool, today: Day, _ db: borrowing Transaction
    ) throws {
        var faults = Faults()
        let department = try faults.department(question.department, db)
        var seen: Set<Period> = []
        periods = question.periods.enumerated().compactMap { index, text in
            let period = faults.period(text, at: "periods/\(index)", isGuarded: isGuarded, today: today)
            if let period, !seen.insert(period).inserted {
                faults.refuse("periods/\(index)", .duplicate, "\(period) is named before, in other words.")
            }
            return period
        }
        figures = question.figures.enumerated().compactMap { index, id in
            guard let figure = catalogue[id] else {
                faults.refuse(
                    "figures/\(index)", .refused,
                    "There is no figure of this name; GET /v1/figures lists those there are.")
                return nil
            }
            return faults.narrowed(figure, question, to: department)
        }
        if question.figures.isEmpty { faults.refuse("figures", .outOfRange, "Name at least one figure.") }
        if question.periods.isEmpty { faults.refuse("periods", .outOfRange, "Name at least one period.") }
        self.department = department
        try faults.finish()
    }
}

/// What is wrong with a question, each fault at its place in the body.
private struct Faults {
    private var errors: [FieldError] = []
    /// The figures that cannot be narrowed or divided as asked, by the field that asks for it.
    private var unfit: [String: [String]] = [:]

    mutating func refuse(_ field: String, _ code: FieldError.Code, _ detail: String) {
        errors.append(FieldError(place: .body("#/\(field)"), code: code, detail: detail))
    }

    mutating func department(_ name: String?, _ db: borrowing Transaction) throws -> String? {
        guard let name else { return nil }
        do {
            return try Reports.department(name, db)
        } catch let error as ReportNotAvailable {
            refuse("department", .refused, error.sentence)
            return nil
        }
    }

    mutating func period(_ text: String, at field: String, isGuarded: Bool, today: Day) -> Period? {
        guard let period = Period(text) else {
            refuse(
                field, .malformed,
                "A period is a financial year, quarter, month or days: 2022-23, 2022-23-q1, 2022-m09 or 2022-04-01--2022-06-30."
            )
            return nil
        }
        guard period.hasBegun(by: today) else {
            refuse(field, .refused, ReportNotAvailable.period(period).sentence)
            return nil
        }
        // Two stretches that differ by a day would tell what happened on that day.
        guard !isGuarded || period.kind != .days else {
            refuse(field, .refused, ReportNotAvailable.days(period).sentence)
            return nil
        }
        return period
    }

    /// The figure as it is asked for.
    mutating func narrowed(
        _ figure: FigureDefinition, _ question: StatisticsQuestion, to department: String?
    ) -> FigureDefinition {
        var narrowed = figure
        if question.department != nil {
            if figure.narrowings.contains(.department) {
                narrowed = department.map { narrowed.within(department: $0) } ?? narrowed
            } else {
                unfit["department", default: []].append(figure.id)
            }
        }
        if let procedure = question.procedure {
            if figure.narrowings.contains(.procedure) {
                narrowed = narrowed.within(procedure: procedure)
            } else {
                unfit["procedure", default: []].append(figure.id)
            }
        }
        if let grouping = question.grouping {
            if figure.groupings.contains(grouping), let divided = narrowed.grouped(by: grouping) {
                narrowed = divided
            } else {
                unfit["by", default: []].append(figure.id)
            }
        }
        return narrowed
    }

    mutating func finish() throws {
        for (field, figures) in unfit.sorted(by: { $0.key < $1.key }) {
            let names = Words.list(figures)
            refuse(
                field, .refused,
                field == "by"
                    ? "\(names) cannot be divided so; GET /v1/figures says by what each figure can."
                    : "\(names) cannot be narrowed to one \(field); GET /v1/figures says to what each figure can.")
        }
        guard errors.isEmpty else { throw InvalidBody(errors: errors) }
    }
}
