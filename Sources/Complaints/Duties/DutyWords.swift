import WorkingDays

extension DutyKind {
    /// What is due, for a line or a message about it.
    public var name: String {
        switch self {
        case .acknowledgement: "Acknowledgement"
        case .statement: "Statement of complaint"
        case .extensionNotice: "Notice of extension"
        case .response: "Response"
        case .panel: "Review panel"
        case .findings: "Findings of the panel"
        case .requestWindow: "Request for the next stage"
        case .stage2Offer: "Offer of stage 2"
        case .enquiryConversion: "Informal solution or complaint"
        case .safeguardingAcknowledgement: "Acknowledgement of a safeguarding referral"
        case .behaviourReview: "Review of a measure"
        case .freezeReview: "Review of a decision held back"
        case .obligation: "Obligation"
        case .obligationCheck: "Check of an obligation"
        case .notice: "Notice"
        case .ombudsmanLetter: "Answer to the Ombudsman"
        case .membersTold: "Report to members"
        case .reportNotice: "Notice of a public report"
        case .reportInspection: "Inspection of a public report"
        case .reportReply: "Reply to a public report"
        }
    }

    /// What must be done, and the law, guidance or ruling that wants it.
    public var act: (words: String, rule: String) {
        switch self {
        case .acknowledgement: ("Say that it is here", "SI 2009/309 reg 13(3); Complaint Handling Code 6.2")
        case .statement: ("Agree the statement of complaint", "SI 2006/1738 reg 16")
        case .extensionNotice: ("Give written notice that stage 2 takes longer", "SI 2006/1738 reg 17(6)")
        case .response: ("Answer the stage", "the procedure version of the complaint")
        case .panel: ("Hold the review panel", "SI 2006/1738 reg 19(4)")
        case .findings: ("Send the panel's findings", "SI 2006/1738 reg 20")
        case .requestWindow: ("Ask for the next stage, which is the complainant's own time", "SI 2006/1738 reg 18")
        case .stage2Offer: ("Offer stage 2", "SI 2006/1738 regs 14, 17; ruling: duty to offer stage 2")
        case .enquiryConversion:
            ("Put it right informally, or make it a complaint", "SI 2009/309 reg 8; Complaint Handling Code 1")
        case .safeguardingAcknowledgement: ("Have the recipient say that they have the referral", "requirement R9")
        case .behaviourReview: ("Review the measure", "requirement R164; rule UB-4")
        case .freezeReview:
            ("Review whether the decision is still held back", "Getting the Best from Complaints 2006")
        case .obligation: ("Do what was agreed", "Local Government Act 1974 s31; requirement R78")
        case .obligationCheck: ("Check that it was done and helped", "requirement R80")
        case .notice: ("Send the notice", "the regulation, guidance or Code that wants it")
        case .ombudsmanLetter: ("Answer the Ombudsman's letter", "the day in the letter; rules LG-7, LG-8")
        case .membersTold: ("Report the upheld decision to members", "Local Government and Housing Act 1989 ss 5, 5A")
        case .reportNotice: ("Publish the notice of the public report", "Local Government Act 1974 s30(5)")
        case .reportInspection: ("Keep the public report open to inspection", "Local Government Act 1974 s30(4)")
        case .reportReply: ("Reply to the public report", "Local Government Act 1974 s31(2)")
        }
    }
}

extension Duty {
    /// How its last day came about: it was set, or counted; the months for a public report begin with the day itself (rule LG-R4).
    private var origin: String {
        let from = basisOn.written
        return switch kind {
        case .obligation: "the day that was set; agreed on \(from)"
        case .obligationCheck: "the day that was set"
        case .ombudsmanLetter: "the day that the Ombudsman set; received on \(from)"
        // A day that is known later than the receipt is one that was agreed to.
        case .reportReply where knownFrom > basisOn:
            "the later day that the Ombudsman agreed to; received on \(from)"
        case .reportReply: "in months beginning with \(from)"
        default: "counted from \(from), which is day 0"
        }
    }

    /// What is due and when: a notice, and to tell members, has no last day.
    private var owed: String {
        let due = dueAt.map { London.written($0) } ?? dueOn.written
        return switch kind {
        case .membersTold: "\(kind.act.words): owed since \(due), with no last day."
        default:
            notice.map { "\(kind.act.words) \($0.rawValue): owed since \(due), as soon as reasonably practicable." }
                ?? "\(kind.act.words): by \(due), \(origin)."
        }
    }
}

extension Duty {
    /// The law, guidance or ruling that wants it: of a notice, its own.
    public var rule: String { notice?.rule ?? kind.act.rule }

    /// For a notice no days are counted: it goes as soon as reasonably practicable.
    private var lateness: String {
        !isLate ? "in time" : notice == nil ? "late" : "later than the day that called for it"
    }

    /// What is due, when, counted from what, and how it stands, in sentences for the officer who has to defend it.
    public var reckoning: String {
        var sentence = owed
        if isProvisional { sentence += " It is provisional: day 0 stands in for a day that is not recorded." }
        switch endedBy {
        case .met: sentence += " It was done on \(endedOn?.written ?? ""), \(lateness)."
        case .stageEnded: sentence += " Nothing is owed from \(endedOn?.written ?? "") on, and the act was not done."
        case .superseded: sentence += " From \(endedOn?.written ?? "") on another day took its place."
        case .withdrawn: sentence += " It was never in force."
        case nil: break
        }
        if nature == .window { sentence += " Passing it is nobody's breach." }
        return sentence
    }
}
