public import Foundation
public import WorkingDays

/// What the council does when a notice goes out; the notice may be recorded with it, in one request (decision 0028).
public enum NoticeAct: Sendable, CaseIterable {
    case acknowledgement, sufficientInterest, refusal, withdrawal, exclusion, `extension`, offer, plan, findings, answer
}

extension NoticeKind {
    /// The notice that goes out with an act at a stage; nil where none does.
    public static func sent(with act: NoticeAct, at stage: StageName?) -> NoticeKind? {
        switch (act, stage) {
        case (.acknowledgement, .localResolution): .receipt
        case (.acknowledgement, .singleStage), (.plan, .singleStage): .responsePlan
        case (.acknowledgement, .stage1): .acknowledgement
        case (.sufficientInterest, _): .noSufficientInterest
        case (.refusal, _): .refusal
        case (.withdrawal, _): .withdrawalConfirmed
        case (.exclusion, _): .pointExclusion
        case (.extension, .localResolution): .targetNotMet
        case (.extension, .investigation): .extensionTo65
        case (.extension, .stage1), (.extension, .stage2): .codeExtension
        case (.offer, .localResolution): .limitNotMet
        case (.findings, .reviewPanel): .panelFindings
        case (.answer, .localResolution): .stage1End
        case (.answer, .investigation): .adjudication
        case (.answer, .reviewPanel): .panelResponse
        case (.answer, .singleStage): .singleStageEnd
        case (.answer, .stage1): .corporateStage1End
        case (.answer, .stage2): .finalReply
        default: nil
        }
    }

    /// The acts it goes out with; none for one that is sent when a day has passed.
    public var acts: [NoticeAct] {
        NoticeAct.allCases.filter { act in StageName.allCases.contains { Self.sent(with: act, at: $0) == self } }
    }
}

/// A notice as the request of an act tells of it: when it went, to whom, and what it said.
public struct SentNotice: Hashable, Sendable {
    public let sentOn: Day
    public let recipients: [NoticeRecipient]
    public let contents: [NoticeContent]

    /// A notice that went out with an act.
    public init(sentOn: Day, recipients: [NoticeRecipient], contents: [NoticeContent]) {
        self.sentOn = sentOn
        self.recipients = recipients
        self.contents = contents
    }
}

/// The days of a request with which a notice goes out: of the act, and of the letter where the request asks for it too.
public struct NoticeDays: Sendable {
    public typealias Named = (field: String, on: Day)
    let act: Named?
    let letter: Named?

    /// The days by the fields that have them.
    public init(act: Named?, letter: (field: String, on: Day?)? = nil) {
        self.act = act
        self.letter = letter.flatMap { letter in letter.on.map { (letter.field, $0) } }
    }
}

extension Complaint {
    /// The notice of an act at a stage; it is refused as one that is recorded by itself is.
    ///
    /// Unless its kind may precede, it goes no earlier than the act, and its day is the one the request has of the letter.
    public func notice(
        _ sent: SentNotice, with act: NoticeAct, at stage: StageName?, id: UUID, days: NoticeDays,
        absent: Set<NoticeRecipient>, terms: NoticeTerms, today: Day
    ) throws(Refusal) -> Notice {
        guard let kind = NoticeKind.sent(with: act, at: stage) else { throw .noNotice(at: stage) }
        let stage = kind.stages.isEmpty ? nil : stage
        try checkHappened("notice/sent_on", sent.sentOn, after: "received_on", receivedOn, by: today)
        if let letter = days.letter, letter.on != sent.sentOn {
            throw .noticeDayDiffers(sent.sentOn, from: letter.field, letter.on)
        }
        if let act = days.act, !kind.mayPrecede {
            try checkOrder("notice/sent_on", sent.sentOn, after: act.field, act.on)
        }
        let notice = Notice(
            id: id, kind: kind, stage: stage, sentOn: sent.sentOn, recipients: sent.recipients,
            contents: sent.contents)
        try notice.check(wanted: contents(of: kind, terms: terms), absent: absent, in: "notice/")
        return notice
    }

    /// Lets a notice count wherever else its fact is asked for (decision 0028).
    ///
    /// One that goes out with an acknowledgement acknowledges the first stage, if nothing did. One of an extension is what
    /// makes the latest extension count: it holds the reason, the new day and whatever else it must.
    public mutating func follow(_ notice: Notice) {
        if let first = stages.first, NoticeKind.sent(with: .acknowledgement, at: first.stage) == notice.kind {
            acknowledge(on: notice.sentOn)
        }
        guard NoticeKind.sent(with: .extension, at: notice.stage) == notice.kind,
            let index = stages.firstIndex(where: { $0.stage == notice.stage }), stages[index].endedOn == nil,
            let latest = stages[index].extensions.lastIndex(where: { $0.agreedOn <= notice.sentOn })
        else { return }
        stages[index].extensions[latest].tell(notice)
    }

    /// Lets an acknowledgement that was recorded elsewhere acknowledge the first stage, if nothing did.
    mutating func acknowledge(on day: Day) {
        if stageToAcknowledge(on: day) != nil { stages[0].acknowledgedOn = day }
    }

    /// The first stage, where an acknowledgement that was recorded elsewhere counts for it too.
    public func stageToAcknowledge(on day: Day) -> StageName? {
        guard let first = stages.first, closing == nil, first.endedOn == nil, first.acknowledgedOn == nil,
            first.requestedOn <= day
        else { return nil }
        return first.stage
    }
}

extension Extension {
    /// The notice it is told of by its day: the complainant was told in writing, of its reason and its new day.
    ///
    /// Nil without the day, and where the notice would leave out what its kind must say; it is then still owed.
    public func notice(at stage: StageName) -> SentNotice? {
        guard let notifiedOn, let kind = NoticeKind.sent(with: .extension, at: stage) else { return nil }
        let contents: [NoticeContent] =
            ombudsmanDetailsGiven ? [.reasons, .newDate, .ombudsman] : [.reasons, .newDate]
        guard kind.contents.allSatisfy(contents.contains) else { return nil }
        return SentNotice(sentOn: notifiedOn, recipients: kind.recipients, contents: contents)
    }

    /// Takes the day of a notice, unless an earlier one told all it had to.
    fileprivate mutating func tell(_ notice: Notice) {
        let givesOmbudsman = notice.contents.contains(.ombudsman)
        guard notifiedOn == nil || (givesOmbudsman && !ombudsmanDetailsGiven) else { return }
        notifiedOn = notice.sentOn
        ombudsmanDetailsGiven = givesOmbudsman
    }
}
