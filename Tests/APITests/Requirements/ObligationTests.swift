import Foundation
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import API
@testable import Casework

/// What somebody is to do after a complaint or a case at the Ombudsman, from the recommendation to what came of it.
@Suite(.database) struct ObligationTests {
    /// The path of a case at the Ombudsman about corporate services, decided on a day.
    private func decided(
        _ service: Service, on day: String, enquiryOn: String = "2024-11-04", more: String = "",
        reference: String = "24 000 001"
    ) async throws -> String {
        let opened = try await service.post(
            "/v1/ombudsman-cases",
            """
            {"reference": "\(reference)", "procedure": "corporate", "department": "Children and Families",
            "service": "Fostering", "enquiry_on": "\(enquiryOn)", "stage_reached": "stage_2",
            "procedure_exhausted": true\(more)}
            """)
        try #require(opened.status == 201, "\(opened.text)")
        let path = try #require(opened.headers[.location])
        let decided = try await service.change(
            path, "/decision",
            #"{"decision_on": "\#(day)", "decision": "upheld_fault_and_injustice", "public_report": false}"#)
        try #require(decided.status == 200, "\(decided.text)")
        return path
    }

    /// The path of an obligation that is agreed in a case.
    private func agree(_ service: Service, _ path: String, _ terms: String) async throws -> String {
        let before = try await service.get(path).json["obligations"].elements.compactMap { $0["id"].text }
        let agreed = try await service.change(path, "/obligations", terms)
        try #require(agreed.status == 200, "\(agreed.text)")
        let added = try agreed.json["obligations"].elements.compactMap { $0["id"].text }.first { !before.contains($0) }
        return "/v1/obligations/\(try #require(added))"
    }

    private func act(_ service: Service, _ path: String, _ act: String, _ body: String) async throws -> JSONValue {
        let reply = try await service.change(path, act, body)
        try #require(reply.status == 200, "\(reply.text)")
        return try reply.json
    }

    /// What a worklist says of each line of a case's obligations.
    private func listed(_ list: String, on day: String) async throws -> [[String?]] {
        let reply = try await Service.start(on: day).get("/v1/worklists/\(list)")
        try #require(reply.status == 200, "\(reply.text)")
        let contract = try Contract.shared.get()
        #expect(contract.violations(try reply.json, try contract.answer("getWorklist", 200)) == [])
        return try reply.json["items"].elements.map { line in
            ["obligation_id", "complaint_id", "owner", "listed_on", "due_on", "duty"].map { line[$0].text }
        }
    }

    @Test("An obligation of a case without a complaint is on obligations_overdue, and its check on checks_due")
    func listedWithoutComplaint() async throws {
        let service = try await Service.start(on: "2025-03-20")
        let path = try await decided(service, on: "2024-12-10")
        let obligation = try await agree(
            service, path,
            """
            {"type": "policy_review", "text": "As agreed", "agreed_on": "2024-12-10", "due_on": "2025-02-04"}
            """)
        let id = obligation.lastIdentifier

        let onItsDay = try await listed("obligations_overdue", on: "2025-02-04")
        let overdue = try await listed("obligations_overdue", on: "2025-03-20")
        _ = try await act(
            service, obligation, "/progress",
            #"{"status": "done", "reached_on": "2025-03-10", "evidence": "Policy 7", "check_on": "2025-06-02"}"#)

        #expect(onItsDay == [])
        #expect(overdue == [[id, nil, "Children and Families", "2025-02-04", "2025-02-04", "obligation"]])
        #expect(try await listed("obligations_overdue", on: "2025-03-21") == [])
        #expect(try await listed("checks_due", on: "2025-06-01") == [])
        #expect(
            try await listed("checks_due", on: "2025-06-02") == [
                [id, nil, "Children and Families", "2025-06-02", "2025-02-04", "obligation_check"]
            ])
    }

    @Test("R88: one case has five obligations, each with its day, owner, evidence and the Ombudsman's satisfaction")
    func tracked() async throws {
        let service = try await Service.start(on: "2025-03-20")
        let contract = try Contract.shared.get()
        let path = try await decided(service, on: "2024-12-10")
        var obligations: [String] = []
        for (type, more) in [
            ("reimbursement", #", "amount_pence": 12000"#), ("symbolic_payment", #", "amount_pence": 50000"#),
            ("policy_review", ""), ("payment", ""), ("system_change", #", "owner_department": "Highways""#),
        ] {
            obligations.append(
                try await agree(
                    service, path,
                    """
                    {"type": "\(type)", "text": "As agreed", "agreed_on": "2024-12-10", "due_in_weeks": 8\(more)}
                    """))
        }
        let unsatisfied = try await service.change(obligations[0], "/satisfaction", #"{"satisfied_on": "2025-03-01"}"#)
        let done = try await act(
            service, obligations[0], "/progress",
            #"{"status": "done", "reached_on": "2025-02-05", "evidence": "Remittance 4711"}"#)
        let satisfied = try await act(service, obligations[0], "/satisfaction", #"{"satisfied_on": "2025-03-01"}"#)

        let shown = try await service.get(path).json
        let overdue = try await service.get("/v1/obligations?overdue=true&source=ombudsman").json["items"].elements

        #expect(shown["obligations"].elements.count == 5)
        #expect(contract.violations(shown, contract.named("OmbudsmanCase")) == [])
        #expect(contract.violations(satisfied, contract.named("Obligation")) == [])
        #expect(done["due_on"].text == "2025-02-04")
        #expect(done["due_said"].text == "within 8 weeks of 10 December 2024")
        #expect(done["compliance"].text == "late")
        #expect(try unsatisfied.code == "obligation_not_done")
        #expect(satisfied["satisfied_on"].text == "2025-03-01")
        #expect(satisfied["compliance"].text == "late")
        #expect(Set(overdue.compactMap { $0["id"].text }.map { "/v1/obligations/" + $0 }) == Set(obligations[1...]))
        #expect(
            shown["obligations"].elements.map { $0["owner_department"].text ?? "-" }.sorted()
                == [
                    "Children and Families", "Children and Families", "Children and Families", "Children and Families",
                    "Highways",
                ])
        #expect(shown["obligations"].elements.count { $0["owner_service"].text == "Fostering" } == 4)
        #expect(shown["agreed_pence"].integer == 62_000)
    }

    @Test(
        "What is due within 8 weeks of 10 December 2024 is listed on 4 February, a breach on the 5th, and done late is complied"
    )
    func breach() async throws {
        let service = try await Service.start(on: "2025-02-04")
        let path = try await decided(service, on: "2024-12-10")
        let obligation = try await agree(
            service, path,
            #"{"type": "apology", "text": "Apologise", "agreed_on": "2024-12-10", "due_in_weeks": 8}"#)
        let next = try await Service.start(on: "2025-02-05")
        func listed(_ service: Service, _ list: String) async throws -> [[String?]] {
            try await service.get(list).json["items"].elements.map {
                [$0["duty"].text, $0["due_on"].text ?? $0["deadline"]["due_on"].text]
            }
        }
        func sweep(_ service: Service) async throws -> Int {
            try await service.casework.perform(
                Sweep(asOf: nil), as: .commandLine(name: "sweep")
            ).count
        }
        let due = [["obligation", "2025-02-04"]] as [[String?]]

        #expect(try await listed(service, "/v1/worklists/due_soon?working_days=0") == due)
        #expect(try await sweep(service) == 0)
        #expect(try await sweep(next) == 1)
        #expect(try await listed(next, "/v1/breaches") == due)
        #expect(try await listed(next, "/v1/worklists/overdue") == due)
        let done = try await act(
            next, obligation, "/progress",
            #"{"status": "done", "reached_on": "2025-02-05", "evidence": "Letter of 5 February"}"#)
        let satisfied = try await act(next, obligation, "/satisfaction", #"{"satisfied_on": "2025-02-05"}"#)

        #expect(done["compliance"].text == "late")
        #expect(satisfied["satisfied_on"].text == "2025-02-05")
        #expect(try await listed(next, "/v1/worklists/overdue").isEmpty)
        #expect(try await listed(next, "/v1/breaches") == due)
    }

    @Test("R78: of 24 obligations 20 are done and 4 in part: 20, 4 and 0")
    func tracker() async throws {
        let service = try await Service.start(on: "2025-03-20")
        // The records begin with a complaint.
        _ = try await Casefile.accepted(service, "corporate", receivedAt: "2025-02-03T09:30:00Z")
        let path = try await decided(service, on: "2024-12-10")
        for number in 1...24 {
            let obligation = try await agree(
                service, path,
                #"{"type": "policy_review", "text": "No. \#(number)", "agreed_on": "2024-12-10", "due_in_months": 3}"#)
            let status = number <= 20 ? #""done", "evidence": "Minutes""# : #""part_done""#
            _ = try await act(
                service, obligation, "/progress", #"{"status": \#(status), "reached_on": "2025-01-20"}"#)
        }

        let tracker = try await service.statistic("corporate.learning.tracker", "2024-25")

        #expect(["done", "part_done", "not_started"].map { tracker[$0].integer } == [20, 4, 0])
    }

    @Test(
        "a day to come that is a slip of the pen is refused, and nothing is stored",
        arguments: [
            ("/obligations", #"{"type": "apology", "text": "Apologise", "agreed_on": "2024-12-10", "due_on": DAY}"#),
            ("/letters", #"{"kind": "enquiry", "received_on": "2025-01-10", "due_on": DAY}"#),
            ("changes", #"{"due_on": DAY, "reason": "Moved."}"#),
            ("progress", #"{"status": "part_done", "reached_on": "2025-01-20", "check_on": DAY}"#),
        ])
    func farDays(act: String, body: String) async throws {
        let service = try await Service.start(on: "2025-03-20")
        try await service.addLinkOfficer()
        let path = try await decided(service, on: "2024-12-10")
        let obligation = try await agree(
            service, path,
            #"{"type": "apology", "text": "Apologise", "agreed_on": "2024-12-10", "due_in_weeks": 8}"#)
        let before = try await service.get(path).text
        let (record, added) = act.hasPrefix("/") ? (path, act) : (obligation, "/" + act)

        let reply = try await service.change(record, added, body.replacing("DAY", with: #""9999-12-31""#))

        #expect(reply.status == 422, "\(reply.text)")
        #expect(try reply.code == "too_far_ahead")
        #expect(try await service.get(path).text == before)
    }

    @Test("R96, R97, R98: an apology, £2,400 and a deferred charge are three, and only £2,400 is money, by its source")
    func money() async throws {
        let service = try await Service.start(on: "2025-03-20")
        let path = try await decided(service, on: "2024-12-10", more: #", "local_offer_pence": 100000"#)
        func body(_ type: String, _ more: String = "") -> String {
            #"{"type": "\#(type)", "text": "As agreed", "agreed_on": "2024-12-10", "due_on": "2025-01-10"\#(more)}"#
        }
        let deferred = try await service.change(
            path, "/obligations", body("charge_deferred", #", "amount_pence": 100"#))
        for (type, more) in [
            ("apology", ""), ("charge_deferred", ""), ("distress_payment", #", "amount_pence": 240000"#),
        ] { _ = try await agree(service, path, body(type, more)) }
        let file = try await Casefile.accepted(service, "corporate", receivedAt: "2025-02-03T09:30:00Z")
        let stage1 = try await file.done(
            "/obligations",
            """
            {"source": "stage_1", "type": "symbolic_payment", "text": "For the trouble", "amount_pence": 2050,
            "agreed_on": "2025-02-20", "due_on": "2025-03-20", "owner_department": "Children and Families",
            "owner_service": "Fostering"}
            """)
        let declined = try await file.done(
            "/obligations",
            """
            {"source": "local", "type": "payment", "text": "More", "amount_pence": 99900, "agreed_on": "2025-02-20",
            "due_on": "2025-03-20", "owner_department": "Highways"}
            """)
        _ = try await act(
            service, "/v1/obligations/\(declined["id"].text ?? "")", "/decision",
            #"{"accepted": false, "decision_reason": "The service has ended."}"#)

        let redress = try await service.statistic("corporate.redress_pence", "2024-25")
        let offers = try await service.statistic("corporate.ombudsman.local_offers", "2024-25")

        #expect(try deferred.code == "obligation_amount")
        #expect(stage1["owner_service"].text == "Fostering")
        #expect(redress.counted == ["stage_1": 2050, "ombudsman": 240_000])
        #expect(redress["total"].integer == 242_050)
        #expect(
            ["cases", "offered", "final", "uplift_total"].map { offers[$0].integer } == [1, 100_000, 240_000, 140_000])
        #expect(try await service.get(path).json["uplift_pence"].integer == 140_000)
    }

    @Test("What was agreed and is declined after all is over in the case as it is among the duties")
    func declined() async throws {
        let service = try await Service.start(on: "2025-01-15")
        let path = try await decided(service, on: "2024-12-10")
        _ = try await agree(
            service, path,
            #"{"type": "policy_review", "text": "Review", "agreed_on": "2024-12-10", "due_on": "2025-02-04"}"#)
        let declined = try await agree(
            service, path,
            #"{"type": "apology", "text": "Apologise", "agreed_on": "2024-12-10", "due_on": "2025-03-04"}"#)

        _ = try await act(
            service, declined, "/decision", #"{"accepted": false, "decision_reason": "They want none."}"#)
        let shown = try await service.get(path).json
        let duties = try await TestDatabase.current.database.read { db in
            try db.all("SELECT ended_on, ended_by FROM duty WHERE kind = 'obligation' ORDER BY due_on") {
                [try ($0["ended_on"] as Day?)?.description, try $0["ended_by"] as String?]
            }
        }

        let clocks = shown["clocks"].elements.filter { $0["clock"].text == "obligation" }
        #expect(duties == [[nil, nil], ["2025-01-15", "stage_ended"]])
        #expect(clocks.map { $0["ended_on"].text } == [nil, "2025-01-15"])
        #expect(shown["obligations_due_on"].text == "2025-02-04")
    }

    @Test("R100: 29 and 27 sessions of therapy, turned into payment, leave 0 outstanding")
    func sessions() async throws {
        let service = try await Service.start(on: "2025-03-20")
        // The records begin with a complaint.
        _ = try await Casefile.accepted(service, "corporate", receivedAt: "2025-02-03T09:30:00Z")
        let path = try await decided(service, on: "2024-12-10")
        var outstanding: [Int?] = []
        for (quantity, therapy) in [(29, "speech"), (27, "occupational")] {
            let obligation = try await agree(
                service, path,
                """
                {"type": "service_to_be_provided", "text": "What was missed", "agreed_on": "2024-12-10",
                "due_in_months": 2, "quantity": \(quantity), "unit": "sessions of \(therapy) therapy"}
                """)
            let early = try await service.change(
                obligation, "/progress",
                #"{"status": "done", "reached_on": "2025-01-20", "evidence": "Log", "delivered": 4}"#)
            let part = try await act(
                service, obligation, "/progress",
                #"{"status": "part_done", "reached_on": "2025-01-20", "delivered": 4}"#)
            let paid = try await act(
                service, obligation, "/progress",
                """
                {"status": "done", "reached_on": "2025-02-03", "evidence": "Remittance", "in_lieu_quantity": \(quantity - 4),
                "in_lieu_pence": 100000}
                """)
            #expect(try early.code == "quantity_outstanding")
            #expect(part["owed"]["outstanding"].integer == quantity - 4)
            #expect(part["status"].text == "part_done")
            #expect(paid["status"].text == "done")
            outstanding.append(paid["owed"]["outstanding"].integer)
        }

        #expect(outstanding == [0, 0])
        #expect(try await service.get(path).json["agreed_pence"].integer == 200_000)
        #expect(try await service.statistic("corporate.redress_pence", "2024-25")["total"].integer == 200_000)
    }

    @Test("R89: an uplift is of money agreed in a decided case, with what is paid in the place of a service")
    func uplift() async throws {
        let service = try await Service.start(on: "2025-03-03")
        let path = try await decided(service, on: "2024-12-10", more: #", "local_offer_pence": 30000"#)
        let before = try await service.get(path).json
        let obligation = try await agree(
            service, path,
            """
            {"type": "service_to_be_provided", "text": "What was missed", "agreed_on": "2024-12-10",
            "due_in_weeks": 8, "quantity": 4, "unit": "sessions of therapy"}
            """)
        _ = try await act(
            service, obligation, "/progress",
            """
            {"status": "done", "reached_on": "2025-01-20", "evidence": "Remittance", "in_lieu_quantity": 4,
            "in_lieu_pence": 50000}
            """)
        let after = try await service.get(path).json

        #expect(before["agreed_pence"].integer == 0 && before["uplift_pence"] == .null)
        #expect(after["agreed_pence"].integer == 50_000 && after["uplift_pence"].integer == 20_000)
        for (figure, pence) in [("offered", 30_000), ("final", 50_000)] {
            let cases = try await service.statistic("corporate.ombudsman.local_offers.\(figure)", "2024-25")
            #expect(cases.counted == ["2024-12-10/24 000 001": pence])
        }
        let said = after["clocks"].elements.compactMap { $0["reckoning"].text }
        #expect(said.contains("The day that was stated, within 8 weeks of 10 December 2024."))
    }

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
