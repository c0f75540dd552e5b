import Complaints
import Foundation
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API
@testable import Casework

/// What was entered wrongly of an obligation is corrected, what was not done taken back; one that was added twice counts once.
@Suite(.database) struct ObligationCorrectionTests {
    /// A payment that was agreed on 5 March to be made by 20 March, made on 18 March and checked on 25 March.
    private struct Agreed {
        let file: Casefile
        let path: String
        var service: Service { file.service }

        static func start(on day: String = "2025-04-01", done: Bool = true) async throws -> Agreed {
            let service = try await Service.start(on: day)
            let file = try await Casefile.accepted(service)
            let agreed = Agreed(file: file, path: try await add(file))
            if done {
                try await service.done(
                    agreed.path, "/progress",
                    #"{"status": "done", "reached_on": "2025-03-18", "evidence": "Remittance", "check_on": "2025-03-24"}"#
                )
                try await service.done(
                    agreed.path, "/check", #"{"checked_on": "2025-03-25", "check_result": "It arrived."}"#)
            }
            return agreed
        }

        static func add(_ file: Casefile) async throws -> String {
            let added = try await file.done(
                "/obligations",
                """
                {"source": "local", "type": "distress_payment", "text": "Pay for the distress", "amount_pence": 20000,
                "owner_department": "Children and Families", "agreed_on": "2025-03-05", "due_on": "2025-03-20"}
                """)
            return "/v1/obligations/\(try #require(added["id"].text))"
        }
    }

    @Test(
        "What was typed wrongly of an obligation is corrected by the rules of its first entry, and its duties follow",
        arguments: [
            (#""text": "Pay for the time and trouble""#, "200", "text", "Pay for the time and trouble"),
            (#""due_on": "2025-03-17""#, "200", "compliance", "late"),
            (#""done_on": "2025-03-21""#, "200", "compliance", "late"),
            (#""done_on": "2025-03-20""#, "200", "compliance", "in_time"),
            (#""agreed_on": "2025-03-06""#, "200", "agreed_on", "2025-03-06"),
            (#""checked_on": null"#, "200", "checked_on", ""),
            (#""checked_on": null, "done_on": null"#, "200", "done_on", ""),
            (#""type": "apology", "amount_pence": null"#, "200", "type", "apology"),
            (#""owner_service": "Fostering""#, "200", "owner_service", "Fostering"),
            (#""evidence": "Bank statement""#, "200", "evidence", "Bank statement"),
            (#""source": "stage_1""#, "200", "source", "stage_1"),
            (#""scope": "wider""#, "422 obligation_scope", "", ""),
            (#""done_on": null"#, "409 act_in_the_way", "", ""),
            (#""done_on": "2025-03-26""#, "409 act_in_the_way", "", ""),
            (#""done_on": "2025-03-04""#, "422 out_of_order", "", ""),
            (#""agreed_on": "2025-03-19""#, "409 act_in_the_way", "", ""),
            (#""agreed_on": "2025-03-02""#, "422 out_of_order", "", ""),
            (#""agreed_on": "2025-03-21""#, "422 out_of_order", "", ""),
            (#""due_on": "2025-03-04""#, "422 out_of_order", "", ""),
            (#""type": "apology""#, "422 obligation_amount", "", ""),
            (#""check_on": "2025-03-01""#, "422 out_of_order", "", ""),
            (#""checked_on": "2025-03-17""#, "422 out_of_order", "", ""),
            (#""checked_on": "2025-04-02""#, "422 in_the_future", "", ""),
            (#""check_result": null"#, "422 blank", "", ""), (#""evidence": null"#, "422 evidence_missing", "", ""),
            (#""part_done_on": "2025-03-10""#, "409 not_recorded", "", ""),
            (#""satisfied_on": "2025-03-26""#, "409 not_recorded", "", ""),
            (#""source": "ombudsman""#, "409 source_missing", "", ""),
            (#""source": "stage_2""#, "409 source_missing", "", ""),
            (#""owner_department": "Parks""#, "422 unknown_department", "", ""),
            (#""owner_department": null"#, "422 owner_missing", "", ""),
            (#""quantity": 6"#, "422 obligation_quantity", "", ""), (#""amount_pence": 0"#, "422 invalid_body", "", ""),
            (#""amount_pence": 20000"#, "409 nothing_corrected", "", ""), ("", "409 nothing_corrected", "", ""),
        ])
    func table(fields: String, code: String, field: String, value: String) async throws {
        let agreed = try await Agreed.start()
        let before = try await agreed.service.get(agreed.path).text

        let answer = try await agreed.service.corrected(agreed.path + "/corrections", fields)

        #expect(answer == code)
        let now = try await agreed.service.get(agreed.path)
        if code == "200" {
            #expect(try now.json[field].text ?? "" == value)
        } else {
            #expect(now.text == before)
        }
        #expect(try await agreed.service.drift() == 0)
    }

    @Test("Breaches are withdrawn and added by a correction, and a day taken back is due again")
    func breaches() async throws {
        let agreed = try await Agreed.start(on: "2025-03-24", done: false)
        let corrections = agreed.path + "/corrections"
        try await agreed.service.sweep()
        try #require(try await agreed.service.breachesInForce() == ["obligation 2025-03-20"])
        try await agreed.service.done(
            agreed.path, "/progress", #"{"status": "done", "reached_on": "2025-03-21", "evidence": "Remittance"}"#)

        #expect(try await agreed.service.corrected(corrections, #""done_on": "2025-03-19""#) == "200")
        #expect(try await agreed.service.breachesInForce() == [])
        #expect(try await agreed.service.corrected(corrections, #""due_on": "2025-03-18""#) == "200")
        #expect(try await agreed.service.breachesInForce() == ["obligation 2025-03-18"])
        #expect(try await agreed.service.corrected(corrections, #""due_on": "2025-03-28", "done_on": null"#) == "200")
        #expect(try await agreed.service.breachesInForce() == [])
        let due = try await agreed.service.get("/v1/worklists/due_soon?working_days=5").json["items"].elements
        #expect(due.compactMap { $0["duty"].text }.filter { $0 == "obligation" } == ["obligation"])
        #expect(try await agreed.service.drift() == 0)
    }

    /// So many sessions of a service, agreed on 5 March 2025.
    private func sessions(_ quantity: Int, _ agreed: Agreed) async throws -> String {
        let added = try await agreed.file.done(
            "/obligations",
            """
            {"source": "local", "type": "service_to_be_provided", "text": "Speech therapy", "quantity": \(quantity),
            "unit": "sessions", "owner_department": "Children and Families", "agreed_on": "2025-03-05",
            "due_on": "2025-03-20"}
            """)
        return "/v1/obligations/\(try #require(added["id"].text))"
    }

    @Test("A quantity that was typed wrongly is corrected, no less than what came of it")
    func quantities() async throws {
        let agreed = try await Agreed.start(done: false)
        let path = try await sessions(10, agreed)
        try await agreed.service.done(
            path, "/progress",
            """
            {"status": "part_done", "reached_on": "2025-03-10", "delivered": 4, "in_lieu_quantity": 2,
            "in_lieu_pence": 9000}
            """)
        func owed(_ field: String) async throws -> Int? {
            try await agreed.service.get(path).json["owed"][field].integer
        }

        #expect(
            try await agreed.service.corrected(path + "/corrections", #""quantity": 5"#) == "422 obligation_quantity")
        #expect(try await agreed.service.corrected(path + "/corrections", #""quantity": 8"#) == "200")
        #expect(try await owed("outstanding") == 2)
        #expect(try await agreed.service.corrected(path + "/corrections", #""in_lieu_quantity": null"#) == "200")
        #expect(try await owed("in_lieu_pence") == nil)
        #expect(try await agreed.service.corrected(path + "/corrections", #""delivered": 5, "unit": "hours""#) == "200")
        #expect(try await owed("outstanding") == 3)
        #expect(
            try await agreed.service.corrected(path + "/corrections", #""in_lieu_on": "2025-03-11""#)
                == "409 not_recorded")
        #expect(
            try await agreed.service.corrected(path + "/corrections", #""part_done_on": "2025-03-04""#)
                == "422 out_of_order")
        #expect(
            try await agreed.service.corrected(path + "/corrections", #""part_done_on": null"#) == "409 act_in_the_way")
        #expect(
            try await agreed.service.corrected(path + "/corrections", #""part_done_on": null, "delivered": 0"#) == "200"
        )
        #expect(try await agreed.service.drift() == 0)
    }

    @Test("What is said wrongly of a quantity or of its completion is refused at the field that was sent")
    func fieldsSent() async throws {
        let agreed = try await Agreed.start(done: false)
        let path = try await sessions(29, agreed)
        func correct(_ fields: String) async throws -> Reply {
            try await agreed.service.change(path, "/corrections", "{\(fields), \"reason\": \"A slip\"}")
        }
        try await agreed.service.done(
            path, "/progress", #"{"status": "part_done", "reached_on": "2025-03-10", "delivered": 2}"#)

        let tooMany = try await agreed.service.change(
            path, "/progress",
            #"{"status": "part_done", "reached_on": "2025-03-12", "in_lieu_quantity": 28, "in_lieu_pence": 5}"#)
        try await agreed.service.done(
            path, "/progress",
            #"{"status": "part_done", "reached_on": "2025-03-12", "in_lieu_quantity": 26, "in_lieu_pence": 5}"#)
        let outstanding = try await agreed.service.change(
            path, "/progress", #"{"status": "done", "reached_on": "2025-03-14", "evidence": "Log"}"#)
        try await agreed.service.done(
            path, "/progress",
            #"{"status": "done", "reached_on": "2025-03-14", "evidence": "Log", "delivered": 3}"#)
        let early = try await correct(#""part_done_on": null, "done_on": "2025-03-11""#)
        let fewer = try await correct(#""quantity": 28"#)
        let paid = try await correct(#""in_lieu_quantity": 27"#)

        #expect(try tooMany.code == "obligation_quantity" && tooMany.pointers == ["#/in_lieu_quantity"])
        #expect(
            tooMany.text.contains("29 sessions are owed and 2 were provided, so at most 27 can be paid for in lieu."))
        #expect(try outstanding.code == "quantity_outstanding")
        #expect(outstanding.text.contains("1 session is outstanding"))
        #expect(try early.code == "out_of_order" && early.pointers == ["#/done_on"])
        #expect(early.text.contains("done_on cannot be 11 March 2025, since in_lieu_on is 12 March 2025"))
        #expect(try fewer.code == "obligation_quantity" && fewer.pointers == ["#/quantity"])
        #expect(try paid.code == "obligation_quantity" && paid.pointers == ["#/in_lieu_quantity"])
    }

    @Test("An obligation that was added twice is in no worklist, list or figure, until that is taken back")
    func twice() async throws {
        let agreed = try await Agreed.start(on: "2025-03-24", done: false)
        let copy = try await Agreed.add(agreed.file)
        let service = agreed.service
        func redress() async throws -> [String: Int] {
            try await service.statistic("childrens.redress_pence", "2024-25").counted
        }
        let before = try await redress()
        try await service.sweep()
        try #require(try await service.breachesInForce().count == 2)

        let officer = try await service.corrected(copy + "/registration-error", "", token: service.officer)
        let closed = try await service.corrected(
            copy + "/registration-error", #""duplicate_of": "\#(try service.id(agreed.path))""#)

        #expect(officer == "403 forbidden")
        #expect(closed == "200")
        #expect(try await service.corrected(agreed.path + "/registration-error", "") == "409 unsettled")
        #expect(try await service.breachesInForce().count == 1)
        #expect(try await service.get("/v1/obligations").json["items"].elements.count == 1)
        #expect(try await service.get("/v1/worklists/overdue").json["items"].elements.count == 1)
        #expect(try await redress() != before)
        #expect(
            try await service.corrected(copy + "/corrections", #""due_on": "2025-03-21""#) == "409 registered_in_error")
        let record = try await service.get(copy).json
        #expect(record["registered_in_error"]["duplicate_of"]["id"].text == (try service.id(agreed.path)))
        let contract = try Contract.shared.get()
        #expect(contract.violations(record, contract.named("Obligation")) == [])
        #expect(try await service.drift() == 0)

        #expect(try await service.corrected(copy + "/reopening", "") == "200")
        #expect(try await service.corrected(copy + "/reopening", "") == "409 not_registered_in_error")
        #expect(try await redress() == before)
        #expect(try await service.breachesInForce().count == 2)
        #expect(try await service.drift() == 0)
    }

    @Test(
        "The history of the complaint has an obligation's fact as it was and as it is; who may not correct is told so")
    func toldAndRefused() async throws {
        let agreed = try await Agreed.start()

        let viewer = try await agreed.service.corrected(
            agreed.path + "/corrections", #""due_on": "2025-03-17""#, token: agreed.service.viewer)
        let officer = try await agreed.service.corrected(
            agreed.path + "/corrections", #""due_on": "2025-03-17""#, token: agreed.service.officer)

        #expect(viewer == "403 forbidden")
        #expect(officer == "200")
        let told = try await agreed.service.told(agreed.file.path, "obligation_corrected")
        #expect(told["from_due_on"] == "2025-03-20")
        #expect(told["to_due_on"] == "2025-03-17")
        let history = try await agreed.service.get(agreed.file.path + "/history").text
        #expect(history.contains("from due on: 2025-03-20"))
    }
}
