public import WorkingDays

/// Why a stage is not opened, or nothing more is recorded in it.
enum StageRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.stages

    case noSuchStage = "no_such_stage"
    case noFurtherStage = "no_further_stage"
    case stageNotReached = "stage_not_reached"
    case stageAlreadyOpen = "stage_already_open"
    case stageOutOfOrder = "stage_out_of_order"
    case previousStageRunning = "previous_stage_running"
    case previousStageUnanswered = "previous_stage_unanswered"
    case stageEnded = "stage_ended"
    case stageUnanswered = "stage_unanswered"
    case notForStage = "not_for_stage"
    case lateRequestUndecided = "late_request_undecided"
    case requestInTime = "request_in_time"
    case adjudicationReceiptMissing = "adjudication_receipt_missing"
    case bypassWithoutAgreement = "bypass_without_agreement"

    var page: RefusalPage {
        switch self {
        case .noSuchStage:
            .fault(
                "The procedure has no such stage",
                means: """
                    Each procedure has stages of its own: the children's three, adult social care and public health \
                    one, the corporate procedure two.
                    """,
                next: """
                    Name a stage of the complaint's procedure. After a single stage, reopen it or tell the \
                    complainant how to go to the Ombudsman.
                    """)
        case .noFurtherStage:
            .conflict(
                "There is no further stage",
                means: "The complaint has been through the last stage of its procedure.",
                next: "Tell the complainant how to go to the Ombudsman.",
                rule: "Local Government Act 1974 s26(5)")
        case .stageNotReached:
            .conflict(
                "The complaint has not reached the stage",
                means: "The stage has not been requested, so nothing can be recorded in it.",
                next: """
                    Record the request with POST /v1/complaints/{complaint_id}/stages, or use the stage that is \
                    open.
                    """)
        case .stageAlreadyOpen:
            .conflict(
                "The stage was opened before",
                means: "A complaint goes through each stage once.",
                next: "Read the complaint to see how far the stage is.")
        case .stageOutOfOrder:
            .conflict(
                "The stages run in order",
                means: "No stage is skipped: each is opened by a request that follows the one before.",
                next: """
                    Request the stage that comes next. In the children's procedure both sides may agree to pass over \
                    stage 1.
                    """,
                rule: "SI 2006/1738 regs 14 to 20; Complaint Handling Code")
        case .previousStageRunning:
            .conflict(
                "The stage before is still running",
                means: """
                    The next stage can be requested once the stage before is answered or its time limit has passed, \
                    and neither is so.
                    """,
                next: """
                    Answer the stage, or wait until its limit has passed. In the children's procedure both sides may \
                    agree to pass over stage 1.
                    """)
        case .previousStageUnanswered:
            .conflict(
                "The stage before has not been answered",
                means: "What follows depends on the answer of the stage before, and it is not recorded.",
                next: "Record that answer first, then send the request again.")
        case .stageEnded:
            .conflict(
                "The stage has ended",
                means: """
                    The stage was answered or withdrawn, and what belongs to a running stage is no longer recorded.
                    """,
                next: """
                    Correct an outcome with POST /v1/complaints/{complaint_id}/stages/{stage}/outcome-correction, or \
                    put what is missing in an entry of the file.
                    """)
        case .stageUnanswered:
            .conflict(
                "The stage has not been answered",
                means: "There is no answer yet that could be corrected, or a stage that could be reopened.",
                next: "Record the answer of the stage first.")
        case .notForStage:
            .conflict(
                "This belongs to another stage",
                means: """
                    Each stage has acts of its own, such as the meeting of a review panel, and the path names \
                    another stage than theirs.
                    """,
                next: """
                    Name the stage the act belongs to; GET /v1/complaints/{complaint_id}/operations lists what can \
                    be done now.
                    """)
        case .lateRequestUndecided:
            .conflict(
                "A late request waits for a decision",
                means: """
                    The stage was requested after the time allowed. That never closes it by itself: the Complaints \
                    Manager decides whether it is heard all the same, and gives the reason.
                    """,
                next: """
                    Decide with POST /v1/complaints/{complaint_id}/stages/{stage}/late-request-decision, then send \
                    the request again.
                    """,
                rule: "SI 2006/1738 regs 17, 18; ruling: children's stage 3")
        case .requestInTime:
            .conflict(
                "The stage was requested in time",
                means: "Only a request that came too late needs a decision whether it is heard.",
                next: "There is nothing to decide.")
        case .adjudicationReceiptMissing:
            .conflict(
                "The day the adjudication was received is missing",
                means: """
                    The time to ask for a review panel counts from receiving the adjudication. Without that day it is \
                    counted from the day of sending, which may be too short, so nobody is refused a panel on it.
                    """,
                next: """
                    Find out when the complainant received the adjudication and record it with POST \
                    /v1/complaints/{complaint_id}/stages/{stage}/adjudication-receipt, then send the request again. \
                    The request may also be accepted as it is.
                    """,
                rule: "SI 2006/1738 reg 18; ruling: stage 3 window without a receipt")
        case .bypassWithoutAgreement:
            .fault(
                "The complainant has not agreed to pass over stage 1",
                means: "Stage 1 is passed over only where the council and the complainant both agree.",
                next: "Ask the complainant. Send complainant_agrees as true once they have agreed, or answer stage 1.",
                rule: "SI 2006/1738 reg 17(1)")
        }
    }
}

extension Refusal {
    /// The procedure has no such stage.
    public static func noSuchStage(
        _ stage: StageName, _ procedure: Procedure, field: String = "stage"
    ) -> Refusal {
        let instead =
            switch procedure {
            case .adultSocialCare, .publicHealth:
                " Its single stage may be reopened, or the complainant may go to the Ombudsman."
            case .childrens, .corporate: ""
            }
        return Refusal(
            StageRefusal.noSuchStage, "\(procedure.written.atStart) has no \(stage.written).\(instead)", fields: [field]
        )
    }

    /// The procedure has no stage after the last; the complainant may go to the Ombudsman.
    public static func noFurtherStage(_ last: StageName?) -> Refusal {
        Refusal(
            StageRefusal.noFurtherStage,
            "No stage follows \(last?.named ?? "this one"); the complainant may go to the Ombudsman.")
    }

    /// The complaint has not reached the stage.
    public static func stageNotReached(_ stage: StageName) -> Refusal {
        Refusal(StageRefusal.stageNotReached, "The complaint has not reached \(stage.named) yet.")
    }

    /// The stage was opened before.
    public static func stageAlreadyOpen(_ stage: StageName) -> Refusal {
        Refusal(StageRefusal.stageAlreadyOpen, "\(stage.named.atStart) was opened before; each stage is opened once.")
    }

    /// The stages run in order and none is skipped (SI 2006/1738 regs 14 to 20; requirement R22).
    public static func stageOutOfOrder(asked: StageName, next: StageName?) -> Refusal {
        let order = next.map { "the next stage is \($0.named)" } ?? "no further stage follows"
        return Refusal(
            StageRefusal.stageOutOfOrder, "\(asked.named.atStart) cannot be opened now; \(order).")
    }

    /// The stage before is neither answered nor past its limit (requirement R22).
    public static func previousStageRunning(_ stage: StageName, dueOn: Day, rule: String?) -> Refusal {
        Refusal(
            StageRefusal.previousStageRunning,
            "\(stage.named.atStart) is not answered, and its limit of \(dueOn.written) has not passed; answer it or wait "
                + "until then.", rule: rule)
    }

    /// The stage before must be answered first.
    public static func previousStageUnanswered(_ stage: StageName) -> Refusal {
        Refusal(
            StageRefusal.previousStageUnanswered,
            "\(stage.named.atStart) has not been answered; record its answer first.")
    }

    /// The stage has ended.
    public static func stageEnded(_ stage: StageName, on day: Day) -> Refusal {
        Refusal(
            StageRefusal.stageEnded, "\(stage.named.atStart) ended on \(day.written), so this can no longer be done.")
    }

    /// The stage is not answered yet.
    public static func stageUnanswered(_ stage: StageName) -> Refusal {
        Refusal(StageRefusal.stageUnanswered, "\(stage.named.atStart) has not been answered yet.")
    }

    /// The act belongs to another stage.
    public static func notForStage(_ stage: StageName) -> Refusal {
        Refusal(StageRefusal.notForStage, "This does not belong to \(stage.named); name the stage it belongs to.")
    }

    /// The stage was asked for late, which waits for a decision (rule CH-3.2).
    public static func lateRequestUndecided(_ stage: StageName, last: Day) -> Refusal {
        Refusal(
            StageRefusal.lateRequestUndecided,
            "\(stage.named.atStart) was requested after \(last.written), the last day for it; decide first whether it is "
                + "heard all the same.")
    }

    /// Only a late request needs a decision.
    public static func requestInTime(_ stage: StageName) -> Refusal {
        Refusal(
            StageRefusal.requestInTime, "\(stage.named.atStart) was requested in time, so there is nothing to decide.")
    }

    /// The window is provisional until the receipt is recorded, and no panel is refused on it.
    public static func adjudicationReceiptMissing(last: Day) -> Refusal {
        Refusal(
            StageRefusal.adjudicationReceiptMissing,
            "\(last.written) is only provisionally the last day, since no receipt of the adjudication is recorded; record "
                + "when it was received before the request is declined.")
    }

    /// Stage 1 is passed over only where both agree.
    public static var bypassWithoutAgreement: Refusal {
        Refusal(
            StageRefusal.bypassWithoutAgreement,
            "Stage 1 is passed over only where the complainant agrees too; ask them first.",
            fields: ["complainant_agrees"])
    }
}
