import Foundation
import HTTPTypes
import JSON
import TestSupport
import Testing
import WorkingDays

@testable import API
@testable import Casework

/// What is kept of an extension, and of the day a complaint came (requirement R40; rule CAL-14).
@Suite(.database) struct AgreementTests {
    @Test("An extension keeps who agreed it for the council, and whether and when the complainant did")
    func agreement() async throws {
        let service = try await Service.start(on: "2025-05-01")
        let file = try await Casefile.accepted(service)
        let person = try await service.addPerson("R. Manager", capacities: ["complaints_manager"])
        let stage = "/stages/local_resolution"

        try await file.done(
            stage + "/extensions",
            #"{"agreed_on": "2025-03-20", "extended_to": "2025-04-02", "reason": "A witness is away."}"#)
        try await file.done(
            stage + "/extensions",
            """
            {"agreed_on": "2025-03-27", "extended_to": "2025-04-10", "reason": "She is away for longer.",
            "agreed_by_person_id": "\(person)", "complainant_agreed_on": "2025-03-28"}
            """)
        let unknown = try await file.refused(
            stage + "/extensions",
            """
            {"agreed_on": "2025-03-28", "extended_to": "2025-04-10", "reason": "x",
            "agreed_by_person_id": "00000000-0000-7000-8000-000000000000"}
            """)
        try await file.done(
            stage + "/response",
            #"{"responded_on": "2025-04-09", "outcome": "not_upheld", "breach_reason": "staff_absence"}"#)

        let kept = try await file.stage("local_resolution")["extensions"].elements
        #expect(kept.map { $0["agreed_by"].text } == ["test manager", "R. Manager"])
        #expect(kept.map { $0["agreed_by_person_id"].text } == [nil, person])
        #expect(kept.map { $0["complainant_agreed_on"].text } == [nil, "2025-03-28"])
        #expect(unknown == "422 unknown_person")
        let explained = try await service.get(file.path + "/clocks/local_resolution.response/explanation").json
        for timing in [explained["timing"], try await file.stage("local_resolution")["timing"]] {
            #expect(timing["received_on"].text == "2025-03-03")
            #expect(timing["due_on"].text == "2025-03-31")
            #expect(timing["agreed_to_on"].text == "2025-04-10")
            #expect(timing["answered_on"].text == "2025-04-09")
            #expect(timing["in_time"] == .bool(false))
            #expect(timing["within_agreed_day"] == .bool(true))
        }
        let page = try await service.get(file.path + "/clocks/local_resolution.response/explanation?format=html").text
        for shown in ["Agreed 27 March 2025 by R. Manager", "the complainant agreed on 28 March 2025", "9 April 2025"] {
            #expect(page.contains(shown))
        }
    }

    @Test(
        "The complainant's agreement is of a day that has come, in the stage, and before the agreed day has passed",
        arguments: [
            ("2025-03-02", "422 out_of_order"), ("2025-05-02", "422 in_the_future"), ("2025-04-11", "422 out_of_order"),
        ])
    func order(agreedOn: String, expected: String) async throws {
        let service = try await Service.start(on: "2025-05-01")
        let file = try await Casefile.accepted(service)

        #expect(
            try await file.refused(
                "/stages/local_resolution/extensions",
                """
                {"agreed_on": "2025-03-27", "extended_to": "2025-04-10", "reason": "x",
                "complainant_agreed_on": "\(agreedOn)"}
                """) == expected)
    }

    @Test(
        "The six months are extended only by what the complainant agreed to in time",
        arguments: [
            (nil, "without_agreement", "2025-07-14"), ("2025-07-15", "after_deadline", "2025-07-14"),
            ("2025-07-14", "moves", "2025-09-30"),
        ] as [(String?, String, String)])
    func sixMonths(agreedOn: String?, verdict: String, dueOn: String) async throws {
        let service = try await Service.start(on: "2025-08-01")
        let file = try await Casefile.accepted(
            service, "adult_social_care", receivedAt: "2025-01-15T09:30:00Z")

        try await file.done(
            "/stages/single_stage/extensions",
            """
            {"agreed_on": "2025-07-10", "extended_to": "2025-09-30", "reason": "x",
            "complainant_agreed_on": \(agreedOn.map { "\"\($0)\"" } ?? "null")}
            """)

        #expect(try await file.stage("single_stage")["extensions"][0]["verdict"].text == verdict)
        #expect(try await file.due("single_stage", "response") == dueOn)
    }

    @Test(
        "The day the team had a complaint is kept apart from the day the authority did, and drives no clock",
        arguments: [
            ("2025-03-10", "201", "2025-03-31"), ("2025-03-03", "201", "2025-03-31"),
            ("2025-03-02", "422 out_of_order", ""), ("2025-04-11", "422 in_the_future", ""),
        ])
    func teamReceived(on day: String, expected: String, dueOn: String) async throws {
        let service = try await Service.start(on: "2025-04-10")
        let reply = try await service.post(
            "/v1/complaints",
            Service.registration.replacing("2025-10-01T09:30:00+01:00", with: "2025-03-03T09:30:00Z")
                .replacing("\"summary\"", with: #""team_received_on": "\#(day)", "summary""#))

        #expect("\(reply.status)\(try reply.code.map { " \($0)" } ?? "")" == expected)
        guard let path = reply.headers[.location] else { return }
        let file = Casefile(service: service, path: path)
        try await service.accept(path, into: "childrens", on: "2025-03-03")
        #expect(try await file.complaint["team_received_on"].text == day)
        #expect(try await file.complaint["received_on"].text == "2025-03-03")
        #expect(try await file.due("local_resolution", "response") == dueOn)
    }
}
