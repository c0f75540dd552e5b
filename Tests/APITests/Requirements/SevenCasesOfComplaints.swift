import Complaints

@testable import API
@testable import Casework

extension SevenCases {
    /// Duties of a complaint's first stage, and of the decision that is held back meanwhile.
    static let ofComplaints: [SevenCases] = [
        adultAcknowledgement, childrensAcknowledgement, childrensResponse, corporateResponse, adultResponse, offer,
        freeze, targetNotMet,
    ]

    /// Received on Wednesday 14 May 2025; 3 working days are 15, 16 and 19 May.
    private static let adultAcknowledgement = SevenCases(
        kind: .acknowledgement, clock: "acknowledgement", of: "adult social care", madeOn: "2025-05-14",
        make: { service, _ in try await DutyRecords.complaint(service, "adult_social_care", on: "2025-05-14") },
        basisOn: "2025-05-14", dueOn: "2025-05-19",
        extended: Extended(day: "2025-05-15", act: agreed("single_stage", on: "2025-05-15", to: "2025-12-31")),
        holiday: Holiday(
            day: "2025-05-15", value: "2025-05-14 2025-05-20 open", move: ("2025-05-19", "2025-05-20")),
        inTime: .met(on: "2025-05-19", "2025-05-14 2025-05-19", acknowledged("single_stage", on: "2025-05-19")),
        late: .met(on: "2025-05-20", "2025-05-14 2025-05-19", acknowledged("single_stage", on: "2025-05-20")),
        otherwise: .withdrawn(on: "2025-05-16", "2025-05-14 2025-05-19"), lists: [.overdue],
        listsOnceLate: [.lateWithoutReason])

    /// Received on Monday 3 March 2025; 3 working days are 4, 5 and 6 March.
    ///
    /// A local standard: nobody is in breach of it.
    private static let childrensAcknowledgement = SevenCases(
        kind: .acknowledgement, clock: "acknowledgement", nature: .target, of: "children's", madeOn: "2025-03-03",
        make: { service, _ in try await DutyRecords.complaint(service, "childrens", on: "2025-03-03") },
        basisOn: "2025-03-03", dueOn: "2025-03-06",
        extended: Extended(day: "2025-03-05", act: agreed("local_resolution", on: "2025-03-05", to: "2025-04-11")),
        holiday: Holiday(
            day: "2025-03-04", value: "2025-03-03 2025-03-07 open", move: ("2025-03-06", "2025-03-07")),
        inTime: .met(on: "2025-03-06", "2025-03-03 2025-03-06", acknowledged("local_resolution", on: "2025-03-06")),
        late: .met(on: "2025-03-07", "2025-03-03 2025-03-06", acknowledged("local_resolution", on: "2025-03-07")),
        otherwise: .withdrawn(on: "2025-03-05", "2025-03-03 2025-03-06"))

    /// Received on Monday 3 March 2025; day 20 is Monday 31 March.
    ///
    /// What was agreed moves the duty to offer stage 2, never this.
    private static let childrensResponse = SevenCases(
        kind: .response, clock: "response", of: "children's stage 1", madeOn: "2025-03-03",
        make: { service, _ in try await DutyRecords.complaint(service, "childrens", on: "2025-03-03") },
        basisOn: "2025-03-03", dueOn: "2025-03-31",
        extended: Extended(day: "2025-03-10", act: agreed("local_resolution", on: "2025-03-10", to: "2025-04-11")),
        holiday: Holiday(
            day: "2025-03-26", value: "2025-03-03 2025-04-01 open", move: ("2025-03-31", "2025-04-01")),
        inTime: .met(on: "2025-03-31", "2025-03-03 2025-03-31", answered("local_resolution", on: "2025-03-31")),
        late: .met(
            on: "2025-04-01", "2025-03-03 2025-03-31", answered("local_resolution", on: "2025-04-01", late: true)),
        otherwise: .withdrawn(on: "2025-03-14", "2025-03-03 2025-03-31"), lists: [.overdue])

    /// Received on Thursday 1 December 2022; day 40 is Tuesday 31 January 2023, past 26 and 27 December and 2 January.
    private static let corporateResponse = SevenCases(
        kind: .response, clock: "response", of: "corporate stage 1", madeOn: "2022-12-01",
        make: { service, _ in try await DutyRecords.complaint(service, "corporate", on: "2022-12-01") },
        basisOn: "2022-12-01", dueOn: "2023-01-31",
        extended: Extended(day: "2022-12-12", act: agreed("stage_1", on: "2022-12-12", to: "2023-02-14")),
        holiday: Holiday(
            day: "2023-01-16", value: "2022-12-01 2023-02-01 open", move: ("2023-01-31", "2023-02-01")),
        inTime: .met(on: "2023-01-31", "2022-12-01 2023-01-31", answered("stage_1", on: "2023-01-31")),
        late: .met(on: "2023-02-01", "2022-12-01 2023-01-31", answered("stage_1", on: "2023-02-01", late: true)),
        otherwise: .withdrawn(on: "2022-12-20", "2022-12-01 2023-01-31"), lists: [.overdue])

    /// Received on 14 May 2025: 6 months beginning with it end on 13 November, whatever is a bank holiday in between.
    private static let adultResponse = SevenCases(
        kind: .response, clock: "response", of: "adult social care", madeOn: "2025-05-14",
        make: { service, _ in try await DutyRecords.complaint(service, "adult_social_care", on: "2025-05-14") },
        basisOn: "2025-05-14", dueOn: "2025-11-13",
        extended: Extended(
            day: "2025-06-02", act: agreed("single_stage", on: "2025-06-02", to: "2025-12-31"),
            values: ["2025-05-14 2025-11-13 superseded 2025-06-02", "2025-05-14 2025-12-31 open"]),
        holiday: Holiday(day: "2025-08-05"),
        inTime: .met(on: "2025-11-13", "2025-05-14 2025-11-13", answered("single_stage", on: "2025-11-13")),
        late: .met(on: "2025-11-14", "2025-05-14 2025-11-13", answered("single_stage", on: "2025-11-14", late: true)),
        otherwise: .withdrawn(on: "2025-05-16", "2025-05-14 2025-11-13"), lists: [.overdue])

    /// Received on Monday 3 June 2019; day 20 is Monday 1 July, and the offer is due on the next working day.
    private static let offer = SevenCases(
        kind: .stage2Offer, clock: "stage_2_offer", madeOn: "2019-06-14",
        make: { service, _ in try await DutyRecords.complaint(service, "childrens", on: "2019-06-03") },
        basisOn: "2019-07-01", dueOn: "2019-07-02",
        extended: Extended(
            day: "2019-06-14", act: agreed("local_resolution", on: "2019-06-14", to: "2019-07-11"),
            values: ["2019-07-11 2019-07-12 open"], moves: ["2019-07-02 2019-07-12 stage_extended"]),
        holiday: Holiday(
            day: "2019-06-24", value: "2019-07-02 2019-07-03 open", move: ("2019-07-02", "2019-07-03")),
        inTime: .met(
            on: "2019-07-02", "2019-07-01 2019-07-02",
            Act("/stages/local_resolution/duty-offer", #"{"offered_under_duty_on": "2019-07-02"}"#)),
        late: .met(
            on: "2019-07-03", "2019-07-01 2019-07-02",
            Act("/stages/local_resolution/duty-offer", #"{"offered_under_duty_on": "2019-07-03"}"#)),
        otherwise: .stageEnded(
            on: "2019-07-02", "2019-07-01 2019-07-02",
            Act(
                "/stages/local_resolution/duty-excuse",
                #"{"excused_on": "2019-07-02", "good_reason": "The family is away until August."}"#)),
        lists: [.dutyToOffer], listsOnceLate: [.lateWithoutReason])

    /// Decided on Wednesday 5 March 2025 with its own day of review, which a calendar does not move.
    private static let freeze = SevenCases(
        kind: .freezeReview, clock: "freeze_1", nature: .target, madeOn: "2025-03-05",
        make: { service, _ in try await DutyRecords.freeze(service) },
        basisOn: "2025-03-05", dueOn: "2025-04-01",
        extended: Extended(day: "2025-03-10", act: Act("/freezes/1/extension", "{}", "404 not_found")),
        holiday: Holiday(day: "2025-03-26"),
        inTime: .met(on: "2025-04-01", "2025-03-05 2025-04-01", Act("/freezes/1/end", #"{"ended_on": "2025-04-01"}"#)),
        late: .met(on: "2025-04-02", "2025-03-05 2025-04-01", Act("/freezes/1/end", #"{"ended_on": "2025-04-02"}"#)),
        otherwise: .withdrawn(on: "2025-03-20", "2025-03-05 2025-04-01"), lists: [.reviews])

    /// Received on Monday 3 March 2025: day 10 is Monday 17 March, and the day after it calls for the notice.
    ///
    /// Nobody is owed it before, so that what moves until then is no move of it; an agreed day does not move the target.
    private static let targetNotMet = SevenCases(
        kind: .notice, clock: "target_not_met", nature: .target, madeOn: "2025-03-03",
        make: { service, _ in try await DutyRecords.complaint(service, "childrens", on: "2025-03-03") },
        basisOn: "2025-03-18", dueOn: "2025-03-18",
        extended: Extended(day: "2025-03-10", act: agreed("local_resolution", on: "2025-03-10", to: "2025-04-11")),
        holiday: Holiday(day: "2025-03-12", value: "2025-03-19 2025-03-19 open"),
        inTime: .met(on: "2025-03-18", "2025-03-18 2025-03-18", told(on: "2025-03-18")),
        late: .met(on: "2025-03-19", "2025-03-18 2025-03-18", told(on: "2025-03-19")),
        otherwise: Ended(day: "2025-03-12", acts: [answered("local_resolution", on: "2025-03-12")], values: []),
        lists: [.noticesOwed])

    private static func told(on day: String) -> Act {
        Act(
            "/notices",
            NoticeBody.notice(
                "target_not_met", on: day, saying: ["reasons", "new_date"], stage: "local_resolution"))
    }

    private static func acknowledged(_ stage: String, on day: String) -> Act {
        Act("/stages/\(stage)/acknowledgement", #"{"acknowledged_on": "\#(day)"}"#)
    }

    /// What both sides agreed on a day.
    static func agreed(_ stage: String, on day: String, to last: String) -> Act {
        Act(
            "/stages/\(stage)/extensions",
            """
            {"agreed_on": "\(day)", "extended_to": "\(last)", "reason": "A witness is away.",
            "complainant_agreed_on": "\(day)"}
            """)
    }

    static func answered(_ stage: String, on day: String, late: Bool = false) -> Act {
        let reason = late ? #", "breach_reason": "staff_absence""# : ""
        return Act(
            "/stages/\(stage)/response",
            """
            {"responded_on": "\(day)", "responded_by": "\(Signer.first)", "outcome": "not_upheld"\(reason)}
            """)
    }
}
