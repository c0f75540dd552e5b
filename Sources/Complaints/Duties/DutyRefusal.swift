public import Foundation
public import WorkingDays

/// Why a duty is not discharged, or its days are not calculated.
enum DutyRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.duties

    case advocateNotAsked = "advocate_not_asked"
    case dutyToOfferNotArisen = "duty_to_offer_not_arisen"
    case dutyToOfferExcused = "duty_to_offer_excused"
    case stage2AlreadyRequested = "stage_2_already_requested"
    case stageRepeated = "stage_repeated"
    case clockDiffers = "clock_differs"

    var page: RefusalPage {
        switch self {
        case .advocateNotAsked:
            .conflict(
                "Nobody has asked for an advocate",
                means: "The day an advocate was asked for comes before the day one was appointed.",
                next: """
                    Record the first with POST \
                    /v1/complaints/{complaint_id}/stages/local_resolution/advocate-request.
                    """,
                rule: "SI 2006/1738 reg 14(3)")
        case .dutyToOfferNotArisen:
            .conflict(
                "The duty to offer stage 2 has not arisen",
                means: """
                    Stage 2 is offered of the council's own accord once the limit of stage 1 has passed without an \
                    answer.
                    """,
                next: """
                    Answer stage 1, or offer stage 2 after its limit. The complainant may request stage 2 at any \
                    time after that limit.
                    """,
                rule: "SI 2006/1738 regs 14, 17; ruling: duty to offer stage 2")
        case .dutyToOfferExcused:
            .conflict(
                "There is no duty to offer stage 2",
                means: """
                    A day after the limit that the complainant agreed to, until it has passed, or a recorded good reason \
                    for the delay excuses the council from offering stage 2.
                    """,
                next: "Answer stage 1. The complainant may still request stage 2.",
                rule: "SI 2006/1738 regs 14, 17; ruling: duty to offer stage 2")
        case .stage2AlreadyRequested:
            .conflict(
                "Stage 2 was asked for already",
                means: "The duty to offer stage 2 ends when the complainant asks for it, and they have.",
                next: "Work on stage 2. An offer made afterwards is not counted.",
                rule: "SI 2006/1738 regs 14, 17; ruling: duty to offer stage 2")
        case .clockDiffers:
            .conflict(
                "The clock of the machine is wrong",
                means: """
                    What is overdue is found by comparing days with now, and the machine's clock is over a minute from \
                    the database's.
                    """,
                next: "Put the clocks of both machines right, then sweep again.")
        case .stageRepeated:
            .fault(
                "A stage is named twice",
                means: "A calculation takes each stage once.",
                next: "Send each stage once, with all of its days.")
        }
    }
}

extension Refusal {
    /// An advocate is asked for before one is appointed.
    public static var advocateNotAsked: Refusal {
        Refusal(DutyRefusal.advocateNotAsked, "It is not recorded when the advocate was asked for; record that first.")
    }

    /// Stage 2 is offered under the duty only after the limit of stage 1 has passed without an answer.
    public static func dutyToOfferNotArisen(dueOn: Day) -> Refusal {
        Refusal(
            DutyRefusal.dutyToOfferNotArisen,
            "Stage 1 runs until \(dueOn.written); the duty to offer stage 2 arises after that.")
    }

    /// The duty does not arise while a day the complainant agreed to has not passed, or where a good reason is recorded.
    public static func dutyToOfferExcused(until day: Day?) -> Refusal {
        Refusal(
            DutyRefusal.dutyToOfferExcused,
            day.map {
                "The complainant agreed to wait until \($0.written); the duty to offer stage 2 arises after that."
            } ?? "A good reason for the delay is recorded, so there is no duty to offer stage 2.")
    }

    /// The duty ended when stage 2 was asked for.
    public static func stage2AlreadyRequested(on day: Day) -> Refusal {
        Refusal(
            DutyRefusal.stage2AlreadyRequested,
            "Stage 2 was asked for on \(day.written), so there is nothing left to offer.")
    }

    /// The machine's clock is over a minute from the database's.
    public static func clockDiffers(_ now: Date, database: Date) -> Refusal {
        Refusal(
            DutyRefusal.clockDiffers,
            "It is \(London.written(now)) by this machine's clock and \(London.written(database)) by the database's; put "
                + "the wrong one right, since nothing is swept before.")
    }

    /// A calculation names each stage once.
    public static func stageRepeated(_ stage: StageName) -> Refusal {
        Refusal(DutyRefusal.stageRepeated, "\(stage.named.atStart) is given twice; send it once.", fields: ["stages"])
    }
}
