public import WorkingDays

/// A figure that a council decides for itself, from a day on; until it does, the default holds.
public enum CouncilSetting: String, Sendable, Codable, CaseIterable {
    /// The longest a warning lasts, in months.
    case behaviourWarningMonths = "behaviour_warning_months"
    /// The latest a restriction is reviewed, in months after it was imposed or kept.
    case behaviourReviewMonths = "behaviour_review_months"
    /// The longest a restriction lasts without being imposed anew, in months.
    case behaviourMaximumMonths = "behaviour_maximum_months"
    /// How long a measure whose review was not held stays in force, in working days.
    case behaviourGraceWorkingDays = "behaviour_grace_working_days"
    /// Whether a complainant may ask for an internal review of a measure: 0 or 1.
    case behaviourInternalReview = "behaviour_internal_review"

    /// Whether every answer is checked by another person before it is sent: 0 or 1 (requirement R62).
    case responseQualityCheck = "response_quality_check"

    /// Whether a point that is left out for a court or for proceedings is owed a notice: 0 or 1 (rule CH-SC6).
    case exclusionNotice = "exclusion_notice"
    /// Whether that notice also names the Ombudsman: 0 or 1.
    case exclusionNoticeOmbudsman = "exclusion_notice_ombudsman"
    /// How long such a point may be brought again after the proceedings ended, in months, which the notice says; 0 where it
    /// may not.
    case resubmissionMonths = "resubmission_months"

    /// When the council's working hours begin, from Monday to Friday, in minutes after midnight.
    case officeOpensAt = "office_opens_at"
    /// When they end, in minutes after midnight.
    case officeClosesAt = "office_closes_at"
    /// How long an open complaint may stand still before it is listed, in working days (requirement R114).
    case driftWorkingDays = "drift_working_days"
    /// How many days the receipts of two messages of one sender lie apart at most for the later one to be told as a likely
    /// duplicate; 0 for one day.
    case likelyDuplicateDays = "likely_duplicate_days"
    /// How many messages about alerts somebody gets within an hour, urgent ones apart; what is more waits for the next.
    case alertMessagesPerHour = "alert_messages_per_hour"
    /// How long after 31 March the annual reports are to be published, in whole months (requirement R142).
    case reportPublicationMonths = "report_publication_months"
    /// The smallest count of people that the public is told besides 0: of a financial year what holds on its first day (requirement R149).
    case smallNumbersBelow = "small_numbers_below"

    /// What holds where the council decided nothing (ruling on the behaviour register; requirement R62; rule CH-SC6).
    public var defaultValue: Int {
        switch self {
        case .behaviourWarningMonths, .behaviourReviewMonths, .reportPublicationMonths: 6
        case .behaviourMaximumMonths, .resubmissionMonths: 12
        case .exclusionNotice: 1
        case .behaviourGraceWorkingDays: 20
        case .likelyDuplicateDays: 7
        case .smallNumbersBelow: 5
        case .officeOpensAt: 9 * 60
        case .officeClosesAt: 17 * 60
        case .driftWorkingDays: 15
        case .alertMessagesPerHour: 4
        case .behaviourInternalReview, .responseQualityCheck, .exclusionNoticeOmbudsman: 0
        }
    }

    /// What a council may choose.
    public var range: ClosedRange<Int> {
        switch self {
        case .behaviourWarningMonths, .behaviourReviewMonths, .behaviourMaximumMonths: 1...12
        case .reportPublicationMonths: 1...11
        // Of less than 3 only 1 would be withheld, which tells it.
        case .smallNumbersBelow: 3...20
        case .behaviourGraceWorkingDays: 0...60
        case .resubmissionMonths: 0...36
        case .officeOpensAt: 0...719
        case .officeClosesAt: 720...1439
        case .driftWorkingDays, .alertMessagesPerHour: 1...60
        case .likelyDuplicateDays: 0...90
        case .behaviourInternalReview, .responseQualityCheck, .exclusionNotice, .exclusionNoticeOmbudsman: 0...1
        }
    }

    /// Refuses to take back a value that was in force on a day before today, unless it was decided today.
    ///
    /// What was decided while it held stays as it is. What is too small to publish is taken back on the day it was decided alone.
    public func checkWithdrawal(from day: Day, decidedOn: Day, reason: String, today: Day) throws(Refusal) {
        try required("reason", reason)
        // What was decided first holds for the years before it too.
        if self == .smallNumbersBelow, decidedOn < today { throw .settingHeld(since: decidedOn) }
        guard day > today || (day == today && decidedOn == today) else { throw .settingHeld(from: day) }
    }

    /// Refuses a value without a reason or beyond what a council may choose, and a change of days that have passed.
    public func check(_ value: Int, from day: Day, reason: String, today: Day) throws(Refusal) {
        try required("reason", reason)
        guard range.contains(value) else { throw .settingRange(range) }
        guard day >= today else { throw .settingInThePast(day, today: today) }
        try checkNear("from_on", day, today: today)
    }
}
