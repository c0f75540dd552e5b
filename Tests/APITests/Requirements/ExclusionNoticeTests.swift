import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

@Suite(.database) struct ExclusionNoticeTests {
    @Test(
        "R29, reg 8: a point left out for a court or for proceedings owes its notice and is named in the adjudication's",
        arguments: [("court", true), ("proceedings", true), ("considered_before", false)])
    func owed(reason: String, owesNotice: Bool) async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service, points: ["One", "Two", "Three"])
        try await file.toInvestigation(respondedOn: "2025-03-17", requestedOn: "2025-03-20")
        try await file.exclude(2, reason)

        #expect(try await file.owed.contains("point_exclusion") == owesNotice)
        if owesNotice {
            #expect(
                try await file.refused("/notices", file.notice("point_exclusion", #""decision", "reasons""#))
                    == "422 notice_incomplete")
            try await file.done(
                "/notices", file.notice("point_exclusion", #""decision", "reasons", "resubmission""#))
        }
        #expect(try await !file.owed.contains("point_exclusion"))

        try await file.report(on: "2025-04-14", "not_upheld")
        try await file.adjudicate(on: "2025-04-17", "not_upheld")
        let owed = try await service.get(file.path + "/notices").json["owed"].elements
            .first { $0["kind"].text == "adjudication" }
        #expect(owed?["contents"].elements.last?.text == "excluded_points")
        let said = """
            "officer_report", "independent_person_report", "decision_per_point", "actions", "right_to_stage_3"
            """
        #expect(
            try await file.refused("/notices", file.notice("adjudication", said, stage: "investigation"))
                == "422 notice_incomplete")
        try await file.done(
            "/notices", file.notice("adjudication", said + #", "excluded_points""#, stage: "investigation"))
        let findings = try await file.complaint["points"].elements.map {
            $0["findings"].elements.contains { $0["stage"].text == "investigation" }
        }
        #expect(findings == [true, false, true])
        #expect(try await service.get(file.path + "/history?format=html").text.contains("excluded points: 2"))
    }

    @Test(
        "A letter settles the exclusions decided by its day and none after it, and a point split off is told of elsewhere"
    )
    func severalExclusions() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service, points: ["One", "Two", "Three", "Four"])
        try await file.exclude(1, "court", on: "2025-03-05")
        try await file.exclude(2, "proceedings", on: "2025-03-12")
        let letter = file.notice("point_exclusion", #""decision", "reasons", "resubmission""#, sentOn: "2025-03-06")
        try await file.done("/notices", letter)

        let owed = try await service.get(file.path + "/notices").json["owed"].elements
            .filter { $0["kind"].text == "point_exclusion" }
        #expect(owed.map { $0["since"].text } == ["2025-03-12"])
        try await file.done("/notices", letter.replacing("2025-03-06", with: "2025-03-13"))
        #expect(try await !file.owed.contains("point_exclusion"))
        try await file.exclude(3, "split_off", on: "2025-03-14")
        #expect(try await !file.owed.contains("point_exclusion"))
    }

    @Test("No answer comes before an exclusion it rests on, and what an answer has found is left out no earlier")
    func inOrder() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let first = try await Casefile.accepted(service, points: ["One", "Two"])
        try await first.exclude(2, "court", on: "2025-03-18")
        let respond = "/stages/local_resolution/response"
        func answer(on day: String) -> String {
            #"{"responded_on": "\#(day)", "findings": [{"point": 1, "finding": "not_upheld"}]}"#
        }
        let file = try await Casefile.accepted(service, points: ["One", "Two", "Three"])
        try await file.toInvestigation(respondedOn: "2025-03-17", requestedOn: "2025-03-20")
        let early = #"{"excluded_on": "2025-03-16", "reason": "court", "explanation": "Decided elsewhere."}"#
        try await file.exclude(3, "proceedings", on: "2025-04-25")
        try await file.report(on: "2025-04-14", "not_upheld")
        let adjudication = #"{"responded_on": "2025-04-24", \#(try await file.finding("not_upheld"))}"#

        #expect(try await first.refused(respond, answer(on: "2025-03-17")) == "422 out_of_order")
        try await first.done(respond, answer(on: "2025-03-18"))
        let reply = try await file.act("/points/2/exclusion", early)
        #expect(reply.status == 422)
        #expect(try reply.code == "out_of_order")
        #expect(try reply.pointers == ["#/excluded_on"])
        #expect(
            try await file.refused("/stages/investigation/response", adjudication) == "422 out_of_order")
        try await file.exclude(2, "court", on: "2025-03-17")
        try await file.adjudicate(on: "2025-04-25", "not_upheld")
    }

    @Test("The notice and what it says are the council's to change, since regulation 8 was not read")
    func settings() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service, points: ["One", "Two"])
        try await file.exclude(1, "proceedings", on: "2025-03-05")
        func decide(_ setting: String, _ value: Int, on day: String) async throws {
            let decided = try await service.post(
                "/v1/settings",
                #"{"setting": "\#(setting)", "value": \#(value), "from_on": "\#(day)", "reason": "Decided by the board."}"#
            )
            try #require(decided.status == 201, "\(decided.text)")
        }
        func contents(on day: String) async throws -> [String]? {
            try await service.on(day).get(file.path + "/notices").json["owed"].elements
                .first { $0["kind"].text == "point_exclusion" }?["contents"].elements.compactMap(\.text)
        }
        #expect(try await contents(on: "2025-09-01") == ["decision", "reasons", "resubmission"])
        try await decide("exclusion_notice_ombudsman", 1, on: "2025-09-01")
        #expect(try await contents(on: "2025-09-01") == ["decision", "reasons", "resubmission", "ombudsman"])
        try await decide("resubmission_months", 6, on: "2025-09-01")
        let ended = try await file.done("/points/1/proceedings-end", #"{"proceedings_ended_on": "2025-06-30"}"#)
        #expect(ended["points"][0]["exclusion"]["resubmit_until"].text == "2025-12-30")
        try await decide("resubmission_months", 0, on: "2025-09-02")
        #expect(try await contents(on: "2025-09-02") == ["decision", "reasons", "ombudsman"])
        try await decide("exclusion_notice", 0, on: "2025-09-03")
        #expect(try await contents(on: "2025-09-03") == nil)
        #expect(
            try await file.complaint["points"][0]["exclusion"]["resubmit_until"].text == "2025-12-30",
            "what was decided before keeps its day")
    }
}

extension Casefile {
    /// Leaves a point out on a day.
    func exclude(_ point: Int, _ reason: String, on day: String = "2025-03-25") async throws {
        try await done(
            "/points/\(point)/exclusion",
            #"{"excluded_on": "\#(day)", "reason": "\#(reason)", "explanation": "Decided elsewhere."}"#)
    }

    /// A notice to the complainant, who has no advocate.
    func notice(_ kind: String, _ contents: String, stage: String? = nil, sentOn: String = "2025-04-22") -> String {
        """
        {"kind": "\(kind)", "stage": \(stage.map { "\"\($0)\"" } ?? "null"), "sent_on": "\(sentOn)",
        "recipients": ["complainant"], "contents": [\(contents)]}
        """
    }
}
