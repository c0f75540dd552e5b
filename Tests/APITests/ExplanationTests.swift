import HTTPTypes
import JSON
import TestSupport
import Testing
import WorkingDays

@testable import API
@testable import Casework

@Suite(.database) struct ExplanationTests {
    @Test("The due date of a complaint received on 1 September 2022 shows the bank holiday and 30 September as day 20")
    func calculated() async throws {
        let service = try await Service.start()
        let contract = try Contract.shared.get()

        let reply = try await service.post(
            "/v1/deadline-calculations", #"{"procedure":"childrens","received_on":"2022-09-01"}"#)

        #expect(reply.status == 200)
        #expect(contract.violations(try reply.json, contract.named("CalculatedDeadlines")) == [])
        let clocks = try reply.json["clocks"].elements
        let response = try #require(clocks.first { $0["clock"].text == "response" })
        #expect(response["due_on"].text == "2022-09-30")
        let days = response["days"].elements
        let funeral = try #require(days.first { $0["day_on"].text == "2022-09-19" })
        #expect(funeral["why"].text == "bank_holiday")
        #expect(funeral["bank_holiday"].text?.contains("Funeral") == true)
        #expect(days.last?["day_on"].text == "2022-09-30")
        #expect(days.last?["counted"] == .integer(20))
        #expect(days.first?["why"].text == "day_0")
    }

    @Test("A complaint's deadline is explained as data and as a page")
    func explained() async throws {
        let service = try await Service.start()
        let contract = try Contract.shared.get()
        let complaint = try await service.accept()

        let reply = try await service.get("\(complaint)/clocks/local_resolution.response/explanation")
        let bare = try await service.get("\(complaint)/clocks/response/explanation")
        let page = try await service.get("\(complaint)/clocks/response/explanation?format=html")

        #expect(reply.status == 200)
        #expect(contract.violations(try reply.json, contract.named("ExplainedDeadline")) == [])
        #expect(try bare.json == (try reply.json))
        #expect(try reply.json["due_on"].text == "2025-10-29")
        let text = String(decoding: page.bytes, as: UTF8.self)
        #expect(text.contains("29 October 2025"))
        #expect(text.contains("SI 2006/1738"))
        #expect(!text.contains("<script"))
    }

    @Test("A notice that moved is no move of the deadline of the same name")
    func noticeApart() async throws {
        let file = try await Casefile.accepted(
            try await Service.start(on: "2025-03-10"), "corporate", type: "resident")
        try await file.done("/stages/stage_1/acknowledgement", #"{"acknowledged_on": "2025-03-04"}"#)
        try await file.done(
            "/stages/stage_1/corrections", #"{"acknowledged_on": "2025-03-05", "reason": "It went the day after."}"#)

        let notice = try await file.service.get(file.path + "/duties").json["items"].elements
            .filter { $0["kind"].text == "notice" && $0["clock"].text == "acknowledgement" }
        let explained = try await file.service.get(file.path + "/clocks/stage_1.acknowledgement/explanation").json

        #expect(notice.flatMap { $0["moves"].elements }.map { $0["due_after_on"].text } == ["2025-03-05"])
        #expect(explained["clock"].text == "acknowledgement")
        #expect(explained["moves"].elements.isEmpty)
    }

    @Test("A bank holiday that arrives late leaves both days and its cause in the explanation and the history")
    func moved() async throws {
        let service = try await Service.start(on: "2025-10-06")
        let contract = try Contract.shared.get()
        let complaint = try await service.accept()
        let before = try await service.get(complaint)
        let holiday = BankHoliday(on: try #require(Day("2025-10-20")), name: "A <Jubilee>")
        let change = try await service.casework.perform(
            AddBankHolidays(source: try BankHolidaySource(entered: holiday, by: "A. Manager")),
            as: .commandLine(name: "test"))

        let explained = try await service.get("\(complaint)/clocks/response/explanation").json
        let page = try await service.get("\(complaint)/clocks/response/explanation?format=html").text
        let history = try await service.get("\(complaint)/history").json["lines"].elements

        #expect(contract.violations(explained, contract.named("ExplainedDeadline")) == [])
        #expect(explained["due_on"].text == "2025-10-30")
        let move = try #require(explained["moves"].elements.first)
        #expect(explained["moves"].elements.count == 1)
        #expect(move["due_before_on"].text == "2025-10-29" && move["due_after_on"].text == "2025-10-30")
        #expect(move["cause"].text?.hasPrefix("bank holiday added: A <Jubilee> on 20 October 2025") == true)
        #expect(move["calendar_version"].integer == change.version)
        #expect(page.contains("29 October 2025 became 30 October 2025: bank holiday added: A &lt;Jubilee&gt;"))
        let line = try #require(
            history.first { $0["kind"].text == "move" && $0["title"].text == "local_resolution.response" })
        #expect(line["occurs_on"].text == "2025-10-06")
        #expect(try await service.get(complaint).etag == before.etag)
    }

    @Test(
        "The sentence names an extension only where it moved the clock it explains",
        arguments: [("investigation.response", true), ("investigation.response_maximum", false)])
    func reckonedExtension(clock: String, isMoved: Bool) async throws {
        let service = try await Service.start()
        let reply = try await service.post(
            "/v1/deadline-calculations",
            """
            {"procedure": "childrens", "received_on": "2025-03-03", "stages": [{"stage": "investigation",
            "requested_on": "2025-04-02", "extensions": [{"agreed_on": "2025-04-30", "extended_to": "2025-07-08",
            "notified_on": "2025-04-30"}]}]}
            """)
        let explained = try #require(
            try reply.json["clocks"].elements.first { "investigation.\($0["clock"].text ?? "")" == clock })
        #expect(explained["due_on"].text == "2025-07-08")
        #expect(explained["reckoning"].text?.contains("An extension moved it") == isMoved)
    }

    @Test("A clock that does not run is not there", arguments: ["nothing", "review_panel.panel", "nowhere.response"])
    func unknownClock(clock: String) async throws {
        let service = try await Service.start()
        let complaint = try await service.accept()
        let reply = try await service.get("\(complaint)/clocks/\(clock)/explanation")
        #expect(reply.status == 404)
    }

    @Test(
        "A calculation that cannot be made says why",
        arguments: [
            (#"{"procedure":"childrens","received_on":"2016-09-01"}"#, "no_procedure_version"),
            (#"{"procedure":"childrens","received_on":"2028-12-29"}"#, "outside_calendar"),
            (#"{"procedure":"childrens","received_on":"2022-09-31"}"#, "invalid_body"),
            (
                #"{"procedure":"corporate","received_on":"2022-09-01","stages":[{"stage":"investigation"}]}"#,
                "no_such_stage"
            ),
            (
                #"{"procedure":"childrens","received_on":"2022-09-01","stages":[{"stage":"local_resolution","acknowledged_on":"2022-08-31"}]}"#,
                "out_of_order"
            ),
            (
                #"{"procedure":"corporate","received_on":"2022-09-01","stages":[{"stage":"stage_1"},{"stage":"stage_1"}]}"#,
                "stage_repeated"
            ),
            (#"{"procedure":"childrens","received_on":"2022-09-01","grounds_on":"2022-09-02"}"#, "out_of_order"),
            (
                #"{"procedure":"adult_social_care","received_on":"2022-09-01","oral_settled_on":"2022-08-31"}"#,
                "out_of_order"
            ),
        ])
    func refused(body: String, code: String) async throws {
        let service = try await Service.start()
        let reply = try await service.post("/v1/deadline-calculations", body)
        #expect(reply.status == 422, "\(reply.text)")
        #expect(try reply.code == code)
    }
}
