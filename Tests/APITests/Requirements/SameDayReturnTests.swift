import Foundation
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API
@testable import Casework

/// A case that the Ombudsman sent back on the day of the enquiry keeps the stage it stood at (decision 0035).
@Suite(.database) struct SameDayReturnTests {
    private func sentBack(_ service: Service, _ matter: String, on day: String) async throws -> String {
        let opened = try await service.post(
            "/v1/ombudsman-cases", #"{"reference": "25 000 001", "enquiry_on": "\#(day)", \#(matter)}"#)
        let path = try #require(opened.headers[.location], "\(opened.text)")
        let decided = try await service.change(
            path, "/decision",
            #"{"decision_on": "\#(day)", "decision": "premature_referred_back", "public_report": false}"#)
        try #require(decided.status == 200, "\(decided.text)")
        return path
    }

    @Test("R85: a case sent back on the day of the enquiry says stage 1 after stage 2 was requested by its return")
    func nextStage() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service, "corporate", type: "resident")
        try await file.done(
            "/stages/stage_1/response",
            #"{"responded_on": "2025-03-12", "responded_by": "\#(Signer.first)", "outcome": "not_upheld"}"#)
        let path = try await sentBack(service, #""complaint_id": "\#(file.path.lastIdentifier)""#, on: "2025-05-01")

        let returned = try await service.change(path, "/return", "{}")

        #expect(returned.status == 200, "\(returned.text)")
        #expect(try await file.stage("stage_2")["requested_on"].text == "2025-05-01")
        #expect(try returned.json["stage_reached"].text == "stage_1")
        #expect(try returned.json["procedure_exhausted"] == .bool(false))
    }

    @Test("R85: a case that no stage had begun in says so still once it is linked to the complaint its return opened")
    func newComplaint() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let path = try await sentBack(
            service,
            #"""
            "department": "Children and Families", "service": "Fostering", "procedure": "childrens",
            "stage_reached": "none", "procedure_exhausted": false
            """#, on: "2025-05-01")
        let returned = try await service.change(
            path, "/return",
            #"""
            {"complainant": "A. Parent", "complainant_type": "parent", "channel": "letter", "causes": ["delay"],
            "summary": "No answer for six weeks"}
            """#)
        let complaint = try #require(try returned.json["links"][0]["complaint_id"].text)
        try await service.accept("/v1/complaints/\(complaint)", into: "childrens", on: "2025-05-01")

        let linked = try await service.change(path, "/complaint", #"{"complaint_id": "\#(complaint)"}"#)

        #expect(linked.status == 200, "\(linked.text)")
        #expect(try linked.json["stage_reached"].text == "none")
    }
}
