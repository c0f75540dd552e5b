import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

/// The worked cases of the rules about corporate complaints, through HTTP.
@Suite(.database) struct CorporateWorkedCaseTests {
    @Test(
        "worked case 47: the answer closes the stage while a repair is outstanding, which is chased when it is overdue")
    func repairOutstanding() async throws {
        let service = try await Service.start(on: "2026-06-30")
        let file = try await Casefile.accepted(service, "corporate", receivedAt: "2026-04-20T09:30:00Z")
        try await file.done("/stages/stage_1/acknowledgement", #"{"acknowledged_on": "2026-04-22"}"#)
        try await file.done(
            "/stages/stage_1/response",
            #"{"responded_on": "2026-05-06", "responded_by": "\#(Signer.first)", "outcome": "fault_found"}"#)
        let obligation = try await file.done(
            "/obligations",
            """
            {"scope": "individual", "type": "overdue_work_done", "source": "local", "text": "Mend the gate",
            "owner_department": "Children and Families", "agreed_on": "2026-05-06", "due_on": "2026-06-12"}
            """)

        #expect(try await file.stage("stage_1")["ended_on"].text == "2026-05-06")
        let chased = try await service.get("/v1/worklists/obligations_overdue").json["items"].elements
        #expect(chased.map { $0["obligation_id"].text } == [obligation["id"].text])
        #expect(chased.first?["due_on"].text == "2026-06-12")
    }

    @Test("worked case 44: an extension without its notice moves nothing")
    func withoutNotice() async throws {
        let service = try await Service.start(on: "2026-06-01")
        let file = try await Casefile.accepted(
            service, "corporate", receivedAt: "2026-04-13T09:00:00+01:00", type: "resident")
        try await file.done("/stages/stage_1/acknowledgement", #"{"acknowledged_on": "2026-04-14"}"#)
        let due = try await file.due("stage_1", "response")

        try await file.done(
            "/stages/stage_1/extensions",
            #"{"agreed_on": "2026-04-24", "extended_to": "2026-05-08", "reason": "Records are away."}"#)

        #expect(try await file.due("stage_1", "response") == due)
    }

    @Test("worked case 45: a second extension has its reason and stays within the maximum")
    func secondExtension() async throws {
        let service = try await Service.start(on: "2026-06-01")
        let file = try await Casefile.accepted(
            service, "corporate", receivedAt: "2026-04-13T09:00:00+01:00", type: "resident")
        try await file.done("/stages/stage_1/acknowledgement", #"{"acknowledged_on": "2026-04-14"}"#)

        #expect(
            try await file.act(
                "/stages/stage_1/extensions",
                #"{"agreed_on": "2026-04-24", "extended_to": "2026-05-01", "reason": " "}"#
            ).status == 422)
        #expect(
            try await file.refused(
                "/stages/stage_1/extensions",
                #"{"agreed_on": "2026-04-24", "extended_to": "2026-07-01", "reason": "More time."}"#)
                == "422 extension_exceeds_maximum")
    }

    @Test("worked case 46: corporate stage 2 needs no reasons, another author, and ends within its extension")
    func corporateStage2() async throws {
        let service = try await Service.start(on: "2026-08-03")
        let file = try await Casefile.accepted(
            service, "corporate", receivedAt: "2026-04-13T09:00:00+01:00", type: "resident")
        try await file.done(
            "/stages/stage_1/response",
            #"{"responded_on": "2026-04-24", "responded_by": "\#(Signer.first)", "outcome": "not_upheld"}"#)
        try await file.done("/stages", #"{"stage": "stage_2", "requested_on": "2026-05-11"}"#)
        #expect(try await file.due("stage_2", "acknowledgement") == "2026-05-18")
        try await file.done("/stages/stage_2/acknowledgement", #"{"acknowledged_on": "2026-05-14"}"#)

        #expect(try await file.due("stage_2", "response") == "2026-06-12")
        #expect(
            try await file.refused(
                "/stages/stage_2/response",
                #"{"responded_on": "2026-06-12", "responded_by": "\#(Signer.first)", "outcome": "not_upheld"}"#)
                == "422 same_author")
        #expect(
            try await file.refused(
                "/stages/stage_2/extensions",
                #"{"agreed_on": "2026-06-11", "extended_to": "2026-07-13", "reason": "Witness away."}"#)
                == "422 extension_exceeds_maximum")
        try await file.done(
            "/stages/stage_2/response",
            #"{"responded_on": "2026-06-12", "responded_by": "\#(Signer.second)", "outcome": "not_upheld"}"#)
        #expect(try await file.owed.contains("final_reply"))
    }

    @Test("R32: a corporate complaint escalates once, then only the Ombudsman is left")
    func corporateStages() async throws {
        let service = try await Service.start(on: "2026-08-03")
        let file = try await Casefile.accepted(
            service, "corporate", receivedAt: "2026-04-13T09:00:00+01:00", type: "resident")
        try await file.done(
            "/stages/stage_1/response",
            #"{"responded_on": "2026-04-24", "responded_by": "\#(Signer.first)", "outcome": "not_upheld"}"#)
        #expect(try await file.operations()["requestStage"] == .some(nil))
        try await file.done("/stages", #"{"stage": "stage_2", "requested_on": "2026-05-11"}"#)

        #expect(try await file.operations()["requestStage"] == "no_further_stage")
        #expect(
            try await service.get("/v1/complaints?stage=stage_2").json["items"].elements.count == 1)
    }

    @Test(
        "worked case 49: a complaint follows the version of the day it was received",
        arguments: [
            ("2022-03-01T09:00:00Z", "2022-06-07"), ("2022-11-01T09:00:00Z", "2022-12-29"),
        ])
    func versions(receivedAt: String, due: String) async throws {
        let service = try await Service.start(on: "2026-08-03")

        let file = try await Casefile.accepted(service, "corporate", receivedAt: receivedAt, type: "resident")

        #expect(try await file.due("stage_1", "response") == due)
    }
}
