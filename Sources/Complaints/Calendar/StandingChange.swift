public import WorkingDays

/// What an earlier change of the calendar did that still stands, to be taken back.
public struct StandingChange: Sendable, Hashable {
    /// The version of the calendar that it made.
    public let version: Int
    /// The days it made bank holidays, that still are.
    public let added: [BankHoliday]
    /// The days it withdrew, that are no bank holidays now.
    public let withdrawn: [BankHoliday]
    /// The days it gave the name they have, with the name they had.
    public let renamed: [BankHoliday]
    /// The last version that took something of it back.
    public let takenBackBy: Int?

    /// What stands of the change that made a version.
    public init(
        version: Int, added: [BankHoliday], withdrawn: [BankHoliday], renamed: [BankHoliday], takenBackBy: Int?
    ) {
        self.version = version
        self.added = added
        self.withdrawn = withdrawn
        self.renamed = renamed
        self.takenBackBy = takenBackBy
    }

    /// The bank holidays without what it did on some days, or on all where none is named.
    ///
    /// Refuses where nothing stands of it, and a day that it did not change.
    public func undone(on days: [Day], in known: [BankHoliday]) throws(Refusal) -> [BankHoliday] {
        let all = Set((added + withdrawn + renamed).map(\.on))
        guard !all.isEmpty else {
            throw takenBackBy.map { .calendarChangeTakenBack(version, by: $0) } ?? .calendarChangeNotLatest(version)
        }
        if let other = days.first(where: { !all.contains($0) }) { throw .holidayNotOfChange(other, version) }
        let chosen = days.isEmpty ? all : Set(days)
        let restored = (withdrawn + renamed).filter { chosen.contains($0.on) }
        return known.filter { !chosen.contains($0.on) } + restored
    }
}

extension SourceChoices {
    /// Of a change that is taken back everything is decided by the reason, except whether a day that has been becomes a
    /// bank holiday again.
    public static func takingBack(late: SourceChoice?) -> SourceChoices {
        var choices: SourceChoices = [:]
        for kind in CalendarDifference.Kind.allCases { choices[kind] = kind == .late ? late : .follow }
        return choices
    }

    /// Only what is new is added; whatever else differs stays as the calendar has it.
    public static let onlyNew: SourceChoices = [.moved: .keep, .contradicted: .keep, .late: .keep, .renamed: .keep]
}
