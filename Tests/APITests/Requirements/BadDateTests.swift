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

/// Dates that cannot be: each has its own code and sentence, and nothing is stored.
@Suite(.database) struct BadDateTests {
    /// What is asked of a complaint received on 1 October 2025 and accepted the next day, seen on 2 March 2026.
    static let refused: [(act: String, body: String, status: Int, code: String)] = [
        ("/stages/local_resolution/acknowledgement", #"{"acknowledged_on":"2025-09-30"}"#, 422, "out_of_order"),
        ("/stages/local_resolution/acknowledgement", #"{"acknowledged_on":"2026-03-03"}"#, 422, "in_the_future"),
        ("/stages/local_resolution/acknowledgement", #"{"acknowledged_on":"2026-02-30"}"#, 422, "invalid_body"),
        (
            "/stages/local_resolution/response", #"{"responded_on":"2025-09-30","outcome":"not_upheld"}"#, 422,
            "out_of_order"
        ),
        (
            "/stages/local_resolution/response", #"{"responded_on":"2026-03-03","outcome":"not_upheld"}"#, 422,
            "in_the_future"
        ),
        (
            "/stages/local_resolution/extensions",
            #"{"agreed_on":"2026-03-03","extended_to":"2026-03-10","reason":"x"}"#,
            422, "in_the_future"
        ),
        (
            "/stages/local_resolution/extensions",
            #"{"agreed_on":"2025-10-10","extended_to":"2025-10-10","reason":"x"}"#,
            422, "out_of_order"
        ),
        ("/stages/local_resolution/advocate-request", #"{"advocate_asked_on":"2025-09-30"}"#, 422, "out_of_order"),
        ("/stages/review_panel/panel", #"{"panel_held_on":"2025-12-01"}"#, 409, "stage_not_reached"),
        ("/stages", #"{"stage":"review_panel","requested_on":"2025-12-01"}"#, 409, "stage_out_of_order"),
        ("/stages", #"{"stage":"investigation","requested_on":"2025-09-30"}"#, 422, "out_of_order"),
        ("/stages", #"{"stage":"investigation","requested_on":"2025-10-10"}"#, 409, "previous_stage_running"),
        (
            "/stages/investigation/adjudication-receipt", #"{"adjudication_received_on":"2025-12-01"}"#, 409,
            "stage_not_reached"
        ),
    ]

    @Test(
        "an act on a day that cannot be is refused with its code and a sentence, and nothing is stored",
        arguments: refused)
    func refuses(act: String, body: String, status: Int, code: String) async throws {
        let service = try await Service.start()
        let path = try await service.accept()
        let before = try await service.get(path)

        let reply = try await service.change(path, act, body)

        #expect(reply.status == status, "\(reply.text)")
        #expect(try reply.code == code)
        #expect(try reply.json["detail"].text?.isEmpty == false)
        let after = try await service.get(path)
        #expect(after.text == before.text)
        #expect(after.etag == before.etag)
    }

    @Test("an extension agreed after the fact is refused where one could have moved the deadline")
    func extensionAfterTheFact() async throws {
        let service = try await Service.start()
        let path = try await service.accept()
        _ = try await service.change(
            path, "/stages/local_resolution/response", #"{"responded_on":"2025-10-10","outcome":"not_upheld"}"#)
        _ = try await service.change(path, "/stages", #"{"stage":"investigation","requested_on":"2025-10-13"}"#)

        let reply = try await service.change(
            path, "/stages/investigation/extensions",
            #"{"agreed_on":"2025-11-18","extended_to":"2026-01-15","reason":"x","notified_on":"2025-11-18"}"#)

        #expect(reply.status == 422)
        #expect(try reply.code == "extension_after_deadline")
        #expect(try reply.json["detail"].text?.contains("17 November 2025") == true)
        #expect(try await service.get(path).json["stages"][1]["extensions"].elements.isEmpty)
    }

    @Test("a panel that met before it was asked for is refused")
    func panelBeforeRequest() async throws {
        let service = try await Service.start()
        let reply = try await service.post(
            "/v1/deadline-calculations",
            #"""
            {"procedure":"childrens","received_on":"2025-03-03","stages":[
            {"stage":"review_panel","requested_on":"2025-11-24","panel_held_on":"2025-11-21"}]}
            """#)
        #expect(reply.status == 422)
        #expect(try reply.code == "out_of_order")
        #expect(try reply.pointers == ["#/stages/0/panel_held_on"])
    }

    @Test(
        "a receipt before 2017 or in the future is not registered",
        arguments: [("2016-12-31T12:00:00Z", "outside_calendar"), ("2026-03-02T12:00:11Z", "in_the_future")])
    func receipt(instant: String, code: String) async throws {
        let service = try await Service.start()
        let reply = try await service.post(
            "/v1/complaints", Service.registration.replacing("2025-10-01T09:30:00+01:00", with: instant))
        #expect(reply.status == 422)
        #expect(try reply.code == code)
        #expect(try await service.get("/v1/complaints").json["items"].elements.isEmpty)
    }

    @Test("worked case 11: a deadline beyond the calendar is an error, and the complaint is not accepted")
    func beyondCalendar() async throws {
        let service = try await Service.start(on: "2028-12-29")
        let path = try await service.register(receivedOn: "2028-12-28")
        let reply = try await service.change(
            path, "/acceptance",
            #"{"procedure":"childrens","accepted_on":"2028-12-29","eligible_complainant":true,"subject_in_scope":true}"#
        )
        #expect(reply.status == 422)
        #expect(try reply.code == "outside_calendar")
        #expect(try await service.get(path).json["state"].text == "unaccepted")
    }

    @Test("a bank holiday under another name, or in a year without its set, is refused and nothing is stored")
    func holidays() async throws {
        let service = try await Service.start()
        let before = try await service.get("/v1/bank-holidays").text
        for (day, code) in [
            ("2026-12-25", "holiday_under_other_name"), ("2016-12-27", "holiday_outside_coverage"),
            ("2029-12-25", "holiday_outside_coverage"),
        ] {
            let holiday = BankHoliday(on: try #require(Day(day)), name: "A party")
            await #expect {
                try await service.casework.perform(
                    AddBankHolidays(source: try BankHolidaySource(entered: holiday, by: "A manager")),
                    as: .commandLine(name: "test"))
            } throws: {
                ($0 as? Refusal)?.code.rawValue == code
            }
        }
        #expect(try await service.get("/v1/bank-holidays").text == before)
    }
}
