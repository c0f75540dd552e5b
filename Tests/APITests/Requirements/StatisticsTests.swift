import Complaints
import HTTPTypes
import JSON
import Spreadsheets
import TestSupport
import Testing

@testable import API

/// `POST /v1/statistics`: any figures of the catalogue for any periods, as reports have them.
@Suite(.database(.demonstration)) struct StatisticsTests {
    private func ask(_ service: Service, _ body: String, _ headers: HTTPFields = [:], format: String = "") async throws
        -> Reply
    {
        try await service.send(
            .post, "/v1/statistics" + format, body, token: service.viewer, headers: headers)
    }

    @Test("Figures are answered in the order asked, each for every period, as a report of the year has them")
    func figures() async throws {
        let service = try await Service.start(on: "2023-10-02")
        let contract = try Contract.shared.get()

        let reply = try await ask(
            service,
            #"{"figures": ["corporate.received", "childrens.outcomes"], "periods": ["2022-23", "2022-23-q1", "2022-m09"]}"#
        )
        let report = try await service.get("/v1/reports/childrens/2022-23").json

        #expect(contract.violations(try reply.json, contract.named("Statistics")) == [])
        let figures = try reply.json["figures"].elements
        #expect(
            figures.map { $0["figure"].text } == [
                "corporate.received", "corporate.received", "corporate.received", "childrens.outcomes",
                "childrens.outcomes",
                "childrens.outcomes",
            ])
        #expect(figures.prefix(3).map { $0["period"].text } == ["2022-23", "2022-23-q1", "2022-m09"])
        #expect(figures[0]["values"][0]["number"].integer == 781)
        let printed = report["figures"].elements.first {
            $0["figure"].text == "childrens.outcomes" && $0["period"].text == "2022-23"
        }
        #expect(figures[3] == printed)
        #expect(try reply.json["computed"] == report["computed"])
    }

    @Test("A count is divided by the keys of a grouping, which add up to it, and a count with its share as shares")
    func divided() async throws {
        let service = try await Service.start(on: "2023-10-02")

        let json = try await ask(
            service,
            #"{"figures": ["corporate.received", "corporate.stage_1.in_time"], "periods": ["2022-23"], "by": "service"}"#
        ).json
        let whole = try await service.statistic("corporate.stage_1.in_time", "2022-23")

        let counts = json["figures"][0]["values"].elements
        #expect(counts.last?["key"].text == "total" && counts.last?["number"].integer == 781)
        #expect(counts.dropLast().reduce(0) { $0 + ($1["number"].integer ?? 0) } == 781)
        #expect(json["figures"][0]["definition"].text?.hasSuffix(", by service.") == true)
        let shares = json["figures"][1]["values"].elements
        #expect(shares.last?["numerator"].integer == whole["count"].integer)
        #expect(shares.last?["denominator"].integer == whole["of"].integer)
        #expect(
            shares.dropLast().reduce(0) { $0 + ($1["denominator"].integer ?? 0) } == whole["of"].integer)
    }

    @Test("A department or a procedure narrows what is counted, as a report of it does")
    func narrowed() async throws {
        let service = try await Service.start(on: "2023-10-02")
        let corporate = try await service.statistic("contacts.total", "2022-23", #", "department": "public health""#)
        let limits = try await service.ask(["lateness.limits"], "2022-23", narrowed: #", "procedure": "childrens""#)
        let all = try await service.statistic("lateness.limits", "2022-23")
        let byProcedure = try await service.statistic("lateness.ended.by_procedure", "2022-23")
        let byDepartment = try await service.statistic("contacts.by_department", "2022-23")

        #expect(corporate["current"] == byDepartment["Public Health"])
        #expect(Figured(limits["figures"][0])["ended"] == byProcedure["childrens"])
        #expect(limits["procedure"].text == "childrens")
        #expect(all["ended"].integer ?? 0 > byProcedure["childrens"].integer ?? 0)
    }

    @Test("Public counts of people are those of the reports, and divided or narrowed they are not available")
    func people() async throws {
        let service = try await Service.start(on: "2023-10-02")
        let report = try await service.send(.get, "/v1/reports/childrens/2022-23", token: service.viewer).json
        func values(_ more: String) async throws -> [JSONValue] {
            try await ask(
                service, #"{"figures": ["childrens.received.by_complainant"], "periods": ["2022-23"]\#(more)}"#
            ).json["figures"][0]["values"].elements
        }

        let printed = report["figures"].elements.first {
            $0["figure"].text == "childrens.received.by_complainant" && $0["period"].text == "2022-23"
        }
        #expect(try await values("") == printed?["values"].elements)
        let narrowed = try await values(#", "department": "Children and Family Services""#)
        #expect(narrowed.filter { $0["key"].text != "total" }.allSatisfy { $0["number"] == .null })
    }

    /// A question that is wrong, and what is told about it: the place and the code of each fault.
    static let wrong: [(body: String, faults: [String])] = [
        (#"{"figures": ["corporate.received", "none"], "periods": ["2022-23"]}"#, ["#/figures/1 refused"]),
        (#"{"figures": ["corporate.received"], "periods": ["2022-23", "2022"]}"#, ["#/periods/1 malformed"]),
        (#"{"figures": ["corporate.received"], "periods": ["2024-25"]}"#, ["#/periods/0 refused"]),
        (#"{"figures": ["corporate.received"], "periods": ["2022-04-01--2022-04-12"]}"#, ["#/periods/0 refused"]),
        (
            #"{"figures": ["corporate.received"], "periods": ["2022-23"], "department": "Nowhere"}"#,
            ["#/department refused"]
        ),
        (
            #"{"figures": ["corporate.received"], "periods": ["2022-23"], "procedure": "childrens"}"#,
            ["#/procedure refused"]
        ),
        (
            #"{"figures": ["corporate.received.by_service"], "periods": ["2022-23"], "by": "department"}"#,
            ["#/by refused"]
        ),
        (#"{"figures": ["corporate.received"], "periods": ["2022-23"], "by": "colour"}"#, ["#/by unknown_value"]),
        (#"{"figures": ["corporate.received"], "periods": ["2022-23"], "by": "procedure"}"#, ["#/by refused"]),
        (
            #"{"figures": ["x", "y"], "periods": ["z"]}"#,
            [
                "#/periods/0 malformed", "#/figures/0 refused", "#/figures/1 refused",
            ]
        ),
        (#"{"figures": [], "periods": []}"#, ["#/figures out_of_range", "#/periods out_of_range"]),
        (
            #"{"figures": ["corporate.received", "corporate.received"], "periods": ["2022-23"]}"#,
            ["#/figures/1 duplicate"]
        ),
        (
            #"{"figures": ["corporate.received"], "periods": ["2022-23", "2022-m04", "2022-04-01--2023-03-31", "2022-04-01--2022-04-30"]}"#,
            ["#/periods/2 duplicate", "#/periods/3 duplicate"]
        ),
    ]

    @Test("What is wrong with a question is named, each fault at its place", arguments: wrong)
    func faults(body: String, faults: [String]) async throws {
        let service = try await Service.start(on: "2023-10-02")

        let reply = try await ask(service, body)

        #expect(reply.status == 422)
        #expect(
            try reply.json["errors"].elements.map { "\($0["pointer"].text ?? "") \($0["code"].text ?? "")" } == faults)
    }

    @Test("As CSV each value is a row, as a spreadsheet one too; what there is not is 406")
    func formats() async throws {
        let service = try await Service.start(on: "2023-10-02")
        let body = #"{"figures": ["corporate.received"], "periods": ["2022-23", "2021-22"], "procedure": null}"#

        let csv = try await ask(service, body, [.accept: "text/csv"])
        let ods = try await ask(service, body, format: "?format=ods")
        let page = try await ask(service, body, [.accept: "text/html"])
        let unknown = try await ask(service, body, format: "?format=xml")

        let lines = csv.text.split(whereSeparator: \.isNewline)
        #expect(lines[0].hasPrefix("department,procedure,figure,title,period,key,label,unit,state,number,"))
        #expect(
            lines[1].hasPrefix(
                ",,corporate.received,Complaints received,2022-23,,Complaints received,count,number,781,"))
        #expect(lines.count == 3)
        #expect(csv.headers[.contentDisposition] == "attachment; filename=\"statistics.csv\"")
        #expect(ods.bytes.starts(with: Array("PK\u{3}\u{4}".utf8)))
        #expect(ods.headers[.contentType] == Workbook.mediaType)
        #expect(page.status == 406 && unknown.status == 406)
    }

    @Test("Whoever reads reports asks for the public view; the internal one and the register need more")
    func permissions() async throws {
        let service = try await Service.start(on: "2023-10-02")
        let reader = try await Service.token(.statisticsReader, service.casework)
        func status(_ figure: String, _ view: String, _ token: String?) async throws -> Int {
            try await service.send(
                .post, "/v1/statistics",
                #"{"figures": ["\#(figure)"], "periods": ["2022-23"], "view": "\#(view)"}"#, token: token
            ).status
        }

        #expect(try await status("corporate.received", "public", reader) == 200)
        #expect(try await status("behaviour.new", "public", reader) == 200)
        #expect(try await status("corporate.received", "internal", reader) == 403)
        let director = try await Service.token(.director, service.casework)
        #expect(try await status("corporate.received", "internal", director) == 200)
        #expect(try await status("behaviour.new", "internal", director) == 403)
        #expect(try await status("behaviour.new", "internal", service.manager) == 200)
        #expect(try await status("corporate.received", "public", nil) == 401)
    }

    @Test(
        "A figure says what it counts, by which day, in what unit, of what a share is taken, and by whom it is asked for"
    )
    func definition() async throws {
        let service = try await Service.start(on: "2023-10-02")
        let contract = try Contract.shared.get()

        let reply = try await service.get("/v1/figures/corporate.stage_1.in_time")
        let rate = try await service.get("/v1/figures/childrens.rate_per_referral_percent").json
        let list = try await service.get("/v1/figures").json["items"].elements
        let unknown = try await service.get("/v1/figures/none")

        let json = try reply.json
        #expect(contract.violations(json, contract.named("FigureDefinition")) == [])
        #expect(list.contains(json))
        #expect(json["basis"].text == "resolved" && json["unit"].text == "count" && json["source"].text == "R147")
        #expect(
            json["denominator"].elements.map(\.text) == [
                "each stage, by the day of the answer: procedure corporate; stage stage 1"
            ])
        #expect(json["grouped_by"].elements.map(\.text) == ["department", "service", "channel"])
        #expect(json["narrowed_to"].elements.map(\.text) == ["department"])
        #expect(rate["narrowed_to"].elements.isEmpty && rate["denominator"].elements.count == 1)
        #expect(unknown.status == 404)
        for figure in list {
            #expect(figure["definition"].text?.hasSuffix(".") == true, "\(figure["figure"])")
            #expect(figure["source"].text?.isEmpty == false, "\(figure["figure"])")
        }
    }
}
