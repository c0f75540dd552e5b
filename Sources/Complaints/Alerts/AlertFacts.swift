public import Foundation
public import WorkingDays

/// All that a message may say of an alert: what it is about, what must be done and by when.
///
/// It has no name of anybody, so no message can have one.
public struct AlertFacts: Sendable, Hashable {
    /// The record, as the recipient knows it.
    public enum Matter: Sendable, Hashable {
        /// A complaint, a contact or a case, by its reference.
        case record(reference: String)
        /// A measure of the behaviour register, which has no reference.
        case behaviourMeasure
        /// Who is a complainant's named contact.
        case namedContact
        /// The report of a period.
        case report(ReportName, Period)

        var words: String {
            switch self {
            case .record(let reference): reference
            case .behaviourMeasure: "Behaviour register"
            case .namedContact: "Named contact"
            case .report(let report, let period): "Report \(report.rawValue) of \(period.written)"
            }
        }
    }

    /// What is due, and the last day in time.
    public struct Due: Sendable, Hashable {
        public let kind: DutyKind
        public let on: Day

        public init(kind: DutyKind, on: Day) {
            self.kind = kind
            self.on = on
        }
    }

    public let id: UUID
    public let kind: AlertKind
    public let matter: Matter
    /// Nil where it tells of something else than a duty.
    public let due: Due?

    public init(id: UUID, kind: AlertKind, matter: Matter, due: Due?) {
        self.id = id
        self.kind = kind
        self.matter = matter
        self.due = due
    }
}

extension AlertKind {
    /// The text of its line.
    var template: TemplateName {
        switch self {
        case .warning: .warning
        case .overdue: .overdue
        case .challenge: .challenge
        case .safeguardingReferral, .complaintBackInQueue, .contactBackInQueue, .singleContactPassedOn,
            .singleContactEnded, .behaviourMeasureEnded, .reportNotPublished:
            .atOnce
        }
    }

    /// What has happened and is to be done, where no duty says so.
    var words: String {
        switch self {
        case .warning: "Something is due soon"
        case .overdue: "Something was due and is not done"
        case .challenge: "Nobody answered for it"
        case .safeguardingReferral: "Somebody may be at risk; say that you have the referral"
        case .complaintBackInQueue: "Nobody deals with the complaint any more; give it to somebody"
        case .contactBackInQueue: "Nobody deals with the contact any more; give it to somebody"
        case .singleContactPassedOn: "You are a complainant's named contact from now on"
        case .singleContactEnded: "A complainant has no named contact any more; name somebody"
        case .behaviourMeasureEnded: "A measure has ended by itself"
        case .reportNotPublished: "It was to be published by now and is not"
        }
    }
}

/// Where whoever is told reads on.
public struct AlertLinks: Sendable, Hashable {
    private let base: String

    /// Links below the address at which the service is reached, without a slash at its end.
    public init(base: String) {
        self.base = base
    }

    /// All that somebody is told.
    public var all: String { base + "/v1/alerts" }

    /// One alert.
    public func alert(_ id: UUID) -> String { "\(all)/\(id.uuidString.lowercased())" }
}

/// How many working days are left until a day, or over it, in words: "1 working day left", "2 working days over".
///
/// Where the calendar does not have both days they are not counted, and the words say only on which side of the day it is.
public func workingDaysInWords(to dueOn: Day, on today: Day, _ calendar: WorkingCalendar) -> String {
    guard dueOn != today else { return "due today" }
    let isLeft = dueOn > today
    guard let days = try? calendar.workingDays(after: min(dueOn, today), through: max(dueOn, today)) else {
        return isLeft ? "still to come" : "overdue"
    }
    let (unit, end) = (days == 1 ? "working day" : "working days", isLeft ? "left" : "over")
    return days == 0 ? isLeft ? "no working day left" : "no working day over yet" : "\(days) \(unit) \(end)"
}
