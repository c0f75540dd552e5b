import Complaints
import Postgres
import WorkingDays

/// Reads a cube: one statement for each population, day and set of periods, all in one snapshot.
struct Counter {
    /// What is wanted, and for which days, before any comparison.
    private let wanted: [Query: Set<Period>]
    /// The day of the report: what is to come after it is not counted yet.
    private let today: Day

    /// Figures, each for its days.
    init(_ figures: [(FigureDefinition, Set<Period>)], today: Day) {
        wanted = figures.reduce(into: [:]) { wanted, figure in
            for query in figure.0.queries { wanted[query, default: []].formUnion(figure.1) }
        }
        self.today = today
    }

    /// Everything the figures need, asked at once.
    func cube(in db: borrowing Transaction) throws -> Cube {
        let periods = wanted.reduce(into: [Measure: Set<Period>]()) { periods, want in
            periods[want.key.measure, default: []].formUnion(want.value.map { $0.earlier(by: want.key.years) })
        }
        // What is looked at over more years, as the count of a change, is read apart: the rest need not be read so far back.
        let groups = Dictionary(grouping: wanted.keys) {
            CountingStatement.Group(
                population: $0.measure.population, timing: $0.measure.timing, periods: periods[$0.measure] ?? [])
        }
        // What counts most is asked first.
        let counts = groups.sorted {
            ($1.value.count, $1.key.population.rawValue) < ($0.value.count, $0.key.population.rawValue)
        }
        .map { count(Set($1), of: $0) }
        return try db.count(
            Question(Question(each: counts), recordsBegin, entered, lists) { counts, begin, entered, lists in
                var cube = entered
                for counted in counts.joined() { cube.counts[counted.place, default: [:]][counted.key] = counted.count }
                for records in begin {
                    if let procedure = records.procedure {
                        cube.proceduresBegin[records.population, default: [:]][procedure] = records.firstOn
                    } else {
                        cube.recordsBegin[records.population] = records.firstOn
                    }
                }
                cube.lists = lists
                return cube
            })
    }

    /// The counts of the rows of a statement.
    private func count(
        _ queries: Set<Query>, of group: CountingStatement.Group
    ) -> Question<[(place: Cube.Place, key: String?, count: Int)]> {
        var statement = CountingStatement(group, queries: queries, today: today)
        let sql = statement.sql()
        let (periods, measures) = (statement.periods, statement.measures)
        // By the column of keys (first altogether), then by measure: the dimensions that are asked for.
        let byMeasure = Dictionary(grouping: queries, by: \.measure)
        let dimensions = measures.map { Set(byMeasure[$0]?.map(\.dimension) ?? []) }
        let asked = ([nil] + statement.keys.map(Optional.some)).map { column in
            dimensions.map { $0.filter { $0?.field.column == column } }
        }
        let rows = Question<[[(place: Cube.Place, key: String?, count: Int)]]>.all(sql) { row in
            let period = periods[try row["period"] as Int - 1]
            let grouping: Int = try row["grouping"]
            let key: String? = try row["key"]
            var counts: [(place: Cube.Place, key: String?, count: Int)] = []
            for (index, measure) in measures.enumerated() where !asked[grouping][index].isEmpty {
                // A key of which no row is counted is none of the measure's; one whose rows add up to nothing is.
                guard let count = try row[at: 3 + index] as Int?,
                    count != 0 || grouping == 0 || measure.quantity.canBeNothing
                else { continue }
                counts += asked[grouping][index].map { dimension in
                    (Cube.Place(measure: measure, dimension: dimension, period: period), key, count)
                }
            }
            return counts
        }
        return Question(rows) { $0.flatMap(\.self) }
    }

    /// The first day of the records of each population that is counted, of a procedure where that has its own.
    private var recordsBegin: Question<[(population: Population, procedure: String?, firstOn: Day)]> {
        let populations = Set(wanted.keys.map(\.measure.population))
        let rows = Question<[(population: Population?, procedure: String?, firstOn: Day)]>.all(
            "SELECT population, procedure, first_on FROM records_begin WHERE first_on IS NOT NULL"
        ) { (Population(rawValue: try $0["population"]), try $0["procedure"], try $0["first_on"]) }
        return Question(rows) { rows in
            rows.compactMap { row in
                guard let population = row.population, populations.contains(population) else { return nil }
                return (population, row.procedure, row.firstOn)
            }
        }
    }
}

/// What was entered for years, as a cube in which nothing is counted yet.
private var entered: Question<Cube> {
    let demand = Question<[(year: FinancialYear?, measure: DemandMeasure?, value: Int)]>.all(
        "SELECT year, measure, value FROM demand"
    ) { (FinancialYear(try $0["year"]), DemandMeasure(rawValue: try $0["measure"]), try $0["value"]) }
    let earlier = Question<[(year: FinancialYear?, measure: EarlierMeasure?, department: String, value: Int)]>.all(
        "SELECT year, measure, department, value FROM earlier_total"
    ) {
        (
            FinancialYear(try $0["year"]), EarlierMeasure(rawValue: try $0["measure"]), try $0["department"],
            try $0["value"]
        )
    }
    return Question(demand, earlier) { demand, earlier in
        var cube = Cube()
        for row in demand {
            guard let year = row.year, let measure = row.measure else { continue }
            cube.demand[year, default: [:]][measure] = row.value
        }
        for row in earlier {
            guard let year = row.year, let measure = row.measure else { continue }
            cube.earlier[year, default: [:]][measure, default: [:]][row.department.isEmpty ? nil : row.department] =
                row.value
        }
        return cube
    }
}

/// The lists that keys come from.
private var lists: Question<ReferenceLists> {
    let departments = Question<[String]>.all("SELECT name FROM department ORDER BY name") { try $0["name"] }
    let causes = Question<[ReferenceLists.Cause]>.all(
        "SELECT code, name, retired_on IS NULL AS in_use FROM cause ORDER BY position, code"
    ) { .init(code: try $0["code"], name: try $0["name"], inUse: try $0["in_use"]) }
    let categories = Question<[(characteristic: Characteristic?, key: Dimension.Key)]>.all(
        "SELECT characteristic, category, name FROM equality_category ORDER BY characteristic, position"
    ) { (Characteristic(rawValue: try $0["characteristic"]), .init(try $0["category"], try $0["name"])) }
    return Question(departments, causes, categories) { departments, causes, categories in
        var lists = ReferenceLists(departments: departments, causes: causes)
        for row in categories {
            guard let characteristic = row.characteristic else { continue }
            lists.categories[characteristic, default: []].append(row.key)
        }
        return lists
    }
}
