import Complaints
import Foundation
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API
@testable import Casework

/// Whatever somebody can enter of a complaint and of its stages, somebody can correct.
@Suite(.database) struct FactCorrectionTests {
    /// A correction, what it is answered, and where the complaint then says what.
    struct Case: Sendable, CustomTestStringConvertible {
        let fields: String
        let answer: String
        let place: [String]
        let value: String?

        init(_ fields: String, _ answer: String, _ place: [String] = [], _ value: String? = nil) {
            (self.fields, self.answer, self.place, self.value) = (fields, answer, place, value)
        }

        var testDescription: String { fields }
    }

    private static func at(_ place: [String], in json: JSONValue) -> JSONValue {
        place.reduce(json) { json, name in
            if let index = Int(name) { json[index] } else { json[name] }
        }
    }

    private func check(_ file: Casefile, _ act: String, _ correction: Case, _ body: String? = nil) async throws {
        let before = try await file.service.get(file.path).text

        let reply = try await file.act(act, body ?? #"{\#(correction.fields), "reason": "A slip"}"#)

        let answer = reply.status < 300 ? "done" : "\(reply.status) \(try reply.code ?? "")"
        #expect(answer == correction.answer, "\(reply.text)")
        if answer == "done" {
            #expect(Self.at(correction.place, in: try await file.complaint).text == correction.value)
        } else {
            #expect(try await file.service.get(file.path).text == before)
        }
        #expect(try await file.service.drift() == 0)
    }

    @Test(
        "Who represents the complainant, and what was decided and why, are corrected",
        arguments: [
            Case(#""representative_type": "other_advocate""#, "done", ["representative_type"], "other_advocate"),
            Case(#""representative_type": null"#, "done", ["representative_type"], nil),
            Case(#""representative": "D. Example""#, "409 not_recorded"),
            Case(#""advocacy_answer": "declined""#, "409 not_recorded"),
            Case(
                #""acceptance_reason": "The child was told.""#, "done", ["acceptance", "reason"], "The child was told."),
            Case(
                #""waiver_reason": "Ill.", "waiver_good_reason": true, "waiver_can_be_considered": true"#, "done",
                ["acceptance", "waiver_reason"], "Ill."),
            Case(
                #""interest_ground": "She raised him.""#, "done", ["sufficient_interest", "ground"], "She raised him."),
            Case(#""interest_is_sufficient": false"#, "422 blank"),
            Case(#""interest_is_sufficient": false, "interest_notified_on": "2025-03-05""#, "409 act_in_the_way"),
            Case(#""interest_ground": null"#, "422 not_taken_back"),
            Case(#""complainant_type": "parent", "interest_decided_on": null"#, "done", ["complainant_type"], "parent"),
        ])
    func decisions(_ correction: Case) async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.register(
            service, type: "family_member", extra: #", "representative_type": "other_representative""#)
        try await file.done(
            "/sufficient-interest", #"{"is_sufficient": true, "ground": "An aunt", "decided_on": "2025-03-04"}"#)
        try await service.accept(file.path, on: "2025-03-05")

        try await check(file, "/corrections", correction)
    }

    @Test(
        "The answer to the offer of an advocate is corrected as a whole that holds together",
        arguments: [
            Case(#""representative": "E. Example""#, "done", ["advocacy", "representative"], "E. Example"),
            Case(
                #""representative_type": "childrens_rights_officer""#, "done", ["advocacy", "representative_type"],
                "childrens_rights_officer"),
            Case(#""representative_type": null"#, "422 advocacy_representative"),
            Case(#""advocacy_answer": "declined""#, "422 advocacy_representative"),
            Case(
                #""advocacy_answer": "declined", "representative": null"#, "done", ["advocacy", "answer"], "declined"),
            Case(#""advocacy_answer": null"#, "422 not_taken_back"),
        ])
    func advocacy(_ correction: Case) async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service, type: "child_or_young_person")
        try await file.acceptAdvocate()

        try await check(file, "/corrections", correction)
    }

    @Test(
        "The words, the origin and the exclusion of a point are corrected",
        arguments: [
            Case(#""text": "No visits in May""#, "done", ["points", "1", "text"], "No visits in May"),
            Case(#""text": "’""#, "422 blank"),
            Case(#""origin": "authority""#, "done", ["points", "1", "origin"], "authority"),
            Case(#""origin": "investigating_officer""#, "422 point_origin"),
            Case(
                #""exclusion_reason": "considered_before""#, "done", ["points", "1", "exclusion", "reason"],
                "considered_before"),
            Case(#""exclusion_reason": "out_of_time""#, "422 point_time_limit_apart"),
            Case(
                #""exclusion_explanation": "By the court of appeal.""#, "done",
                ["points", "1", "exclusion", "explanation"], "By the court of appeal."),
            Case(#""late_reason": "Was ill""#, "409 not_recorded"),
        ])
    func points(_ correction: Case) async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service, points: ["The care", "No visits"])
        try await file.done(
            "/points/2/exclusion",
            #"{"excluded_on": "2025-03-10", "reason": "court", "explanation": "Decided by the court."}"#)

        try await check(
            file, "/corrections", correction,
            #"{"points": [{"number": 2, \#(correction.fields)}], "reason": "A slip"}"#)
    }

    @Test("A complaint is found by the words of its points as they are corrected, and no longer by those they had")
    func searched() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service, points: ["The kingfisher"])
        func found(_ word: String) async throws -> Int {
            try await service.post("/v1/searches", #"{"query": "\#(word)"}"#).json["items"].elements.count
        }
        try #require(try await found("kingfisher") == 1)

        try await file.done(
            "/corrections", #"{"points": [{"number": 1, "text": "The wagtail"}], "reason": "Misheard"}"#)

        #expect(try await found("kingfisher") == 0)
        #expect(try await found("wagtail") == 1)
    }

    @Test(
        "The decision on a late point is corrected, and taken back",
        arguments: [
            Case(
                #""late_reason": "Was in hospital""#, "done", ["points", "1", "time_limit", "reason"], "Was in hospital"
            ),
            Case(
                #""late_decided_on": "2025-03-07""#, "done", ["points", "1", "time_limit", "decided_on"], "2025-03-07"),
            Case(#""late_decided_on": "2025-03-02""#, "422 out_of_order"),
            Case(#""late_decided_on": null"#, "409 act_in_the_way"),
        ])
    func lateness(_ correction: Case) async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.register(service, points: ["The care", "No visits"])
        try await file.done("/points/2/grounds", #"{"grounds_on": "2023-01-09"}"#)
        try await file.done(
            "/points/2/time-limit",
            """
            {"accepted": true, "decided_on": "2025-03-04", "reason": "Was ill", "waiver_good_reason": true,
            "waiver_can_be_considered": true}
            """)
        try await service.accept(file.path, on: "2025-03-05")

        let body = #"{"points": [{"number": 2, \#(correction.fields)}], "reason": "A slip"}"#
        // A decision of a day after the acceptance was no decision then.
        let expected =
            correction.fields.contains("2025-03-07") ? Case(correction.fields, "409 act_in_the_way") : correction
        try await check(file, "/corrections", expected, body)
    }

    @Test(
        "Whether every point was upheld is corrected where there are none, and an early referral that rests on it is named"
    )
    func allPointsUpheld() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await CorrectionTests.throughAllStages(service)
        let act = "/stages/investigation/outcome-correction"
        let body = #"{"outcome": "fault_found", "all_points_upheld": false, "reason": "One was not"}"#

        try await file.done(act, body)
        #expect(try await file.stage("investigation")["all_points_upheld"] == .bool(false))
        #expect(try await file.refused(act, body) == "409 nothing_corrected")

        let other = try await Casefile.accepted(service, points: ["The care", "No visits"])
        try await other.done(
            "/stages/local_resolution/response",
            """
            {"responded_on": "2025-03-12", "findings": [{"point": 1, "finding": "upheld"},
            {"point": 2, "finding": "not_upheld"}]}
            """)
        #expect(
            try await other.refused(
                "/stages/local_resolution/outcome-correction",
                #"{"outcome": "fault_found", "all_points_upheld": true, "reason": "x"}"#)
                == "422 all_points_upheld_differs")
    }

    @Test("The findings of a report are corrected, and a departure of the answer from them has its reason")
    func findings() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service, points: ["The care", "No visits"])
        try await file.toInvestigation(respondedOn: "2025-03-17", requestedOn: "2025-03-20")
        try await file.report(on: "2025-04-14", "upheld")
        let act = "/stages/investigation/corrections"
        func correct(_ point: Int, _ finding: String) -> String {
            #"{"reports": [{"number": 1, "findings": [{"point": \#(point), "finding": "\#(finding)"}]}], "reason": "x"}"#
        }

        try await file.done(act, correct(2, "not_upheld"))
        let point = try await file.complaint["points"][1]["findings"].elements.first {
            $0["stage"].text == "investigation"
        }
        #expect(point?["officer_finding"].text == "not_upheld")
        #expect(try await file.refused(act, correct(3, "upheld")) == "422 unknown_point")
        try await file.done(act, correct(2, "upheld"))
        try await file.adjudicate(on: "2025-04-17", "upheld")
        #expect(try await file.refused(act, correct(1, "not_upheld")) == "422 departure_without_reason")
    }

    @Test("Whom a complaint names and which services contribute are corrected as lists, by who may")
    func people() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let people = [try await service.addPerson("G. Example"), try await service.addPerson("H. Example")]
        let file = try await Casefile.accepted(service)
        try await file.done("/named-people", #"{"person_id": "\#(people[0])"}"#)
        try await file.done("/contributors", #"{"department": "Highways", "service": "Potholes"}"#)
        func listed(_ name: String) async throws -> [String?] {
            try await service.get(file.path + "/people").json[name].elements.map { $0.text ?? $0["service"].text }
        }
        let named = #"{"named_people": ["\#(people[1])"], "reason": "Of one name"}"#

        #expect(try await file.act("/corrections", named, token: service.officer).status == 403)
        try await file.done("/corrections", named)
        #expect(try await listed("named_people") == [people[1]])
        try await file.done("/corrections", #"{"named_people": [], "reason": "Nobody"}"#)
        #expect(try await listed("named_people") == [])
        #expect(
            try await file.refused("/corrections", #"{"named_people": ["\#(UUID())"], "reason": "x"}"#)
                == "422 unknown_person")
        try await file.done("/corrections", #"{"contributors": [], "reason": "It has no part in it"}"#)
        #expect(try await listed("contributors") == [])
        #expect(
            try await file.refused("/corrections", #"{"contributors": [], "reason": "x"}"#) == "409 nothing_corrected")
        #expect(
            try await file.refused(
                "/corrections",
                #"{"contributors": [{"department": "Highways", "service": "Gritting"}], "reason": "x"}"#)
                == "422 unknown_service")
    }

    @Test("The reasons of an early referral are corrected where there is one")
    func earlyReferral() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await CorrectionTests.throughAllStages(service)

        #expect(
            try await file.refused(
                "/stages/review_panel/corrections", #"{"early_referral_reason": "All is upheld", "reason": "x"}"#)
                == "409 not_recorded")
        #expect(
            try await file.refused(
                "/stages/review_panel/corrections", #"{"responded_by": null, "reason": "x"}"#)
                == "409 nothing_corrected")
    }
}
