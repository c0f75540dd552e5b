import Complaints
import Postgres
import WorkingDays

/// Who complains, by the characteristics they were asked for; small counts of people are withheld.
struct EqualityCounts {
    let procedure: Procedure
    let year: FinancialYear
    let person: PersonConcerned
    private let lines: [Line]

    private struct Line {
        let characteristic: String
        /// Nil for an answer that is no category.
        let category: String?
        let answer: String
        let label: String
        let count: Int
    }

    init(_ procedure: Procedure, _ year: FinancialYear, _ person: PersonConcerned, _ db: borrowing Transaction) throws {
        self.procedure = procedure
        self.year = year
        self.person = person
        lines = try db.all(
            try ReportStatement("equality")(year.firstOn, year.lastOn, procedure.rawValue, person.rawValue)
        ) { row in
            Line(
                characteristic: try row["characteristic"], category: try row["category"], answer: try row["answer"],
                label: try row["label"], count: try row["count"])
        }
    }

    func statistics(_ smallNumbers: SmallNumbers) -> Statistics {
        var characteristics: [String] = []
        for line in lines where !characteristics.contains(line.characteristic) {
            characteristics.append(line.characteristic)
        }
        return Statistics(
            name: .equality, procedure: procedure, year: year,
            figures: characteristics.map { completeness($0, smallNumbers) },
            tables: characteristics.map { table($0, smallNumbers) })
    }

    private func completeness(_ characteristic: String, _ smallNumbers: SmallNumbers) -> Figure {
        let own = lines.filter { $0.characteristic == characteristic }
        let isTold = smallNumbers.totalTells(own.filter { $0.category != nil }.map(\.count))
        let all = own.reduce(0) { $0 + $1.count }
        let recorded = own.reduce(0) { $0 + ($1.category == nil ? 0 : $1.count) }
        return Figure(
            "equality.\(characteristic).completeness", year: year, value: .share(isTold ? nil : recorded, of: all),
            definition: "Complaints received in the year for which the \(person.rawValue)'s "
                + "\(characteristic.replacing("_", with: " ")) is recorded, as a share of all received.",
            basis: .received, denominator: all)
    }

    /// The categories add up to the number recorded, which is printed: where one is withheld, so is what would tell it.
    ///
    /// That a person was not asked or did not say is no characteristic and is printed, unless the number recorded, and so
    /// a category, could be worked out from it.
    private func table(_ characteristic: String, _ smallNumbers: SmallNumbers) -> ReportTable {
        let own = lines.filter { $0.characteristic == characteristic }
        let categories = own.filter { $0.category != nil }
        let withheld = smallNumbers.withheld(among: categories.map(\.count))
        let isTold = smallNumbers.totalTells(categories.map(\.count))
        func total(_ count: Int) -> [Cell] { [isTold ? .withheld : .number(count)] }
        return ReportTable(
            id: characteristic, label: "Equality",
            title:
                "\(person == .child ? "Children" : "Complainants") by \(characteristic.replacing("_", with: " ")), \(year)",
            columns: ["Category", "\(year)"],
            rows: categories.indices.map { index in
                .init(
                    categories[index].label, [withheld.contains(index) ? .withheld : .number(categories[index].count)])
            } + [.init("Recorded", total(categories.reduce(0) { $0 + $1.count }), .total)]
                + own.filter { $0.category == nil }.map { .init($0.label, total($0.count), .aside) },
            definition: "Complaints received in the year, by the day received; one person each.",
            notes: withheld.isEmpty
                ? []
                : ["Counts from 1 to \(smallNumbers.threshold) are withheld, and what they would follow from."])
    }
}
