import Complaints

@testable import API
@testable import Casework

extension SevenCases {
    /// Notices that a limit calls for on the day after it; nobody is in breach of them.
    static let ofNotices: [SevenCases] = [limitNotMet, sixMonthsNotMet]

    /// Received on Monday 3 March 2025, whose day 20 is Monday 31 March: told from Tuesday 1 April, unless it was answered.
    ///
    /// Nothing was owed yet when the holiday was proclaimed, so that no move is recorded.
    private static let limitNotMet = SevenCases(
        kind: .notice, clock: "limit_not_met", nature: .target, madeOn: "2025-03-03",
        make: { service, _ in try await DutyRecords.complaint(service, "childrens", on: "2025-03-03") },
        basisOn: "2025-04-01", dueOn: "2025-04-01",
        extended: Extended(day: "2025-03-10", act: agreed("local_resolution", on: "2025-03-10", to: "2025-04-11")),
        holiday: Holiday(day: "2025-03-26", value: "2025-04-02 2025-04-02 open"),
        inTime: .met(
            on: "2025-04-01", "2025-04-01 2025-04-01", told(.limitNotMet, at: "local_resolution", on: "2025-04-01")),
        late: .met(
            on: "2025-04-02", "2025-04-01 2025-04-01", told(.limitNotMet, at: "local_resolution", on: "2025-04-02")),
        otherwise: Ended(day: "2025-03-31", acts: [answered("local_resolution", on: "2025-03-31")], values: []),
        lists: [.noticesOwed])

    /// Received on 14 May 2025, whose 6 months end on Thursday 13 November: told from the 14th, or after a later day that was
    /// agreed.
    private static let sixMonthsNotMet = SevenCases(
        kind: .notice, clock: "six_months_not_met", nature: .target, madeOn: "2025-05-14",
        make: { service, _ in try await DutyRecords.complaint(service, "adult_social_care", on: "2025-05-14") },
        basisOn: "2025-11-14", dueOn: "2025-11-14",
        extended: Extended(
            day: "2025-06-02", act: agreed("single_stage", on: "2025-06-02", to: "2025-12-31"),
            values: ["2026-01-01 2026-01-01 open"]),
        holiday: Holiday(day: "2025-08-05"),
        inTime: .met(
            on: "2025-11-14", "2025-11-14 2025-11-14", told(.sixMonthsNotMet, at: "single_stage", on: "2025-11-14")),
        late: .met(
            on: "2025-11-15", "2025-11-14 2025-11-14", told(.sixMonthsNotMet, at: "single_stage", on: "2025-11-15")),
        otherwise: Ended(day: "2025-11-13", acts: [answered("single_stage", on: "2025-11-13")], values: []),
        lists: [.noticesOwed])

    /// A notice with all that its kind must say, to whoever complained.
    private static func told(_ kind: NoticeKind, at stage: String, on day: String) -> Act {
        Act(
            "/notices",
            NoticeBody.notice(kind.rawValue, on: day, saying: kind.contents.map(\.rawValue), stage: stage))
    }
}
