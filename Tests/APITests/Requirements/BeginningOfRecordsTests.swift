import Complaints
import Foundation
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

/// R116, R127, R130: a mistyped year begins no records, and nothing is taken in from before the calendar.
@Suite(.database) struct BeginningOfRecordsTests {
    private static let place = #""department": "Children and Families", "service": "Fostering""#

    /// Whatever may be entered on its own with a day of the past, `DAY` being that.
    private static let entries: [(path: String, body: String)] = [
        (
            "/v1/costs",
            #"{"procedure": "childrens", "category": "mediation", "incurred_on": "DAY", "amount_pence": 1, "description": "M"}"#
        ),
        (
            "/v1/compliments",
            #"{"received_on": "DAY", "procedure": "childrens", \#(place), "text": "Thank you", "passed_on_by": "A. Example"}"#
        ),
        (
            "/v1/contacts",
            #"{"received_at": "DAYT11:00:00Z", "channel": "email", "kind": "enquiry", "source": "complainant", "person": "A. Person", "procedure": "childrens", \#(place), "text": "When?"}"#
        ),
        (
            "/v1/ombudsman-cases",
            #"{"reference": "24 000 777", "procedure": "childrens", \#(place), "enquiry_on": "DAY", "stage_reached": "review_panel", "procedure_exhausted": true}"#
        ),
    ]

    @Test(
        "A day before the calendar is refused for whatever may be entered on its own, as for a complaint",
        arguments: entries.map(\.path), ["1822-06-15", "1899-12-31", "1900-01-01", "2016-12-31"])
    func refused(path: String, day: String) async throws {
        let service = try await Service.start()
        let body = try #require(Self.entries.first { $0.path == path }?.body)

        let reply = try await service.post(path, body.replacing("DAY", with: day))

        #expect(reply.status == 422, "\(reply.text)")
        let code = try reply.code
        #expect(code == "outside_calendar" || code == "no_procedure_version", "\(reply.text)")
        #expect(try await service.get(path).json["items"].elements.isEmpty)
    }

    @Test("A cost or compliment is not corrected to a day before the calendar, and stays what it was")
    func corrected() async throws {
        let service = try await Service.start()
        for (path, body) in Self.entries.prefix(2) {
            let made = try await service.post(path, body.replacing("DAY", with: "2025-10-06"))
            let at = try #require(made.headers[.location], "\(made.text)")
            for day in ["1825-10-06", "2016-12-31"] {
                for field in ["incurred_on", "received_on"] where body.contains(field) {
                    let reply = try await service.corrected(at + "/corrections", #""\#(field)": "\#(day)""#)
                    #expect(reply == "422 outside_calendar", "\(path) \(day)")
                }
            }
            #expect(try await service.get(path).json["items"].elements.count == 1)
            #expect(try await service.get(at).text.contains("2025-10-06"))
        }
    }
}
