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

    /// Everything the figures need.
    func cube(in db: borrowing Transaction) throws -> Cube {
        var cube = Cube()
        let periods = wanted.reduce(into: [Measure: Set<Period>]()) { periods, want in
            periods[want.key.measure, default: []].formUnion(want.value.map { $0.earlier(by: want.key.years) })
        }
        // What is looked at over more years, as the count of a change, is read apart: the rest need not be read so far back.
        let groups = Dictionary(grouping: wanted.keys) {
            CountingStatement.Group(
                population: $0.measure.population, timing: $0.measure.timing, periods: periods[$0.measure] ?? [])
        }
        for (group, queries) in groups { try count(Set(queries), of: group, into: &cube, db) }
        let populations = Set(wanted.keys.map(\.measure.population))
        try db.forEach("SELECT population, procedure, first_on FROM records_begin WHERE first_on IS NOT NULL") { row in
            guard let population = Population(rawValue: try row["population"]), populations.contains(population)
            else { return }
            if let procedure: String = try row["procedure"] {
                cube.proceduresBegin[population, default: [:]][procedure] = try row["first_on"]
            } else {
                cube.recordsBegin[population] = try row["first_on"]
            }
        }
        try readEntered(into: &cube, db)
        return cube
    }

    private func count(
        _ queries: Set<Query>, of group: CountingStatement.Group, into cube: inout Cube, _ db: borrowing Transaction
    ) throws {
        var statement = CountingStatement(group, queries: queries, today: today)
        let periods = statement.periods
        let sql = statement.sql()
        // By the column of keys (first altogether), then by measure: the dimensions that are asked for.
        let byMeasure = Dictionary(grouping: queries, by: \.measure)
        let dimensions = statement.measures.map { Set(byMeasure[$0]?.map(\.dimension) ?? []) }
        let asked = ([nil] + statement.keys.map(Optional.some)).map { column in
            dimensions.map { $0.filter { $0?.field.column == column } }
        }
        try db.forEach(sql) { row in
            let period = periods[try row["period"] as Int - 1]
            let grouping: Int = try row["grouping"]
            let key: String? = try row["key"]
            for (index, measure) in statement.measures.enumerated() where !asked[grouping][index].isEmpty {
                let count: Int? = try row[at: 3 + index]
                // A key of which no row is counted is none of the measure's; one whose rows add up to nothing is.
                guard let count, count != 0 || grouping == 0 || measure.quantity.canBeNothing else { continue }
                for dimension in asked[grouping][index] {
                    let place = Cube.Place(measure: measure, dimension: dimension, period: period)
                    cube.counts[place, default: [:]][key] = count
                }
            }
        }
    }

    private func readEntered(into cube: inout Cube, _ db: borrowing Transaction) throws {
        try db.forEach("SELECT year, measure, value FROM demand") { row in
            guard let year = FinancialYear(try row["year"]), let measure = DemandMeasure(rawValue: try row["measure"])
            else { return }
            cube.demand[year, default: [:]][measure] = try row["value"]
        }
        try db.forEach("SELECT year, measure, department, value FROM earlier_total") { row in
            guard let year = FinancialYear(try row["year"]),
                let measure = EarlierMeasure(rawValue: try row["measure"])
            else { return }
            let department: String = try row["department"]
            cube.earlier[year, default: [:]][measure, default: [:]][department.isEmpty ? nil : department] =
                try row["value"]
        }
        cube.lists.departments = try db.all("SELECT name FROM department ORDER BY name") { try $0["name"] }
        cube.lists.causes = try db.all(
            "SELECT code, name, retired_on IS NULL AS in_use FROM cause ORDER BY position, code"
        ) {
            .init(code: try $0["code"], name: try $0["name"], inUse: try $0["in_use"])
        }
        try db.forEach("SELECT characteristic, category, name FROM equality_category ORDER BY characteristic, position")
        {
            guard let characteristic = Characteristic(rawValue: try $0["characteristic"]) else { return }
            cube.lists.categories[characteristic, default: []].append(.init(try $0["category"], try $0["name"]))
        }
    }
}
