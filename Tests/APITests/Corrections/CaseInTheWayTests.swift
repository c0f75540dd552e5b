import Complaints
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API
@testable import Casework

/// A case at the Ombudsman and what hangs on it stand in the way of a correction that contradicts them.
@Suite(.database) struct CaseInTheWayTests {
    @Test(
        "A decision is not corrected to a day from which an obligation would be due before it was agreed",
        arguments: [
            (#""due_in_weeks": 1"#, "2025-02-18", "409 act_in_the_way"),
            (#""due_in_weeks": 1"#, "2025-02-20", "200"),
            (#""due_in_weeks": 1"#, "2025-02-19", "409 act_in_the_way"),
            (#""due_in_months": 1"#, "2025-01-20", "409 act_in_the_way"),
            (#""due_in_months": 1"#, "2025-01-28", "200"), (#""due_on": "2025-03-20""#, "2025-01-20", "200"),
        ])
    func dueAgain(due: String, decidedOn: String, code: String) async throws {
        let at = try await AtTheOmbudsman.start()
        try await at.service.done(
            at.path, "/decision",
            #"{"decision_on": "2025-02-21", "decision": "upheld_fault_and_injustice", "public_report": false}"#)
        try await at.service.done(
            at.path, "/obligations", #"{"type": "apology", "text": "Sorry", "agreed_on": "2025-02-27", \#(due)}"#)
        let before = try await at.service.get(at.path).text

        let answer = try await at.service.corrected(at.path + "/corrections", #""decision_on": "\#(decidedOn)""#)

        #expect(answer == code)
        #expect(try await at.service.get(at.path).text == before || code == "200")
        #expect(try await at.service.drift() == 0)
        let reply = try await at.service.send(
            .post, at.path + "/corrections", #"{"decision_on": "2025-02-10", "reason": "x"}"#,
            token: at.service.manager,
            headers: [.ifMatch: "*", .idempotencyKey: "k-\(due.count)-\(decidedOn)"])
        if due.contains("weeks") {
            #expect(
                try reply.json["detail"].text?.hasPrefix(
                    "The agreement of an obligation would have been refused: due_on cannot be") == true, "\(reply.text)"
            )
        }
    }

    /// A corporate complaint answered at stage 1, its stage 2 asked for on 20 March and answered on a day, if at all; with a
    /// case of 2 June that was sent back as premature on 5 June.
    private func sentBack(_ service: Service, answeredOn: String? = "2025-06-03") async throws -> Casefile {
        let file = try await Casefile.accepted(service, "corporate", type: "resident")
        try await file.done(
            "/stages/stage_1/response",
            #"{"responded_on": "2025-03-12", "responded_by": "\#(Signer.first)", "outcome": "not_upheld"}"#)
        try await file.done("/stages", #"{"stage": "stage_2", "requested_on": "2025-05-20"}"#)
        if let answeredOn { try await file.done("/stages/stage_2/response", Self.answer(answeredOn)) }
        let path = try await open(service, of: file)
        try await service.done(
            path, "/decision",
            #"{"decision_on": "2025-06-05", "decision": "premature_referred_back", "public_report": false}"#)
        return file
    }

    private static func answer(_ day: String) -> String {
        #"{"responded_on": "\#(day)", "responded_by": "\#(Signer.second)", "outcome": "not_upheld"}"#
    }

    private func open(_ service: Service, of file: Casefile, on day: String = "2025-06-02") async throws -> String {
        let opened = try await service.post(
            "/v1/ombudsman-cases",
            """
            {"reference": "25 000 001", "enquiry_on": "\(day)", "complaint_id": "\(file.path.lastIdentifier)"}
            """)
        return try #require(opened.headers[.location], "\(opened.text)")
    }

    @Test(
        "The answer of the last stage is not corrected to before the enquiry of a case that was sent back as premature",
        arguments: [("2025-05-30", false), ("2025-06-02", false), ("2025-06-04", true)])
    func answered(day: String, isTaken: Bool) async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await sentBack(service)
        let before = try await service.get(file.path).text

        let reply = try await file.act(
            "/stages/stage_2/corrections", #"{"responded_on": "\#(day)", "reason": "It was typed wrongly."}"#)

        #expect((reply.status == 200) == isTaken, "\(reply.text)")
        guard !isTaken else { return }
        #expect(try reply.code == "act_in_the_way")
        #expect(
            try reply.json["detail"].text?.hasPrefix(
                "The decision of 5 June 2025 on the Ombudsman's case 25 000 001 would have been refused:") == true,
            "\(reply.text)")
        #expect(try await service.get(file.path).text == before)
    }

    @Test("Nor is it entered so, late, while an answer after the enquiry is")
    func answeredLate() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await sentBack(service, answeredOn: nil)

        #expect(
            try await file.refused("/stages/stage_2/response", Self.answer("2025-05-30")) == "409 act_in_the_way")
        try await file.done("/stages/stage_2/response", Self.answer("2025-06-04"))
    }

    @Test("A complaint does not move to a procedure that it had gone through when its premature case came")
    func moved() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service, "corporate", type: "resident")
        try await file.done(
            "/stages/stage_1/response",
            #"{"responded_on": "2025-03-12", "responded_by": "\#(Signer.first)", "outcome": "not_upheld"}"#)
        let path = try await open(service, of: file)
        try await service.done(
            path, "/decision",
            #"{"decision_on": "2025-06-05", "decision": "premature_referred_back", "public_report": false}"#)

        let reply = try await file.act(
            "/procedure-moves", #"{"procedure": "adult_social_care", "reason": "It is about a care home."}"#)

        #expect(try reply.code == "act_in_the_way", "\(reply.text)")
        #expect(
            try reply.json["detail"].text?.hasPrefix("The decision of 5 June 2025 on the Ombudsman's case") == true,
            "\(reply.text)")
    }

    @Test("A complaint is not received after the enquiry of its case, also where it is in no procedure")
    func receipt() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service, "corporate", type: "resident")
        _ = try await open(service, of: file)
        try await file.done("/corrections", #"{"accepted_on": null, "reason": "It was another complaint."}"#)

        let reply = try await file.act("/corrections", #"{"received_at": "2025-06-20T10:00:00Z", "reason": "x"}"#)

        #expect(try reply.code == "act_in_the_way", "\(reply.text)")
        #expect(
            try reply.json["detail"].text?.hasPrefix("The Ombudsman's enquiry on 2 June 2025 would have been refused:")
                == true, "\(reply.text)")
        try await file.done("/corrections", #"{"received_at": "2025-06-02T10:00:00Z", "reason": "x"}"#)
    }
}
