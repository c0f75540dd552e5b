public import WorkingDays

/// Who found a point of a complaint.
public enum PointOrigin: String, Sendable, Codable, CaseIterable {
    case complainant
    /// Found on the way by the investigation (requirement R17).
    case investigatingOfficer = "investigating_officer"
    case authority
}

/// Why a point is left out of the procedure.
public enum ExclusionReason: String, Sendable, Codable, CaseIterable {
    /// Decided, or to be decided, by a court.
    case court
    /// Considering it now might prejudice proceedings (SI 2006/1738 reg 8).
    case proceedings
    case consideredBefore = "considered_before"
    case outsideProcedure = "outside_procedure"
    /// Complained of later than a year, and declined (SI 2006/1738 reg 9).
    case outOfTime = "out_of_time"
    /// It became a complaint of its own under another procedure.
    case splitOff = "split_off"

    /// Whether it is left out for what a court or other proceedings decide, and its complainant is told (rule CH-SC6).
    public var isForCourt: Bool { self == .court || self == .proceedings }
}

/// The decision to leave a point out; an excluded point gets no finding (requirement R29).
public struct Exclusion: Hashable, Sendable {
    public internal(set) var on: Day
    public internal(set) var reason: ExclusionReason
    public internal(set) var explanation: String
    /// The day the proceedings ended that the point waited for.
    public var proceedingsEndedOn: Day?

    /// The last day to bring the point again, a time after the proceedings that the council decides (SI 2006/1738 reg 8).
    public var resubmitUntil: Day?

    /// An exclusion with its reason.
    public init(
        on: Day, reason: ExclusionReason, explanation: String, proceedingsEndedOn: Day? = nil, resubmitUntil: Day? = nil
    ) {
        self.on = on
        self.reason = reason
        self.explanation = explanation
        self.proceedingsEndedOn = proceedingsEndedOn
        self.resubmitUntil = resubmitUntil
    }
}

/// The findings of one stage on a point: the officer's and the adjudicated one apart.
public struct PointFinding: Hashable, Sendable {
    public var officer: Finding?
    public var adjudicated: Finding?
    /// Why they differ.
    public var reason: String?

    /// Findings made at a stage.
    public init(officer: Finding?, adjudicated: Finding?, reason: String?) {
        self.officer = officer
        self.adjudicated = adjudicated
        self.reason = reason
    }
}

/// A point (head) of a complaint.
public struct ComplaintPoint: Hashable, Sendable {
    /// 1 for the first; the number never changes.
    public let number: Int
    public internal(set) var text: String
    public internal(set) var origin: PointOrigin
    public internal(set) var foundOn: Day
    /// The day it arose or came to notice, where that is not the complaint's.
    public var groundsOn: Day?
    /// What was decided of its lateness.
    public var timeLimit: LateDecision?
    public var exclusion: Exclusion?
    public var findings: [StageName: PointFinding]

    /// A point without findings.
    public init(number: Int, text: String, origin: PointOrigin, foundOn: Day) {
        self.number = number
        self.text = text
        self.origin = origin
        self.foundOn = foundOn
        findings = [:]
    }
}

/// A finding on a point as it is reported or answered.
public struct FindingOnPoint: Hashable, Sendable {
    public let point: Int
    public let finding: Finding
    public let reason: String?

    /// A finding with its reason, which is needed where it departs from the officer's.
    public init(point: Int, finding: Finding, reason: String? = nil) {
        self.point = point
        self.finding = finding
        self.reason = reason
    }
}

extension [FindingOnPoint] {
    /// As the audit keeps them: `1: upheld; 2: not_upheld`.
    public var written: String { map { "\($0.point): \($0.finding.rawValue)" }.joined(separator: "; ") }
}
