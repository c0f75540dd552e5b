import Complaints
import Foundation
import HTTPTypes
import JSON
import Postgres
import Spreadsheets
import TestSupport
import Testing

@testable import API

/// Lists, worklists and search results as comma-separated values.
@Suite(.database) struct ListCSVTests {
    /// The rows of an answer, its columns first.
    private func rows(_ text: String) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var cell = ""
        var isQuoted = false
        for character in text {
            switch character {
            case "\"":
                if !isQuoted, cell.hasSuffix("\u{0}") {
                    cell = cell.dropLast() + "\""
                } else if isQuoted {
                    cell += "\u{0}"
                }
                isQuoted.toggle()
            case "," where !isQuoted:
                row.append(cell.replacing("\u{0}", with: ""))
                cell = ""
            case "\r\n" where !isQuoted:
                rows.append(row + [cell.replacing("\u{0}", with: "")])
                (row, cell) = ([], "")
            default: cell.append(character)
            }
        }
        return rows
    }

    /// Whether a cell has a member of an item: a text as it is, or behind an apostrophe, and anything else as JSON.
    private func isCell(_ cell: String, of value: JSONValue) -> Bool {
        switch value {
        case .null: cell.isEmpty
        case .text(let text): cell == (text.first.map { "=+-@".contains($0) } ?? false ? "'" + text : text)
        default: (try? JSONParser.parse(Array(cell.utf8))) == value
        }
    }

    private func compare(_ service: Service, _ path: String) async throws -> [[String]] {
        let sign = path.contains("?") ? "&" : "?"
        let reply = try await service.get(path + sign + "format=csv")
        #expect(reply.status == 200, "\(reply.text)")
        let items = try await service.get(path).json["items"].elements
        let rows = rows(reply.text)
        let columns = try #require(rows.first)
        #expect(rows.count == items.count + 1)
        // What is kept of one answer is not given for the other (RFC 9110 section 12.5.5).
        #expect(try await service.get(path).headers[.vary] == "Accept")
        #expect(reply.headers[.vary] == "Accept")
        for (row, item) in zip(rows.dropFirst(), items) {
            #expect(zip(columns, row).filter { !isCell($1, of: item[$0]) }.map(\.0) == [])
        }
        return rows
    }

    @Test("A list as CSV has the members of the JSON as columns and every item as a row, by format or by Accept")
    func list() async throws {
        let service = try await Service.start(on: "2025-06-02")
        for (day, summary) in [
            ("2025-03-03", "=1+1"), ("2025-03-04", "A, \"quoted\"\nsummary"), ("2025-03-05", "Plain"),
        ] {
            let body = """
                {"received_at": "\(day)T09:30:00Z", "channel": "email", "complainant_type": "parent",
                "complainant": "P. Arent \(day)", "about_childrens_social_care": true,
                "department": "Children and Families", "service": "Fostering",
                "causes": ["delay"],
                "summary": \(String(decoding: JSONWriter.bytes { $0.value(summary) }, as: UTF8.self))}
                """
            let made = try await service.post("/v1/complaints", body)
            try #require(made.status == 201, "\(made.text)")
        }

        let rows = try await compare(service, "/v1/complaints")
        let accepted = try await service.send(
            .get, "/v1/complaints", token: service.manager, headers: [.accept: "text/csv"])
        let people = try await compare(service, "/v1/complaints?include=people")

        #expect(rows.count == 4 && rows[0].prefix(3) == ["id", "reference", "version"])
        #expect(accepted.headers[.contentType] == "text/csv; charset=utf-8; header=present")
        #expect(accepted.headers[.contentDisposition] == "attachment; filename=\"complaints.csv\"")
        #expect(self.rows(accepted.text) == rows)
        #expect(people[0].last == "people" && people[1].last?.contains("P. Arent") == true)
        let cursor = try #require(try await service.get("/v1/complaints?limit=1").json["next_cursor"].text)
        #expect(
            self.rows(try await service.get("/v1/complaints?format=csv&cursor=\(cursor)").text)
                == [rows[0]] + rows[2...])
        let found = try await service.send(
            .post, "/v1/searches", #"{"query": "Arent"}"#, token: service.manager, headers: [.accept: "text/csv"])
        #expect(self.rows(found.text).count == 4, "\(found.text)")
    }

    @Test(
        "A list of nothing has its columns, one of thousands every row once, and what a caller may not read stays shut")
    func sizes() async throws {
        let service = try await Service.start(on: "2025-06-02")
        #expect(try await service.get("/v1/contacts?format=csv").text.hasPrefix("id,reference,"))
        #expect(rows(try await service.get("/v1/contacts?format=csv").text).count == 1)
        #expect(rows(try await service.get("/v1/worklists/due_soon?format=csv").text).count == 1)
        let file = try await Casefile.register(service)
        try await TestDatabase.current.database.write { db in
            _ = try db.execute(
                """
                INSERT INTO audit_event (occurred_at, actor, operation, complaint_id, details)
                SELECT '2025-03-04T09:00:00Z'::timestamptz + n * interval '1 second', 'system', 'tried', id, '{}'
                FROM complaint, generate_series(1, 2500) AS n
                """)
        }

        let events = rows(try await service.get(file.path + "/events?format=csv").text)

        #expect(Set(events).count == events.count && events.count > 2500)
        #expect(Set(events.map(\.count)) == [events[0].count])
        let reader = try await Service.token(.statisticsReader, service.casework)
        #expect(try await service.send(.get, "/v1/complaints?format=csv", token: reader).status == 403)
        let other = try await service.get("/v1/complaints?format=ods")
        #expect(other.status == 406)
    }

    /// The path of a list with what it must be told.
    private func address(_ endpoint: Endpoint, _ known: [String: String]) -> String? {
        var path = endpoint.path
        for (name, value) in known { path = path.replacing("{\(name)}", with: value) }
        let query =
            switch endpoint.operationID {
            case "listChildDecisions": "?month=2022-09"
            case "listUnreviewedFaults": "?year=2022-23&procedure=childrens"
            case "listEstablishmentConcerns": "?establishment=Oak+House"
            case "listFigureRows": "?period=2022-23&limit=200"
            case "listRatings": "?period=2022-23"
            case "listReportCommentaries": "?report=childrens&period=2022-23"
            default: ""
            }
        return path.contains("{") ? nil : path + query
    }

    @Test(
        "Every list of the contract is answered as CSV with the members of its JSON, and 406 in a format there is not",
        .database(.demonstration))
    func everyList() async throws {
        let service = try await Service.start(on: "2023-10-02")
        let contract = try Contract.shared.get()
        let lists = Set(contract.operations.filter { contract.isList($0) }.compactMap(\.id))
        let page = "?limit=1"
        let frozen = try await service.post("/v1/report-versions", #"{"report": "ombudsman", "period": "2022-23"}"#)
        try #require(frozen.status == 201, "\(frozen.text)")
        let contact = try await service.logContact(at: "2023-09-04T09:30:00Z")
        var known = [
            "contact_id": contact.lastIdentifier, "report_version_id": try #require(try frozen.json["id"].text),
            "figure": "childrens.stage_1.answered", "worklist": "overdue", "month": "2022-09",
        ]
        for (name, path) in [("complaint_id", "/v1/complaints"), ("ombudsman_case_id", "/v1/ombudsman-cases")] {
            known[name] = try await service.get(path + page).json["items"][0]["id"].text
        }
        let endpoints = service.api.endpoints.filter { lists.contains($0.operationID) && $0.method == .get }

        #expect(endpoints.count == lists.count - 2)
        for endpoint in endpoints {
            let path = try #require(address(endpoint, known), "\(endpoint.path)")
            let sign = path.contains("?") ? "&" : "?"
            let answer = try await service.get(path)
            try #require(answer.status == 200, "\(path): \(answer.text)")
            let csv = try await service.get(path + sign + "format=csv")
            let rows = rows(csv.text)
            let columns = try #require(rows.first, "\(path): \(csv.text)")
            let items = try answer.json["items"].elements
            for (row, item) in zip(rows.dropFirst(), items.prefix(20)) {
                #expect(Set(columns).isSuperset(of: item.memberNames), "\(path)")
                #expect(zip(columns, row).filter { !isCell($1, of: item[$0]) }.map(\.0) == [], "\(path)")
            }
            #expect(rows.count > min(items.count, 1_000), "\(path)")
            #expect(try await service.get(path + sign + "format=ods").status == 406, "\(path)")
            let page = try await service.send(.get, path, token: service.manager, headers: [.accept: "text/html"])
            #expect(page.status == 406, "\(path)")
        }
        for search in [
            ("/v1/searches", #"{"query": "school"}"#),
            ("/v1/single-point-of-contact-searches", #"{"complainant": "A. Example"}"#),
        ] {
            let csv = try await service.send(
                .post, search.0, search.1, token: service.manager, headers: [.accept: "text/csv"])
            #expect(csv.status == 200 && rows(csv.text).first?.first != nil, "\(search.0): \(csv.text)")
        }
    }
}

extension ListCSVTests {
    @Test(
        "Lists that are answered together are one file, in which each row says which of them it is in",
        .database(.demonstration))
    func listsTogether() async throws {
        let service = try await Service.start(on: "2023-10-02")
        let complaint = try await service.get("/v1/complaints?limit=1").json["items"][0]["id"].text ?? ""
        let team = try await service.addTeam()
        let assigned = try await service.change(
            "/v1/complaints/\(complaint)", "/assignments", #"{"team_id": "\#(team)", "reason": "Theirs."}"#)
        try #require(assigned.status == 201, "\(assigned.text)")
        let restricted = try await service.change(
            "/v1/complaints/\(complaint)", "/restriction", #"{"reason": "It is about a colleague."}"#)
        try #require(restricted.status == 201, "\(restricted.text)")
        for path in [
            "/v1/services", "/v1/settings", "/v1/bank-holidays", "/v1/ladders", "/v1/targets",
            "/v1/complaints/\(complaint)/people", "/v1/complaints/\(complaint)/notices",
        ] {
            let json = try await service.get(path).json
            let csv = try await service.send(.get, path, token: service.manager, headers: [.accept: "text/csv"])
            var rows = rows(csv.text)
            try #require(csv.status == 200 && !rows.isEmpty, "\(path): \(csv.text)")
            let columns = rows.removeFirst()
            #expect(columns.first == "list", "\(path)")
            for name in json.memberNames {
                let items = json[name].memberNames.isEmpty ? json[name].elements : [json[name]]
                let own = rows.filter { $0[0] == name }
                #expect(own.count == items.count, "\(path) \(name)")
                for (row, item) in zip(own, items) where !item.memberNames.isEmpty {
                    #expect(Set(columns).isSuperset(of: item.memberNames), "\(path)")
                    #expect(
                        zip(columns, row).dropFirst().filter { !isCell($1, of: item[$0]) }.map(\.0) == [], "\(path)")
                }
            }
            #expect(try await service.get(path + "?format=csv").text == csv.text)
            #expect(try await service.get(path + "?format=ods").status == 406, "\(path)")
            #expect(try await service.get(path).headers[.vary] == "Accept")
        }
    }
}

extension Contract {
    /// Whether an operation answers with items.
    fileprivate func isList(_ operation: Operation) -> Bool {
        let answer = (operation.fields["responses"] as? [String: Any])?["200"]
        let schema = resolve(schema(in: answer))
        return (schema["properties"] as? [String: Any])?["items"] != nil
    }
}

extension JSONValue {
    /// The names of an object's members.
    fileprivate var memberNames: [String] {
        if case .object(let members) = self { members.map(\.name) } else { [] }
    }
}
