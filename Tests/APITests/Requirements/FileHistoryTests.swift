import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API

/// What was written in a file and corrected stays in it, and its history is read in the order of the days.
@Suite(.database) struct FileHistoryTests {
    private func entry(_ service: Service, _ path: String, _ fields: String) async throws -> Reply {
        try await service.change(path, "/entries", "{\(fields)}")
    }

    @Test("R67: a corrected outcome and fact show both values, the person and the time; a struck note stays")
    func auditTrail() async throws {
        let service = try await Service.start()
        let path = try await service.accept()
        let early = try await service.change(
            path, "/stages/local_resolution/outcome-correction", #"{"outcome": "fault_found", "reason": "x"}"#)
        _ = try await service.change(
            path, "/stages/local_resolution/response", #"{"responded_on": "2025-10-15", "outcome": "not_upheld"}"#)
        let same = try await service.change(
            path, "/stages/local_resolution/outcome-correction", #"{"outcome": "not_upheld", "reason": "x"}"#)
        let outcome = try await service.change(
            path, "/stages/local_resolution/outcome-correction", #"{"outcome": "fault_found", "reason": "A mistake"}"#)
        let fact = try await service.change(
            path, "/corrections",
            #"{"complainant": "Ann Smith", "causes": ["policy", "delay"], "reason": "Misspelt"}"#)
        let half = try await service.change(path, "/corrections", #"{"service": "Potholes", "reason": "x"}"#)
        let nothing = try await service.change(path, "/corrections", #"{"complainant": "Ann Smith", "reason": "x"}"#)
        let unknown = try await service.change(path, "/corrections", #"{"causes": ["weather"], "reason": "x"}"#)
        let note = try await entry(service, path, #""kind": "note", "occurs_on": "2025-10-20", "text": "Wrong note""#)
        let id = try #require(try note.json["id"].text)
        _ = try await service.change(path, "/entries/\(id)/strike", #"{"reason": "Another family"}"#)
        let twice = try await service.change(path, "/entries/\(id)/strike", #"{"reason": "Again"}"#)

        let events = try await service.get(path + "/events").json["items"].elements
        let corrected = events.first { $0["operation"].text == "outcome_corrected" } ?? .null
        let changed = events.first { $0["operation"].text == "complaint_corrected" } ?? .null
        let kept = try await service.get(path + "/entries").json["items"][0]

        #expect(try early.code == "stage_unanswered" && same.code == "nothing_corrected")
        #expect(outcome.status == 200, "\(outcome.text)")
        #expect(try fact.json["items"].elements.map { $0["fact"].text } == ["complainant", "causes"])
        #expect(try half.pointers == ["#/department", "#/service"] && nothing.code == "nothing_corrected")
        #expect(try unknown.code == "unknown_cause" && twice.code == "already_recorded")
        #expect(corrected["details"]["from_outcome"].text == "not_upheld")
        #expect(corrected["details"]["to_outcome"].text == "fault_found")
        #expect(corrected["actor"].text == "test manager")
        #expect(changed["details"]["from_complainant"].text == "A. Example")
        #expect(changed["details"]["to_causes"].text == "delay, policy")
        #expect(try await service.get(path).json["causes"].elements.map(\.text) == ["delay", "policy"])
        #expect(kept["text"].text == "Wrong note")
        #expect(kept["struck"]["reason"].text == "Another family")
    }

    @Test("An entry's text cannot be changed in the database either")
    func appendOnly() async throws {
        let service = try await Service.start()
        let path = try await service.accept()
        _ = try await entry(service, path, #""kind": "note", "occurs_on": "2025-10-20", "text": "As it was""#)

        await #expect {
            try await TestDatabase.current.database.write { db in
                _ = try db.execute("UPDATE entry SET body = 'Otherwise'")
            }
        } throws: { ($0 as? PostgresError)?.sqlState == .insufficientPrivilege }
    }

    @Test("The history has events, entries and deadlines in the order of their days, as data and as a page")
    func history() async throws {
        let service = try await Service.start()
        let path = try await service.accept()
        _ = try await entry(
            service, path, #""kind": "note", "occurs_on": "2025-10-20", "text": "<b>Bold</b> & \"quoted\"""#)

        let json = try await service.get(path + "/history")
        let page = try await service.get(path + "/history?format=html")

        let contract = try Contract.shared.get()
        #expect(contract.violations(try json.json, try contract.answer("getComplaintHistory", 200)) == [])
        let lines = try json.json["lines"].elements
        let days = lines.compactMap { $0["occurs_on"].text }
        #expect(days == days.sorted())
        #expect(Set(lines.compactMap { $0["kind"].text }) == ["event", "fact", "entry", "deadline"])
        #expect(lines.contains { $0["title"].text == "complaint_accepted" && $0["by"].text == "test manager" })
        #expect(page.headers[.contentType] == "text/html; charset=utf-8")
        #expect(page.text.contains("&lt;b&gt;Bold&lt;/b&gt; &amp;"))
        #expect(!page.text.contains("<b>Bold"))
        #expect(try await service.send(.get, path + "/history", token: service.viewer).status == 403)
    }
}
