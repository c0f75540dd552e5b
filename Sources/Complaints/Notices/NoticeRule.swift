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
    public var recipients: [NoticeRecipient]
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

    /// The notices called for by what has happened, sent or not.
    ///
    /// The table "Notices that must be provable" of `docs/rules.md`; each kind names its own source.
    public func calledFor(
        duties: [StageName: [Duty]], today: Day, terms: NoticeTerms = .standard
    ) -> [OwedNotice] {
        guard registrationError == nil else { return [] }
        var notices: [OwedNotice] = []
        func owe(_ kind: NoticeKind, _ stage: StageName? = nil, since day: Day?) {
            guard let day else { return }
            notices.append(
                OwedNotice(
                    kind: kind, stage: stage, since: day, recipients: kind.recipients,
                    contents: contents(of: kind, terms: terms)))
        }
        if let closure {
            owe(closure.kind == .refused ? .refusal : .withdrawalConfirmed, since: closure.on)
        }
        if sufficientInterest?.isSufficient == false {
            owe(.noSufficientInterest, since: sufficientInterest?.decidedOn)
        }
        if terms.exclusionOwed {
            for exclusion in points.compactMap(\.exclusion) where exclusion.reason.isForCourt {
                owe(.pointExclusion, since: exclusion.on)
            }
        }
        if acceptance?.procedure == .childrens { owe(.receipt, since: acceptance?.acceptedOn) }
        let late = Lateness(duties: duties, today: today)
        for stage in stages {
            let name = stage.stage
            switch name {
            case .localResolution:
                owe(.targetNotMet, name, since: late.day("response_target", of: stage))
                owe(.limitNotMet, name, since: late.day("response", of: stage))
                owe(.stage1End, name, since: stage.respondedOn)
            case .investigation:
                owe(.extensionTo65, name, since: late.firstDay("response", of: stage))
                owe(.adjudication, name, since: stage.respondedOn)
            case .reviewPanel:
                owe(.panelFindings, name, since: stage.panel?.findingsOn)
                owe(.panelResponse, name, since: stage.respondedOn)
            case .singleStage:
                owe(.responsePlan, name, since: stage.acknowledgedOn)
                owe(.sixMonthsNotMet, name, since: late.day("response", of: stage))
                owe(.singleStageEnd, name, since: stage.respondedOn)
            case .stage1:
                owe(.acknowledgement, name, since: stage.acknowledgedOn)
                owe(.codeExtension, name, since: stage.extensions.first?.agreedOn)
                owe(.corporateStage1End, name, since: stage.respondedOn)
            case .stage2:
                owe(.codeExtension, name, since: stage.extensions.first?.agreedOn)
                owe(.finalReply, name, since: stage.respondedOn)
            }
        }
        return notices
    }

    /// The notices called for that were not sent.
    public func owedNotices(
        sent: [Notice], duties: [StageName: [Duty]], today: Day, absent: Set<NoticeRecipient> = [],
        terms: NoticeTerms = .standard
    ) -> [OwedNotice] {
        calledFor(duties: duties, today: today, terms: terms).filter { owed in
            !sent.contains {
                $0.kind == owed.kind && $0.stage == owed.stage && ($0.sentOn >= owed.since || owed.kind.mayPrecede)
            }
        }.map { owed in
            var owed = owed
            owed.recipients.removeAll(where: absent.contains)
            return owed
        }
    }
}

/// The days after which a stage was, or is, late against a clock.
private struct Lateness {
    let duties: [StageName: [Duty]]
    let today: Day

    /// The day after the deadline in force, where the stage ended or still runs beyond it.
    func day(_ clock: String, of stage: Stage) -> Day? {
        passed(duties[stage.stage]?.last { $0.clock == clock && $0.endedBy != .superseded }, stage)
    }

    /// The day after the first deadline the clock had, before any extension.
    func firstDay(_ clock: String, of stage: Stage) -> Day? {
        passed(duties[stage.stage]?.first { $0.clock == clock && $0.endedBy != .withdrawn }, stage)
    }

    private func passed(_ duty: Duty?, _ stage: Stage) -> Day? {
        guard let duty, (stage.endedOn ?? today) > duty.dueOn else { return nil }
        return duty.dueOn.adding(days: 1)
    }
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
