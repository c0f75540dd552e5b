import Complaints

/// Which counts of people are too small to publish (requirement R149).
///
/// Counts by stage, decision and time band are not of this kind and are printed. Zero is zero.
public struct SmallNumbers: Hashable, Sendable {
    /// The smallest count that is printed; those from 1 to less than it are withheld.
    public let below: Int

    /// Withholds 1 to 4, as where a council decided nothing.
    public static let upToFour = SmallNumbers(below: CouncilSetting.smallNumbersBelow.defaultValue)

    /// Withholds what is less than a count.
    public init(below: Int) {
        self.below = below
    }

    /// The counts that are withheld wherever they stand.
    var range: Range<Int> { 1..<max(below, 1) }

    /// Whether a count standing alone is withheld.
    public func withholds(_ count: Int) -> Bool { range.contains(count) }
}

/// What is too small in each financial year: what the council had decided for its first day.
///
/// A setting is decided from today or a later day, so that a year which has begun is told by one rule for ever: by one of two rules
/// for the same numbers could be worked out what the other withholds. What a council decides first, and before it has frozen a
/// version of a report, which may be published later, holds for the years before it too.
struct SmallNumbersByYear: Sendable {
    private let setting: DecidedSetting
    /// The value that was decided before every other and before any version was frozen, whatever the day it was decided for.
    private let first: DecidedSetting.Decision?

    /// What a council decided, with what it decided before all else; the default where it decided nothing.
    init(_ setting: DecidedSetting = DecidedSetting(.smallNumbersBelow), first: DecidedSetting.Decision? = nil) {
        self.setting = setting
        self.first = first
    }

    /// What is too small in the financial year in which a period begins.
    subscript(period: Period) -> SmallNumbers {
        let begins = period.year.firstOn
        return SmallNumbers(below: setting.decided(on: begins) ?? first?.value ?? setting.value(on: begins))
    }

    /// The rule, as it stands on every public page that has numbers of people of these periods.
    func rule(of periods: Set<Period>) -> String {
        let years = Set(periods.map { Period($0.year) }).sorted { $0.firstOn < $1.firstOn }
        let usual = years.last.map { self[$0] } ?? .upToFour
        let other = years.filter { self[$0] != usual }.map { ", of \($0.written) to \(self[$0].below - 1)" }
        return
            "Counts of people by what they are, and of those whom the behaviour register binds, are withheld from 1 to "
            + "\(usual.below - 1)\(other.joined()); none is printed as 0. As few other counts are withheld as keep these from "
            + "being worked out, be it from totals, from the quarters and months of the year or from anything else that is "
            + "published, and with a count every share and change made of it. Where that is not enough, all counts of a table "
            + "and period are left out as not available. Counts by stage, decision, time, service and department are printed "
            + "as they are."
    }
}
