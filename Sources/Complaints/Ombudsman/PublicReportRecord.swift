public import WorkingDays

/// A report in the public interest and what the council did with it.
public struct PublicReportRecord: Hashable, Sendable {
    public var receivedOn: Day
    public var doneOn: [PublicReportAct: Day]
    /// The day the Ombudsman agreed in writing to a later reply, and its last day.
    public var extendedOn: Day?
    public var extendedTo: Day?

    /// A report as it is stored.
    public init(receivedOn: Day, doneOn: [PublicReportAct: Day], extendedOn: Day?, extendedTo: Day?) {
        self.receivedOn = receivedOn
        self.doneOn = doneOn
        self.extendedOn = extendedOn
        self.extendedTo = extendedTo
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
