import Complaints
import Foundation
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API
@testable import Casework

/// What a manager says in a report, and what the council is called in it.
@Suite(.database) struct ReportCommentaryTests {
    private static let section = #""report": "childrens", "period": "2025-26", "section": "received""#

    private func write(_ service: Service, _ fields: String = Self.section, _ text: String = "Sooner.") async throws
        -> Reply
    {
        try await service.post("/v1/report-commentaries", #"{\#(fields), "text": "\#(text)"}"#)
    }

    private func events(_ operation: String) async throws -> [String] {
        try await TestDatabase.current.database.read { db in
            try db.all(
                """
                SELECT coalesce(details ->> 'from_text', '-') || ' > ' || coalesce(details ->> 'to_text', '-') AS e
                FROM audit_event WHERE operation = \(operation) ORDER BY id
                """
            ) { try $0["e"] as String }
        }
    }

    @Test("R141: a section has one commentary for a period, whose every text the audit keeps")
    func commentary() async throws {
        let service = try await Service.start()
        let contract = try Contract.shared.get()

        let written = try await write(service)
        let path = try #require(written.headers[.location], "\(written.text)")
        let again = try await write(service, Self.section, "Later.")
        _ = try await write(service, Self.section.replacing("2025-26", with: "2025-26-q1"))
        let list = try await service.get("/v1/report-commentaries?report=childrens&period=2025-26").json
        let changed = try await service.change(path, "/changes", #"{"text": "Much\nsooner."}"#)
        let same = try await service.change(path, "/changes", #"{"text": "Much\nsooner."}"#)
        let stale = try await service.post(path + "/changes", #"{"text": "X"}"#, headers: [.ifMatch: #""1""#])
        let taken = try await service.change(path, "/changes", #"{"text": null}"#)

        #expect(contract.violations(try written.json, contract.named("ReportCommentary")) == [])
        #expect(try again.code == "commentary_exists")
        #expect(contract.violations(list, contract.named("ReportCommentaryList")) == [])
        #expect(list["items"].elements.map { $0["text"].text } == ["Sooner."])
        #expect(try changed.json["text"].text == "Much\nsooner." && changed.etag == #""2""#)
        #expect(try same.code == "nothing_corrected")
        #expect(stale.status == 412)
        #expect(try taken.json["text"] == .null && taken.json["version"].integer == 3)
        #expect(contract.violations(try taken.json, contract.named("ReportCommentary")) == [])
        #expect(try await events("report_commentary_written") == ["- > Sooner.", "- > Sooner."])
        #expect(
            try await events("report_commentary_changed") == [
                "Sooner. > Much\nsooner.", "Much\nsooner. > -",
            ])
    }

    @Test(
        "A commentary that cannot be is refused at its field",
        arguments: [
            ("childrens", "weekly", "#/report"), ("2025-26", "2025-27", "#/period"),
            ("2025-26", "last year", "#/period"),
            ("2025-26", "2025-m13", "#/period"), ("2025-26", "2025-26-q5", "#/period"), ("2025-26", "2025", "#/period"),
            ("2025-26", "2025-06-30--2025-04-01", "#/period"), ("2025-26", "2025-02-30--2025-04-01", "#/period"),
            ("2025-26", "1900-01-01--1900-03-31", "#/period"),
            ("received", "High lights", "#/section"),
            ("received", "", "#/section"),
        ])
    func refused(part: String, other: String, pointer: String) async throws {
        let service = try await Service.start()

        let reply = try await write(service, Self.section.replacing("\"\(part)\"", with: "\"\(other)\""))

        #expect(reply.status == 422)
        #expect(try reply.pointers == [pointer])
    }

    @Test(
        "A text has up to 20,000 characters, something to read and no control character",
        arguments: [
            (String(repeating: "ä", count: 20_000), 201), (String(repeating: "a", count: 20_001), 422), (" ", 422),
            (#"a\u0007b"#, 422), (#"a\tb\n\nc"#, 201), ("<b>&</b>", 201),
        ])
    func texts(text: String, status: Int) async throws {
        let service = try await Service.start()

        #expect(try await write(service, Self.section, text).status == status)
    }

    @Test(
        "Every kind of period may have a commentary, in each report that has sections for it",
        arguments: [ReportName.childrens, .adultSocialCare, .publicHealth, .corporate])
    func reports(report: ReportName) async throws {
        let service = try await Service.start()

        for period in ["2025-26", "2025-26-q4", "2025-m12", "2025-04-02--2025-06-30"] {
            let section = Self.section.replacing("childrens", with: report.rawValue).replacing("2025-26", with: period)
            #expect(try await write(service, section).status == 201)
            let list = try await service.get("/v1/report-commentaries?report=\(report.rawValue)&period=\(period)").json
            #expect(list["items"].elements.count == 1)
        }
    }

    @Test(
        "A section that the report of the period does not have is refused, with those it has",
        arguments: [
            ("childrens", "2025-26", "highlights", "introduction, received, services"),
            ("childrens", "2025-26-q1", "well_founded", "introduction, received, services"),
            ("adult_social_care", "2025-26", "services", "subject_matter, well_founded"),
            ("corporate", "2022-23", "self_assessment", "introduction, received, timeliness"),
            ("all_complaints", "2025-26", "introduction", "has no section in which a manager writes"),
            ("behaviour_register", "2025-26", "received", "has no section in which a manager writes"),
        ])
    func unknown(report: String, period: String, section: String, known: String) async throws {
        let service = try await Service.start()

        let reply = try await write(
            service, #""report": "\#(report)", "period": "\#(period)", "section": "\#(section)""#)

        #expect("\(reply.status) \(try reply.code ?? "-")" == "422 unknown_section")
        #expect(reply.text.contains(known), "\(reply.text)")
        let list = try await service.get("/v1/report-commentaries?report=\(report)&period=\(period)").json
        #expect(list["items"].elements.isEmpty)
    }

    @Test("The days of a quarter are that quarter, however they are written")
    func oneForm() async throws {
        let service = try await Service.start()
        let days = "2025-04-01--2025-06-30"

        let written = try await write(service, Self.section.replacing("2025-26", with: days))
        let again = try await write(service, Self.section.replacing("2025-26", with: "2025-26-q1"))
        let list = try await service.get("/v1/report-commentaries?report=childrens&period=\(days)").json

        #expect(try written.json["period"].text == "2025-26-q1")
        #expect(try again.code == "commentary_exists")
        #expect(list["items"].elements.count == 1)
    }

    @Test("Of two that write a section at once one is told of the other; only the manager writes")
    func race() async throws {
        let service = try await Service.start()

        async let one = write(service)
        async let other = write(service)
        let officer = try await service.send(
            .post, "/v1/report-commentaries", #"{\#(Self.section), "text": "X"}"#, token: service.officer)

        #expect(try await [one.status, other.status].sorted() == [201, 409])
        #expect(officer.status == 403)
        #expect(
            try await service.get("/v1/report-commentaries?report=weekly").pointers.sorted() == ["period", "report"])
    }

    // MARK: - The council

    private func describe(_ service: Service, _ fields: String, at etag: String) async throws -> Reply {
        try await service.post("/v1/council", "{\(fields)}", headers: [.ifMatch: etag])
    }

    @Test("What the council is called is empty until it is entered, and kept with its days")
    func council() async throws {
        let service = try await Service.start(on: "2026-03-02")
        let contract = try Contract.shared.get()
        let empty = try await service.send(.get, "/v1/council", token: service.viewer)

        let first = try await describe(
            service, #""name": "Example County Council", "address": "1 High Street\nExample""#, at: #""0""#)
        let later = try await service.on("2026-04-01")
        let second = try await describe(
            later, #""name": "Example Council", "title": "Complaints Team", "contact": "Ask for another form.""#,
            at: #""1""#)
        let same = try await describe(
            later, #""name": "Example Council", "title": "Complaints Team", "contact": "Ask for another form.""#,
            at: #""2""#)
        let stale = try await describe(later, #""name": "Another Council""#, at: #""1""#)

        #expect(try empty.json["name"] == .null && empty.json["version"].integer == 0)
        #expect(empty.etag == #""0""#)
        #expect(contract.violations(try empty.json, contract.named("Council")) == [])
        #expect(first.status == 201 && first.etag == #""1""#, "\(first.text)")
        #expect(second.status == 201 && second.etag == #""2""#, "\(second.text)")
        #expect(contract.violations(try second.json, contract.named("Council")) == [])
        #expect(try same.code == "nothing_corrected")
        #expect(stale.status == 412)
        #expect(try await later.get("/v1/council").json["name"].text == "Example Council")
        #expect(try await later.get("/v1/council").json["address"] == .null)
        let before = try await later.get("/v1/council?on=2026-03-31").json
        #expect(before["name"].text == "Example County Council" && before["from_on"].text == "2026-03-02")
        #expect(try await later.get("/v1/council?on=2026-03-01").json["name"] == .null)
        #expect(try await later.get("/v1/council", headers: [.ifNoneMatch: #""2""#]).status == 304)
        let events = try await TestDatabase.current.database.read { db in
            try db.all(
                """
                SELECT coalesce(details ->> 'from_name', '-') || ' > ' || (details ->> 'to_name') AS e
                FROM audit_event WHERE operation = 'council_described' ORDER BY id
                """
            ) { try $0["e"] as String }
        }
        #expect(events == ["- > Example County Council", "Example County Council > Example Council"])
    }

    @Test("A report names the council and whom a reader asks, as they are on the day it is made")
    func inReport() async throws {
        let service = try await Service.start()
        func council() async throws -> (String?, String?) {
            let computed = try await service.get("/v1/reports/childrens/2025-26").json["computed"]
            return (computed["council"].text, computed["contact"].text)
        }

        let before = try await council()
        _ = try await describe(
            service,
            #""name": "Example Council", "title": "Complaints Team", "address": "1 High Street\n Example", "contact": "Ask.""#,
            at: #""0""#)
        let after = try await council()

        #expect(before == (nil, nil))
        #expect(after == ("Example Council", "Complaints Team, 1 High Street, Example, Ask."))
    }

    @Test("Of two that describe the council at once one is told of the other; without the version nobody does")
    func councilRace() async throws {
        let service = try await Service.start()

        async let one = describe(service, #""name": "One Council""#, at: #""0""#)
        async let other = describe(service, #""name": "Other Council""#, at: #""0""#)
        let statuses = try await [one.status, other.status].sorted()

        #expect(statuses == [201, 412])
        #expect(try await service.post("/v1/council", #"{"name": "X"}"#).status == 428)
        #expect(
            try await service.send(
                .post, "/v1/council", #"{"name": "X"}"#, token: service.officer, headers: [.ifMatch: "*"]
            ).status == 403)
    }
}
