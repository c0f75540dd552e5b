public import WorkingDays

/// A notice that went out, as its duty asks after it.
public struct NoticeGiven: Hashable, Sendable {
    public let kind: NoticeKind
    /// Nil where it is about the complaint as a whole.
    public let stage: StageName?
    public let sentOn: Day

    /// A notice of a kind and stage, sent on a day.
    public init(kind: NoticeKind, stage: StageName?, sentOn: Day) {
        self.kind = kind
        self.stage = stage
        self.sentOn = sentOn
    }
}

extension Stage {
    /// The duties to send the notices of a stage, from its own days and from those its limits had (decision 0043).
    ///
    /// One that says a limit was not met is owed from the day after it; that day is known beforehand, and the duty is taken
    /// back where the stage is answered in time. The table "Notices that must be provable" of `docs/rules.md`; each kind names
    /// its own source.
    public func noticeDuties(_ duties: [Duty], given: [NoticeGiven]) -> [Duty] {
        let calls = NoticeCalls(given: given.filter { $0.stage == stage } + extensionsTold, keptFrom: importedOn)
        func passed(_ clock: String) -> [Duty] { duties.filter { $0.clock == clock && $0.endedBy != .withdrawn } }
        switch stage {
        case .localResolution:
            return calls.duties(.targetNotMet, past: passed("response_target"))
                + calls.duties(.limitNotMet, past: passed("response")) + calls.duties(.stage1End, on: respondedOn)
        case .investigation:
            return calls.duties(.extensionTo65, past: passed("response").unextended)
                + calls.duties(.adjudication, on: respondedOn)
        case .reviewPanel:
            return calls.duties(.panelFindings, on: panel?.findingsOn) + calls.duties(.panelResponse, on: respondedOn)
        case .singleStage:
            return calls.duties(.responsePlan, on: acknowledgedOn)
                + calls.duties(.sixMonthsNotMet, past: passed("response"))
                + calls.duties(.singleStageEnd, on: respondedOn)
        case .stage1:
            return calls.duties(.acknowledgement, on: acknowledgedOn)
                + calls.duties(.codeExtension, on: extensions.first?.agreedOn)
                + calls.duties(.corporateStage1End, on: respondedOn)
        case .stage2:
            return calls.duties(.codeExtension, on: extensions.first?.agreedOn)
                + calls.duties(.finalReply, on: respondedOn)
        }
    }

    /// The notices its extensions were told with: a register has the day of one, and no notice beside it.
    private var extensionsTold: [NoticeGiven] {
        guard let kind = NoticeKind.sent(with: .extension, at: stage) else { return [] }
        return extensions.compactMap { $0.notice(at: stage) }
            .map { NoticeGiven(kind: kind, stage: stage, sentOn: $0.sentOn) }
    }
}

/// What the notices about a complaint as a whole follow from.
public struct ComplaintNoticeFacts: Hashable, Sendable {
    public let closure: ClosureKind?
    public let closedOn: Day?
    /// The day it was decided that whoever complains has no sufficient interest.
    public let noInterestOn: Day?
    /// The day it was accepted into the children's procedure.
    public let childrensOn: Day?
    /// The points left out for a court or for proceedings, by number, each with its day.
    public let excluded: [ExcludedPoint]
    /// The day it came with a register, which did not keep what was sent before.
    public let importedOn: Day?

    /// A point that was left out on a day.
    public struct ExcludedPoint: Hashable, Sendable {
        public let number: Int
        public let on: Day

        public init(number: Int, on: Day) {
            self.number = number
            self.on = on
        }
    }

    /// The facts of a complaint.
    public init(
        closure: ClosureKind?, closedOn: Day?, noInterestOn: Day?, childrensOn: Day?, excluded: [ExcludedPoint],
        importedOn: Day?
    ) {
        self.closure = closure
        self.closedOn = closedOn
        self.noInterestOn = noInterestOn
        self.childrensOn = childrensOn
        self.excluded = excluded
        self.importedOn = importedOn
    }

    /// The duties to send the notices about a complaint as a whole.
    ///
    /// A council decides from which day it owes the notice of a point that is left out (rule CH-SC6): what is owed when it
    /// decides otherwise ends with that.
    public func duties(given: [NoticeGiven], exclusionOwed: DecidedSetting) -> [Duty] {
        let calls = NoticeCalls(given: given.filter { $0.stage == nil }, keptFrom: importedOn)
        return calls.duties(.refusal, on: closure == .refused ? closedOn : nil)
            + calls.duties(.withdrawalConfirmed, on: closure == .withdrawn ? closedOn : nil)
            + calls.duties(.noSufficientInterest, on: noInterestOn)
            + excluded.flatMap { calls.duties(.pointExclusion, of: $0, while: exclusionOwed) }
            + calls.duties(.receipt, on: childrensOn)
    }
}

extension Complaint {
    /// What the notices about it as a whole follow from.
    public var noticeFacts: ComplaintNoticeFacts {
        ComplaintNoticeFacts(
            closure: closure?.kind, closedOn: closure?.on,
            noInterestOn: sufficientInterest.flatMap { $0.isSufficient ? nil : $0.decidedOn },
            childrensOn: acceptance.flatMap { $0.procedure == .childrens ? $0.acceptedOn : nil },
            excluded: points.compactMap { point in
                point.exclusion.flatMap { exclusion in
                    exclusion.reason.isForCourt ? .init(number: point.number, on: exclusion.on) : nil
                }
            },
            importedOn: stages.first?.importedOn)
    }
}

extension [Duty] {
    /// The days of a clock before any extension: for each day 0 the first, until another day 0 takes its place.
    fileprivate var unextended: [Duty] {
        var values: [Duty] = []
        for duty in self {
            guard let first = values.last, first.basisOn == duty.basisOn else {
                values.append(duty)
                continue
            }
            values[values.count - 1] = Duty(
                kind: first.kind, clock: first.clock, nature: first.nature, basisOn: first.basisOn, dueOn: first.dueOn,
                knownFrom: first.knownFrom, endedOn: duty.endedOn, endedBy: duty.endedBy)
        }
        return values
    }
}
