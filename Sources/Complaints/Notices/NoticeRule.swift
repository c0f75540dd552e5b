public import Foundation
public import WorkingDays

/// A notice that was sent.
public struct Notice: Hashable, Sendable {
    public let id: UUID
    public var kind: NoticeKind
    /// The stage it belongs to; nil where it is about the complaint as a whole.
    public var stage: StageName?
    public var sentOn: Day
    public var recipients: [NoticeRecipient]
    public var contents: [NoticeContent]

    /// That a stage cannot be taken back of which the notice tells.
    public func inTheWay(of stage: StageName) -> Refusal {
        .actInTheWay("the notice of \(sentOn.written)", .stageNotReached(stage))
    }

    /// A notice with its recipients and contents.
    public init(
        id: UUID, kind: NoticeKind, stage: StageName?, sentOn: Day, recipients: [NoticeRecipient],
        contents: [NoticeContent]
    ) {
        self.id = id
        self.kind = kind
        self.stage = stage
        self.sentOn = sentOn
        self.recipients = recipients
        self.contents = contents
    }
}

/// A notice that the complaint owes, since the day that called for it.
public struct OwedNotice: Hashable, Sendable {
    public let kind: NoticeKind
    public let stage: StageName?
    public let since: Day
    /// Whom it must reach, of those who are there.
    public let recipients: [NoticeRecipient]
    /// What it must say.
    public let contents: [NoticeContent]
}

extension Complaint {
    /// The stage a notice belongs to: the one that is named, or else the latest it can belong to.
    ///
    /// Refuses a notice sent before the complaint was received or after today, and one of a stage not reached.
    public func stage(
        ofNotice kind: NoticeKind, named stage: StageName?, sentOn: Day, today: Day
    ) throws(Refusal) -> StageName? {
        try checkHappened("sent_on", sentOn, after: "received_on", receivedOn, by: today)
        guard let stage else { return stages.last { kind.stages.contains($0.stage) }?.stage }
        guard self.stage(stage) != nil else { throw .stageNotReached(stage) }
        return stage
    }

    /// The notices it owes on a day: those whose duty runs, complaint first, then stage by stage.
    public func owedNotices(
        given: [NoticeGiven], duties: [StageName: [Duty]], exclusionOwed: DecidedSetting, today: Day,
        absent: Set<NoticeRecipient> = [], terms: NoticeTerms = .standard
    ) -> [OwedNotice] {
        guard registrationError == nil else { return [] }
        let own: [(stage: StageName?, duties: [Duty])] = [
            (nil, noticeFacts.duties(given: given, exclusionOwed: exclusionOwed))
        ]
        let all = own + stages.map { ($0.stage, $0.noticeDuties(duties[$0.stage] ?? [], given: given)) }
        return all.flatMap { stage, duties in
            duties.filter { $0.runs(on: today) }.compactMap { duty in
                duty.notice.map { kind in
                    OwedNotice(
                        kind: kind, stage: stage, since: duty.knownFrom,
                        recipients: kind.recipients.filter { !absent.contains($0) },
                        contents: contents(of: kind, terms: terms))
                }
            }
        }
    }
}

extension Duty {
    /// The notice that must be sent, where that is the duty.
    public var notice: NoticeKind? {
        guard kind == .notice else { return nil }
        return NoticeKind.allCases.first { clock == $0.rawValue || clock.hasPrefix($0.rawValue + "_") }
    }

    /// Whether it is owed on a day: it has arisen and has not ended.
    fileprivate func runs(on day: Day) -> Bool { knownFrom <= day && (endedOn.map { day < $0 } ?? true) }
}

extension Notice {
    /// Refuses a notice of another stage, or one that leaves out what it must say or somebody it must reach.
    ///
    /// A recipient whom the complaint does not have is not required.
    /// `group` is where its fields lie in a request, ending in a slash.
    public func check(
        wanted: [NoticeContent], absent: Set<NoticeRecipient> = [], in group: String = ""
    ) throws(Refusal) {
        let unsaid = wanted.filter { !contents.contains($0) }
        guard unsaid.isEmpty else { throw .noticeIncomplete(unsaid, rule: kind.rule, in: group) }
        let untold = kind.recipients.filter { !recipients.contains($0) && !absent.contains($0) }
        guard untold.isEmpty else { throw .noticeRecipients(untold, rule: kind.rule, in: group) }
        guard kind.stages.isEmpty ? stage == nil : stage.map(kind.stages.contains) ?? false else {
            throw .noticeStage(kind)
        }
    }
}
