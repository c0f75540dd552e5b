public import WorkingDays

/// Why something is not said of a case at the Ombudsman: it contradicts the complaint, the decision or the law.
enum OmbudsmanCaseRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.ombudsmanCases

    case procedureDiffers = "procedure_differs"
    case caseFollowed = "case_followed"
    case stageReachedDiffers = "stage_reached_differs"
    case exhaustionDiffers = "exhaustion_differs"
    case publicReportWithoutFault = "public_report_without_fault"
    case prematureAfterLastStage = "premature_after_last_stage"
    case decidedBeforeInvestigation = "decided_before_investigation"
    case linkedAlready = "linked_already"
    case caseNotLinked = "case_not_linked"
    case nothingToReturn = "nothing_to_return"
    case summaryNamesPerson = "summary_names_person"
    case themeWithoutFault = "theme_without_fault"

    var page: RefusalPage {
        switch self {
        case .caseFollowed:
            .conflict(
                "A complaint says that it follows the case",
                means: "A case that complaints are linked to is not left out of everything while they say so.",
                next:
                    "Remove the link from the complaint with POST /v1/complaints/{complaint_id}/links/{link_id}/removal."
            )
        case .procedureDiffers:
            .fault(
                "The complaint's procedure is another",
                means: "A case at the Ombudsman is under the procedure of the complaint it belongs to.",
                next: """
                    Leave out procedure. If a case was opened under the wrong one, link it to the complaint with the \
                    reason, and it takes the complaint's.
                    """)
        case .stageReachedDiffers:
            .fault(
                "The complaint had reached another stage",
                means:
                    "Of a complaint that is here its stages tell which of them had begun when the Ombudsman enquired.",
                next: "Leave out stage_reached, or first record the request for the stage.")
        case .exhaustionDiffers:
            .fault(
                "The complaint's stages say otherwise",
                means: """
                    Of a complaint that is here its stages tell whether the procedure was exhausted when the Ombudsman \
                    enquired: once the last stage was answered, or the Ombudsman accepted an early referral.
                    """,
                next: """
                    Send procedure_exhausted as the stages have it, or first record the answer that ended the last stage.
                    """)
        case .publicReportWithoutFault:
            .fault(
                "Such a decision has no report in the public interest",
                means:
                    "The Ombudsman reports in the public interest on a matter that was investigated and in which fault was found.",
                next:
                    "Compare the decision with the Ombudsman's letter; leave out the report, or send the decision it was.",
                rule: "Local Government Act 1974 s30(1)")
        case .prematureAfterLastStage:
            .fault(
                "The procedure was exhausted",
                means: """
                    A case is premature where the council had no opportunity yet to consider the matter in all its stages, \
                    and every stage of this one was completed before the Ombudsman enquired.
                    """,
                next: "Compare the decision with the Ombudsman's letter, and the complaint's stages with its file.",
                rule: "Local Government Act 1974 s26(5)")
        case .decidedBeforeInvestigation:
            .fault(
                "The Ombudsman had begun to investigate",
                means:
                    "What is premature, or closed after initial enquiries, is decided before an investigation begins.",
                next: "Compare the decision with the Ombudsman's letter.")
        case .linkedAlready:
            .conflict(
                "The case is linked to another complaint",
                means:
                    "A case belongs to one complaint, and a wrong link is corrected with its reason, which the audit keeps.",
                next: "Send the request again with reason, or leave the link as it is.")
        case .caseNotLinked:
            .conflict(
                "The case is linked to no complaint",
                means: "Only a link that is there is taken back.",
                next: "Read the case again.")
        case .nothingToReturn:
            .conflict(
                "Nothing is to be opened",
                means: """
                    A case that the Ombudsman sent back as premature goes to the first stage that was not completed: a new \
                    complaint is registered, or the stage is requested. Other steps are the complaint's own.
                    """,
                next:
                    "Read returns_to of the case, which names the step; accept or reopen the complaint where it says so."
            )
        case .summaryNamesPerson:
            .fault(
                "The summary names a person",
                means: """
                    Summaries are printed without names. This one has the surname of the complainant, or of somebody else \
                    whom the complaint names.
                    """,
                next: "Write \"Mrs A\" or \"X\" in place of the name.")
        case .themeWithoutFault:
            .conflict(
                "The Ombudsman found no fault",
                means: "Themes are the causes of the faults that the Ombudsman found.",
                next: "Leave out themes until the case is decided with fault.")
        }
    }
}

extension Refusal {
    /// A complaint is linked to the case.
    static func caseFollowed(by reference: String) -> Refusal {
        Refusal(
            OmbudsmanCaseRefusal.caseFollowed,
            "\(reference) is linked to the case; remove the link first, and link it to the case that counts.")
    }

    /// The case is under the procedure of its complaint.
    static func procedureDiffers(_ procedure: Procedure) -> Refusal {
        Refusal(
            OmbudsmanCaseRefusal.procedureDiffers,
            "The complaint is under the procedure \(procedure.rawValue), and so is its case at the Ombudsman.",
            fields: ["procedure"])
    }

    /// The case was opened under another procedure than the complaint's, and no reason corrects that.
    static func procedureDiffers(_ procedure: Procedure, opened: Procedure) -> Refusal {
        Refusal(
            OmbudsmanCaseRefusal.procedureDiffers,
            "The case was opened under the procedure \(opened.rawValue), and the complaint is under \(procedure.rawValue); "
                + "link them with the reason only if the case was opened wrongly.",
            fields: ["reason"])
    }

    /// The complaint's stages tell which of them had begun.
    static func stageReachedDiffers(_ reached: StageReached?, on day: Day) -> Refusal {
        let had: String
        if case .stage(let stage) = reached {
            had = "The complaint had reached its \(stage.written)"
        } else {
            had = "No stage of the complaint had begun"
        }
        return Refusal(
            OmbudsmanCaseRefusal.stageReachedDiffers, "\(had) by \(day.written).", fields: ["stage_reached"])
    }

    /// The complaint's stages tell whether its procedure was exhausted (requirements R22, R86).
    public static func exhaustionDiffers(exhausted: Bool, on day: Day) -> Refusal {
        Refusal(
            OmbudsmanCaseRefusal.exhaustionDiffers,
            exhausted
                ? "Every stage of the complaint was completed by \(day.written), so its procedure was exhausted."
                : "The last stage of the complaint's procedure was not answered by \(day.written), so the procedure was not "
                    + "exhausted.",
            fields: ["procedure_exhausted"])
    }

    /// Every stage is completed with the last.
    static func exhaustedBefore(_ last: StageName?) -> Refusal {
        Refusal(
            OmbudsmanCaseRefusal.exhaustionDiffers,
            "A procedure is exhausted with its last stage\(last.map { ", the \($0.written)" } ?? ""), which stage_reached "
                + "does not name.",
            fields: ["procedure_exhausted"])
    }

    /// A report in the public interest is of a decision with fault.
    static func publicReportWithoutFault(_ decision: OmbudsmanDecision) -> Refusal {
        Refusal(
            OmbudsmanCaseRefusal.publicReportWithoutFault,
            "A decision of the kind \(decision.rawValue) found no fault, so there is no report in the public interest on it.",
            fields: ["public_report"])
    }

    /// Premature is what the council had no opportunity to consider.
    static func prematureAfterLastStage(field: String) -> Refusal {
        Refusal(
            OmbudsmanCaseRefusal.prematureAfterLastStage,
            "Every stage of the council's procedure was completed when the Ombudsman enquired, so the case was not premature.",
            fields: [field])
    }

    /// Such a decision comes before an investigation.
    static func decidedBeforeInvestigation(_ decision: OmbudsmanDecision, begunOn day: Day) -> Refusal {
        Refusal(
            OmbudsmanCaseRefusal.decidedBeforeInvestigation,
            "The Ombudsman began to investigate on \(day.written), so the decision is not \(decision.rawValue).",
            fields: ["decision"])
    }

    /// A wrong link is corrected with its reason.
    static var linkedAlready: Refusal {
        Refusal(
            OmbudsmanCaseRefusal.linkedAlready,
            "The case is linked to another complaint; send reason if that was wrong.")
    }

    /// The case is linked to the complaint that was sent.
    static var linkedToThat: Refusal {
        Refusal(OmbudsmanCaseRefusal.linkedAlready, "The case is linked to this complaint already.")
    }

    /// The Ombudsman enquired about a complaint that was there.
    static func enquiryBefore(_ receivedOn: Day, on enquiryOn: Day) -> Refusal {
        Refusal(
            Refusal.outOfOrder("enquiry_on", enquiryOn, after: "received_on", receivedOn), fields: ["complaint_id"],
            detail: """
                The complaint was received on \(receivedOn.written), after the Ombudsman's enquiry of \
                \(enquiryOn.written).
                """)
    }

    /// There is no link to take back.
    static var caseNotLinked: Refusal {
        Refusal(OmbudsmanCaseRefusal.caseNotLinked, "The case is linked to no complaint.")
    }

    /// The step is none that the return of a case takes.
    static func nothingToReturn(_ step: ReturnStep?) -> Refusal {
        let why =
            switch step {
            case .accept: "The complaint is not accepted into a procedure yet; accept it."
            case .reopen: "The complaint is closed; reopen it."
            case .register, .request, nil:
                "The case was not sent back as premature, or what it returns to is open already."
            }
        return Refusal(OmbudsmanCaseRefusal.nothingToReturn, why)
    }

    /// A printed summary names nobody; the sentence does not either.
    static func summaryNamesPerson(field: String) -> Refusal {
        Refusal(
            OmbudsmanCaseRefusal.summaryNamesPerson,
            "The summary has the surname of the complainant or of another person of the complaint; write \"Mrs A\" or \"X\".",
            fields: [field])
    }

    /// Themes are of faults.
    static var themeWithoutFault: Refusal {
        Refusal(
            OmbudsmanCaseRefusal.themeWithoutFault,
            "The Ombudsman has found no fault in the case, so its findings have no themes.")
    }
}
