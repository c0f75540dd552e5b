import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

/// The year to complain runs for each point (SI 2006/1738 reg 9; SI 2009/309 reg 12).
@Suite(.database) struct PointTimeLimitTests {
    private static let declined = """
        {"accepted": false, "decided_on": "2025-03-05", "reason": "The records are gone.", "letter_sent_on": "2025-03-05"}
        """

    /// Received on 3 March 2025; 12 months after 3 March 2024 end that day.
    private func file(_ service: Service, dated: [String?], extra: String = "") async throws -> Casefile {
        let file = try await Casefile.register(service, points: ["One", "Two", "Three"], extra: extra)
        for (number, day) in dated.enumerated() {
            if let day { try await file.done("/points/\(number + 1)/grounds", #"{"grounds_on": "\#(day)"}"#) }
        }
        return file
    }

    @Test(
        "one of three points is out of time and declined with a letter, and the others go on", arguments: [true, false])
    func oneOfThree(byComplaint: Bool) async throws {
        let service = try await Service.start(on: "2025-06-02")
        // Point 2 arose a year and a day before; the complaint's own day makes all late, until two are dated.
        let file =
            byComplaint
            ? try await file(
                service, dated: ["2024-03-03", nil, "2025-01-06"], extra: #", "grounds_on": "2024-03-02""#)
            : try await file(service, dated: [nil, "2024-03-02", nil])
        let accept = """
            {"procedure": "childrens", "accepted_on": "2025-03-06", "eligible_complainant": true, "subject_in_scope": true}
            """

        #expect(try await file.refused("/acceptance", accept) == "409 points_late")
        #expect(
            try await file.refused(
                "/refusal",
                """
                {"refused_on": "2025-03-05", "reason": "out_of_time", "explanation": "A year has passed.",
                "letter_sent_on": "2025-03-05", "eligible_complainant": true, "subject_in_scope": true}
                """) == "422 not_out_of_time")
        #expect(try await file.refused("/points/1/time-limit", Self.declined) == "409 point_in_time")
        #expect(
            try await file.refused(
                "/points/2/exclusion",
                #"{"excluded_on": "2025-03-05", "reason": "out_of_time", "explanation": "Late."}"#)
                == "422 point_time_limit_apart")
        #expect(
            try await file.refused(
                "/points/2/time-limit", #"{"accepted": false, "decided_on": "2025-03-05", "reason": "Late."}"#)
                == "422 blank")
        #expect(try await file.act("/points/2/time-limit", Self.declined, token: service.officer).status == 403)
        let decided = try await file.done("/points/2/time-limit", Self.declined)
        try await file.done("/acceptance", accept)
        try await file.done(
            "/stages/local_resolution/response",
            #"{"responded_on": "2025-03-17", \#(try await file.finding("upheld"))}"#)

        #expect(decided["points"][1]["time_limit"]["accepted"] == .bool(false))
        #expect(decided["points"][1]["exclusion"]["reason"].text == "out_of_time")
        #expect(try await file.stage("local_resolution")["all_points_upheld"] == .bool(true))
        #expect(try await file.complaint["acceptance"]["waiver_reason"] == .null)
    }

    @Test("a late point is considered all the same on both limbs, and its decision is kept")
    func considered() async throws {
        let service = try await Service.start(on: "2025-06-02")
        let file = try await file(service, dated: [nil, nil, "2023-05-01"])
        func decide(_ limbs: String) -> String {
            #"{"accepted": true, "decided_on": "2025-03-05", "reason": "She was ill until February."\#(limbs)}"#
        }

        #expect(
            try await file.refused("/points/3/time-limit", decide(#", "waiver_good_reason": true"#))
                == "422 waiver_limb_missing")
        let decided = try await file.done(
            "/points/3/time-limit", decide(#", "waiver_good_reason": true, "waiver_can_be_considered": true"#))
        try await service.accept(file.path, on: "2025-03-06")

        #expect(decided["points"][2]["time_limit"]["reason"].text == "She was ill until February.")
        #expect(decided["points"][2]["exclusion"] == .null)
        #expect(
            try await file.refused("/points/3/grounds", #"{"grounds_on": "2025-01-01"}"#) == "409 already_recorded")
        #expect(
            try await file.refused(
                "/stages/local_resolution/response",
                """
                {"responded_on": "2025-03-17", "findings": [{"point": 1, "finding": "upheld"},
                {"point": 2, "finding": "upheld"}]}
                """) == "422 findings_incomplete")
    }

    @Test("where every point is late the complaint is: waived as a whole, or refused")
    func everyPoint() async throws {
        let service = try await Service.start(on: "2025-06-02")
        let late: [String?] = ["2024-03-02", "2023-05-01", "2024-01-08"]
        let waived = try await file(service, dated: late)
        let refused = try await file(service, dated: late)
        let accept =
            #"{"procedure": "childrens", "accepted_on": "2025-03-06", "eligible_complainant": true, "subject_in_scope": true"#

        #expect(try await waived.refused("/acceptance", accept + "}") == "422 out_of_time")
        try await waived.done(
            "/acceptance",
            accept + #", "waiver_reason": "Ill.", "waiver_good_reason": true, "waiver_can_be_considered": true}"#)
        try await waived.done(
            "/stages/local_resolution/response",
            #"{"responded_on": "2025-03-17", \#(try await waived.finding("upheld"))}"#)
        for number in 1...2 { try await refused.done("/points/\(number)/time-limit", Self.declined) }
        #expect(try await refused.refused("/points/3/time-limit", Self.declined) == "409 last_point")
        try await refused.done(
            "/refusal",
            """
            {"refused_on": "2025-03-05", "reason": "out_of_time", "explanation": "A year has passed.",
            "letter_sent_on": "2025-03-05", "eligible_complainant": true, "subject_in_scope": true}
            """)
    }

    @Test("a point that is added late to a stage that runs is decided before the stage is answered")
    func added() async throws {
        let service = try await Service.start(on: "2025-06-02")
        let file = try await Casefile.accepted(service, points: ["One"])
        func add(_ grounds: String) -> String {
            #"{"text": "Older", "origin": "complainant", "found_on": "2025-03-10", "grounds_on": "\#(grounds)"}"#
        }
        let answer = #"{"responded_on": "2025-03-17", "findings": [{"point": 1, "finding": "upheld"}]}"#

        #expect(try await file.refused("/points", add("2025-03-11")) == "422 in_the_future")
        let point = try await file.done("/points", add("2024-03-09"))["points"][1]
        #expect(point["grounds_on"].text == "2024-03-09")
        #expect(try await file.refused("/stages/local_resolution/response", answer) == "409 points_late")
        try await file.done(
            "/points/2/time-limit",
            #"{"accepted": false, "decided_on": "2025-03-12", "reason": "Too old.", "letter_sent_on": "2025-03-12"}"#)
        try await file.done("/stages/local_resolution/response", answer)
    }

    @Test("the years to complain of adult social care run by point too")
    func adults() async throws {
        let service = try await Service.start(on: "2025-06-02")
        let file = try await Casefile.register(
            service, type: "adult_service_user", aboutChildren: false, points: ["One", "Two"],
            extra: #", "grounds_on": "2025-01-06""#)
        try await file.done("/points/2/grounds", #"{"grounds_on": "2024-03-02"}"#)
        let accept = #"{"procedure": "adult_social_care", "accepted_on": "2025-03-06"}"#

        #expect(try await file.refused("/acceptance", accept) == "409 points_late")
        try await file.done("/points/2/time-limit", Self.declined)
        try await file.done("/acceptance", accept)
    }
}
