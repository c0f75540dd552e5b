public import WorkingDays

/// What the duties in a case at the Ombudsman follow from; those of its letters and obligations are their own.
public struct OmbudsmanCaseFacts: Hashable, Sendable {
    /// The day of an upheld decision.
    public let upheldOn: Day?
    public let membersToldOn: Day?
    public let report: PublicReportRecord?

    /// The facts of a case.
    public init(upheldOn: Day?, membersToldOn: Day?, report: PublicReportRecord?) {
        self.upheldOn = upheldOn
        self.membersToldOn = membersToldOn
        self.report = report
    }

    /// To tell members of an upheld decision, and to publish, show and answer a report in the public interest (rules LG-R2
    /// to LG-R6).
    public func duties(_ clocks: [OmbudsmanClock]) -> [Duty] {
        clocks.flatMap { clock in
            facts.compactMap(clock.deadline(of:)).flatMap { due in
                // What has no last day is wanted at once, and nobody is late for it.
                OmbudsmanDuty(
                    kind: due.clock.endsWith.duty, clock: clock.clock, nature: due.dueOn == nil ? .target : .limit,
                    basisOn: due.basisOn, dueOn: due.extendedFrom ?? due.dueOn ?? due.basisOn,
                    extensions: due.extendedFrom == nil ? [] : report?.extensions ?? [], doneOn: due.endedOn,
                    endedOn: nil
                ).values
            }
        }
    }

    var facts: [OmbudsmanFact] {
        var facts: [OmbudsmanFact] = []
        if let upheldOn { facts.append(OmbudsmanFact(.decided, on: upheldOn, doneOn: [.membersTold: membersToldOn])) }
        guard let report else { return facts }
        facts.append(
            OmbudsmanFact(
                .reportReceived, on: report.receivedOn,
                extendedTo: [.reportAnswered: report.replyExtension?.extendedTo],
                doneOn: [
                    .noticePublished: report.doneOn[.noticePublished], .reportAnswered: report.doneOn[.answered],
                ]))
        if let openedOn = report.doneOn[.inspectionOpened] {
            facts.append(
                OmbudsmanFact(
                    .inspectionOpened, on: openedOn, doneOn: [.inspectionClosed: report.doneOn[.inspectionClosed]]))
        }
        return facts
    }
}

/// What the duty to answer a letter of the Ombudsman follows from.
public struct LetterFacts: OmbudsmanExtendable, Hashable, Sendable {
    public let kind: OmbudsmanLetterKind
    public let receivedOn: Day?
    public let dueOn: Day?
    public var extendedOn: Day?
    public var extendedTo: Day?
    public var earlierExtensions: [OmbudsmanExtension]
    public let answeredOn: Day?
    /// The day the case was decided.
    public let decidedOn: Day?

    /// The facts of a letter.
    public init(
        kind: OmbudsmanLetterKind, receivedOn: Day?, dueOn: Day?, extendedOn: Day?, extendedTo: Day?,
        earlierExtensions: [OmbudsmanExtension] = [], answeredOn: Day?, decidedOn: Day?
    ) {
        self.kind = kind
        self.receivedOn = receivedOn
        self.dueOn = dueOn
        self.extendedOn = extendedOn
        self.extendedTo = extendedTo
        self.earlierExtensions = earlierExtensions
        self.answeredOn = answeredOn
        self.decidedOn = decidedOn
    }

    /// To answer by the day in the letter, or by the later ones the Ombudsman agreed to in turn (rules LG-7, LG-8).
    ///
    /// An enquiry or a draft that came before the decision needs no answer after it.
    public var duties: [Duty] {
        guard let receivedOn, let dueOn else { return [] }
        let decided = decidedOn.flatMap { kind.asksByDay && receivedOn <= $0 ? $0 : nil }
        return OmbudsmanDuty(
            kind: .ombudsmanLetter, clock: "letter", nature: .limit, basisOn: receivedOn, dueOn: dueOn,
            extensions: extensions, doneOn: answeredOn, endedOn: decided
        ).values
    }
}

/// A duty with a day of its own and perhaps later ones that were agreed to: a value of each that was in force.
private struct OmbudsmanDuty {
    let kind: DutyKind
    let clock: String
    let nature: ClockKind
    let basisOn: Day
    let dueOn: Day
    let extensions: [OmbudsmanExtension]
    let doneOn: Day?
    let endedOn: Day?

    var values: [Duty] {
        let end = DutyEnd.first(done: doneOn, otherwise: endedOn)
        var days: [(from: Day, dueOn: Day)] = [(from: basisOn, dueOn: dueOn)]
        for later in extensions where end.map({ later.agreedOn < $0.on }) ?? true {
            // A day that was replaced on the day it began was never in force.
            days.removeAll { $0.from >= later.agreedOn }
            days.append((from: later.agreedOn, dueOn: later.extendedTo))
        }
        return days.indices.map { index in
            let next: Day? = index + 1 < days.count ? days[index + 1].from : nil
            return Duty(
                kind: kind, clock: clock, nature: nature, basisOn: basisOn, dueOn: days[index].dueOn,
                knownFrom: days[index].from, endedOn: next ?? end?.on, endedBy: next == nil ? end?.by : .superseded)
        }
    }
}

extension OmbudsmanAct {
    /// The duty that a clock measures which ends with the act.
    fileprivate var duty: DutyKind {
        switch self {
        case .letterAnswered: .ombudsmanLetter
        case .obligationDone: .obligation
        case .membersTold: .membersTold
        case .noticePublished: .reportNotice
        case .inspectionClosed: .reportInspection
        case .reportAnswered: .reportReply
        }
    }
}
