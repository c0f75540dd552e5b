import Complaints
import Foundation
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API
@testable import Casework

/// What a case at the Ombudsman says is so: its complaint's stages, a decision that fits, a summary without names.
@Suite(.database) struct OmbudsmanCaseTests: OmbudsmanCases {
    @Test(
        "R82: of a case without a complaint all is told: its procedure, the stage it stood at, and whether that was the last",
        arguments: [
            (#""procedure": "childrens", "stage_reached": "none", "procedure_exhausted": false"#, nil),
            (#""procedure": "childrens", "stage_reached": "review_panel", "procedure_exhausted": true"#, nil),
            (#""procedure": "adult_social_care", "stage_reached": "single_stage", "procedure_exhausted": true"#, nil),
            (#""procedure": "childrens", "procedure_exhausted": false"#, "blank"),
            (#""procedure": "childrens", "stage_reached": "none""#, "blank"),
            (#""stage_reached": "none", "procedure_exhausted": false"#, "blank"),
            (#""procedure": "childrens", "stage_reached": "stage_2", "procedure_exhausted": false"#, "no_such_stage"),
            (
                #""procedure": "corporate", "stage_reached": "stage_1", "procedure_exhausted": true"#,
                "exhaustion_differs"
            ),
            (#""procedure": "corporate", "stage_reached": "none", "procedure_exhausted": true"#, "exhaustion_differs"),
        ] as [(String, String?)])
    func told(standing: String, refusal: String?) async throws {
        let service = try await Service.start(on: "2025-09-01")

        let reply = try await open(service, standing: standing)

        #expect(try reply.code == refusal)
        #expect(reply.status == (refusal == nil ? 201 : 422))
    }

    @Test(
        "R82: of a linked complaint procedure, stage and department are known and not asked, and nothing contradicts them"
    )
    func known() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let contract = try Contract.shared.get()
        let file = try await answered(service)
        func linked(_ number: Int, _ more: String = "") async throws -> Reply {
            try await service.post(
                "/v1/ombudsman-cases",
                """
                {"reference": "25 000 00\(number)", "complaint_id": "\(file.path.lastIdentifier)",
                "enquiry_on": "2025-05-01"\(more)}
                """)
        }

        let opened = try await linked(1)
        let case1 = try opened.json
        let agreeing = try await linked(2, #", "procedure": "corporate", "stage_reached": "stage_1""#)
        let procedure = try await linked(3, #", "procedure": "childrens""#)
        let stage = try await linked(4, #", "stage_reached": "stage_2""#)
        let exhausted = try await linked(5, #", "procedure_exhausted": true"#)

        #expect(opened.status == 201, "\(opened.text)")
        #expect(contract.violations(case1, contract.named("OmbudsmanCase")) == [])
        #expect(case1["procedure"].text == "corporate")
        #expect(case1["stage_reached"].text == "stage_1")
        #expect(case1["procedure_exhausted"] == .bool(false))
        #expect(case1["department"].text == "Children and Families" && case1["service"].text == "Fostering")
        #expect(agreeing.status == 201)
        #expect(try procedure.code == "procedure_differs" && stage.code == "stage_reached_differs")
        #expect(try exhausted.code == "exhaustion_differs")
        let statuses = [procedure.status, stage.status, exhausted.status]
        #expect(statuses == [422, 422, 422])
    }

    @Test("R86: what is recorded of the complaint later is what its case says, at a version of its own")
    func follows() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.register(service, type: "resident", aboutChildren: false)
        let opened = try await service.post(
            "/v1/ombudsman-cases",
            """
            {"reference": "25 000 001", "complaint_id": "\(file.path.lastIdentifier)", "procedure": "childrens",
            "enquiry_on": "2025-05-01"}
            """)
        let path = try #require(opened.headers[.location], "\(opened.text)")
        func said() async throws -> [String] {
            let json = try await service.get(path).json
            return [
                json["procedure"].text ?? "-", json["stage_reached"].text ?? "-",
                json["procedure_exhausted"] == .bool(true) ? "exhausted" : "not exhausted",
            ]
        }
        let first = try await said()
        let etag = try await service.get(path).etag

        try await service.accept(file.path, into: "corporate", on: "2025-03-03")
        let accepted = try await said()
        try await file.done(
            "/stages/stage_1/response",
            #"{"responded_on": "2025-03-12", "responded_by": "\#(Signer.first)", "outcome": "not_upheld"}"#)
        try await file.done("/stages", #"{"stage": "stage_2", "requested_on": "2025-03-20"}"#)
        let requested = try await said()
        try await file.done(
            "/stages/stage_2/response",
            #"{"responded_on": "2025-04-03", "responded_by": "\#(Signer.second)", "outcome": "not_upheld"}"#)

        #expect(first == ["childrens", "none", "not exhausted"])
        #expect(accepted == ["corporate", "stage_1", "not exhausted"])
        #expect(requested == ["corporate", "stage_2", "not exhausted"])
        #expect(try await said() == ["corporate", "stage_2", "exhausted"])
        #expect(try await service.get(path).etag != etag)
    }

    @Test(
        "R82: a case is assessed until the Ombudsman begins to investigate, or decides what only an investigation finds"
    )
    func ombudsmanStage() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let (begun, upheld, closed) = (
            try await opened(service, 1), try await opened(service, 2), try await opened(service, 3)
        )
        func stage(_ path: String) async throws -> String? { try await service.get(path).json["stage"].text }
        let before = try await service.change(begun, "/investigation", #"{"investigation_on": "2025-01-05"}"#)
        let first = try await stage(begun)
        let recorded = try await service.change(begun, "/investigation", #"{"investigation_on": "2025-02-03"}"#)
        let again = try await service.change(begun, "/investigation", #"{"investigation_on": "2025-02-04"}"#)
        _ = try await decide(service, upheld, "upheld_satisfied_with_offer", on: "2025-03-03")
        _ = try await decide(service, closed, "closed_after_initial_enquiries", on: "2025-03-03")

        #expect(try before.code == "out_of_order" && again.code == "already_recorded")
        #expect(first == "assessment" && recorded.status == 200)
        let stages = [try await stage(begun), try await stage(upheld), try await stage(closed)]
        #expect(stages == ["investigation", "investigation", "assessment"])
        #expect(try await service.get(begun).json["investigation_on"].text == "2025-02-03")
    }

    @Test(
        "R83, R90: what contradicts a decision is refused, and what fits is kept",
        arguments: [
            ("premature_referred_back", true, "2025-03-03", "public_report_without_fault"),
            ("not_upheld", true, "2025-03-03", "public_report_without_fault"),
            ("outside_jurisdiction", true, "2025-03-03", "public_report_without_fault"),
            ("closed_after_initial_enquiries", true, "2025-03-03", "public_report_without_fault"),
            ("upheld_fault_and_injustice", false, "2025-01-05", "out_of_order"),
            ("upheld_fault_and_injustice", true, "2025-03-03", nil),
            ("upheld_satisfied_with_offer", false, "2025-01-06", nil),
            ("upheld_fault_no_injustice", false, "2025-03-03", nil),
        ] as [(String, Bool, String, String?)])
    func contradictions(decision: String, publicReport: Bool, on day: String, refusal: String?) async throws {
        let service = try await Service.start(on: "2025-09-01")
        let path = try await opened(service)

        let decided = try await decide(service, path, decision, on: day, publicReport: publicReport)

        #expect(try decided.code == refusal)
        #expect(try await service.get(path).json["decision"].text == (refusal == nil ? decision : nil))
    }

    @Test("what is decided before an investigation is refused once it began, and premature after the last stage")
    func tooLate() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let begun = try await opened(service, 1)
        _ = try await service.change(begun, "/investigation", #"{"investigation_on": "2025-02-03"}"#)
        let exhausted = try await opened(
            service, 2, standing: #""procedure": "corporate", "stage_reached": "stage_2", "procedure_exhausted": true"#)

        for decision in ["premature_referred_back", "closed_after_initial_enquiries"] {
            #expect(try await decide(service, begun, decision, on: "2025-03-03").code == "decided_before_investigation")
        }
        #expect(try await decide(service, begun, "not_upheld", on: "2025-02-02").code == "out_of_order")
        #expect(
            try await decide(service, exhausted, "premature_referred_back", on: "2025-03-03").code
                == "premature_after_last_stage")
        #expect(try await decide(service, begun, "outside_jurisdiction", on: "2025-03-03").status == 200)
    }

    @Test("R83: satisfied with what was offered is fault: members are told of it, and it counts as upheld")
    func satisfied() async throws {
        let service = try await Service.start(on: "2025-09-01")
        // A register that begins before the year it reports on.
        _ = try await Casefile.accepted(service, receivedAt: "2023-05-02T09:30:00Z")
        let path = try await opened(service)

        let decided = try await decide(service, path, "upheld_satisfied_with_offer", on: "2025-03-03")

        #expect(try decided.json["clocks"].elements.map { $0["clock"].text } == ["members_told"])
        let report = try await service.get("/v1/reports/childrens/2024-25").json
        let table = try #require(report["tables"].elements.first { $0["id"].text == "ombudsman" })
        let rows = table["rows"].elements
        #expect(rows.contains { $0["name"].text == "Upheld: satisfied with what was offered" })
        #expect(rows.last?["cells"][1]["number"].integer == 1)
    }
}
