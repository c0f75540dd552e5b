import Complaints
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API

/// R153: the audience decides the view, and a version has all of them from one snapshot.
@Suite(.database) struct FrozenViewTests {
    private static let views = ["public", "committee", "internal"]
    private static let figure = "childrens.received.by_complainant"

    /// Three complaints by foster carers and nine by parents, and a version of their year.
    private func draft(_ service: Service) async throws -> String {
        for number in 1...12 {
            _ = try await Casefile.accepted(
                service, receivedAt: "2024-10-01T09:30:00Z", type: number <= 3 ? "foster_carer" : "parent")
        }
        return try await service.draft()
    }

    /// What a view says of the foster carers.
    private func carers(_ reply: Reply) throws -> [String?] {
        let value = try reply.json["frozen"].value(Self.figure, "foster_carer", "2024-25")
        return [value["state"].text, value["number"].integer.map(String.init), try reply.json["frozen"]["view"].text]
    }

    @Test("Each view of a version has the numbers of the snapshot, and only the public one withholds any")
    func snapshot() async throws {
        let service = try await Service.start(on: "2025-06-02")
        let version = try await draft(service)
        _ = try await Casefile.accepted(service, receivedAt: "2024-10-01T09:30:00Z", type: "foster_carer")

        var replies: [Reply] = []
        for view in Self.views { replies.append(try await service.get("\(version)?view=\(view)")) }

        #expect(
            try replies.map(carers) == [
                ["withheld", nil, "public"], ["number", "3", "committee"], ["number", "3", "internal"],
            ])
        #expect(try await service.get(version).text == replies[0].text)
        let contract = try Contract.shared.get()
        for reply in replies {
            #expect(contract.violations(try reply.json, try contract.answer("getReportVersion", 200)) == [])
            #expect(reply.etag == replies[0].etag)
        }
        let digests = try replies[1].json
        #expect(digests["digest"].text != digests["whole_digest"].text)
        // By it whoever guesses the numbers would know them.
        #expect(try replies[0].json["whole_digest"] == .null)
        #expect(!(try await service.get("/v1/report-versions").text.contains("whole_digest")))
    }

    @Test(
        "What is not for publication says so in every format and in the name of its file, frozen or not",
        arguments: [
            ("committee", "exempt information under paragraph 2 of Part 1 of Schedule 12A"),
            ("internal", "This is the internal view"),
        ])
    func marking(view: String, says: String) async throws {
        let service = try await Service.start(on: "2025-06-02")
        let version = try await draft(service)
        for path in [version, "/v1/reports/childrens/2024-25"] {
            for format in ["html", "text"] {
                let marked = try await service.get("\(path)?view=\(view)&format=\(format)")
                let open = try await service.get("\(path)?format=\(format)").text
                let plain = marked.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                #expect(plain.contains(says), "\(path) \(format)")
                #expect(plain.contains("not for publication") || plain.contains("Not for publication"))
                #expect(!open.contains("ot for publication"), "\(path) \(format)")
            }
            let file = try await service.get("\(path)?view=\(view)&format=csv").headers[.contentDisposition]
            #expect(file?.contains("childrens-2024-25-\(view)") == true, "\(file ?? "-")")
        }
    }

    @Test("Each format of each view has a tag of its own for If-None-Match, and If-Match takes the one of the JSON")
    func tags() async throws {
        let service = try await Service.start(on: "2025-06-02")
        let version = try await draft(service)
        var tags: Set<String> = []
        for format in ["html", "text", "csv", "ods"] {
            for view in Self.views {
                let path = "\(version)?view=\(view)&format=\(format)"
                let tag = try #require(try await service.get(path).etag, "\(path)")
                let same = try await service.get(path, headers: [.ifNoneMatch: tag])
                #expect(tags.insert(tag).inserted, "\(path)")
                #expect(same.status == 304 && same.bytes.isEmpty && same.etag == tag, "\(path)")
                #expect(same.headers[.vary] == "Accept", "\(path)")
            }
        }
        let data = try #require(try await service.get(version).etag)
        #expect(data == #""1""#)
        let same = try await service.get(version, headers: [.ifNoneMatch: data])
        #expect(same.status == 304 && same.headers[.vary] == "Accept")
        let page = try #require(try await service.get(version + "?format=html").etag)
        #expect(try await service.get(version + "?format=html", headers: [.ifNoneMatch: data]).status == 200)

        let presented = #"{"status": "presented"}"#
        #expect(try await service.post(version + "/status", presented, headers: [.ifMatch: page]).status == 412)
        #expect(try await service.post(version + "/status", presented, headers: [.ifMatch: data]).status == 200)
        // The page says how far the version has come.
        #expect(try await service.get(version + "?format=html", headers: [.ifNoneMatch: page]).status == 200)
    }

    @Test("What differs between versions is told with nothing withheld, and how many of their records are not shown")
    func differences() async throws {
        let service = try await Service.start(on: "2025-06-02")
        let one = try await draft(service)
        let added = try await Casefile.accepted(service, receivedAt: "2024-10-01T09:30:00Z", type: "foster_carer")
        let two = try await service.draft()

        let found = try await service.differences(one, to: two).filter { $0.figure == "\(Self.figure)/foster_carer" }
        #expect(found.map { [$0.from, $0.to] } == [[3, 4]])

        let restricted = try await service.change(
            added.path, "/restriction", #"{"reason": "It is about a colleague."}"#)
        try #require(restricted.status == 201)
        let officer = try await Service.token("officer", .officer, service.casework)
        let manager = try await Service.token("manager", .manager, service.casework)
        let database = try await TestDatabase.current.database(as: "redress_service")
        let narrowed = try service.over(database, on: "2025-06-02")
        func counted(token: String) async throws -> [Int?] {
            let path = "\(one)/differences?to=\(two.lastIdentifier)"
            let json = try await narrowed.send(.get, path, token: token).json
            return [
                json["from_not_shown"].integer, json["to_not_shown"].integer,
                json["figures"].elements.first {
                    $0["figure"].text == Self.figure && $0["key"].text == "foster_carer"
                }?["records"].elements.count,
            ]
        }
        let all = try await counted(token: manager)
        let some = try await counted(token: officer)
        await database.shutdown()

        #expect(all == [0, 0, 1])
        // The complaint and what is counted of it.
        #expect(some == [0, 3, 0])
    }

    @Test("Whoever reads reports alone sees what is published, in its public view")
    func readers() async throws {
        let service = try await Service.start(on: "2025-06-02")
        let version = try await draft(service)
        let reader = try await Service.token("reader", .statisticsReader, service.casework)
        func read(_ query: String = "", token: String) async throws -> Int {
            try await service.send(.get, version + query, token: token).status
        }
        func listed(token: String) async throws -> Int {
            try await service.send(.get, "/v1/report-versions", token: token).json["items"].elements.count
        }

        for token in [reader, service.viewer] {
            #expect(try await read(token: token) == 404)
            #expect(try await read("?view=internal", token: token) == 404)
            #expect(try await listed(token: token) == 0)
        }
        #expect(try await read("?view=committee", token: service.officer) == 200)
        try await service.finish(version)
        #expect(try await read(token: reader) == 404)
        #expect(try await service.move(version, to: "published") == "200")

        for token in [reader, service.viewer] {
            #expect(try await read(token: token) == 200)
            #expect(try await listed(token: token) == 1)
            for view in ["committee", "internal"] { #expect(try await read("?view=\(view)", token: token) == 403) }
        }
    }
}
