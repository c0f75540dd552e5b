import Complaints
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API
@testable import Casework

/// A null takes back what a list says, or says why not; where somebody can be reached is taken back by person.
@Suite(.database) struct TakenBackListTests {
    /// An answered complaint with everything that is listed of it.
    private func full(_ service: Service) async throws -> (file: Casefile, named: String) {
        let named = try await service.addPerson("N. Named")
        let file = try await Casefile.register(
            service, type: "resident", aboutChildren: false, points: ["One"],
            extra: """
                , "contact_details": [{"person": "complainant", "email": "a@example.org"},
                {"person": "advocate", "telephone": "0116 496 0000"}]
                """)
        try await service.accept(file.path, into: "corporate", on: "2025-03-03")
        try await file.done("/named-people", #"{"person_id": "\#(named)"}"#)
        return (file, named)
    }

    @Test(
        "A null for a list takes all of it back, beside another fact too",
        arguments: [
            (#""contact_details": null"#, "contact_details"),
            (#""named_people": null, "summary": "Another""#, "named_people"),
        ])
    func lists(fields: String, list: String) async throws {
        let service = try await Service.start(on: "2025-04-01")
        let (file, _) = try await full(service)

        try await file.done("/corrections", "{\(fields), \"reason\": \"x\"}")

        if list == "contact_details" {
            #expect(try await file.complaint["contact_details"].elements.isEmpty)
        } else {
            #expect(try await service.get(file.path + "/people").json["named_people"].elements.isEmpty)
        }
        let again = try await file.act("/corrections", "{\"\(list)\": null, \"reason\": \"x\"}")
        #expect(
            try again.json["detail"].text == "\(list) was never recorded, so there is nothing to take back.",
            "\(again.text)")
    }

    @Test("Where one person can be reached is taken back by itself, and not in words nor with another address")
    func person() async throws {
        let service = try await Service.start(on: "2025-04-01")
        let (file, _) = try await full(service)
        func body(_ entry: String) -> String { "{\"contact_details\": [{\(entry)}], \"reason\": \"x\"}" }

        #expect(try await file.act("/corrections", body(#""person": "advocate""#)).status == 422)
        #expect(
            try await file.act(
                "/corrections", body(#""person": "advocate", "taken_back": true, "email": "b@example.org""#)
            ).status == 422)
        try await file.done("/corrections", body(#""person": "advocate", "taken_back": true"#))

        let left = try await file.complaint["contact_details"].elements.map { $0["person"].text }
        #expect(left == ["complainant"])
        let told = try await service.told(file.path, "complaint_corrected")
        #expect(told["advocate_contact_details"] == "corrected")
        #expect(!told.values.contains { $0.contains("0116") })
    }

    @Test(
        "A null for what cannot be taken back by itself is refused, naming the field, beside another fact too",
        arguments: [
            ("/corrections", #""summary": "Another", "points": null"#, "points"),
            ("/corrections", #""points": [{"number": 1, "text": null, "grounds_on": "2025-02-03"}]"#, "text"),
            ("/corrections", #""summary": "Another", "breach_reason": null"#, "breach_reason"),
            (
                "/stages/stage_1/corrections", #""acknowledged_on": "2025-03-04", "breach_reason": null"#,
                "breach_reason"
            ),
            (
                "/stages/stage_1/corrections", #""acknowledged_on": "2025-03-04", "breach_explanation": null"#,
                "breach_explanation"
            ),
        ])
    func refused(act: String, fields: String, says: String) async throws {
        let service = try await Service.start(on: "2025-07-01")
        let (file, _) = try await full(service)
        try await file.done(
            "/stages/stage_1/response",
            """
            {"responded_on": "2025-06-12", "responded_by": "\(Signer.first)",
            "findings": [{"point": 1, "finding": "not_upheld"}], "breach_reason": "complexity",
            "breach_explanation": "Three services."}
            """)

        let reply = try await file.act(act, "{\(fields), \"reason\": \"x\"}")

        #expect(try reply.code == "not_taken_back", "\(reply.text)")
        #expect(try reply.json["detail"].text?.hasPrefix("\(says) is part of what was recorded") == true)
    }

    @Test("Another reason for a lateness keeps its explanation, and another explanation its reason")
    func lateness() async throws {
        let service = try await Service.start(on: "2025-07-01")
        let (file, _) = try await full(service)
        try await file.done(
            "/stages/stage_1/response",
            """
            {"responded_on": "2025-06-12", "responded_by": "\(Signer.first)",
            "findings": [{"point": 1, "finding": "not_upheld"}], "breach_reason": "complexity",
            "breach_explanation": "Three services."}
            """)
        func recorded() async throws -> [String?] {
            let late = try await file.stage("stage_1")["late_reasons"][0]
            return [late["reason"].text, late["explanation"].text]
        }

        try await file.done(
            "/stages/stage_1/corrections", #"{"breach_reason": "staff_absence", "reason": "x"}"#)
        #expect(try await recorded() == ["staff_absence", "Three services."])
        try await file.done("/stages/stage_1/corrections", #"{"breach_explanation": "Two.", "reason": "x"}"#)
        #expect(try await recorded() == ["staff_absence", "Two."])
    }

    @Test(
        "A waiver comes about by a correction only on both limbs, with points or without",
        arguments: [
            (false, "", "422 waiver_limb_missing"),
            (false, #", "waiver_good_reason": true"#, "422 waiver_limb_missing"),
            (false, #", "waiver_good_reason": true, "waiver_can_be_considered": false"#, "422 waiver_limb_missing"),
            (false, #", "waiver_good_reason": true, "waiver_can_be_considered": true"#, "201"),
            (true, "", "422 waiver_limb_missing"),
            (true, #", "waiver_good_reason": true, "waiver_can_be_considered": true"#, "201"),
        ])
    func waiver(hasPoints: Bool, limbs: String, code: String) async throws {
        let service = try await Service.start(on: "2025-07-01")
        let file = try await Casefile.accepted(service, points: hasPoints ? ["One"] : [])
        try await file.done("/corrections", #"{"grounds_on": "2025-01-01", "reason": "x"}"#)

        let reply = try await file.act(
            "/corrections", #"{"grounds_on": "2023-01-01", "waiver_reason": "She was ill."\#(limbs), "reason": "x"}"#)

        #expect((reply.status < 300 ? "201" : "\(reply.status) \(try reply.code ?? "")") == code, "\(reply.text)")
        guard code == "201" else { return }
        try await file.done("/corrections", #"{"waiver_reason": "She was in hospital.", "reason": "x"}"#)
        #expect(
            try await file.refused("/corrections", #"{"waiver_good_reason": false, "reason": "x"}"#)
                == "422 waiver_limb_missing")
    }
}
