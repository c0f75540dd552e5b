public import Complaints

/// A figure of a period with all that is needed to argue about it.
public struct ComputedFigure: Hashable, Codable, Sendable {
    /// One of its values; a figure of one value has it under no key.
    public struct Part: Hashable, Codable, Sendable {
        public let key: String?
        /// How the key is printed.
        public let label: String
        public let value: Value
    }

    /// Its name in the catalogue.
    public var id: String { definition.id }
    public let definition: FigureDescription
    public let period: Period
    public let parts: [Part]

    /// The value of a key, or the one value.
    public func value(_ key: String? = nil) -> Value? { parts.first { $0.key == key }?.value }
}

/// The figures of a catalogue, each computed from one cube when it is asked for.
struct FigureBook: Sendable {
    let definitions: [String: FigureDefinition]
    let cube: Cube
    /// What becomes of numbers about people; nil in a view that withholds nothing.
    var disclosure: Disclosure?
    /// The period beside which every value stands: one that was counted by other limits is not comparable with it.
    var beside: Period?
    private let computed = ComputedParts()

    init(_ definitions: [FigureDefinition], cube: Cube, disclosure: Disclosure? = nil, beside: Period? = nil) {
        self.definitions = Dictionary(definitions.map { ($0.id, $0) }) { first, _ in first }
        self.cube = cube
        self.disclosure = disclosure
        self.beside = beside
    }

    /// A figure of a period.
    func figure(_ id: String, in period: Period) -> ComputedFigure {
        guard let definition = definitions[id] else {
            preconditionFailure("There is no figure \(id) in the catalogue.")
        }
        let parts = computed.parts(.init(id: id, period: period, beside: beside)) {
            self.parts(of: definition, in: period)
        }
        return ComputedFigure(
            definition: definition.description, period: period,
            parts: disclosure?.published(parts, of: definition, in: period) ?? parts)
    }

    /// A value of a figure.
    ///
    /// A key that was not counted in the period is none there, where anything was recorded at all; one
    /// that is not among the largest then has its own count.
    func value(_ id: String, _ key: String? = nil, in period: Period) -> Value {
        let figure = figure(id, in: period)
        if let value = figure.value(key) { return value }
        if case .largest(let measure, let dimension, _) = definitions[id]?.content, !figure.definition.describesPeople {
            let all = breakdown(measure, dimension, in: period)
            return all.first { $0.key == key }?.value ?? none(measure, all.last?.value, in: period)
        }
        let none =
            definitions[id]?.divided.map { self.none($0, figure.value(Self.total), in: period) }
            ?? cube.none(figure.definition.unit, figure.value(Self.total))
        guard let disclosure, figure.definition.describesPeople else { return none }
        return disclosure.published(none, disclosure.fate(of: key, in: id, period))
    }

    /// What a key comes to that nothing was counted under: none, where a number by key is known at all.
    private func none(_ measure: Measure, _ total: Value?, in period: Period) -> Value {
        cube.isEntered(measure, in: period)
            ? cube.notRecorded(measure.unit, period) : cube.none(measure.unit, total)
    }

    private func parts(of definition: FigureDefinition, in period: Period) -> [ComputedFigure.Part] {
        switch definition.content {
        case .value(let formula): [.init(key: nil, label: definition.title, value: value(of: formula, in: period))]
        case .parts(let parts):
            parts.map { .init(key: $0.key, label: $0.label, value: value(of: $0.formula, in: period)) }
        case .breakdown(let measure, let dimension): breakdown(measure, dimension, in: period)
        case .tally(let measure, let dimension, let beside):
            breakdown(measure, dimension, in: period)
                + beside.map { .init(key: $0.key, label: $0.label, value: value(of: $0.formula, in: period)) }
        case .shares(let part, let whole, let dimension, let places):
            shares(breakdown(part, dimension, in: period), of: breakdown(whole, dimension, in: period), places)
        case .largest(let measure, let dimension, let places):
            largest(breakdown(measure, dimension, in: period).filter { $0.key != Self.total }, places)
        case .largestBefore(let measure, let dimension, let places):
            largestBefore(measure, dimension, places, in: period)
        }
    }

    /// The key of the total of a breakdown.
    static let total = "total"
    /// The key of the number that a total is out of.
    static let all = "received"
    /// The key of what has none of the dimension's keys.
    static let none = "not_recorded"

    private func breakdown(_ measure: Measure, _ dimension: Dimension, in period: Period) -> [ComputedFigure.Part] {
        let counts = cube.breakdown(of: measure, by: dimension, in: period)
        let unit = measure.unit
        let total = counted(measure, in: period)
        let isEntered = cube.isEntered(measure, in: period)
        func value(_ key: String?) -> Value {
            guard !isEntered else {
                return counts?[key].map { .count($0, unit: unit) } ?? cube.notRecorded(unit, period)
            }
            guard total.whole != nil else { return total }
            return counts.map { .count($0[key] ?? 0, unit: unit) } ?? cube.notRecorded(unit, period)
        }
        let known = keys(of: dimension, counts ?? [:], in: period)
        var parts = known.map { ComputedFigure.Part(key: $0.code, label: $0.label, value: value($0.code)) }
        if dimension.greatestFirst {
            parts = parts.enumerated().sorted {
                ($0.element.value.whole ?? 0, $1.offset) > ($1.element.value.whole ?? 0, $0.offset)
            }.map(\.element)
        }
        if let without = counts?[nil], without > 0 {
            parts.append(.init(key: Self.none, label: "Not recorded", value: .count(without, unit: unit)))
        }
        return parts + [.init(key: Self.total, label: "Total", value: total)]
    }

    /// Each key of the whole with its share; of a key that only the whole has, the part is none.
    private func shares(
        _ parts: [ComputedFigure.Part], of wholes: [ComputedFigure.Part], _ places: Int
    ) -> [ComputedFigure.Part] {
        wholes.map { whole in
            let part = parts.first { $0.key == whole.key }?.value ?? .count(0)
            return .init(
                key: whole.key, label: whole.label, value: .share(part, of: whole.value, places: places))
        }
    }

    private func keys(
        of dimension: Dimension, _ counts: [String?: Int], in period: Period
    ) -> [Dimension.Key] {
        let counted = Set(counts.keys.compactMap { $0 })
        switch dimension.keys {
        case .listed(let keys):
            let unlisted = counted.subtracting(keys.map(\.code)).sorted()
            return keys + unlisted.map { Dimension.Key($0) }
        case .departments:
            let unlisted = counted.subtracting(cube.lists.departments).sorted()
            return (cube.lists.departments + unlisted).map { Dimension.Key($0, $0) }
        case .causes:
            return cube.lists.causes.filter { $0.inUse || counted.contains($0.code) }.map { .init($0.code, $0.name) }
        case .months: return period.months.map { .init("\($0)", $0.written) }
        case .codes: return counted.sorted().map { .init($0) }
        case .categories(let characteristic): return cube.lists.categories[characteristic] ?? []
        case .counted:
            return counted.sorted().map {
                .init($0, $0.split(separator: "/", maxSplits: 1).last.map(String.init) ?? $0)
            }
        }
    }

    /// The first places, with whoever ties with the last of them; none that were not counted.
    private func largest(_ parts: [ComputedFigure.Part], _ places: Int) -> [ComputedFigure.Part] {
        let counted = parts.filter { $0.value.whole ?? 0 > 0 }
            .sorted { $0.value.whole ?? 0 > $1.value.whole ?? 0 }
        guard counted.count > places, let least = counted[places - 1].value.whole else { return counted }
        return counted.filter { $0.value.whole ?? 0 >= least }
    }

    /// The largest of the same days a year earlier, each with its value then, under `previous/…`, and in the period, under
    /// `current/…`.
    private func largestBefore(
        _ measure: Measure, _ dimension: Dimension, _ places: Int, in period: Period
    ) -> [ComputedFigure.Part] {
        let now = breakdown(measure, dimension, in: period)
        let before = breakdown(measure, dimension, in: period.before).filter { $0.key != Self.total }
        return largest(before, places).flatMap { part in
            let current = now.first { $0.key == part.key }?.value ?? none(measure, now.last?.value, in: period)
            return [(Self.before, part.value), (Self.now, current)].map { name, value in
                ComputedFigure.Part(key: "\(name)/\(part.key ?? "")", label: part.label, value: value)
            }
        }
    }

    /// What stands before the slash in a key of `largestBefore`, of the period itself and of a year earlier.
    static let now = "current"
    static let before = "previous"

    /// The parts of such a key.
    static func nameAndKey(_ key: String) -> (name: Substring, key: String) {
        let name = key.prefix { $0 != "/" }
        return (name, String(key.dropFirst(name.count + 1)))
    }

    /// What is counted, or why it is not comparable.
    private func counted(_ measure: Measure, in period: Period) -> Value {
        let value = cube.value(of: measure, in: period)
        guard let limits = measure.limits, let beside,
            let reason = cube.versions.change(of: limits, from: period, to: beside)
        else { return value }
        return .notComparable(reason, unit: value.unit)
    }

    /// A formula's value of the same days so many years earlier, to stand beside this period's.
    private func value(of formula: Formula, in period: Period, earlierBy years: Int) -> Value {
        var book = self
        book.beside = beside ?? period
        return book.value(of: formula, in: period.earlier(by: years))
    }

    /// A formula's value in a period.
    func value(of formula: Formula, in period: Period) -> Value {
        switch formula {
        case .count(let measure): return counted(measure, in: period)
        case .pounds(let measure, let rounding): return pounds(counted(measure, in: period), rounding)
        case .share(let part, let whole, let places):
            return .share(value(of: part, in: period), of: value(of: whole, in: period), places: places)
        case .total(let parts): return .sum(parts.map { value(of: $0, in: period) }, unit: formula.unit)
        case .difference(let left, let right):
            let (from, what) = (value(of: left, in: period), value(of: right, in: period))
            guard let minuend = from.whole, let subtrahend = what.whole else {
                return .sum([from, what], unit: left.unit)
            }
            return .count(minuend - subtrahend, unit: left.unit)
        case .change(let formula, let places):
            return .change(
                from: value(of: formula, in: period, earlierBy: 1), to: value(of: formula, in: period), places: places)
        case .points(let formula):
            return .points(from: value(of: formula, in: period, earlierBy: 1), to: value(of: formula, in: period))
        case .earlier(let formula, let years): return value(of: formula, in: period, earlierBy: years)
        case .rate(let formula, let measure, let scale):
            let (count, demand) = (value(of: formula, in: period), entered(measure, in: period, unit: formula.unit))
            if demand.state == .notRecorded, let reason = demand.reason {
                return .notAvailable(reason, unit: scale == .percentInTenths ? .percent : .perHundredThousand)
            }
            return switch scale {
            case .percentInTenths: .share(count, of: demand, places: 1)
            case .perHundredThousand:
                .share(count, of: demand, times: 100_000, places: 1, unit: .perHundredThousand)
            }
        case .entered(let measure): return entered(measure, in: period, unit: .count)
        }
    }

    private func entered(_ measure: DemandMeasure, in period: Period, unit: Unit) -> Value {
        let name = Words.within(measure.name)
        guard period.kind == .year else {
            return .notAvailable("The figure of \(name) is entered for a whole year.", unit: unit)
        }
        guard let value = cube.demand[period.year]?[measure] else {
            return .notRecorded("There is no figure of \(name) for \(period.year).", unit: unit)
        }
        return .count(value, unit: unit)
    }

    private func pounds(_ value: Value, _ rounding: Formula.PoundRounding) -> Value {
        guard let pence = value.whole else { return value.as(.pounds) }
        return switch rounding {
        case .nearest: .count((pence + 50) / 100, unit: .pounds)
        case .upToTen: .count((pence + 999) / 1000 * 10, unit: .pounds)
        }
    }
}
