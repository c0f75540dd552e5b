import WorkingDays

extension Complaint {
    /// The days of the complaint itself as lines of its history, whatever recorded them: a register from elsewhere brings days
    /// and no events.
    public var history: [HistoryLine] {
        var lines = [
            HistoryLine(receivedOn, "received", channel.written),
            HistoryLine(acceptance?.acceptedOn, "accepted", "into \(acceptance?.procedure.written ?? "")"),
        ]
        // An acknowledgement of the contact that became the complaint stands on no stage.
        if stages.first?.acknowledgedOn == nil {
            lines.append(HistoryLine(contactAcknowledgedOn, "acknowledged"))
        }
        lines += stages.flatMap(\.history)
        lines.append(
            closure.flatMap { HistoryLine($0.on, $0.kind.rawValue, $0.reason.map { "as \($0.rawValue.words)" } ?? "") })
        lines.append(registrationError.flatMap { HistoryLine($0.on, "registered_in_error", $0.reason) })
        return lines.compactMap(\.self)
    }
}

extension Stage {
    /// The days of the stage, under its name.
    fileprivate var history: [HistoryLine?] {
        func line(_ day: Day?, _ act: String, _ text: String = "") -> HistoryLine? {
            HistoryLine(day, "\(stage.rawValue).\(act)", text)
        }
        let reports = (investigation?.reports ?? []).map { report in
            line(report.receivedOn, "report_received", "of the \(report.by.rawValue.words)")
        }
        let agreed = extensions.map { line($0.agreedOn, "extension_agreed", "to \($0.extendedTo.written)") }
        return [
            line(offeredUnderDutyOn, "offered", "as the stage before overran"),
            // The first stage is asked for by the complaint itself.
            position == 1 ? nil : line(requestedOn, "requested"),
            lateRequest.flatMap {
                line($0.decidedOn, "late_request_decided", $0.accepted ? "taken up" : "declined")
            },
            line(acknowledgedOn, "acknowledged"),
            responsePlan.flatMap { line($0.madeOn, "plan_made", "to answer by \($0.respondByOn.written)") },
            line(investigation?.statementAgreedOn, "statement_agreed"),
        ] + agreed + reports + [
            line(panel?.heldOn, "panel_held"), line(panel?.findingsOn, "findings_sent"),
            line(panel?.findingsReceivedOn, "findings_received"),
            line(earlyReferral?.referredOn, "referred_to_the_ombudsman", "in place of a panel"),
            line(earlyReferral?.acceptedOn, "taken_up_by_the_ombudsman"), line(bypassedOn, "passed_over"),
            line(withdrawnOn, "withdrawn"),
            line(respondedOn, "answered", outcome.map(\.rawValue.words) ?? ""),
            line(adjudicationReceivedOn, "adjudication_received"),
        ]
    }
}

extension HistoryLine {
    /// A day of the complaint; none where it is not recorded.
    fileprivate init?(_ day: Day?, _ title: String, _ text: String = "") {
        guard let day else { return nil }
        self.init(on: day, kind: .fact, recordedAt: nil, by: nil, title: title, text: text, isStruck: false)
    }
}

extension Channel {
    /// How it came, as a sentence goes on.
    fileprivate var written: String {
        switch self {
        case .webForm: "through the web form"
        case .email: "by e-mail"
        case .phone: "by telephone"
        case .letter: "by letter"
        case .inPerson: "in person"
        case .councillorOrMP: "through a councillor or Member of Parliament"
        }
    }
}

extension String {
    /// A code as words.
    fileprivate var words: String { replacing("_", with: " ") }
}
