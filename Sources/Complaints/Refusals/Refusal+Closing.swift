public import WorkingDays

extension Refusal {
    /// The complaint was withdrawn or refused.
    public static func complaintClosed(_ kind: ClosureKind, on day: Day) -> Refusal {
        Refusal(.complaintClosed, "The complaint was \(kind.rawValue) on \(day.written).")
    }

    /// There is nothing to open again.
    public static var notClosed: Refusal { Refusal(.notClosed, "The complaint was neither withdrawn nor refused.") }

    /// A child's complaint is not refused without the check (requirement R56).
    public static var rightsCheckMissing: Refusal {
        Refusal(
            .rightsCheckMissing, "A child's complaint is refused only after the check of a Children's Rights Officer.",
            rule: "Requirement R56", fields: ["rights_check_by", "rights_check_on"])
    }

    /// The check is made by somebody else than who refuses (requirement R56).
    public static var rightsCheckBySame: Refusal {
        Refusal(
            .rightsCheckBySame, "The check needs another person than the one who refuses.", rule: "Requirement R56",
            fields: ["rights_check_by"])
    }

    /// The complaint came in time, or nobody recorded when the matter arose.
    public static func notOutOfTime(_ groundsOn: Day?) -> Refusal {
        Refusal(
            .notOutOfTime,
            groundsOn.map { "The matter came to notice on \($0.written); the complaint came within the year." }
                ?? "It is not recorded when the matter came to notice.",
            rule: "SI 2006/1738 reg 9; SI 2009/309 reg 12", fields: ["reason"])
    }

    /// The complaint came later than a year and needs a waiver.
    public static func outOfTime(_ receivedOn: Day, last: Day) -> Refusal {
        Refusal(
            .outOfTime, "Received on \(receivedOn.written); the last day was \(last.written). Waive it or refuse.",
            rule: "SI 2006/1738 reg 9; SI 2009/309 reg 12; Complaint Handling Code 2", fields: ["waiver_reason"])
    }

    /// Both limbs of a waiver are needed.
    public static var waiverLimbMissing: Refusal {
        Refusal(
            .waiverLimbMissing,
            "The limit is waived only with a good reason and where it can still be considered fairly.",
            rule: "SI 2006/1738 reg 9; SI 2009/309 reg 12",
            fields: ["waiver_good_reason", "waiver_can_be_considered"])
    }

    /// The person is none of those the law names, so their interest is decided first.
    public static var sufficientInterestUndecided: Refusal {
        Refusal(
            .sufficientInterestUndecided,
            "Decide first whether the person has sufficient interest in the child's welfare.",
            rule: "Children Act 1989 s26(3)(e)")
    }

    /// The person has no sufficient interest; another procedure may take the complaint.
    public static var noSufficientInterest: Refusal {
        Refusal(
            .noSufficientInterest,
            "The person has no sufficient interest; the corporate procedure may take the complaint.",
            rule: "Children Act 1989 s26(3)(e); SI 2006/1738 reg 12")
    }

    /// An answer to the offer of an advocate has its day, and only an answer has one.
    public static var advocacyAnswer: Refusal {
        Refusal(.advocacyAnswer, "An answer and its day belong together.", fields: ["answer", "answered_on"])
    }

    /// An offer that was accepted names the representative with the type, and only that.
    public static var advocacyRepresentative: Refusal {
        Refusal(
            .advocacyRepresentative, "An accepted offer, and no other, has a representative with a type.",
            fields: ["representative", "representative_type"])
    }

    /// The complaint was made in writing and needs no record.
    public static func notOral(_ channel: Channel) -> Refusal {
        Refusal(
            .notOral, "The complaint came by \(channel.rawValue.replacing("_", with: " ")) and is its own record.",
            rule: "SI 2006/1738 reg 16")
    }

    /// A complaint made orally is written down and sent before stage 2.
    public static var writtenRecordMissing: Refusal {
        Refusal(
            .writtenRecordMissing, "The complaint was made orally; send its written record before stage 2.",
            rule: "SI 2006/1738 reg 16")
    }

    /// Stage 1 is passed over only where both agree.
    public static var bypassWithoutAgreement: Refusal {
        Refusal(
            .bypassWithoutAgreement, "Stage 1 is passed over only where the complainant agrees as well.",
            rule: "SI 2006/1738 reg 17(1)", fields: ["complainant_agrees"])
    }

    /// The stage is not answered yet.
    public static func stageUnanswered(_ stage: StageName) -> Refusal {
        Refusal(.stageUnanswered, "The \(stage.written) is not answered yet.")
    }
}
