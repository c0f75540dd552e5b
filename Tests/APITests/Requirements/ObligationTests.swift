import Complaints
import Foundation
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import API
@testable import Casework

/// What somebody is to do after a complaint or a case at the Ombudsman, from its agreement to what came of it.
@Suite(.database) struct ObligationTests: CaseObligations {
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
                [id, nil, "Children and Families", "2025-06-02", "2025-06-02", "obligation_check"]
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

    @Test("R88: the Link Officer is told of what is overdue at the Ombudsman on its second day, and of nothing else")
    func linkOfficer() async throws {
        let service = try await Service.start(on: "2025-01-20")
        let officer = try await service.addLinkOfficer(from: "2025-01-20")
        let path = try await decided(service, on: "2024-12-10")
        _ = try await agree(
            service, path,
            #"{"type": "apology", "text": "Apologise", "agreed_on": "2024-12-10", "due_on": "2025-02-04"}"#)
        let file = try await Casefile.accepted(service, "corporate", receivedAt: "2025-01-20T09:30:00Z")
        try await file.done(
            "/obligations",
            """
            {"scope": "wider", "type": "staff_training", "source": "local", "text": "Train the team.",
            "owner_department": "Highways", "agreed_on": "2025-01-20", "due_on": "2025-02-04"}
            """)
        func told(on day: String) async throws -> [String] {
            try await Service.start(on: day).alerts()
                .filter { $0.duty == .obligation && $0.recipient.person?.text == officer }
                .map { "\($0.raisedOn) \($0.complaint == nil ? "case" : "complaint")" }
        }

        #expect(try await told(on: "2025-02-05") == [])
        #expect(try await told(on: "2025-02-06") == ["2025-02-06 case"])
        #expect(try await told(on: "2025-02-21") == ["2025-02-06 case"])
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
}
