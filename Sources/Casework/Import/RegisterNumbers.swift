import Complaints
import Postgres

extension RegisterExport {
    /// What is wrong with its numbers of a year beside each other and those that were entered before: one is there already,
    /// or a total is entered in another way (decision 0048).
    func problemsOfNumbers(_ db: borrowing Transaction) throws -> [RegisterProblem] {
        let demand = Set(try DemandRecord.all("true", db).map { "\($0.year)/\($0.measure.rawValue)" })
        let entered = try EarlierTotalRecord.all("true", db).map {
            ExportedTotal(
                year: $0.year.description, measure: $0.measure.rawValue, department: $0.department ?? "",
                value: $0.value)
        }
        let totals = Set(entered.map { RegisterFile.earlierTotals.normal($0.key) })
        let ways = Dictionary(grouping: entered + earlierTotals.map(\.value)) { "\($0.year)/\($0.measure)" }
        let there =
            self.demand.filter { demand.contains($0.written) } + earlierTotals.filter { totals.contains($0.key) }
        let divided = earlierTotals.compactMap { row in
            row.value.refusal(beside: ways["\(row.value.year)/\(row.value.measure)"] ?? []).map { (row, $0.detail) }
        }
        return (there.map { ($0, "\"\($0.written)\" is recorded already") } + divided).map { row, reason in
            RegisterProblem(file: row.file.name, line: row.line, column: row.file.columns[0], reason: reason)
        }
    }
}

extension ExportedTotal {
    /// By which a total may come once.
    var key: String { "\(year)/\(measure)/\(department)" }

    /// Why it cannot stand beside others of its year and measure, if it cannot.
    fileprivate func refusal(beside others: [ExportedTotal]) -> Refusal? {
        guard let measure = EarlierMeasure(rawValue: measure), let year = FinancialYear(year) else { return nil }
        let otherWay = others.map(\.department).filter { $0.isEmpty != department.isEmpty }
        do throws(Refusal) {
            try YearlyEntry.checkParts(
                of: measure, year, department: department.isEmpty ? nil : department,
                others: otherWay.map { $0.isEmpty ? nil : $0 })
            return nil
        } catch { return error }
    }
}
