public import WorkingDays

/// What an extension does to a deadline, and why it does nothing where it does not.
public enum ExtensionVerdict: Hashable, Sendable {
    /// It moves the deadline.
    case moves(to: Day)
    /// The clock cannot be extended: children's stage 1 keeps its 20 working days (SI 2006/1738 reg 14).
    case notExtendable
    /// It was agreed, or the complainant was told, after the deadline had passed; late stays late.
    case afterDeadline(Day)
    /// The complainant was not told in writing, which is what makes it count.
    case withoutNotice
    /// The notice did not have the Ombudsman's details in it (Complaint Handling Code 6.5).
    case withoutOmbudsmanDetails
    /// It goes past the furthest day the rule allows.
    case beyondMaximum(Day)
    /// It ends no later than the deadline it would move.
    case notLater(Day)
    /// The complainant did not agree, which is what the rule asks for.
    case withoutAgreement
    /// It was agreed, or the complainant was told, once the act had been done, or the stage had ended, on this day.
    case afterEnd(Day)

    /// The stable code of the verdict.
    public var code: Code {
        switch self {
        case .moves: .moves
        case .notExtendable: .notExtendable
        case .afterDeadline: .afterDeadline
        case .withoutNotice: .withoutNotice
        case .withoutOmbudsmanDetails: .withoutOmbudsmanDetails
        case .beyondMaximum: .beyondMaximum
        case .notLater: .notLater
        case .withoutAgreement: .withoutAgreement
        case .afterEnd: .afterEnd
        }
    }

    /// The stable codes, listed in openapi.yaml.
    public enum Code: String, Sendable, CaseIterable {
        case moves
        case notExtendable = "not_extendable"
        case afterDeadline = "after_deadline"
        case withoutNotice = "without_notice"
        case withoutOmbudsmanDetails = "without_ombudsman_details"
        case beyondMaximum = "beyond_maximum"
        case notLater = "not_later"
        case withoutAgreement = "without_agreement"
        case afterEnd = "after_end"
    }
}

extension ProcedureClock {
    /// The day on which an extension takes effect: where the rule asks for agreement, once both sides agreed.
    func takesEffectOn(_ extension: Extension) -> Day {
        self.extension == .byAgreement ? `extension`.agreedByBothOn ?? `extension`.agreedOn : `extension`.agreedOn
    }

    /// The day on which an extension is complete: where the rule asks for a notice, once the complainant was told too.
    func settledOn(_ extension: Extension) -> Day {
        guard case .upTo = self.extension, let notifiedOn = `extension`.notifiedOn else {
            return takesEffectOn(`extension`)
        }
        return max(`extension`.agreedOn, notifiedOn)
    }

    /// What an extension does to a deadline of this clock that counts from a day.
    ///
    /// - Throws: `OutsideCalendar` where the furthest day lies beyond the calendar.
    public func verdict(
        on extension: Extension, basisOn: Day, dueOn: Day, calendar: WorkingCalendar
    ) throws(OutsideCalendar) -> ExtensionVerdict {
        switch self.extension {
        case .none: return .notExtendable
        case .byAgreement:
            guard let agreedOn = `extension`.agreedByBothOn else { return .withoutAgreement }
            guard agreedOn <= dueOn else { return .afterDeadline(dueOn) }
        case .upTo(let maximum):
            guard `extension`.agreedOn <= dueOn else { return .afterDeadline(dueOn) }
            guard let notifiedOn = `extension`.notifiedOn else { return .withoutNotice }
            guard notifiedOn <= dueOn else { return .afterDeadline(dueOn) }
            guard notice == .written || `extension`.ombudsmanDetailsGiven else { return .withoutOmbudsmanDetails }
            let latest = try calendar.day(maximum, workingDaysAfter: basisOn)
            guard `extension`.extendedTo <= latest else { return .beyondMaximum(latest) }
        }
        return `extension`.extendedTo > dueOn ? .moves(to: `extension`.extendedTo) : .notLater(dueOn)
    }
}
