public import WorkingDays

/// The days a report or a figure is about: a financial year, a quarter or month of one, or any other days.
///
/// It is written `2022-23`, `2022-23-q1`, `2022-m09` or `2022-04-01--2022-06-30` (ISO 8601 section 5.5.2 allows the double
/// hyphen where the solidus cannot stand). Days that are a whole year, quarter or month are that year, quarter or month.
public struct Period: Hashable, Codable, Sendable {
    /// What kind of period the days are.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        case year, quarter, month, days
    }

    public let kind: Kind
    public let firstOn: Day
    public let lastOn: Day

    /// A financial year.
    public init(_ year: FinancialYear) {
        self.init(kind: .year, firstOn: year.firstOn, lastOn: year.lastOn)
    }

    /// Any days of the years from 1900-01 to 9998-99; nil where the last comes before the first.
    public init?(from firstOn: Day, through lastOn: Day) {
        guard firstOn <= lastOn, FinancialYear(containing: firstOn) != nil, FinancialYear(containing: lastOn) != nil
        else { return nil }
        let (_, month, day) = firstOn.components
        let months =
            day == 1 ? [12, 3, 1].first { firstOn.lastDay(ofMonths: $0, .after).adding(days: -1) == lastOn } : nil
        switch months {
        case 12 where month == 4: self.init(kind: .year, firstOn: firstOn, lastOn: lastOn)
        case 3 where month % 3 == 1: self.init(kind: .quarter, firstOn: firstOn, lastOn: lastOn)
        case 1: self.init(kind: .month, firstOn: firstOn, lastOn: lastOn)
        default: self.init(kind: .days, firstOn: firstOn, lastOn: lastOn)
        }
    }

    /// Reads one of the four forms and nothing else.
    public init?(_ text: String) {
        if let year = FinancialYear(text) {
            self.init(year)
        } else if let days = text.firstRange(of: "--") {
            guard let first = Day(String(text[..<days.lowerBound])), let last = Day(String(text[days.upperBound...]))
            else { return nil }
            self.init(from: first, through: last)
        } else if text.utf8.count == 10, text.dropFirst(7).hasPrefix("-q"),
            let year = FinancialYear(String(text.prefix(7))),
            let number = text.last?.wholeNumberValue, (1...4).contains(number)
        {
            self = Period(year).quarters[number - 1]
        } else if text.utf8.count == 8, text.dropFirst(4).hasPrefix("-m"),
            let first = Day("\(text.prefix(4))-\(text.suffix(2))-01")
        {
            self.init(from: first, through: first.lastDay(ofMonths: 1, .after).adding(days: -1))
        } else {
            return nil
        }
    }

    private init(kind: Kind, firstOn: Day, lastOn: Day) {
        self.kind = kind
        self.firstOn = firstOn
        self.lastOn = lastOn
    }

    /// The same days a year earlier: that is what a period is compared with (requirement R140).
    public var before: Period { earlier(by: 1) }

    /// The same days this many years earlier; a period that ends with a month ends with that month then too.
    public func earlier(by years: Int) -> Period {
        let first = firstOn.lastDay(ofMonths: -12 * years, .after)
        let next = lastOn.adding(days: 1)
        let last =
            next.components.day == 1
            ? next.lastDay(ofMonths: -12 * years, .after).adding(days: -1)
            : lastOn.lastDay(ofMonths: -12 * years, .after)
        return Period(kind: kind, firstOn: first, lastOn: max(first, last))
    }

    /// The financial year its last day lies in.
    public var year: FinancialYear { FinancialYear(of: lastOn) }

    /// The part of its financial year up to its last day.
    public var yearToDate: Period {
        Period(from: year.firstOn, through: lastOn) ?? self
    }

    /// The quarters that begin in it.
    public var quarters: [Period] { parts(of: 3, as: .quarter) }

    /// The months that begin in it.
    public var months: [Period] { parts(of: 1, as: .month) }

    private func parts(of months: Int, as kind: Kind) -> [Period] {
        var parts: [Period] = []
        var first = firstOn
        while first < lastOn {
            let next = first.lastDay(ofMonths: months, .after)
            parts.append(Period(kind: kind, firstOn: first, lastOn: next.adding(days: -1)))
            first = next
        }
        return parts
    }

    /// Whether it has not ended by a day, so that its figures are figures to date.
    public func isOpen(on today: Day) -> Bool { lastOn >= today }

    /// Whether it has begun by a day.
    public func hasBegun(by today: Day) -> Bool { firstOn <= today }
}

extension Period: CustomStringConvertible {
    /// As it is read.
    public var description: String {
        switch kind {
        case .year: "\(year)"
        case .quarter: "\(year)-q\((firstOn.components.month + 8) / 3 % 4 + 1)"
        case .month: "\(firstOn.description.prefix(4))-m\(firstOn.description.dropFirst(5).prefix(2))"
        case .days: "\(firstOn)--\(lastOn)"
        }
    }

    /// As it is printed: `2022-23`, `April to June 2022`, `September 2022`.
    public var written: String {
        let last = lastOn.written.split(separator: " ").dropFirst().joined(separator: " ")
        return switch kind {
        case .year: "\(year)"
        case .quarter: "\(firstOn.written.split(separator: " ")[1]) to \(last)"
        case .month: last
        case .days: "\(firstOn.written) to \(lastOn.written)"
        }
    }
}
