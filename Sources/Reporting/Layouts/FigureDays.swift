import Complaints

/// Which days each figure of a report is counted for: no table that looks back five years has the others counted for them.
extension Layout {
    /// For each figure the days of the report and the same days a year earlier, and whatever days a table that has it shows.
    func days(of period: Period) -> [String: Set<Period>] {
        var days = Dictionary(uniqueKeysWithValues: ids.map { ($0, Set([period, period.before])) })
        for table in tables {
            let shown = table.days(of: period)
            for id in table.ids { days[id, default: []].formUnion(shown) }
        }
        return days
    }
}

extension TableLayout {
    /// The days of its columns and rows.
    fileprivate func days(of period: Period) -> Set<Period> {
        var days = Set(columns.flatMap { $0.days(of: period) })
        switch rows {
        case .periods(_, let slots): days.formUnion(slots.map { $0.period(period) })
        case .ranked(_, let slot, _): days.insert(slot.period(period))
        case .listed, .parts: break
        }
        return days
    }
}

extension TableLayout.Column {
    fileprivate func days(of period: Period) -> [Period] {
        switch self {
        case .value(let slot), .share(let slot), .figure(_, let slot, _): [slot.period(period)]
        case .change, .changeInTenths, .part: []
        case .quarters: period.quarters
        case .months: period.months
        }
    }
}
