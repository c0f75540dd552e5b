import Complaints
import WorkingDays

/// Everything that was counted for a report, and what is known besides: figures are made of it without reading anything more.
struct Cube: Sendable {
    /// A count of a measure in a period, altogether or of a key.
    struct Place: Hashable, Sendable {
        let measure: Measure
        let dimension: Dimension?
        let period: Period
    }

    /// Counts by key; under nil what has no key, or the count altogether.
    var counts: [Place: [String?: Int]] = [:]
    /// What was entered for the year.
    var demand: [FinancialYear: [DemandMeasure: Int]] = [:]
    /// Totals from before the records, by department where there is one.
    var earlier: [FinancialYear: [EarlierMeasure: [String?: Int]]] = [:]
    /// The first day of the records of each population; none where nothing was ever recorded.
    var recordsBegin: [Population: Day] = [:]
    /// The same of each procedure, where what is recorded of one says nothing of another.
    var proceduresBegin: [Population: [String: Day]] = [:]
    var lists = ReferenceLists()
    var versions = ProcedureVersions()

    /// Whether anything of a measure can have been recorded in a period: it does not end before the financial year in which the
    /// records of the population begin.
    func isRecorded(_ measure: Measure, in period: Period) -> Bool {
        let own = measure.procedure.flatMap { proceduresBegin[measure.population]?[$0] }
        guard let begin = own ?? recordsBegin[measure.population] else { return false }
        return period.lastOn >= FinancialYear(ofRecordsFrom: begin).firstOn
    }

    /// The count of a measure in a period.
    func value(of measure: Measure, in period: Period) -> Value {
        if let earlier = earlierTotals(of: measure, in: period) {
            if let department = measure.code(of: .department) {
                return earlier[department].map { .count($0, unit: measure.unit) }
                    ?? .notRecorded(
                        earlier.keys.contains(nil)
                            ? "The total of \(period.written) was entered for the whole council."
                            : "No total of \(period.written) was entered for \(department).", unit: measure.unit)
            }
            let missing = earlier.keys.contains(nil) ? [] : lists.departments.filter { earlier[$0] == nil }
            guard missing.isEmpty else {
                return .notRecorded(
                    "No total of \(period.written) was entered for \(Words.list(missing)).", unit: measure.unit)
            }
            return .count(earlier.values.reduce(0, +), unit: measure.unit)
        }
        guard isRecorded(measure, in: period) else { return notRecorded(measure.unit, period) }
        guard period.kind == .year || !measure.population.isOfWholeYears else {
            return .notAvailable("It is counted for a whole year only.", unit: measure.unit)
        }
        let found = counts[Place(measure: measure, dimension: nil, period: period)]?[nil]
        switch measure.quantity {
        case .rows, .complaints, .sum: return .count(found ?? 0, unit: measure.unit)
        case .median, .mean:
            return found.map { Value(.number, Number(units: $0, places: 1), unit: .workingDays) } ?? nothing
        case .longest: return found.map { .count($0, unit: .workingDays) } ?? nothing
        }
    }

    /// The counts of a measure by key; nil where the period is not recorded, or only the total was entered.
    func breakdown(of measure: Measure, by dimension: Dimension, in period: Period) -> [String?: Int]? {
        if let earlier = earlierTotals(of: measure, in: period) {
            guard dimension.field == .department, !earlier.keys.contains(nil) else { return nil }
            return measure.code(of: .department).map { own in earlier.filter { $0.key == own } } ?? earlier
        }
        guard value(of: measure, in: period).whole != nil else { return nil }
        return counts[Place(measure: measure, dimension: dimension, period: period)] ?? [:]
    }

    func notRecorded(_ unit: Unit, _ period: Period) -> Value {
        .notRecorded("The records do not go back to \(period.written).", unit: unit)
    }

    /// None, or why it is not known, where the total is not either.
    func none(_ unit: Unit, _ total: Value?) -> Value {
        guard let total, total.whole == nil else { return .count(0, unit: unit) }
        return total
    }

    private var nothing: Value {
        .notAvailable("There was none in the period.", unit: .workingDays)
    }

    /// Whether the number of a measure was entered as a total from before the records, and not counted.
    func isEntered(_ measure: Measure, in period: Period) -> Bool { earlierTotals(of: measure, in: period) != nil }

    private func earlierTotals(of measure: Measure, in period: Period) -> [String?: Int]? {
        guard period.kind == .year, let name = measure.earlier else { return nil }
        return earlier[period.year]?[name]
    }
}

/// The lists that keys come from.
struct ReferenceLists: Sendable, Hashable {
    var departments: [String] = []
    /// Causes in their order.
    var causes: [Cause] = []
    /// The categories of each characteristic in their order.
    var categories: [Characteristic: [Dimension.Key]] = [:]

    /// A cause, how it is printed, and whether it is still chosen.
    struct Cause: Sendable, Hashable {
        let code: String
        let name: String
        let inUse: Bool
    }
}
