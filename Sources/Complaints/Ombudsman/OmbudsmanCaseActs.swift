import WorkingDays

extension OmbudsmanCaseRecord: Correctable {
    /// The enquiry, the investigation, the decision's day, the public report, the report to members, the letters, and the
    /// agreement of each obligation with the day it is due.
    public func acts(_ context: CorrectionContext) -> [TriedAct<OmbudsmanCaseRecord>] {
        let today = context.today
        var acts: [TriedAct<OmbudsmanCaseRecord>] = [
            TriedAct("enquiry", "the enquiry", saying: [reference, enquiryOn]) { record in
                try Self.checkEnquiry(record.reference, on: record.enquiryOn, today: today)
            },
            TriedAct("investigation", "the investigation", saying: [investigationOn]) { record in
                var bare = record
                (bare.investigationOn, bare.decisionOn, bare.decision) = (nil, nil, nil)
                if let on = record.investigationOn { try bare.checkInvestigation(on: on, today: today) }
            },
            TriedAct("decision", "the decision", saying: [decisionOn]) { record in
                var bare = record
                (bare.decisionOn, bare.decision) = (nil, nil)
                guard let on = record.decisionOn, let decision = record.decision else { return }
                try bare.checkDecision(decision, on: on, publicReport: record.publicReport, today: today)
            },
            TriedAct("members_told", "the report to members", saying: [membersToldOn]) { record in
                var bare = record
                bare.membersToldOn = nil
                if let on = record.membersToldOn { try bare.checkMembersTold(on: on, today: today) }
            },
        ]
        acts += reportActs(today: today)
        for letter in letters { acts += self.acts(of: letter, context) }
        for obligation in obligations { acts += self.acts(of: obligation, context) }
        return acts
    }

    /// The agreement of an obligation, which follows the enquiry; and the day it is due, which may follow from the decision.
    private func acts(
        of obligation: Obligation, _ context: CorrectionContext
    ) -> [TriedAct<OmbudsmanCaseRecord>] {
        guard let agreedOn = obligation.terms?.agreedOn else { return [] }
        let (id, written) = (obligation.id, "the agreement of an obligation")
        let agreement = obligation.agreement(context)
        return [
            TriedAct("obligation \(id.text)", written, saying: [agreedOn]) {
                try checkHappened("agreed_on", agreedOn, after: "enquiry_on", $0.enquiryOn, by: context.today)
            },
            TriedAct("due \(id.text)", written, saying: [agreedOn]) { record in
                if let agreed = record.obligations.first(where: { $0.id == id }) { try agreement.check(agreed) }
            },
        ]
    }

    private func reportActs(today: Day) -> [TriedAct<OmbudsmanCaseRecord>] {
        guard let report else { return [] }
        var acts = [
            TriedAct<OmbudsmanCaseRecord>(
                "report", "the receipt of the public report", saying: [report.receivedOn]
            ) { record in
                var bare = record
                bare.report = nil
                try bare.checkReport(receivedOn: report.receivedOn, today: today)
            }
        ]
        for act in PublicReportAct.allCases {
            guard let on = report.doneOn[act] else { continue }
            acts.append(
                TriedAct(act.rawValue, act.written, saying: [on]) { record in
                    var bare = record
                    bare.report?.doneOn[act] = nil
                    try bare.check(act, on: on, today: today)
                })
        }
        for (place, later) in report.extensions.enumerated() {
            acts.append(
                TriedAct(
                    "reply_extension \(place + 1)", "the later reply", saying: [later.agreedOn, later.extendedTo]
                ) { record in
                    var bare = record
                    bare.report = record.report?.beforeExtension(place)
                    try bare.checkReplyExtension(agreedOn: later.agreedOn, to: later.extendedTo, today: today)
                })
        }
        if (report.extendedOn == nil) != (report.extendedTo == nil) {
            let missing = report.extendedOn == nil ? "reply_extended_on" : "reply_extended_to"
            acts.append(
                TriedAct("reply_extension", "the later reply", saying: [report.extendedOn, report.extendedTo]) { _ in
                    throw Refusal.blank(missing)
                })
        }
        return acts
    }
}

extension OmbudsmanCaseRecord {
    /// The case as it should be, with what follows from it: how far a linked complaint had come by the day of the enquiry,
    /// and the obligations that are due so many weeks or months after the decision (rule LG-C6).
    ///
    /// `version` is that of the linked complaint's acceptance.
    public func following(
        _ linked: (complaint: Complaint, version: ProcedureVersion)?, correcting before: OmbudsmanCaseRecord
    ) throws(Refusal) -> OmbudsmanCaseRecord {
        var record = self
        if before.report != nil, report == nil, let act = before.reportKept {
            throw .actInTheWay(act, .publicReportNotReceived)
        }
        if let decisionOn, let decidedOn = before.decisionOn, decisionOn != decidedOn {
            for index in obligations.indices {
                guard let within = obligations[index].terms?.due.within, within.from == decidedOn else { continue }
                record.obligations[index].terms?.due = ObligationDue(
                    within: .init(count: within.count, unit: within.unit, from: decisionOn))
            }
        }
        guard let (complaint, version) = linked else { return record }
        try checkOrder("enquiry_on", enquiryOn, after: "received_on", complaint.receivedOn)
        let known = complaint.standing(
            on: enquiryOn, procedure: standing.procedure, version: version, said: before.standing.reached,
            sentBackOn: prematureOn)
        if standing != before.standing {
            guard standing.procedure == known.procedure else { throw .procedureDiffers(known.procedure) }
            guard standing.reached == known.reached else { throw .stageReachedDiffers(known.reached, on: enquiryOn) }
            guard standing.isExhausted == known.isExhausted else {
                throw .exhaustionDiffers(exhausted: known.isExhausted, on: enquiryOn)
            }
        }
        record.standing = known
        return record
    }

    /// The first thing done with the public report, which keeps its receipt.
    private var reportKept: String? {
        report?.doneOn.min { ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue) }?.key.written
            ?? (report?.extendedTo == nil ? nil : "the later reply")
    }

    /// Refuses to close a case as opened in error that complaints say they follow (decision 0040).
    public func check(_ error: RegistrationError) throws(Refusal) {
        try error.check(recorded: registrationError, unsettled: [])
        if let link = links.first { throw .caseFollowed(by: link.reference) }
    }

    /// Refuses what cannot be done to a case that was opened in error.
    public func checkCounts() throws(Refusal) {
        if let registrationError { throw .inErrorAlready(on: registrationError.on) }
    }
}

extension OmbudsmanLetter {
    /// Refuses what cannot be done to a letter that was logged in error.
    public func checkCounts() throws(Refusal) {
        if let registrationError { throw .inErrorAlready(on: registrationError.on) }
    }
}

extension PublicReportAct {
    /// As a sentence names it.
    var written: String {
        switch self {
        case .noticePublished: "the public notice"
        case .inspectionOpened: "the opening of the inspection"
        case .inspectionClosed: "the closing of the inspection"
        case .considered: "the consideration of the report"
        case .answered: "the reply to the report"
        }
    }
}
