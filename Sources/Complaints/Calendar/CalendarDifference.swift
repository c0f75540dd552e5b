public import WorkingDays

/// One way in which a source differs from the calendar.
public struct CalendarDifference: Sendable, Hashable {
    /// What it is, and the name of the option that decides it.
    public enum Kind: String, Sendable, CaseIterable {
        /// A day of the source that is still to come, or in a year the calendar does not cover yet; followed unasked.
        case added
        /// A bank holiday that the source has on another day of the year.
        case moved
        /// A day of the calendar, within the span of the source, that the source does not have.
        case contradicted
        /// A day of the source that has been, and that the calendar counted as an ordinary day.
        case late
        /// A day that has another title in the source.
        case renamed

        /// As it is told, and kept in the audit, of a source that is followed, or of a change that is taken back.
        public func told(takingBack: Bool) -> String {
            switch self {
            case .contradicted where takingBack: "withdrawn"
            case .added where takingBack, .late where takingBack: "put_back"
            default: rawValue
            }
        }
    }

    public let kind: Kind
    /// As the calendar has it; nil where it has not.
    public let before: BankHoliday?
    /// As the source has it; nil where it has not.
    public let after: BankHoliday?
    /// The kinds of which each must be followed: a move that takes out a day that has been, or brings one in, is more
    /// than a move.
    public let decidedBy: [Kind]
    /// The first of its days.
    let on: Day

    /// The difference between what the calendar has and what the source has; nil where neither has anything.
    ///
    /// A day counts as one that has been from the day itself. What lies outside the days that the calendar covers is
    /// never late: nothing was counted over it.
    init?(before: BankHoliday?, after: BankHoliday?, covering coverage: ClosedRange<Day>?, today: Day) {
        guard let on = [before, after].compactMap(\.?.on).min() else { return nil }
        let isLate = after.map { $0.on <= today && coverage?.contains($0.on) == true } ?? false
        switch (before, after) {
        case (nil, _): kind = isLate ? .late : .added
        case (_, nil): kind = .contradicted
        case (.some(let before), .some(let after)): kind = before.on == after.on ? .renamed : .moved
        }
        self.on = on
        self.before = before
        self.after = after
        let takesOutPast = before.map { $0.on <= today } ?? false
        decidedBy =
            kind == .moved
            ? [.moved] + (takesOutPast ? [.contradicted] : []) + (isLate ? [.late] : []) : [kind]
    }

    /// As a sentence tells it.
    public var written: String {
        switch (before, after) {
        case (.some(let before), .some(let after)) where kind == .moved:
            "\(after.name) from \(before.on.written) to \(after.on.written)"
        case (.some(let before), .some(let after)): "\(after.on.written) from \(before.name) to \(after.name)"
        default: (after ?? before).map { "\($0.on.written), \($0.name)" } ?? ""
        }
    }
}

/// What is done about a difference.
public enum SourceChoice: String, Sendable, CaseIterable {
    /// The calendar becomes as the source has it.
    case follow
    /// The calendar stays as it is.
    case keep
}

/// What is done about the differences of each kind; what is not among them is undecided.
public typealias SourceChoices = [CalendarDifference.Kind: SourceChoice]

/// A difference, and what is done about it.
public struct CalendarDecision: Sendable, Hashable {
    public let difference: CalendarDifference
    /// Nil where nobody has decided.
    public let choice: SourceChoice?
    /// The kinds that somebody still has to decide.
    public let undecided: [CalendarDifference.Kind]

    /// A difference is followed where all that decides it says so, and kept where anything does.
    init(_ difference: CalendarDifference, _ choices: SourceChoices) {
        self.difference = difference
        let isKept = difference.decidedBy.contains { choices[$0] == .keep }
        undecided = isKept ? [] : difference.decidedBy.filter { choices[$0] == nil }
        choice = isKept ? .keep : undecided.isEmpty ? .follow : nil
    }
}

extension [CalendarDecision] {
    /// The kinds that somebody still has to decide, each once.
    public var undecided: [CalendarDifference.Kind] {
        CalendarDifference.Kind.allCases.filter { kind in contains { $0.undecided.contains(kind) } }
    }
}
