import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

@Suite(.database) struct JourneyTests {
    @Test("A children's complaint goes through its three stages over HTTP")
    func childrens() async throws {
        let service = try await Service.start()
        let path = try await service.accept()
        let contract = try Contract.shared.get()
        func act(_ act: String, _ body: String) async throws -> JSONValue {
            let reply = try await service.change(path, act, body)
            #expect(reply.status == 200, "\(act): \(reply.text)")
            let json = try reply.json
            #expect(contract.violations(json, contract.named("Complaint")) == [])
            return json
        }

        _ = try await act("/stages/local_resolution/acknowledgement", #"{"acknowledged_on": "2025-10-03"}"#)
        _ = try await act(
            "/stages/local_resolution/response",
            #"{"responded_on": "2025-10-29", "outcome": "no_finding", "no_finding_reason": "insufficient_evidence"}"#)
        _ = try await act("/stages", #"{"stage": "investigation", "requested_on": "2025-11-05"}"#)
        _ = try await act("/stages/investigation/statement", #"{"statement_agreed_on": "2025-11-12"}"#)
        for (appointment, body) in try await service.appointments(on: "2025-11-12") {
            _ = try await act(appointment, body)
        }
        let extended = try await act(
            "/stages/investigation/extensions",
            """
            {"agreed_on": "2025-12-01", "extended_to": "2026-01-20", "reason": "A witness is away.",
            "notified_on": "2025-12-01"}
            """)
        _ = try await act(
            "/stages/investigation/report",
            #"{"report_received_on": "2025-12-19", "independent_report_received_on": "2025-12-19"}"#)
        _ = try await act(
            "/stages/investigation/response",
            #"{"responded_on": "2026-01-09", "outcome": "fault_found", "all_points_upheld": false}"#)
        _ = try await act("/stages", #"{"stage": "review_panel", "requested_on": "2026-01-12"}"#)
        _ = try await act(
            "/stages/review_panel/panellists", DirectoryPerson.body(of: DirectoryPerson.panel, on: "2026-01-19"))
        _ = try await act("/stages/review_panel/panel", #"{"panel_held_on": "2026-02-10"}"#)
        _ = try await act(
            "/stages/review_panel/findings",
            #"{"panel_findings_on": "2026-02-13", "findings_received_on": "2026-02-16"}"#)
        let last = try await act(
            "/stages/review_panel/response",
            """
            {"responded_on": "2026-02-27", "outcome": "fault_found", "independent_person_consulted_on": "2026-02-20"}
            """)

        #expect(last["state"].text == "ended")
        #expect(
            last["stages"].elements.map { $0["stage"].text } == ["local_resolution", "investigation", "review_panel"])
        #expect(last["version"].integer == 16)
        let inForce = extended["stages"][1]["deadlines"].elements.first {
            $0["clock"].text == "response" && $0["ended_by"] == .null
        }
        #expect(inForce?["due_on"].text == "2026-01-20")
        #expect(inForce?["basis_on"].text == "2025-11-05")
        let events = try await service.get(path + "/events").json["items"].elements
        #expect(events.count == 16)
        #expect(events.first?["operation"].text == "complaint_registered")
    }

    @Test("An early referral in place of a panel ends stage 3 when the Ombudsman accepts it")
    func earlyReferral() async throws {
        let service = try await Service.start()
        let path = try await service.accept()
        let appointments = try await service.appointments(on: "2025-11-05")
        for (act, body) in [
            ("/stages/local_resolution/duty-offer", #"{"offered_under_duty_on": "2025-11-03"}"#),
            ("/stages", #"{"stage": "investigation", "requested_on": "2025-11-05"}"#),
            appointments[0], appointments[1],
            (
                "/stages/investigation/report",
                #"{"report_received_on": "2025-12-01", "independent_report_received_on": "2025-12-01"}"#
            ),
            (
                "/stages/investigation/response",
                #"{"responded_on": "2025-12-05", "outcome": "fault_found", "all_points_upheld": true}"#
            ),
            ("/stages", #"{"stage": "review_panel", "requested_on": "2025-12-10"}"#),
            (
                "/stages/review_panel/early-referral",
                """
                {"early_referral_on": "2025-12-12", "complainant_agrees": true, "reason": "All was upheld.",
                "action_plan": "Assess again."}
                """
            ),
        ] {
            let reply = try await service.change(path, act, body)
            try #require(reply.status == 200, "\(act): \(reply.text)")
        }

        let reply = try await service.change(
            path, "/stages/review_panel/early-referral-acceptance", #"{"early_referral_accepted_on": "2026-01-05"}"#)

        #expect(reply.status == 200)
        #expect(try reply.json["stages"][2]["ended_on"].text == "2026-01-05")
    }

    @Test("What a change answers is byte for byte what is read afterwards")
    func oneRepresentation() async throws {
        let service = try await Service.start()
        let path = try await service.accept()

        let changed = try await service.change(
            path, "/stages/local_resolution/acknowledgement", #"{"acknowledged_on": "2025-10-03"}"#)

        let read = try await service.get(path)
        #expect(read.text == changed.text)
        #expect(read.etag == changed.etag)
    }

    @Test("What registration answers is byte for byte what is read afterwards, whatever order the causes came in")
    func registeredRepresentation() async throws {
        let service = try await Service.start()

        let registered = try await service.post(
            "/v1/complaints",
            Service.registration.replacing(#""delay", "poor_communication""#, with: #""poor_communication", "delay""#))

        let read = try await service.get(try #require(registered.headers[.location]))
        #expect(registered.status == 201)
        #expect(read.text == registered.text)
    }

    @Test("An Ombudsman case is opened, decided and what was agreed carried out")
    func ombudsmanCase() async throws {
        let service = try await Service.start()
        let contract = try Contract.shared.get()
        let complaint = try await service.accept()
        let id = try #require(complaint.split(separator: "/").last)
        let opened = try await service.post(
            "/v1/ombudsman-cases",
            """
            {"reference": "25 001 234", "complaint_id": "\(id)", "procedure": "childrens",
            "department": "Children and Families", "service": "Fostering", "enquiry_on": "2026-01-05",
            "procedure_exhausted": false, "local_offer_pence": 25000}
            """)
        try #require(opened.status == 201, "\(opened.text)")
        let path = try #require(opened.headers[.location])

        let decided = try await service.change(
            path, "/decision",
            #"{"decision_on": "2026-02-02", "decision": "upheld_fault_and_injustice", "public_report": false}"#)
        let agreed = try await service.change(
            path, "/obligations",
            """
            {"type": "symbolic_payment", "amount_pence": 30000, "agreed_on": "2026-02-02", "due_on": "2026-03-02",
            "text": "For the distress of the delay."}
            """)
        let payment = try #require(try agreed.json["obligations"][0]["id"].text)
        let completed = try await service.change(
            "/v1/obligations/\(payment)", "/progress",
            #"{"status": "done", "reached_on": "2026-02-20", "evidence": "Paid by transfer"}"#)
        let shown = try await service.get(path).json

        #expect(decided.status == 200)
        #expect(completed.status == 200)
        #expect(shown["obligations"][0]["done_on"].text == "2026-02-20")
        #expect(contract.violations(shown, contract.named("OmbudsmanCase")) == [])
        #expect(shown["obligations"][0] == (try completed.json))
        #expect(shown["uplift_pence"].integer == 5_000)
        let list = try await service.get("/v1/ombudsman-cases?state=decided&complaint_id=\(id)")
        #expect(contract.violations(try list.json, contract.named("OmbudsmanCasePage")) == [])
        #expect(try list.json["items"][0]["obligations_outstanding"].integer == 0)
        #expect(try await service.get(path + "/events").json["items"].elements.count == 4)
        #expect(try await service.get(complaint + "/events").json["items"].elements.count == 6)
    }
}
