public import WorkingDays

extension Refusal {
    /// The procedure has no such stage.
    public static func noSuchStage(
        _ stage: StageName, _ procedure: Procedure, field: String = "stage"
    ) -> Refusal {
        let instead =
            switch procedure {
            case .adultSocialCare, .publicHealth:
                " Its single stage may be reopened, or the complainant goes to the Ombudsman."
            case .childrens, .corporate: ""
            }
        return Refusal(
            .noSuchStage, "There is no \(stage.written) in \(procedure.written).\(instead)", fields: [field])
    }

    /// The procedure has no stage after the last; the complainant may go to the Ombudsman.
    public static func noFurtherStage(_ last: StageName?) -> Refusal {
        Refusal(
            .noFurtherStage,
            "There is no stage after the \(last?.written ?? "last"); the complainant may go to the Ombudsman.",
            rule: "Local Government Act 1974 s26(5)")
    }

    /// The complaint has not reached the stage.
    public static func stageNotReached(_ stage: StageName) -> Refusal {
        Refusal(.stageNotReached, "The complaint has not reached the \(stage.written).")
    }

    /// The stage was opened before.
    public static func stageAlreadyOpen(_ stage: StageName) -> Refusal {
        Refusal(.stageAlreadyOpen, "The \(stage.written) was opened before.")
    }

    /// The stages run in order and none is skipped (SI 2006/1738 regs 14 to 20; requirement R22).
    public static func stageOutOfOrder(asked: StageName, next: StageName?) -> Refusal {
        let order = next.map { "the next is the \($0.written)" } ?? "there is no further stage"
        return Refusal(
            .stageOutOfOrder, "The \(asked.written) cannot be opened now: \(order).",
            rule: "SI 2006/1738 regs 14 to 20; Complaint Handling Code")
    }

    /// The stage before is neither answered nor past its limit (requirement R22).
    public static func previousStageRunning(_ stage: StageName, dueOn: Day, rule: String?) -> Refusal {
        Refusal(
            .previousStageRunning,
            "The \(stage.written) is neither answered nor past its limit of \(dueOn.written).", rule: rule)
    }

    /// The stage was asked for late, which waits for a decision (rule CH-3.2).
    public static func lateRequestUndecided(_ stage: StageName, last: Day) -> Refusal {
        Refusal(
            .lateRequestUndecided,
            "The \(stage.written) was requested after \(last.written); decide first whether it is heard all the same.",
            rule: "SI 2006/1738 regs 17, 18; the limit is not absolute")
    }

    /// Only a late request needs a decision.
    public static func requestInTime(_ stage: StageName) -> Refusal {
        Refusal(.requestInTime, "The \(stage.written) was not requested late.")
    }

    /// The stage before must be answered first.
    public static func previousStageUnanswered(_ stage: StageName) -> Refusal {
        Refusal(.previousStageUnanswered, "The \(stage.written) must be answered first.")
    }

    /// The stage has ended.
    public static func stageEnded(_ stage: StageName, on day: Day) -> Refusal {
        Refusal(.stageEnded, "The \(stage.written) ended on \(day.written).")
    }

    /// The act belongs to another stage.
    public static func notForStage(_ stage: StageName) -> Refusal {
        Refusal(.notForStage, "This cannot be done at the \(stage.written).")
    }

    /// Stage 2 needs an Investigating Officer (SI 2006/1738 reg 17(2)).
    public static var investigatingOfficerMissing: Refusal {
        Refusal(
            .investigatingOfficerMissing, "Appoint the Investigating Officer first.", rule: "SI 2006/1738 reg 17(2)"
        )
    }

    /// Stage 2 needs an Independent Person (SI 2006/1738 reg 17(2)).
    public static var independentPersonMissing: Refusal {
        Refusal(
            .independentPersonMissing, "Appoint the Independent Person first.", rule: "SI 2006/1738 reg 17(2)")
    }

    /// The Investigating Officer and the Independent Person are two people (SI 2006/1738 reg 2).
    public static func independentPersonIsInvestigatingOfficer(_: String) -> Refusal {
        Refusal(
            .independentPersonIsInvestigatingOfficer,
            "The Investigating Officer and the Independent Person must be two people.", rule: "SI 2006/1738 reg 2")
    }

    /// The investigation cannot be adjudicated before the report is in.
    public static var reportMissing: Refusal {
        Refusal(.reportMissing, "Record the investigation report before the adjudication.")
    }

    /// The panel has not met, so there are no findings to send or answer.
    public static var panelNotHeld: Refusal {
        Refusal(.panelNotHeld, "Record the meeting of the review panel first.", rule: "SI 2006/1738 reg 19")
    }

    /// The panel's findings must be recorded before the response (SI 2006/1738 reg 20).
    public static var findingsMissing: Refusal {
        Refusal(
            .findingsMissing, "Record the panel's findings before the response.", rule: "SI 2006/1738 reg 20")
    }

    /// No finding needs its reason, and only no finding has one.
    public static func noFindingReason(_ outcome: Outcome) -> Refusal {
        Refusal(
            .noFindingReason,
            outcome == .noFinding
                ? "The outcome no_finding needs its reason." : "Only the outcome no_finding has such a reason.",
            fields: ["no_finding_reason"])
    }

    /// The final answer is written by somebody else than stage 1's (Complaint Handling Code, stage 2).
    public static func sameAuthor(_: String) -> Refusal {
        Refusal(
            .sameAuthor, "Stage 2 must be answered by somebody else than stage 1.",
            rule: "Complaint Handling Code, stage 2", fields: ["responded_by"])
    }

    /// The extension goes past the furthest day the rule allows.
    public static func extensionExceedsMaximum(asked: Day, latest: Day, rule: String) -> Refusal {
        Refusal(
            .extensionExceedsMaximum, "\(asked.written) is too far: the latest day allowed is \(latest.written).",
            rule: rule, fields: ["extended_to"])
    }

    /// The deadline had passed when the extension was agreed; it cannot turn late into in time.
    public static func extensionAfterDeadline(agreedOn: Day, dueOn: Day, rule: String?) -> Refusal {
        Refusal(
            .extensionAfterDeadline,
            "The deadline of \(dueOn.written) had passed when the extension was agreed on \(agreedOn.written).",
            rule: rule, fields: ["agreed_on"])
    }

    /// Stage 2 is offered under the duty only after the limit of stage 1 has passed without an answer.
    public static func dutyToOfferNotArisen(dueOn: Day) -> Refusal {
        Refusal(
            .dutyToOfferNotArisen, "The duty arises after \(dueOn.written), the limit of stage 1.",
            rule: "SI 2006/1738 regs 14, 17")
    }

    /// The duty does not arise where an extension was agreed or a good reason is recorded.
    public static var dutyToOfferExcused: Refusal {
        Refusal(
            .dutyToOfferExcused, "An extension was agreed or a good reason is recorded.",
            rule: "SI 2006/1738 regs 14, 17")
    }

    /// Early referral needs a stage 2 with every point upheld (Getting the Best from Complaints; ruling).
    public static var earlyReferralNotAllUpheld: Refusal {
        Refusal(
            .earlyReferralNotAllUpheld, "Early referral needs a stage 2 with every point upheld.",
            rule: "Getting the Best from Complaints")
    }

    /// Early referral needs the complainant's agreement.
    public static var earlyReferralWithoutAgreement: Refusal {
        Refusal(
            .earlyReferralWithoutAgreement, "Early referral needs the complainant's agreement.",
            rule: "Getting the Best from Complaints", fields: ["complainant_agrees"])
    }

    /// There was no early referral to accept.
    public static var noEarlyReferral: Refusal {
        Refusal(.noEarlyReferral, "There is no early referral that the Ombudsman could accept.")
    }
}
