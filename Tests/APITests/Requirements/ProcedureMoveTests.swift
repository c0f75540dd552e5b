import Complaints
import Foundation
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API
@testable import Casework

/// A complaint that was answered under the wrong procedure is moved into the right one, with its history, and counted once.
@Suite(.database) struct ProcedureMoveTests {
    /// From where, to where, with what was said of the first answer.
    static let ways: [(from: String, to: String, type: String)] = [
        ("corporate", "childrens", "parent"), ("adult_social_care", "childrens", "parent"),
        ("public_health", "childrens", "foster_carer"), ("adult_social_care", "corporate", "adult_service_user"),
        ("corporate", "adult_social_care", "adult_service_user"), ("corporate", "public_health", "resident"),
        ("public_health", "adult_social_care", "resident"),
    ]

    @Test("It has the duties, the figures and the operations of one that was entered rightly", arguments: ways)
    func asEnteredRightly(from: String, to: String, type: String) async throws {
        let service = try await Service.start(on: "2025-09-01")
        let right = try await MoveBody.answered(service, to, type: type, points: ["A delay"])
        let figures = try await service.figures("2024-25")
        try await right.done("/registration-error", #"{"reason": "A twin for the test."}"#)
        let file = try await MoveBody.answered(service, from, type: type, points: ["A delay"], about: false)
        let id = try await file.complaint["stages"][0]["id"]
        _ = try await service.breachesAfterSweep()

        let moved = try await file.done("/procedure-moves", MoveBody.body(to))

        #expect(moved["acceptance"]["procedure"].text == to)
        #expect(moved["about_childrens_social_care"] == .bool(to == "childrens"))
        #expect(moved["stages"][0]["id"] == id)
        #expect(Service.changes(figures, try await service.figures("2024-25")) == [])
        #expect(try await service.drift() == [])
        try await right.done("/reopening", #"{"reason": "To compare."}"#)
        #expect(try await MoveBody.stages(file) == MoveBody.stages(right))
        #expect(try await file.operations() == right.operations())
        let contract = try Contract.shared.get()
        #expect(contract.violations(try await file.complaint, contract.named("Complaint")) == [])
        let findings = try await file.complaint["points"][0]["findings"].elements
        #expect(findings.compactMap { $0["stage"].text } == [try await file.complaint["stages"][0]["stage"].text])
    }

    @Test("A stage 2 that was answered without the reports is in the way, and runs again once it is set aside")
    func setAside() async throws {
        let service = try await Service.start(on: "2025-05-01")
        let file = try await MoveBody.answered(service, "corporate")
        try await file.done("/stages", #"{"stage": "stage_2", "requested_on": "2025-03-20"}"#)
        try await file.done(
            "/stages/stage_2/response",
            #"{"responded_on": "2025-04-03", "responded_by": "\#(Signer.second)", "outcome": "not_upheld"}"#)

        let refused = try await file.act("/procedure-moves", MoveBody.body("childrens"))
        #expect(refused.status == 409, "\(refused.text)")
        #expect(try refused.code == "act_in_the_way")
        #expect(refused.text.contains("The answer of") && refused.text.contains("3 April 2025"))

        let moved = try await file.done(
            "/procedure-moves", MoveBody.body("childrens", #", "stages": [{"stage": "stage_2", "set_aside": true}]"#))
        #expect(moved["stages"].elements.map { $0["stage"].text } == ["local_resolution", "investigation"])
        #expect(moved["stages"][1]["responded_on"] == .null && moved["stages"][1]["outcome"] == .null)
        #expect(try await file.due("investigation", "response") == "2025-04-28")
        #expect(try await service.drift() == [])
        try await file.appoint()
        try await file.report(on: "2025-04-28", "upheld")

        let events = try await service.get(file.path + "/events").json["items"].elements
        let event = try #require(events.first { $0["operation"].text == "complaint_moved_to_procedure" })["details"]
        #expect(event["from_procedure"].text == "corporate" && event["to_procedure"].text == "childrens")
        #expect(event["set_aside_stage_2_responded_on"].text == "2025-04-03")
        #expect(event["set_aside_stage_2_outcome"].text == "not_upheld")
        let history = try await service.get(file.path + "/history").text
        #expect(history.contains("corporate") && history.contains("childrens"))
    }

    /// What is refused before anything moves: what is made, what is asked, and the answer.
    enum Refused: String, CaseIterable {
        case unaccepted, same, closed, inError, untested, outsideIt, withinIt, notAbout, undecidedInterest, noReason
        case officer, unknownStage, unanswered, inTime
    }

    @Test("What an acceptance would ask is asked, and plain refusals say what to do", arguments: Refused.allCases)
    func refused(_ refused: Refused) async throws {
        let service = try await Service.start(on: "2025-05-01")
        let type = refused == .undecidedInterest ? "family_member" : "parent"
        let unaccepted = try await Casefile.register(service)
        let file = try await MoveBody.answered(service, refused == .withinIt ? "childrens" : "corporate", type: type)
        func code(_ body: String, _ other: Casefile? = nil, token: String? = nil) async throws -> String {
            try await (other ?? file).refused("/procedure-moves", body, token: token)
        }
        switch refused {
        case .unaccepted:
            let reply = try await unaccepted.act("/procedure-moves", MoveBody.body("corporate"))
            #expect(try reply.code == "not_accepted" && reply.text.contains("accept it into a procedure first"))
        case .same: #expect(try await code(MoveBody.body("corporate")) == "409 already_in_procedure")
        case .closed:
            try await file.done("/withdrawal", #"{"withdrawn_on": "2025-03-20", "explanation": "It is settled."}"#)
            #expect(try await code(MoveBody.body("childrens")) == "409 complaint_closed")
        case .inError:
            try await file.done("/registration-error", #"{"reason": "Twice."}"#)
            #expect(try await code(MoveBody.body("childrens")) == "409 complaint_closed")
        case .untested:
            let untested = #"{"procedure": "childrens", "reason": "It is.", "about_childrens_social_care": true}"#
            #expect(try await code(untested) == "422 eligibility_tests_unanswered")
        case .outsideIt:
            let outside = """
                {"procedure": "childrens", "reason": "It is.", "about_childrens_social_care": true\(MoveBody.outside)}
                """
            #expect(try await code(outside) == "422 outside_childrens_procedure")
        case .withinIt:
            let tests = #", "eligible_complainant": true, "subject_in_scope": true"#
            #expect(try await code(MoveBody.body("corporate", tests)) == "422 within_childrens_procedure")
            #expect(try await code(MoveBody.body("corporate")) == "422 eligibility_tests_unanswered")
        case .notAbout:
            let notAbout = MoveBody.childrens.replacing(#", "about_childrens_social_care": true"#, with: "") + "}"
            let kept = notAbout.replacing("\"about_childrens_social_care\": true", with: "\"stages\": []")
            #expect(try await code(kept) == "409 not_about_childrens_social_care")
        case .undecidedInterest:
            #expect(try await code(MoveBody.body("childrens")) == "409 sufficient_interest_undecided")
            try await file.done(
                "/sufficient-interest",
                #"{"is_sufficient": true, "ground": "She cares for the child.", "decided_on": "2025-04-30"}"#)
            try await file.done("/procedure-moves", MoveBody.body("childrens"))
        case .noReason:
            let blank = MoveBody.childrens.replacing("It is about a placement.", with: " ") + "}"
            #expect(try await file.act("/procedure-moves", blank).pointers == ["#/reason"])
        case .officer: #expect(try await code(MoveBody.body("childrens"), token: service.officer) == "403 forbidden")
        case .unknownStage:
            #expect(
                try await code(MoveBody.body("childrens", #", "stages": [{"stage": "stage_2", "set_aside": true}]"#))
                    == "409 stage_not_reached")
        case .unanswered:
            let running = try await MoveBody.answered(service, "corporate", on: nil)
            let late = MoveBody.body("childrens", #", "stages": [{"stage": "stage_1", "breach_reason": "complexity"}]"#)
            #expect(try await code(late, running) == "409 stage_unanswered")
        case .inTime:
            let late = MoveBody.body("childrens", #", "stages": [{"stage": "stage_1", "breach_reason": "complexity"}]"#)
            #expect(try await code(late) == "422 not_late")
        }
        #expect(try await service.drift() == [])
    }
}
