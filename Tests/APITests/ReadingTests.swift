import HTTPTypes
import JSON
import TestSupport
import Testing
import WorkingDays

@testable import API
@testable import Casework

@Suite(.database) struct ReadingTests {
    @Test("The sweep's breaches are listed with their complaint and deadline, the latest first")
    func breaches() async throws {
        let service = try await Service.start()
        _ = try await service.accept()
        _ = try await service.casework.perform(
            Sweep(asOf: Day("2025-11-03")), as: .commandLine(name: "test"))
        let contract = try Contract.shared.get()

        let reply = try await service.get("/v1/breaches?procedure=childrens&as_of_from=2025-10-30&as_of_to=2025-11-03")
        let flag = try await service.get("/v1/breaches?flag=warning")
        let corporate = try await service.get("/v1/breaches?procedure=corporate")

        #expect(contract.violations(try reply.json, contract.named("BreachPage")) == [])
        let due = try reply.json["items"].elements.map {
            "\($0["deadline"]["clock"].text ?? "") \($0["deadline"]["due_on"].text ?? "")"
        }
        #expect(due.sorted() == ["response 2025-10-29", "stage_2_offer 2025-10-30"])
        #expect(try reply.json["items"][0]["as_of"].text == "2025-11-03")
        #expect(flag.status == 400)
        #expect(try corporate.json["items"].elements.isEmpty)
    }

    @Test("Breaches are paged")
    func breachPages() async throws {
        let service = try await Service.start()
        for _ in 1...3 { _ = try await service.accept() }
        _ = try await service.casework.perform(
            Sweep(asOf: Day("2025-11-03")), as: .commandLine(name: "test"))

        let first = try await service.get("/v1/breaches?limit=4")
        let cursor = try #require(try first.json["next_cursor"].text)
        let second = try await service.get("/v1/breaches?limit=4&cursor=\(cursor)")

        let all = try first.json["items"].elements + second.json["items"].elements
        #expect(Set(all.compactMap { $0["complaint_id"].text }).count == 3)
        #expect(try second.json["next_cursor"] == .null)
    }

    @Test(
        "Bank holidays, services and causes may be read with any token",
        arguments: [
            ("/v1/bank-holidays", "BankHolidayCalendar"), ("/v1/services", "ServiceList"), ("/v1/causes", "CauseList"),
        ])
    func reference(path: String, schema: String) async throws {
        let service = try await Service.start()
        let contract = try Contract.shared.get()

        let reply = try await service.send(.get, path, token: service.viewer)

        #expect(reply.status == 200)
        #expect(contract.violations(try reply.json, contract.named(schema)) == [])
        #expect(reply.bytes.count > 100)
    }

    @Test(
        "The annual report is data unless a page is preferred, by Accept or by format",
        arguments: [
            ("", "", "application/json"), ("", "text/html,application/json;q=0.9", "text/html; charset=utf-8"),
            ("", "text/html;q=0.5, application/json", "application/json"), ("", "*/*", "application/json"),
            ("?format=html", "application/json", "text/html; charset=utf-8"),
            ("?format=text", "text/html", "text/plain; charset=utf-8"),
            ("?format=json", "text/html", "application/json"), ("", "text/*;q=0.1, */*;q=0.9", "application/json"),
            ("", "text/html;q=0, text/*", "text/plain; charset=utf-8"),
            ("", "application/*, text/html", "application/json"),
            ("", "text/csv", "text/csv; charset=utf-8; header=present"),
            ("?format=csv", "image/png", "text/csv; charset=utf-8; header=present"),
            ("?format=ods", "", "application/vnd.oasis.opendocument.spreadsheet"),
        ])
    func report(format: String, accept: String, type: String) async throws {
        let service = try await Service.start()
        let contract = try Contract.shared.get()

        let reply = try await service.send(
            .get, "/v1/reports/childrens/2024-25\(format)", token: service.viewer,
            headers: accept.isEmpty ? [:] : [.accept: accept])

        #expect(reply.status == 200, "\(reply.text)")
        #expect(reply.headers[.contentType] == type)
        if type == "application/json" {
            #expect(contract.violations(try reply.json, contract.named("Report")) == [])
        } else if type.hasPrefix("text/plain") {
            #expect(reply.text.contains("Annual report 2024-25"))
        } else if !type.hasPrefix("text/html") {
            let kind = type.hasPrefix("text/csv") ? "csv" : "ods"
            let name = "attachment; filename=\"childrens-2024-25.\(kind)\""
            #expect(reply.headers[.contentDisposition] == name)
            #expect(reply.bytes.starts(with: Array((kind == "csv" ? "report,report_period," : "PK\u{3}\u{4}").utf8)))
        } else {
            #expect(reply.headers[.contentSecurityPolicy]?.hasPrefix("default-src 'none'") == true)
            #expect(reply.text.contains("<html"))
        }
    }

    @Test("A report of a period to come or of a department there is not is 404, an unknown format 406")
    func noReport() async throws {
        let service = try await Service.start()

        let department = try await service.get("/v1/reports/childrens/2024-25?department=Nowhere")
        let later = try await service.get("/v1/reports/childrens/2026-27")
        let format = try await service.get("/v1/reports/childrens/2024-25?format=xml")

        #expect(department.status == 404)
        #expect(try department.code == "report_not_available")
        #expect(department.text.contains("The council has no department named Nowhere."))
        #expect(later.status == 404)
        #expect(try later.code == "report_not_available")
        #expect(later.text.contains("There is no report of 2026-27 yet; the period begins on 1 April 2026."))
        #expect(format.status == 406)
        #expect(try format.code == "not_acceptable")
        #expect(try format.pointers == ["format"])
    }

    @Test(
        "The service tells its health, its readiness and its contract without a token",
        arguments: [("/healthz", "Health"), ("/readyz", "Readiness")])
    func service(path: String, schema: String) async throws {
        let service = try await Service.start()
        let contract = try Contract.shared.get()

        let reply = try await service.send(.get, path, token: nil)
        let document = try await service.send(.get, "/openapi.yaml", token: nil)

        #expect(reply.status == 200)
        #expect(contract.violations(try reply.json, contract.named(schema)) == [])
        #expect(document.headers[.contentType] == "application/yaml")
        #expect(document.text.hasPrefix("openapi: 3.1.0"))
    }

    @Test("HEAD answers what GET does, without the body")
    func head() async throws {
        let service = try await Service.start()
        let path = try await service.register()

        let reply = try await service.send(.head, path, token: service.manager)

        #expect(reply.status == 200)
        #expect(reply.etag == #""1""#)
        #expect(reply.bytes.isEmpty)
    }

    @Test("Nothing that is answered may be kept by anybody on the way")
    func noStore() async throws {
        let service = try await Service.start()
        let path = try await service.register()

        for path in [path, "/v1/complaints", "/v1/nothing"] {
            #expect(try await service.get(path).headers[.cacheControl] == "no-store")
        }
    }
}
