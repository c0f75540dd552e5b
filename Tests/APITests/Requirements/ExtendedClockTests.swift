import Complaints
import HTTPTypes
import JSON
import TestSupport
import Testing
import WorkingDays

@testable import API
@testable import Casework

/// Clocks whose day is agreed, planned or extended, and acts that come too late to move it.
@Suite(.database) struct ExtendedClockTests: StageClocks {
    @Test("an adult social care complaint has the period of its plan as a target inside the six months")
    func plan() async throws {
        let service = try await Service.start(on: "2025-06-30")
        let path = try await accepted(service, "adult_social_care", receivedOn: "2025-01-15")
        let plan = "/stages/single_stage/response-plan"
        let beyond = try await service.change(
            path, plan, #"{"made_on":"2025-01-17","origin":"agreed","respond_by_on":"2025-07-15"}"#)
        let silent = try await service.change(
            path, plan, #"{"made_on":"2025-01-17","origin":"set_by_authority","respond_by_on":"2025-02-28"}"#)
        let made = try await act(
            service, path, plan,
            #"{"made_on":"2025-01-17","origin":"set_by_authority","respond_by_on":"2025-02-28","letter_on":"2025-01-20"}"#
        )
        let again = try await service.change(
            path, plan, #"{"made_on":"2025-01-18","origin":"agreed","respond_by_on":"2025-02-28"}"#)

        #expect(try beyond.code == "plan_beyond_limit")
        #expect(try silent.code == "plan_letter_missing")
        #expect(try again.code == "already_recorded")
        #expect(made["stages"][0]["response_plan"]["letter_on"].text == "2025-01-20")
        #expect(duties(made, "single_stage", "response_plan") == ["2025-02-28 open"])
        #expect(duties(made, "single_stage", "response") == ["2025-07-14 open"])
        let longer = try await act(
            service, path, "/stages/single_stage/extensions",
            #"{"agreed_on":"2025-02-20","extended_to":"2025-04-30","reason":"records are late","complainant_agreed_on":"2025-02-20"}"#
        )
        #expect(duties(longer, "single_stage", "response_plan") == ["2025-02-28 superseded", "2025-04-30 open"])
        #expect(duties(longer, "single_stage", "response") == ["2025-07-14 open"])
        let explained = try await service.get(path + "/clocks/response_plan/explanation").json
        #expect(explained["reckoning"].text?.contains("30 April 2025") == true)
        #expect(try await service.casework.verifyDuties().drift.isEmpty)
    }

    @Test("worked case 37: an agreement made after the six months cures nothing")
    func agreedTooLate() async throws {
        let service = try await Service.start(on: "2025-08-01")
        let path = try await accepted(service, "adult_social_care", receivedOn: "2025-01-15")
        let reply = try await service.change(
            path, "/stages/single_stage/extensions",
            #"{"agreed_on":"2025-07-15","extended_to":"2025-09-30","reason":"x"}"#)
        #expect(reply.status == 422)
        #expect(try reply.code == "extension_after_deadline")
        #expect(try await service.get(path).json["stages"][0]["extensions"].elements.isEmpty)
    }

    @Test(
        "worked cases 44 and 45: under the Code an extension without the Ombudsman's details is kept and moves nothing")
    func codeExtension() async throws {
        let service = try await Service.start(on: "2026-05-20")
        let path = try await accepted(service, "corporate", receivedOn: "2026-04-01")
        try await act(service, path, "/stages/stage_1/acknowledgement", #"{"acknowledged_on":"2026-04-02"}"#)
        let extensions = "/stages/stage_1/extensions"
        let officer = try await service.send(
            .post, path + extensions,
            #"{"agreed_on":"2026-04-14","extended_to":"2026-05-01","reason":"a witness is away"}"#,
            token: service.officer, headers: [.ifMatch: "*"])
        #expect(officer.status == 403)

        let without = try await act(
            service, path, extensions,
            #"{"agreed_on":"2026-04-14","extended_to":"2026-04-24","reason":"a witness is away","notified_on":"2026-04-14"}"#
        )
        #expect(without["stages"][0]["extensions"][0]["verdict"].text == "without_ombudsman_details")
        #expect(duties(without, "stage_1", "response").last == "2026-04-20 open")
        let first = try await act(
            service, path, extensions,
            #"""
            {"agreed_on":"2026-04-15","extended_to":"2026-04-27","reason":"a witness is away","notified_on":"2026-04-15",
             "ombudsman_details_given":true}
            """#)
        #expect(duties(first, "stage_1", "response").last == "2026-04-27 open")
        let silent = #"""
            {"agreed_on":"2026-04-16","extended_to":"2026-05-01","reason":"a witness is away","notified_on":"2026-04-16",
             "ombudsman_details_given":true}
            """#
        let refused = try await service.change(path, extensions, silent)
        #expect(refused.status == 422)
        #expect(try refused.code == "good_reason_missing")
        let second = try await act(
            service, path, extensions,
            silent.replacing("true}", with: #"true,"good_reason":"The only witness returns on 28 April"}"#))
        #expect(second["stages"][0]["extensions"][2]["verdict"].text == "moves")
        #expect(duties(second, "stage_1", "response").last == "2026-05-01 open")
        #expect(try await service.get(path).json == second)
    }

    @Test("worked cases 42, 43 and 46: a late acknowledgement buys no time, and stage 2 counts in the same way")
    func codeClocks() async throws {
        let service = try await Service.start(on: "2026-07-20")
        let late = try await accepted(service, "corporate", receivedOn: "2026-04-01")
        let never = try await service.get(late).json
        #expect(duties(never, "stage_1", "response") == ["2026-04-24 open"])
        let acknowledged = try await act(
            service, late, "/stages/stage_1/acknowledgement", #"{"acknowledged_on":"2026-04-16"}"#)
        #expect(duties(acknowledged, "stage_1", "acknowledgement") == ["2026-04-10 met"])
        #expect(duties(acknowledged, "stage_1", "response") == ["2026-04-24 open"])
        #expect(duties(acknowledged, "stage_1", "response_from_acknowledgement") == ["2026-04-30 open"])
        try await act(
            service, late, "/stages/stage_1/response",
            #"{"responded_on":"2026-04-24","responded_by":"\#(Signer.first)","outcome":"not_upheld"}"#)
        try await act(service, late, "/stages", #"{"stage":"stage_2","requested_on":"2026-05-11"}"#)
        let stage2 = try await act(
            service, late, "/stages/stage_2/acknowledgement", #"{"acknowledged_on":"2026-05-14"}"#)
        #expect(duties(stage2, "stage_2", "acknowledgement") == ["2026-05-18 met"])
        #expect(duties(stage2, "stage_2", "response").last == "2026-06-12 open")
        let furthest = try await act(
            service, late, "/stages/stage_2/extensions",
            #"""
            {"agreed_on":"2026-06-10","extended_to":"2026-07-10","reason":"complex","notified_on":"2026-06-10",
             "ombudsman_details_given":true}
            """#)
        #expect(duties(furthest, "stage_2", "response").last == "2026-07-10 open")
        let sameAuthor = try await service.change(
            late, "/stages/stage_2/response",
            #"{"responded_on":"2026-07-01","responded_by":"\#(Signer.first)","outcome":"not_upheld"}"#)
        #expect(try sameAuthor.code == "same_author")
    }

    @Test("R40: an extension of stage 1 agreed on day 18 and answered on day 27 leaves the 20 days passed")
    func agreedExtension() async throws {
        let service = try await Service.start(on: "2025-05-01")
        let path = try await accepted(service, "childrens", receivedOn: "2025-03-03")
        let calendar = try await service.casework.calendar(as: .commandLine(name: "test"))
        func day(_ number: Int) throws -> String {
            try calendar.day(number, workingDaysAfter: try #require(Day("2025-03-03"))).description
        }
        let extended = try await act(
            service, path, "/stages/local_resolution/extensions",
            #"{"agreed_on":"\#(try day(18))","extended_to":"\#(try day(28))","reason":"a meeting is booked","complainant_agreed_on":"\#(try day(18))"}"#
        )
        #expect(extended["stages"][0]["extensions"][0]["verdict"].text == "not_extendable")
        let offer = try await service.change(
            path, "/stages/local_resolution/duty-offer", #"{"offered_under_duty_on":"\#(try day(21))"}"#)
        #expect(try offer.code == "duty_to_offer_excused")
        let answered = try await act(
            service, path, "/stages/local_resolution/response",
            #"{"responded_on":"\#(try day(27))","outcome":"not_upheld","breach_reason":"meeting_arranged"}"#)
        #expect(duties(answered, "local_resolution", "response") == ["2025-03-31 met"])
        #expect(answered["stages"][0]["ended_on"].text == (try day(27)))
        let timing = answered["stages"][0]["timing"]
        #expect(timing["received_on"].text == "2025-03-03")
        #expect(timing["due_on"].text == "2025-03-31")
        #expect(timing["agreed_to_on"].text == (try day(28)))
        #expect(timing["answered_on"].text == (try day(27)))
        #expect(timing["in_time"] == .bool(false))
        #expect(timing["within_agreed_day"] == .bool(true))
        #expect(timing["offer_due_on"] == .null)
    }
}
