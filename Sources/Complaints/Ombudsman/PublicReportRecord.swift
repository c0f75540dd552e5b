public import WorkingDays

/// A report in the public interest and what the council did with it.
public struct PublicReportRecord: OmbudsmanExtendable, Hashable, Sendable {
    public var receivedOn: Day
    public var doneOn: [PublicReportAct: Day]
    public var extendedOn: Day?
    public var extendedTo: Day?
    public var earlierExtensions: [OmbudsmanExtension]

    /// A report as it is stored, with the later replies that the Ombudsman agreed to in writing.
    public init(
        receivedOn: Day, doneOn: [PublicReportAct: Day], extendedOn: Day?, extendedTo: Day?,
        earlierExtensions: [OmbudsmanExtension] = []
    ) {
        self.receivedOn = receivedOn
        self.doneOn = doneOn
        self.extendedOn = extendedOn
        self.extendedTo = extendedTo
        self.earlierExtensions = earlierExtensions
    }
}

extension PublicReportRecord {
    /// The later reply that was in force: what was agreed to on the day of the reply, or after it, moved nothing.
    var replyExtension: OmbudsmanExtension? {
        extensions.last { later in doneOn[.answered].map { later.agreedOn < $0 } ?? true }
    }

    /// The report as it was before a later reply, the first of which has the place 0, and before the reply.
    func beforeExtension(_ place: Int) -> PublicReportRecord {
        var report = extended(only: extensions.prefix(place))
        report.doneOn[.answered] = nil
        return report
    }
}

extension OmbudsmanCaseRecord {
    /// Whether the council's receipt of a public report may be recorded, from which its duties count.
    public func checkReport(receivedOn day: Day, today: Day) throws(Refusal) {
        guard publicReport, let decisionOn else { throw .noPublicReport }
        try once("received_on", report?.receivedOn)
        try checkHappened("received_on", day, after: "decision_on", decisionOn, by: today)
    }

    /// Whether an act with the public report may be recorded; the inspection is opened before it is closed.
    public func check(_ act: PublicReportAct, on day: Day, today: Day) throws(Refusal) {
        let report = try report.found(or: .publicReportNotReceived)
        try once(act.rawValue, report.doneOn[act])
        try checkHappened("done_on", day, after: "received_on", report.receivedOn, by: today)
        if act == .inspectionClosed {
            let openedOn = try report.doneOn[.inspectionOpened].found(or: .inspectionNotOpened)
            try checkHappened("done_on", day, after: "inspection_opened", openedOn, by: today)
        }
    }

    /// Whether the Ombudsman's agreement to a later reply may be recorded (Local Government Act 1974 s31(2)).
    public func checkReplyExtension(agreedOn: Day, to extendedTo: Day, today: Day) throws(Refusal) {
        let report = try report.found(or: .publicReportNotReceived)
        try once("answered", report.doneOn[.answered])
        try checkHappened("agreed_on", agreedOn, after: "received_on", report.receivedOn, by: today)
        if let before = report.extendedOn { try checkOrder("agreed_on", agreedOn, after: "the one before", before) }
        let before = deadlines.first { $0.clock.endsWith == .reportAnswered }?.dueOn ?? agreedOn
        try checkLater(extendedTo, than: before, agreedOn: agreedOn, today: today, source: source(of: .reportAnswered))
    }

    /// Whether the report of an upheld decision to members may be recorded (Local Government and Housing Act 1989 ss 5,
    /// 5A).
    public func checkMembersTold(on day: Day, today: Day) throws(Refusal) {
        guard let decisionOn, decision?.isUpheld == true else { throw .notUpheld }
        try once("members_told_on", membersToldOn)
        try checkHappened("members_told_on", day, after: "decision_on", decisionOn, by: today)
    }
}
