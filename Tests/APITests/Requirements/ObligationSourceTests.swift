import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API
@testable import Casework

/// Where an obligation comes from: a recommendation of a report, a stage, a review, or a case that is linked.
@Suite(.database) struct ObligationSourceTests: CaseObligations {
    @Test(
        "R26, R78: what a report recommends is one obligation from the report to the evidence, answered with the stage")
    func recommended() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service)
        try await file.toInvestigation(respondedOn: "2025-03-17", requestedOn: "2025-03-20")
        try await file.done(
            "/stages/investigation/report",
            """
            {"report_received_on": "2025-04-14", "independent_report_received_on": "2025-04-14",
            "recommendations": ["Apologise", "Pay for the course"]}
            """)
        let reported = try await file.stage("investigation")["recommendations"].elements
        let paths = reported.compactMap { $0["obligation_id"].text }.map { "/v1/obligations/" + $0 }
        try #require(paths.count == 2)
        let early = try await service.change(paths[0], "/decision", #"{"accepted": true}"#)
        let listed = try await service.get("/v1/obligations").json["items"].elements

        try await file.done(
            "/stages/investigation/response",
            """
            {"responded_on": "2025-04-17", "outcome": "fault_found", "recommendations": [
            {"number": 1, "obligation": {"type": "apology", "owner_department": "Children and Families",
            "due_in_weeks": 4}}, {"number": 2, "reason": "The course is free."}]}
            """)
        let agreed = try await service.get(paths[0]).json
        let departed = try await service.get(paths[1]).json
        let progressed = try await service.change(
            paths[1], "/progress", #"{"status": "part_done", "reached_on": "2025-05-01"}"#)
        let version = try await file.complaint["version"].integer
        _ = try await act(
            service, paths[0], "/decision", #"{"accepted": false, "decision_reason": "They moved away."}"#)

        #expect(try early.code == "obligation_not_agreed")
        #expect(listed.isEmpty)
        #expect(agreed["text"].text == "Apologise")
        #expect(agreed["source"].text == "stage_2")
        #expect(agreed["accepted"] == .bool(true))
        #expect(agreed["scope"].text == "individual")
        #expect(agreed["due_said"].text == "within 4 weeks of 17 April 2025")
        #expect(departed["decision_reason"].text == "The course is free.")
        #expect(departed["agreed_on"] == .null)
        #expect(try progressed.code == "obligation_not_agreed")
        let now = try await file.stage("investigation")["recommendations"].elements
        #expect(now.map { $0["reason"].text } == ["They moved away.", "The course is free."])
        #expect(try await file.complaint["version"].integer == version.map { $0 + 1 })
        #expect(try await service.get("/v1/obligations").json["items"].elements.count == 1)
    }

    /// A children's complaint whose investigation recommends an apology, and the address of the recommendation.
    private func reported(_ service: Service) async throws -> (file: Casefile, path: String) {
        let file = try await MoveBody.answered(service, "childrens", more: #", "responded_by": "\#(Signer.first)""#)
        try await file.done("/stages", #"{"stage": "investigation", "requested_on": "2025-03-20"}"#)
        try await file.appoint()
        try await file.done(
            "/stages/investigation/report",
            """
            {"report_received_on": "2025-04-14", "independent_report_received_on": "2025-04-14",
            "recommendations": ["Apologise"]}
            """)
        let made = try await file.stage("investigation")["recommendations"][0]["obligation_id"].text
        return (file, "/v1/obligations/" + (try #require(made)))
    }

    private static let aside = MoveBody.body(
        "corporate",
        MoveBody.outside
            + #", "about_childrens_social_care": false, "stages": [{"stage": "investigation", "set_aside": true}]"#)

    @Test("A recommendation goes neither with its report nor with its stage while another obligation counts as it")
    func countedTwice() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let (file, path) = try await reported(service)
        let twice = try await file.done(
            "/obligations",
            """
            {"source": "local", "type": "apology", "text": "Apologise", "owner_department": "Highways",
            "agreed_on": "2025-05-01", "due_on": "2025-06-02"}
            """)
        let error = #"{"reason": "Entered twice", "duplicate_of": "\#(path.lastIdentifier)"}"#
        let second = "/v1/obligations/" + (try #require(twice["id"].text))
        try #require(try await service.change(second, "/registration-error", error).status == 200)
        let last = #"{"reports": [{"number": 2, "taken_back": true}], "reason": "Another's"}"#
        try await file.done("/stages/investigation/corrections", last)

        let first = #"{"reports": [{"number": 1, "taken_back": true}], "reason": "Another's"}"#
        #expect(try await file.refused("/stages/investigation/corrections", first) == "409 unsettled")
        #expect(try await file.refused("/procedure-moves", Self.aside) == "409 unsettled")
        try #require(try await service.change(second, "/reopening", #"{"reason": "Two"}"#).status == 200)
        try await file.done("/stages/investigation/corrections", first)
        #expect(try await service.get(path).status == 404)
    }

    @Test("What was agreed of a recommendation is in the way of taking its answer back, also once it was declined")
    func agreedAside() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let (file, path) = try await reported(service)
        try await file.done(
            "/stages/investigation/response",
            """
            {"responded_on": "2025-04-17", "outcome": "fault_found", "recommendations": [
            {"number": 1, "obligation": {"type": "apology", "owner_department": "Children and Families",
            "due_in_weeks": 4}}]}
            """)
        let unanswered = #"{"responded_on": null, "reason": "Another family's"}"#

        for isDeclined in [false, true] {
            if isDeclined {
                let declined = try await service.change(
                    path, "/decision", #"{"accepted": false, "decision_reason": "They moved away."}"#)
                try #require(declined.status == 200, "\(declined.text)")
            }
            let moved = try await file.act("/procedure-moves", Self.aside)
            #expect(try moved.code == "act_in_the_way", "\(moved.text)")
            #expect(moved.text.contains("17 April 2025 would have been refused: Stage 2 has not been answered yet."))
            #expect(try await file.refused("/stages/investigation/corrections", unanswered) == "409 act_in_the_way")
        }
        #expect(try await service.drift() == [])
    }

    @Test(
        "R76: an obligation of a stage or a review needs the stage or the review",
        arguments: [("stage_1", nil), ("stage_2", "409 source_missing"), ("review", "409 source_missing")]
            as [(String, String?)])
    func sources(source: String, refusal: String?) async throws {
        let service = try await Service.start(on: "2026-03-02")
        let file = try await Casefile.accepted(service, "corporate", receivedAt: "2026-02-02T09:30:00Z")
        let body = """
            {"source": "\(source)", "type": "staff_training", "text": "Train", "owner_department": "Highways",
            "agreed_on": "2026-03-02", "due_in_months": 3}
            """
        guard let refusal else {
            #expect(try await file.done("/obligations", body)["due_said"].text == "within 3 months of 2 March 2026")
            return
        }

        #expect(try await file.refused("/obligations", body) == refusal)
        if source == "review" {
            try await file.done("/stages/stage_1/acknowledgement", #"{"acknowledged_on": "2026-02-04"}"#)
            try await file.done(
                "/stages/stage_1/response",
                #"{"responded_on": "2026-02-16", "responded_by": "\#(Signer.first)", "outcome": "fault_found"}"#)
            try await file.done(
                "/remedial-reviews",
                #"{"reviewed_on": "2026-03-02", "nothing_for_person": true, "wider_change": "Training"}"#)
            try await file.done("/obligations", body)
        }
    }

    @Test("A case that is linked to its complaint, or no longer, takes its obligations and their duties with it")
    func linked() async throws {
        let service = try await Service.start(on: "2025-03-20")
        let path = try await decided(service, on: "2024-12-10")
        let obligation = try await agree(
            service, path,
            #"{"type": "apology", "text": "Apologise", "agreed_on": "2024-12-10", "due_in_weeks": 8}"#)
        let file = try await Casefile.accepted(service, "corporate", receivedAt: "2024-06-03T09:30:00Z")
        let complaint = file.path.lastIdentifier
        func duties() async throws -> [String?] {
            try await TestDatabase.current.database.read { db in
                try db.all("SELECT complaint_id::text AS complaint FROM duty WHERE kind = 'obligation'") {
                    try $0["complaint"] as String?
                }
            }
        }
        let before = try await duties()
        let seen = try await service.get(obligation)

        _ = try await act(service, path, "/complaint", #"{"complaint_id": "\#(complaint)", "reason": "It is theirs."}"#)
        let linked = try await service.get(obligation)
        let linkedDuties = try await duties()
        _ = try await act(
            service, path, "/complaint-withdrawal",
            """
            {"reason": "It is not.", "procedure": "corporate", "stage_reached": "stage_2", "procedure_exhausted": true}
            """)
        let unlinked = try await service.get(obligation)

        #expect(before == [nil])
        #expect(try linked.json["complaint_id"].text == complaint)
        #expect(linkedDuties == [complaint])
        #expect(try unlinked.json["complaint_id"] == .null)
        #expect(try await duties() == [nil])
        #expect(
            Set([seen, linked, unlinked].map(\.etag)).count == 3, "whoever saw it is not told that nothing changed")
    }
}
