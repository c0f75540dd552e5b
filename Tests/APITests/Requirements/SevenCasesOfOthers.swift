import Complaints

@testable import API
@testable import Casework

extension SevenCases {
    /// Duties towards a contact, and of its referral.
    static let ofContacts: [SevenCases] = [contactAcknowledgement, conversion, referral]

    /// Reviews of the behaviour register.
    static let ofRegister: [SevenCases] = [review]

    /// What was agreed, and whether it worked.
    static let ofObligations: [SevenCases] = [obligation, check]

    /// Received on Wednesday 14 May 2025; 3 working days are 15, 16 and 19 May.
    ///
    /// The complaint it becomes has its own.
    private static let contactAcknowledgement = SevenCases(
        kind: .acknowledgement, clock: "acknowledgement", of: "a contact", madeOn: "2025-05-14",
        make: { service, _ in try await DutyRecords.contact(service, "adult_social_care") },
        basisOn: "2025-05-14", dueOn: "2025-05-19",
        extended: Extended(day: "2025-05-15", act: Act("/extensions", "{}", "404 not_found")),
        holiday: Holiday(
            day: "2025-05-15", value: "2025-05-14 2025-05-20 open", move: ("2025-05-19", "2025-05-20")),
        inTime: .met(
            on: "2025-05-19", "2025-05-14 2025-05-19",
            Act("/acknowledgement", #"{"acknowledged_on": "2025-05-19"}"#)),
        late: .met(
            on: "2025-05-20", "2025-05-14 2025-05-19",
            Act("/acknowledgement", #"{"acknowledged_on": "2025-05-20"}"#)),
        otherwise: Ended(
            day: "2025-05-16", acts: [converted], values: ["2025-05-14 2025-05-19 superseded 2025-05-16"]),
        lists: [.overdue])

    /// Received at noon on 14 May 2025, to be put right by noon on the next working day; passing that is no breach.
    private static let conversion = SevenCases(
        kind: .enquiryConversion, clock: "informal_resolution", nature: .target, madeOn: "2025-05-14",
        make: { service, _ in try await DutyRecords.contact(service, "corporate") },
        basisOn: "2025-05-14", dueOn: "2025-05-15",
        extended: Extended(day: "2025-05-15", act: Act("/extensions", "{}", "404 not_found")),
        holiday: Holiday(
            day: "2025-05-15", value: "2025-05-14 2025-05-16 open", move: ("2025-05-15", "2025-05-16")),
        inTime: .met(on: "2025-05-15", "2025-05-14 2025-05-15", converted),
        late: .met(on: "2025-05-16", "2025-05-14 2025-05-15", converted),
        otherwise: .stageEnded(
            on: "2025-05-15", "2025-05-14 2025-05-15",
            closed("signposted_organisation", #", "destination": "district_council""#)))

    /// Referred on Monday 5 September 2022 and acknowledged at once; the contact is not closed before.
    private static let referral = SevenCases(
        kind: .safeguardingAcknowledgement, clock: "acknowledgement", madeOn: "2022-09-05",
        make: { service, _ in try await DutyRecords.referral(service) },
        basisOn: "2022-09-05", dueOn: "2022-09-05",
        extended: Extended(
            day: "2022-09-05", act: Act("/safeguarding-referrals/{id}/extension", "{}", "404 not_found")),
        holiday: Holiday(day: "2022-09-06"),
        inTime: .met(on: "2022-09-05", "2022-09-05 2022-09-05", referralAcknowledged(on: "2022-09-05")),
        late: .met(on: "2022-09-06", "2022-09-05 2022-09-05", referralAcknowledged(on: "2022-09-06")),
        otherwise: .goesOn(
            on: "2022-09-05", "2022-09-05 2022-09-05", refused: closed("other", "", "409 referral_unacknowledged"),
            isLimit: true),
        lists: [.overdue])

    /// Imposed on 5 January 2026 with its review on Monday 1 June; 20 working days of grace end on Monday 29 June.
    ///
    /// A holiday moves the grace, and so the day the duty ends by itself, and never the review.
    private static let review = SevenCases(
        kind: .behaviourReview, clock: "review_1", madeOn: "2026-01-05", make: DutyRecords.measure,
        basisOn: "2026-01-05", dueOn: "2026-06-01", untouched: "stage_ended 2026-06-30",
        extended: Extended(day: "2026-05-05", act: Act("/extensions", "{}", "404 not_found")),
        holiday: Holiday(day: "2026-06-03", value: "2026-01-05 2026-06-01 stage_ended 2026-07-01"),
        inTime: .met(
            on: "2026-06-01", "2026-01-05 2026-06-01",
            reviewed(on: "2026-06-01", #""verdict": "renewed", "review_on": "2026-07-01""#)),
        late: .met(
            on: "2026-06-02", "2026-01-05 2026-06-01", reviewed(on: "2026-06-02", #""verdict": "lifted""#)),
        otherwise: Ended(
            day: "2026-06-30", acts: [], values: ["2026-01-05 2026-06-01 stage_ended 2026-06-30"], breaches: 1),
        lists: [.reviews])

    /// Agreed on Tuesday 10 December 2024: within 8 weeks of it is Tuesday 4 February 2025.
    private static let obligation = SevenCases(
        kind: .obligation, clock: "obligation", madeOn: "2025-01-06", make: DutyRecords.obligation,
        basisOn: "2024-12-10", dueOn: "2025-02-04",
        extended: Extended(
            day: "2025-01-20",
            act: Act("/changes", #"{"due_on": "2025-03-04", "reason": "The Ombudsman agreed to it."}"#),
            values: ["2024-12-10 2025-03-04 open"], moves: ["2025-02-04 2025-03-04 obligation_changed"]),
        holiday: Holiday(day: "2025-01-15"),
        inTime: .met(on: "2025-02-04", "2024-12-10 2025-02-04", done(on: "2025-02-04")),
        late: .met(on: "2025-02-05", "2024-12-10 2025-02-04", done(on: "2025-02-05")),
        otherwise: .stageEnded(on: "2025-01-20", "2024-12-10 2025-02-04", declined),
        lists: [.overdue, .obligationsOverdue])

    /// To be looked at on Monday 2 June 2025; looking later is nobody's breach.
    private static let check = SevenCases(
        kind: .obligationCheck, clock: "check", nature: .target, madeOn: "2025-01-20", make: DutyRecords.checked,
        basisOn: "2024-12-10", dueOn: "2025-06-02",
        extended: Extended(
            day: "2025-02-03",
            act: Act(
                "/progress", #"{"status": "part_done", "reached_on": "2025-02-03", "check_on": "2025-07-07"}"#),
            values: ["2024-12-10 2025-07-07 open"], moves: ["2025-06-02 2025-07-07 obligation_progressed"]),
        holiday: Holiday(day: "2025-05-14"),
        inTime: .met(on: "2025-06-02", "2024-12-10 2025-06-02", done(on: "2025-06-02"), checked(on: "2025-06-02")),
        late: .met(on: "2025-06-03", "2024-12-10 2025-06-02", done(on: "2025-06-02"), checked(on: "2025-06-03")),
        otherwise: .stageEnded(on: "2025-03-03", "2024-12-10 2025-06-02", declined), lists: [.checksDue])

    private static let converted = Act(
        "/complaint", #"{"complainant_type": "resident", "about_childrens_social_care": false, "causes": ["delay"]}"#)

    private static func closed(_ disposition: String, _ more: String, _ answer: String = "done") -> Act {
        Act(
            "/closure",
            """
            {"disposition": "\(disposition)", "rationale": "It is not ours.", "agreed_by": "\(Signer.first)"\(more)}
            """, answer)
    }

    private static func referralAcknowledged(on day: String) -> Act {
        Act(
            "/safeguarding-referrals/{id}/acknowledgement",
            #"{"acknowledged_at": "\#(day)T12:00:00+01:00", "acknowledged_by": "\#(Signer.first)"}"#)
    }

    private static func reviewed(on day: String, _ fields: String) -> Act {
        Act(
            "/reviews",
            """
            {"reviewed_on": "\(day)", \(fields), "decided_by": "\(Signer.first)", "consultees": ["\(Signer.second)"],
            "reason": "Reviewed."}
            """)
    }

    private static func done(on day: String) -> Act {
        Act("/progress", #"{"status": "done", "reached_on": "\#(day)", "evidence": "Minutes of the meeting"}"#)
    }

    private static func checked(on day: String) -> Act {
        Act("/check", #"{"checked_on": "\#(day)", "check_result": "No complaint since"}"#)
    }

    private static let declined = Act(
        "/decision", #"{"accepted": false, "decision_reason": "The service has ended."}"#)
}
