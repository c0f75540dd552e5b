public import Foundation
public import WorkingDays

/// The event whose day is day 0 of a clock at the Ombudsman.
public enum OmbudsmanBasis: String, Sendable, Codable, CaseIterable {
    case letterReceived = "letter_received"
    case obligationAgreed = "obligation_agreed"
    /// An upheld decision.
    case decided
    /// The council's receipt of a public report, not its publication.
    case reportReceived = "report_received"
    case inspectionOpened = "inspection_opened"
}

/// The act that ends a clock at the Ombudsman.
public enum OmbudsmanAct: String, Sendable, Codable, CaseIterable {
    case letterAnswered = "letter_answered"
    case obligationDone = "obligation_done"
    /// The Monitoring Officer's report to members, of the one case or in a summary.
    case membersTold = "members_told"
    case noticePublished = "notice_published"
    case inspectionClosed = "inspection_closed"
    case reportAnswered = "report_answered"
}

/// How long a clock at the Ombudsman runs: in calendar days and months, which move to no working day.
public enum OmbudsmanLength: Hashable, Sendable {
    case days(Int)
    case months(Int, MonthWording)
    /// Until the day in the Ombudsman's letter, which is stored and never computed.
    case asStated
    /// A duty without a last day.
    case open
}

/// What a date at the Ombudsman is computed from.
public struct OmbudsmanFact: Hashable, Sendable {
    public let basis: OmbudsmanBasis
    public let on: Day
    /// The letter or obligation it is about; nil for the case itself.
    public let record: UUID?
    /// The day the Ombudsman stated.
    public let statedOn: Day?
    /// How that day was said, where that was a number of weeks or months: "within 8 weeks of 10 December 2024".
    public let said: String?
    /// The later day the Ombudsman agreed to, by the act it is for.
    public let extendedTo: [OmbudsmanAct: Day]
    public let doneOn: [OmbudsmanAct: Day]

    /// A fact of a case.
    public init(
        _ basis: OmbudsmanBasis, on day: Day, record: UUID? = nil, statedOn: Day? = nil, said: String? = nil,
        extendedTo: [OmbudsmanAct: Day?] = [:], doneOn: [OmbudsmanAct: Day?]
    ) {
        self.basis = basis
        self.on = day
        self.record = record
        self.statedOn = statedOn
        self.said = said
        self.extendedTo = extendedTo.compactMapValues { $0 }
        self.doneOn = doneOn.compactMapValues { $0 }
    }
}

/// A duty of the council towards the Ombudsman, as a row of `ombudsman_clock` sets it.
public struct OmbudsmanClock: Hashable, Sendable {
    public let clock: String
    public let basis: OmbudsmanBasis
    public let endsWith: OmbudsmanAct
    public let length: OmbudsmanLength
    public let source: String
    /// Whether the cited text itself was read; a council may change a figure of one that was not.
    public let isVerified: Bool

    /// A clock from a basis to an act.
    public init(
        clock: String, basis: OmbudsmanBasis, endsWith: OmbudsmanAct, length: OmbudsmanLength, source: String,
        isVerified: Bool
    ) {
        self.clock = clock
        self.basis = basis
        self.endsWith = endsWith
        self.length = length
        self.source = source
        self.isVerified = isVerified
    }

    /// What the clock makes of a fact that starts it, or nil of another.
    public func deadline(of fact: OmbudsmanFact) -> OmbudsmanDeadline? {
        guard fact.basis == basis else { return nil }
        let own: Day?
        switch length {
        case .days(let days): own = fact.on.adding(days: days)
        case .months(let months, let wording): own = fact.on.lastDay(ofMonths: months, wording)
        case .asStated: own = fact.statedOn
        case .open: own = nil
        }
        return OmbudsmanDeadline(
            clock: self, record: fact.record, basisOn: fact.on, said: fact.said,
            dueOn: fact.extendedTo[endsWith] ?? own,
            extendedFrom: fact.extendedTo[endsWith] == nil ? nil : own, endedOn: fact.doneOn[endsWith])
    }
}

/// A due date at the Ombudsman with what it follows from.
public struct OmbudsmanDeadline: Hashable, Sendable {
    public let clock: OmbudsmanClock
    public let record: UUID?
    public let basisOn: Day
    /// How the last day was said, where that was a number of weeks or months.
    public let said: String?
    /// The last day in time; nil for a duty without one.
    public let dueOn: Day?
    /// The last day before the Ombudsman agreed to a later one.
    public let extendedFrom: Day?
    public let endedOn: Day?

    /// How the last day follows from day 0, in a sentence.
    public var reckoning: String {
        let from = basisOn.written
        var sentence: String
        switch clock.length {
        case .days(let days): sentence = "\(days) days after \(from), which is day 0"
        case .months(let months, .after): sentence = "\(months) months after \(from)"
        case .months(let months, .beginningWith): sentence = "\(months) months beginning with \(from)"
        case .asStated: sentence = said.map { "The day that was stated, \($0)" } ?? "The day the Ombudsman stated"
        case .open: sentence = "A duty without a last day, from \(from)"
        }
        if let extendedFrom { sentence += "; the Ombudsman agreed to a later day than \(extendedFrom.written)" }
        return sentence + "."
    }
}
