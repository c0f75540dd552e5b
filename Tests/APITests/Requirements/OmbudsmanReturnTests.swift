import Complaints
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API
@testable import Casework

/// A case that is premature comes back: as a new complaint, as its next stage, or to what runs already.
@Suite(.database) struct OmbudsmanReturnTests: OmbudsmanCases {
    /// A case linked to a complaint.
    private func linked(
        _ service: Service, _ file: Casefile, _ number: Int = 1, _ more: String = ""
    ) async throws -> String {
        let reply = try await service.post(
            "/v1/ombudsman-cases",
            """
            {"reference": "25 000 00\(number)", "complaint_id": "\(file.path.lastIdentifier)",
            "enquiry_on": "2025-04-10"\(more)}
            """)
        return try #require(reply.headers[.location], "\(reply.text)")
    }

    @Test(
        "R85: premature with no complaint proposes a stage 1 received on that day, and registers one that follows the case",
        arguments: [
            ("2022-06-06", "2022-07-04"),
            // A Saturday, then Christmas and the New Year.
            ("2022-12-17", "2023-01-18"),
        ])
    func returnsToNewComplaint(on day: String, day20: String) async throws {
        let service = try await Service.start(on: "2023-03-01")
        let contract = try Contract.shared.get()
        let path = try await opened(service, enquiryOn: "2022-05-20")
        let decided = try await decide(service, path, "premature_referred_back", on: day)
        let proposed = try decided.json["returns_to"]

        #expect(contract.violations(try decided.json, contract.named("OmbudsmanCase")) == [])
        #expect(proposed["stage"].text == "local_resolution" && proposed["step"].text == "register")
        #expect(proposed["sent_back_on"].text == day && proposed["complaint_id"] == .null)
        #expect(proposed["due"].elements.first { $0["clock"].text == "response" }?["due_on"].text == day20)

        let without = try await service.change(path, "/return", "{}")
        let returned = try await service.change(
            path, "/return",
            #"""
            {"complainant": "A. Parent", "complainant_type": "parent", "channel": "letter", "causes": ["delay"],
            "summary": "No answer for six weeks"}
            """#)
        let again = try await service.change(path, "/return", #"{"complainant": "A. Parent"}"#)

        #expect(try without.code == "blank")
        #expect(returned.status == 200, "\(returned.text)")
        #expect(try returned.json["returns_to"] == .null)
        let link = try returned.json["links"][0]
        #expect(link["kind"].text == "follows")
        let complaint = "/v1/complaints/\(link["complaint_id"].text ?? "-")"
        #expect(try await service.get(complaint).json["received_on"].text == day)
        try await service.accept(complaint, into: "childrens", on: day)
        #expect(try await Casefile(service: service, path: complaint).due("local_resolution", "response") == day20)
        #expect(try again.code == "nothing_to_return")
        let events = try await service.get(path + "/events").json["items"].elements.map { $0["operation"].text }
        #expect(events.last == "ombudsman_case_returned")
    }

    @Test("R85: of two who bring a premature case back at once, one registers a complaint and the other is refused")
    func returnedOnce() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let path = try await opened(service)
        _ = try await decide(service, path, "premature_referred_back", on: "2025-05-01")
        let body = #"""
            {"complainant": "A. Parent", "complainant_type": "parent", "channel": "letter", "causes": ["delay"],
            "summary": "No answer for six weeks"}
            """#

        async let first = service.post(path + "/return", body, headers: [.ifMatch: "*", .idempotencyKey: "one"])
        async let second = service.post(path + "/return", body, headers: [.ifMatch: "*", .idempotencyKey: "two"])
        let (one, two) = (try await first, try await second)

        let codes = [try one.code, try two.code].compactMap(\.self)
        #expect(codes == ["nothing_to_return"])
        #expect(try await service.get("/v1/complaints").json["items"].elements.count == 1)
        #expect(try await service.get(path).json["links"].elements.count == 1)
    }

    @Test("R85: premature after stage 1 was completed requests stage 2 of the complaint, from the day it was sent back")
    func returnsToNextStage() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await answered(service)
        let path = try await linked(service, file)
        let proposed = try await decide(service, path, "premature_referred_back", on: "2025-05-01").json["returns_to"]
        let before = try await service.get(path).etag

        let returned = try await service.change(path, "/return", "{}")

        #expect(proposed["stage"].text == "stage_2" && proposed["step"].text == "request")
        #expect(proposed["complaint_id"].text == file.path.lastIdentifier)
        // Twenty working days of 1 May 2025, over two bank holidays.
        #expect(proposed["due"].elements.first { $0["clock"].text == "response" }?["due_on"].text == "2025-06-02")
        #expect(returned.status == 200, "\(returned.text)")
        #expect(try await file.stage("stage_2")["requested_on"].text == "2025-05-01")
        #expect(try await file.due("stage_2", "response") == "2025-06-02")
        #expect(try returned.json["returns_to"]["step"] == .null)
        #expect(try returned.json["stage_reached"].text == "stage_1", "as it stood when the Ombudsman enquired")
        #expect(returned.etag != before)
        #expect(try await service.change(path, "/return", "{}").code == "nothing_to_return")
    }

    @Test("R85: a complaint whose first stage runs, or that waits to be accepted, is not given another")
    func returnsToOpenStage() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let running = try await linked(service, Casefile.accepted(service, "corporate", type: "resident"), 1)
        let waiting = try await linked(
            service, Casefile.register(service, type: "resident", aboutChildren: false), 2,
            #", "procedure": "corporate""#)

        for (path, step) in [(running, nil), (waiting, "accept")] as [(String, String?)] {
            let proposed = try await decide(service, path, "premature_referred_back", on: "2025-05-01").json[
                "returns_to"]
            #expect(proposed["stage"].text == "stage_1" && proposed["step"].text == step)
            #expect(try await service.change(path, "/return", "{}").code == "nothing_to_return")
        }
        let other = try await opened(service, 3)
        #expect(try await service.change(other, "/return", "{}").code == "nothing_to_return")
    }

    private static let complaint = #"""
        {"complainant": "A. Parent", "complainant_type": "parent", "channel": "letter", "causes": ["delay"],
        "summary": "No answer for six weeks"}
        """#

    /// A case that was sent back on 1 May 2025, with the complaint that was registered of it.
    private func returned(_ service: Service) async throws -> (path: String, complaint: String) {
        let path = try await opened(service)
        _ = try await decide(service, path, "premature_referred_back", on: "2025-05-01")
        try await service.done(path, "/return", Self.complaint)
        let link = try #require(try await service.get(path).json["links"].elements.last)
        return (path, "/v1/complaints/\(try #require(link["complaint_id"].text))")
    }

    @Test("R85: a complaint that was registered of a premature case in error counts not, and the case goes back again")
    func returnedInError() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let (path, complaint) = try await returned(service)
        let before = try await service.get(path)
        try #require(try before.json["returns_to"] == .null)

        try await service.done(complaint, "/registration-error", #"{"reason": "It was another child's"}"#)
        let proposed = try await service.get(path)
        let again = try await service.change(path, "/return", Self.complaint)

        #expect(try proposed.json["returns_to"]["step"].text == "register")
        #expect(proposed.etag != before.etag)
        #expect(again.status == 200, "\(again.text)")
        #expect(try again.json["returns_to"] == .null && again.json["links"].elements.count == 2)
    }

    @Test("R85: the day a case was sent back is not corrected away from what was opened as of it")
    func sentBackOnAnotherDay() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let (alone, complaint) = try await returned(service)
        let file = try await answered(service)
        let path = try await linked(service, file)
        _ = try await decide(service, path, "premature_referred_back", on: "2025-05-01")
        let other = #""decision_on": "2025-05-06""#
        let body = "{\(other), \"reason\": \"A slip\"}"
        try #require(try await service.corrected(path + "/corrections", #""decision_on": "2025-05-02""#) == "200")
        try #require(try await service.corrected(path + "/corrections", #""decision_on": "2025-05-01""#) == "200")
        try await service.done(path, "/return", "{}")

        let ofComplaint = try await service.change(alone, "/corrections", body)
        let ofStage = try await service.change(path, "/corrections", body)

        let reference = try #require(try await service.get(complaint).json["reference"].text)
        #expect(try ofComplaint.code == "act_in_the_way" && ofComplaint.text.contains(reference))
        #expect(try ofStage.code == "act_in_the_way" && ofStage.text.contains("tage 2 of"))
        #expect(try await file.stage("stage_2")["requested_on"].text == "2025-05-01")
        try await service.done(complaint, "/registration-error", #"{"reason": "It was another child's"}"#)
        #expect(try await service.corrected(alone + "/corrections", other) == "200")
        #expect(try await service.get(alone).json["returns_to"]["sent_back_on"].text == "2025-05-06")
    }

    @Test("Of a case that was opened in error nothing runs, is due or goes back, until that is taken back")
    func caseInError() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let contract = try Contract.shared.get()
        let path = try await opened(service)
        _ = try await decide(service, path, "premature_referred_back", on: "2025-05-01")
        try await service.done(
            path, "/obligations",
            #"{"type": "apology", "text": "Apologise", "agreed_on": "2025-05-01", "due_on": "2025-10-06"}"#)
        let before = try await service.get(path).json
        try #require(before["clocks"].elements.count == 1 && before["returns_to"]["step"].text == "register")

        #expect(try await service.corrected(path + "/registration-error", "") == "200")
        let closed = try await service.get(path).json
        let listed = try await service.get("/v1/ombudsman-cases?state=registered_in_error").json["items"][0]

        #expect(closed["clocks"].elements.isEmpty)
        #expect(closed["obligations_due_on"] == .null && closed["returns_to"] == .null)
        #expect(contract.violations(closed, contract.named("OmbudsmanCase")) == [])
        #expect(listed["obligations_outstanding"].integer == 0 && listed["obligation_due_on"] == .null)
        #expect(try await service.corrected(path + "/reopening", "") == "200")
        let reopened = try await service.get(path).json
        for field in ["clocks", "obligations_due_on", "returns_to"] { #expect(reopened[field] == before[field]) }
    }
}
