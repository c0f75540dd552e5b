import Complaints
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API

/// R146: the cases behind a figure, through HTTP.
@Suite(.database) struct FigureRowTests {
    private static let path = "/v1/figures/childrens.received.stage_1/rows?period=2024-25"

    @Test("R146: the rows of a figure have the references that it counts, and a reader of statistics gets none")
    func references() async throws {
        let service = try await Service.start(on: "2025-06-02")
        let one = try await service.answered(receivedOn: "2024-10-01", respondedOn: "2024-10-14")
        let two = try await service.answered(receivedOn: "2025-02-03", respondedOn: "2025-02-10")
        let contract = try Contract.shared.get()

        let reply = try await service.get(Self.path)
        let json = try reply.json

        #expect(reply.status == 200, "\(reply.text)")
        #expect(contract.violations(json, try contract.answer("listFigureRows", 200)) == [])
        #expect(json["total"].integer == 2 && json["not_shown"].integer == 0)
        let references = try await [one.reference, two.reference]
        #expect(Set(json["items"].elements.compactMap { $0["reference"].text }) == Set(references))
        let first = try await service.get(Self.path + "&limit=1").json
        let cursor = try #require(first["next_cursor"].text)
        let second = try await service.get(Self.path + "&limit=1&cursor=\(cursor)").json
        #expect(second["next_cursor"].text == nil && second["items"].elements.count == 1)
        #expect(first["items"].elements + second["items"].elements == json["items"].elements)
        let reader = try await Service.token(.statisticsReader, service.casework)
        #expect(try await service.send(.get, Self.path, token: reader).status == 403)
        let register = "/v1/figures/behaviour.new/rows?period=2024-25&key=total"
        #expect(try await service.get(register).json["not_shown"].integer == 0)
        #expect(try await service.send(.get, register, token: service.viewer).status == 403)
    }

    @Test(
        "What there is not is not found, and what was asked wrongly is told",
        arguments: [
            ("/v1/figures/childrens.nothing/rows?period=2024-25", 404, "not_found"),
            ("/v1/figures/childrens.received.stage_1/rows?period=2024-25&key=x", 404, "not_found"),
            ("/v1/figures/childrens.received.stage_1/rows?period=2030-31", 404, "report_not_available"),
            ("/v1/figures/childrens.received.stage_1/rows?period=2024-25&department=No", 404, "report_not_available"),
            (
                "/v1/figures/childrens.received.stage_1/rows?period=2024-25&department=children%20AND%20families", 200,
                ""
            ),
            ("/v1/figures/childrens.received.stage_1/rows", 400, "invalid_query"),
            ("/v1/figures/childrens.received.stage_1/rows?period=2024-25&part=some", 400, "invalid_query"),
            ("/v1/figures/childrens.received.stage_1/rows?period=24", 400, "invalid_query"),
        ])
    func refusals(path: String, status: Int, code: String) async throws {
        let service = try await Service.start(on: "2025-06-02")

        let reply = try await service.get(path)

        #expect(reply.status == status)
        if status != 200 { #expect(try reply.code == code) }
    }

    @Test(
        "A key that is missing or unknown is told with the keys there are, and one of a figure that has none",
        arguments: [
            ("childrens.stage_1.within_20_working_days/rows?period=2024-25", "key may be count, of or percent"),
            ("childrens.stage_1.within_20_working_days/rows?period=2024-25&key=x", "key may be count, of or percent"),
            ("childrens.received.stage_1/rows?period=2024-25&key=x", "leave key out"),
            ("childrens.nothing/rows?period=2024-25", "There is no such figure"),
        ])
    func keys(path: String, told: String) async throws {
        let service = try await Service.start(on: "2025-06-02")

        let reply = try await service.get("/v1/figures/" + path)

        #expect(try reply.code == "not_found")
        #expect(reply.text.contains(told), "\(reply.text)")
    }

    @Test(
        "What is none of the forms of a period is told with them and the days there are",
        arguments: ["1900-01-01--2026-11-26", "2022", "2022-23-q5", "2022-13-01--2022-14-01"])
    func periods(period: String) async throws {
        let service = try await Service.start(on: "2025-06-02")

        let reply = try await service.get("/v1/reports/all_complaints/\(period)")

        #expect(try reply.code == "not_found")
        #expect(reply.text.contains("from 1 April 1900 to 31 March 9999"), "\(reply.text)")
        #expect(try await service.get("/v1/reports/childrens/1900-04-01--2025-06-01?view=internal").status == 200)
    }

    @Test(
        "A department is found in every spelling, whichever apostrophe, case or space it is written with",
        arguments: ["Chief%20Executive's", "Chief%20Executive%E2%80%99s", "CHIEF%20EXECUTIVES", "chief-executive's"])
    func departments(spelling: String) async throws {
        let service = try await Service.start(on: "2025-06-02")
        try await TestDatabase.current.database.write { db in
            try db.execute("INSERT INTO department (name) VALUES ('Chief Executive\u{2019}s')")
        }

        for path in [
            "/v1/reports/all_complaints/2024-25?department=",
            "/v1/figures/childrens.received.stage_1/rows?period=2024-25&department=",
        ] {
            #expect(try await service.get(path + spelling).status == 200, "\(path)")
        }
        let reply = try await service.get("/v1/reports/all_complaints/2024-25?department=Chief")
        #expect(try reply.code == "report_not_available")
    }
}
