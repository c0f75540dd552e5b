import Complaints
import WorkingDays

extension Problem {
    /// Why a rule said no, in a sentence with its facts and its source.
    ///
    /// Names of people are left out.
    init(_ refusal: Refusal) {
        switch refusal {
        case .alreadyAccepted(let procedure):
            self.init(.alreadyAccepted, "The complaint was accepted into \(procedure.written) and stays in it.")
        case .notAccepted:
            self.init(.notAccepted, "Accept the complaint into a procedure first.")
        case .eligibilityTestsUnanswered:
            self.init(
                .eligibilityTestsUnanswered,
                "Both tests of the children's procedure must be answered before acceptance.",
                rule: "Children Act 1989 s26(3); SI 2006/1738 reg 3",
                fields: ["eligible_complainant", "subject_in_scope"])
        case .outsideChildrensProcedure(let eligibleComplainant, let subjectInScope):
            let failed = [
                eligibleComplainant ? nil : "the person may not complain under it",
                subjectInScope ? nil : "the matter is not within it",
            ].compactMap { $0 }.joined(separator: " and ")
            self.init(
                .outsideChildrensProcedure, "The complaint is outside the children's procedure: \(failed).",
                rule: "Children Act 1989 s26(3); SI 2006/1738 regs 3 to 5", fields: ["procedure"])
        case .noProcedureVersion(let procedure, let day):
            self.init(
                .noProcedureVersion, "No version of \(procedure.written) was in force on \(day.written).",
                fields: ["procedure"])
        case .noSuchStage(let stage, let procedure):
            self.init(.noSuchStage, "There is no \(stage.written) in \(procedure.written).", fields: ["stage"])
        case .stageNotReached(let stage):
            self.init(.stageNotReached, "The complaint has not reached the \(stage.written).")
        case .stageAlreadyOpen(let stage):
            self.init(.stageAlreadyOpen, "The \(stage.written) was opened before.")
        case .stageOutOfOrder(let asked, let next):
            let order = next.map { "the next is the \($0.written)" } ?? "there is no further stage"
            self.init(
                .stageOutOfOrder, "The \(asked.written) cannot be opened now: \(order).",
                rule: "SI 2006/1738 regs 14 to 20; Complaint Handling Code")
        case .previousStageRunning(let stage, let dueOn):
            self.init(
                .previousStageRunning,
                "The \(stage.written) is neither answered nor past its limit of \(dueOn.written).",
                rule: "SI 2006/1738 reg 17")
        case .previousStageUnanswered(let stage):
            self.init(.previousStageUnanswered, "The \(stage.written) must be answered first.")
        case .stageEnded(let stage, let day):
            self.init(.stageEnded, "The \(stage.written) ended on \(day.written).")
        case .notForStage(let stage):
            self.init(.notForStage, "This cannot be done at the \(stage.written).")
        case .alreadyRecorded(let what, let day):
            self.init(.alreadyRecorded, "It is recorded already: \(what), \(day.written).")
        case .inTheFuture(let field, let day, let today):
            self.init(
                .inTheFuture, "\(day.written) lies in the future; today is \(today.written).", fields: [field])
        case .outOfOrder(let field, let day, let event, let earlier):
            self.init(
                .outOfOrder, "\(day.written) is too early: \(event) is \(earlier.written).", fields: [field])
        case .blank(let field):
            self.init(.blank, "The text must not be blank.", fields: [field])
        case .investigatingOfficerMissing:
            self.init(
                .investigatingOfficerMissing, "Appoint the Investigating Officer first.", rule: "SI 2006/1738 reg 17(2)"
            )
        case .independentPersonMissing:
            self.init(
                .independentPersonMissing, "Appoint the Independent Person first.", rule: "SI 2006/1738 reg 17(2)")
        case .independentPersonIsInvestigatingOfficer:
            self.init(
                .independentPersonIsInvestigatingOfficer,
                "The Investigating Officer and the Independent Person must be two people.", rule: "SI 2006/1738 reg 2")
        case .reportMissing:
            self.init(.reportMissing, "Record the investigation report before the adjudication.")
        case .panelNotHeld:
            self.init(.panelNotHeld, "Record the meeting of the review panel first.", rule: "SI 2006/1738 reg 19")
        case .findingsMissing:
            self.init(
                .findingsMissing, "Record the panel's findings before the response.", rule: "SI 2006/1738 reg 20")
        case .noFindingReason(let outcome):
            self.init(
                .noFindingReason,
                outcome == .noFinding
                    ? "The outcome no_finding needs its reason." : "Only the outcome no_finding has such a reason.",
                fields: ["no_finding_reason"])
        case .sameAuthor:
            self.init(
                .sameAuthor, "Stage 2 must be answered by somebody else than stage 1.",
                rule: "Complaint Handling Code, stage 2", fields: ["responded_by"])
        case .extensionExceedsMaximum(let asked, let latest):
            self.init(
                .extensionExceedsMaximum, "\(asked.written) is too far: the latest day allowed is \(latest.written).",
                rule: "SI 2006/1738 reg 17(6); Complaint Handling Code 6.4", fields: ["extended_to"])
        case .extensionAfterDeadline(let agreedOn, let dueOn):
            self.init(
                .extensionAfterDeadline,
                "The deadline of \(dueOn.written) had passed when the extension was agreed on \(agreedOn.written).",
                rule: "SI 2006/1738 reg 17(6); SI 2009/309 reg 14(3); Complaint Handling Code 6.4",
                fields: ["agreed_on"])
        case .dutyToOfferNotArisen(let dueOn):
            self.init(
                .dutyToOfferNotArisen, "The duty arises after \(dueOn.written), the limit of stage 1.",
                rule: "SI 2006/1738 regs 14, 17")
        case .dutyToOfferExcused:
            self.init(
                .dutyToOfferExcused, "An extension was agreed or a good reason is recorded.",
                rule: "SI 2006/1738 regs 14, 17")
        case .earlyReferralNotAllUpheld:
            self.init(
                .earlyReferralNotAllUpheld, "Early referral needs a stage 2 with every point upheld.",
                rule: "Getting the Best from Complaints")
        case .earlyReferralWithoutAgreement:
            self.init(
                .earlyReferralWithoutAgreement, "Early referral needs the complainant's agreement.",
                rule: "Getting the Best from Complaints", fields: ["complainant_agrees"])
        case .noEarlyReferral:
            self.init(.noEarlyReferral, "There is no early referral that the Ombudsman could accept.")
        case .alreadyDecided(let day):
            self.init(.alreadyDecided, "The case was decided on \(day.written).")
        case .unknownCause(let cause):
            self.init(.unknownCause, "There is no cause \(cause); GET /v1/causes lists them.", fields: ["causes"])
        case .unknownService(let department, let service):
            self.init(
                .unknownService, "\(department) has no service \(service); GET /v1/services lists them.",
                fields: ["service"])
        case .referenceTaken(let reference):
            self.init(.referenceTaken, "Another record has the reference \(reference).", fields: ["reference"])
        case .remedyCompleted(let day):
            self.init(.remedyCompleted, "The remedy was completed on \(day.written).")
        case .remedyAmount(let type):
            self.init(
                .remedyAmount, "A remedy of the type \(type.rawValue) has no amount.", fields: ["amount_pence"])
        case .statutoryLimits(let procedure):
            self.init(
                .statutoryLimits, "The limits of \(procedure.written) are set by law; a council cannot set its own.",
                rule: procedure.regulation, fields: ["procedure"])
        case .versionNotInFuture(let day, let today):
            self.init(
                .versionNotInFuture,
                "\(day.written) must come after today, \(today.written): complaints received already keep their version.",
                fields: ["in_force_from"])
        case .versionNotLatest(let day, let latest):
            self.init(
                .versionNotLatest,
                "\(day.written) must come after \(latest.written), when the latest version comes into force.",
                fields: ["in_force_from"])
        case .responseLimitMissing(let stage):
            self.init(
                .responseLimitMissing,
                "The \(stage.written) needs a limit named response that ends with the answer.", fields: ["clocks"])
        case .clockName(let stage, _):
            self.init(
                .clockName,
                "In \(stage.written), a name has 1 to 40 small letters, digits and underscores, a letter first.",
                fields: ["clocks"])
        case .clockRepeated(let stage, let clock):
            self.init(
                .clockRepeated,
                "The \(stage.written) has \(clock) or another clock that ends with the acknowledgement already.",
                fields: ["clocks"])
        case .clockLength(let stage, let clock):
            self.init(
                .clockLength,
                "The clock \(clock) of \(stage.written) must run for 1 to \(ProposedVersion.longest.workingDays) working "
                    + "days or 1 to \(ProposedVersion.longest.months) months.", fields: ["clocks"])
        case .clockBasis(let stage, let clock, let basis, let endsWith):
            self.init(
                .clockBasis,
                "The clock \(clock) of \(stage.written) cannot run from \(basis.rawValue) to \(endsWith.rawValue).",
                fields: ["clocks"])
        case .clockExtension(let stage, let clock):
            self.init(
                .clockExtension,
                "An extension of \(clock) of \(stage.written) must reach past its own length, in working days too.",
                fields: ["clocks"])
        case .unknownProcedureVersion(let number):
            self.init(
                .unknownProcedureVersion, "There is no version \(number) of a procedure.",
                fields: ["procedure_version"])
        case .otherProcedure(let asked, let holds):
            self.init(
                .otherProcedure,
                "The version belongs to \(asked.written); the complaint stays in \(holds.written).",
                fields: ["procedure_version"])
        case .alreadyInVersion(let name):
            self.init(.alreadyInVersion, "The complaint is under the version \(name) already.")
        case .versionNotInForce(let from, let today):
            self.init(
                .versionNotInForce,
                "The version is in force from \(from.written); today is \(today.written).",
                fields: ["procedure_version"])
        }
    }
}

extension Problem {
    /// A refusal for which a field of the body is to blame.
    fileprivate init(_ code: ProblemCode, _ detail: String, rule: String? = nil, fields: [String]) {
        self.init(
            code, detail, rule: rule,
            errors: fields.map { FieldError(place: .body("#/" + $0), code: .refused, detail: detail) })
    }
}

extension Procedure {
    fileprivate var written: String {
        switch self {
        case .childrens: "the children's procedure"
        case .adultSocialCare: "the adult social care procedure"
        case .publicHealth: "the public health procedure"
        case .corporate: "the corporate procedure"
        }
    }
}

extension StageName {
    fileprivate var written: String {
        switch self {
        case .localResolution: "local resolution (stage 1)"
        case .investigation: "investigation (stage 2)"
        case .reviewPanel: "review panel (stage 3)"
        case .singleStage: "single stage"
        case .stage1: "stage 1"
        case .stage2: "stage 2"
        }
    }
}
