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

/// R141: a report is frozen, commented on, published and never changed; a revised one has the next number and says what differs.
@Suite(.database) struct ReportVersionTests {
    @Test(
        "Three versions of one year with corrections between them each print as they were, and say what differs by figure and complaint"
    )
    func threeVersions() async throws {
        let service = try await Service.start(on: "2025-06-02")
        let first = try await service.answered(receivedOn: "2024-10-01", respondedOn: "2024-10-14")
        let one = try await service.draft()
        let printed = try await service.printed(one)

        let late = try await service.answered(receivedOn: "2025-02-03", respondedOn: "2025-02-10")
        let two = try await service.draft()
        let printedTwo = try await service.printed(two)
        #expect(
            try await service.corrected(
                first.path + "/stages/local_resolution/corrections",
                #""responded_on": "2024-11-11", "breach_reason": "complexity""#) == "200")
        let three = try await service.draft()

        #expect(try await service.printed(one) == printed)
        #expect(try await service.printed(two) == printedTwo)
        #expect(try await service.frozen(one, "childrens.received.stage_1") == 1)
        #expect(try await service.frozen(three, "childrens.received.stage_1") == 2)
        let numbers = try await service.get("/v1/report-versions?report=childrens&period=2024-25").json["items"]
            .elements
        #expect(numbers.map { $0["number"].integer } == [3, 2, 1])

        let added = try await service.differences(one, to: two)
        let new = try await late.reference
        #expect(
            added.of("childrens.received.stage_1")
                == ReportDifference(
                    figure: "childrens.received.stage_1", period: "2024-25", from: 1, to: 2, records: ["\(new) to"]))
        #expect(added.of("childrens.stage_1.within_20_working_days/count")?.records == ["\(new) to"])

        let corrected = try await service.differences(two, to: three)
        let moved = try await first.reference
        #expect(corrected.of("childrens.received.stage_1") == nil)
        #expect(corrected.of("childrens.stage_1.bands/up_to_10")?.records == ["\(moved) from"])
        #expect(corrected.of("childrens.stage_1.bands/over_65") == nil)
        #expect(corrected.of("childrens.stage_1.bands/21_to_65")?.records == ["\(moved) to"])
        #expect(corrected.of("childrens.stage_1.days/longest")?.records == ["\(moved) both"])
        // Backwards it is the other way round.
        let back = try await service.differences(two, to: one)
        #expect(back.of("childrens.received.stage_1")?.records == ["\(new) from"])
        #expect(try await service.differences(one, to: one) == [])
    }

    @Test("R141: a late decision of the Ombudsman leaves the published version as it is, and the next number has it")
    func lateDecision() async throws {
        let service = try await Service.start(on: "2025-06-02")
        let path = try await service.openedCase()
        let one = try await service.draft()
        try await service.finish(one)
        #expect(try await service.move(one, to: "published") == "200")
        let page = try await service.get(one + "?format=html").text
        #expect(page.contains("<dt>Version</dt><dd>1, published on 2 June 2025</dd>"))
        let printed = try await service.printed(one)

        try await service.uphold(path)
        let two = try await service.draft()

        #expect(try await service.printed(one) == printed)
        #expect(try await service.frozen(one, "childrens.ombudsman.decisions", "upheld") == 0)
        #expect(try await service.frozen(two, "childrens.ombudsman.decisions", "upheld") == 1)
        let upheld = try await service.differences(one, to: two).of("childrens.ombudsman.decisions/upheld")
        #expect(upheld?.records == ["24 000 777 to"])
        #expect(try await service.get(two).json["number"].integer == 2)
        #expect(try await service.get(two).json["status"].text == "draft")
    }

    @Test(
        "A bank holiday entered late changes no version that was frozen, and the next says by how many days each answer differs"
    )
    func lateHoliday() async throws {
        let service = try await Service.start(on: "2025-06-02")
        let file = try await service.answered(receivedOn: "2024-10-01", respondedOn: "2024-10-15")
        let one = try await service.draft()
        let printed = try await service.printed(one)
        let holiday = BankHoliday(on: try #require(Day("2024-10-07")), name: "Proclaimed")
        _ = try await service.casework.perform(
            AddBankHolidays(
                source: try BankHolidaySource(entered: holiday, by: "A. Manager"), choices: [.late: .follow]),
            as: .commandLine(name: "test"))

        let two = try await service.draft()

        #expect(try await service.printed(one) == printed)
        let longest = try await service.differences(one, to: two).of("childrens.stage_1.days/longest")
        #expect(longest?.from == 10)
        #expect(longest?.to == 9)
        #expect(longest?.records == ["\(try await file.reference) both"])
        let calendars = [try await service.get(one).json, try await service.get(two).json].map {
            $0["calendar_version"].integer ?? 0
        }
        #expect(calendars[0] < calendars[1])
    }

    @Test(
        "A version goes from draft to presented to final to published, skips nothing, never goes back, and keeps who moved it and what was said"
    )
    func order() async throws {
        let service = try await Service.start(on: "2025-06-02")
        let version = try await service.draft()
        let path = version + "/status"
        for status in ["draft", "final", "published"] {
            #expect(try await service.move(version, to: status) == "422 report_status_order", "\(status)")
        }
        #expect(try await service.move(version, to: "presented", #", "comment": "Taken to the commission.""#) == "200")
        #expect(try await service.move(version, to: "draft") == "422 report_status_order")
        let stale = try await service.post(path, #"{"status": "final"}"#, headers: [.ifMatch: "\"1\""])
        #expect(stale.status == 412)
        #expect(try await service.move(version, to: "final") == "200")
        #expect(try await service.move(version, to: "published", token: service.officer) == "403 forbidden")
        #expect(try await service.move(version, to: "published") == "200")
        for status in ReportStatus.allCases {
            #expect(try await service.move(version, to: status.rawValue) == "409 report_published")
        }

        let said = try await service.send(
            .post, version + "/comments", #"{"comment": "Members ask for short breaks."}"#, token: service.officer)
        #expect(said.status == 201, "\(said.text)")
        let comments = try await service.get(version + "/comments")
        let contract = try Contract.shared.get()
        #expect(contract.violations(try comments.json, try contract.answer("listReportComments", 200)) == [])
        #expect(
            try comments.json["items"].elements.map { "\($0["status"].text ?? "") \($0["comment"].text ?? "")" }
                == ["presented Taken to the commission.", "published Members ask for short breaks."])
        let frozen = try await service.get(version)
        #expect(contract.violations(try frozen.json, try contract.answer("getReportVersion", 200)) == [])
        #expect(
            try frozen.json["steps"].elements.compactMap { $0["status"].text }
                == ["draft", "presented", "final", "published"])
        #expect(try await service.get(version, headers: [.ifNoneMatch: try #require(frozen.etag)]).status == 304)
        let list = try await service.send(.get, "/v1/report-versions?status=published", token: service.viewer)
        #expect(try list.json["items"].elements.map { $0["id"].text } == [version.lastIdentifier])
        #expect(contract.violations(try list.json, try contract.answer("listReportVersions", 200)) == [])
        let drafting = try await service.send(
            .post, "/v1/report-versions", #"{"report": "childrens", "period": "2024-25"}"#, token: service.viewer)
        #expect(drafting.status == 403)
    }

    @Test("Versions count within their report, period and department, and only those of one are compared")
    func numbering() async throws {
        let service = try await Service.start(on: "2025-06-02")
        _ = try await service.answered(receivedOn: "2024-10-01", respondedOn: "2024-10-14")
        let whole = try await service.draft()
        let quarter = try await service.draft("2024-25-q3")
        let highways = try await service.draft("2024-25", #", "department": "Highways""#)
        #expect(try await service.get(highways).json["number"].integer == 1)
        #expect(try await service.get(highways).json["department"].text == "Highways")
        #expect(try await service.frozen(quarter, "childrens.received.stage_1") == 1)
        #expect(try await service.frozen(highways, "childrens.received.stage_1") == 0)
        for other in [quarter, highways] {
            let compared = try await service.get("\(whole)/differences?to=\(other.lastIdentifier)")
            #expect(compared.status == 400)
            #expect(try compared.pointers == ["to"])
        }
        #expect(try await service.get("\(whole)/differences").status == 400)
        let unknown = try await service.get("\(whole)/differences?to=0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10")
        #expect(unknown.status == 404)
        let listed = try await service.get("/v1/report-versions?report=weekly&period=2024-26&status=lost")
        #expect(try listed.pointers.sorted() == ["period", "report", "status"])
        let key: HTTPFields = [.idempotencyKey: "once"]
        let body = #"{"report": "childrens", "period": "2024-25"}"#
        let made = try await service.post("/v1/report-versions", body, headers: key)
        let again = try await service.post("/v1/report-versions", body, headers: key)
        #expect(made.headers[.location] == again.headers[.location])
    }

    @Test(
        "The database itself refuses to change what was frozen",
        arguments: [
            "UPDATE report_version SET document = '{}', digest = sha256('{}')",
            "UPDATE report_version SET number = 7", "UPDATE report_version SET computed_on = '2025-06-03'",
            "DELETE FROM report_version", "TRUNCATE report_version CASCADE",
            "UPDATE report_version_step SET moved_by = 'Somebody'", "DELETE FROM report_version_step",
            "TRUNCATE report_version_step", "UPDATE report_version_member SET counts = '{}', quantities = '{}'",
            "DELETE FROM report_version_member", "UPDATE report_version_count SET figure = 'x'",
            "DELETE FROM report_version_count", "UPDATE report_comment SET body = 'x'", "DELETE FROM report_comment",
        ])
    func immutable(statement: String) async throws {
        let service = try await Service.start(on: "2025-06-02")
        _ = try await service.answered(receivedOn: "2024-10-01", respondedOn: "2024-10-14")
        let version = try await service.draft()
        #expect(try await service.move(version, to: "presented", #", "comment": "Said.""#) == "200")
        let printed = try await service.printed(version)

        await #expect(throws: PostgresError.self) {
            try await TestDatabase.current.database.write { db in try db.script(statement) }
        }

        #expect(try await service.printed(version) == printed)
    }

    @Test(
        "The database takes no step that does not follow from the one before, no document with another digest and no other document"
    )
    func constraints() async throws {
        let service = try await Service.start(on: "2025-06-02")
        let version = try await service.draft()
        for statement in [
            "INSERT INTO report_version_step SELECT id, 'published', 'final', now(), 'x' FROM report_version",
            "INSERT INTO report_version_step SELECT id, 'published', 'draft', now(), 'x' FROM report_version",
            """
            INSERT INTO report_version SELECT gen_random_uuid(), report, period, department, number + 1, computed_on,
                register_position, calendar_version, document || ' ', digest, whole_document, whole_digest, writing_sections, writings, 1
            FROM report_version
            """,
            "UPDATE report_version SET document = '{}', digest = sha256('{}')",
            "UPDATE report_version SET whole_document = '{}', whole_digest = sha256('{}')",
        ] {
            await #expect(throws: PostgresError.self, "\(statement)") {
                try await TestDatabase.current.database.write { db in try db.script(statement) }
            }
        }
        #expect(try await service.get(version).json["status"].text == "draft")
    }
}
