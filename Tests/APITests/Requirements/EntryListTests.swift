import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

/// A list as CSV has a column for each member of its items, and the people of an item where they were asked for.
@Suite(.database) struct EntryListTests {
    @Test("The file of a complaint is read as CSV, with whom an entry was")
    func entries() async throws {
        let service = try await Service.start()
        let complaint = try await service.accept()
        let added = try await service.change(
            complaint, "/entries",
            #"{"kind": "meeting", "occurs_on": "2025-10-06", "people": "The team manager", "text": "We met."}"#)

        let csv = try await service.get(complaint + "/entries", headers: [.accept: "text/csv"])
        let contacts = try await service.get("/v1/contacts", headers: [.accept: "text/csv"])

        #expect(added.status == 201, "\(added.text)")
        let lines = csv.text.split(separator: "\r\n")
        #expect(csv.status == 200 && lines.count == 2, "\(csv.text)")
        #expect(lines.first?.split(separator: ",").contains("people") == true)
        #expect(csv.text.contains("The team manager"))
        #expect(!contacts.text.contains("people"))
    }

    @Test("What an item of a list need not have is its people alone, so that every other member has its column")
    func members() throws {
        for (operation, columns) in try ContractFacts.stored.get().listMembers {
            let asked = columns.filter { !$0.isRequired }.map(\.name)
            #expect(asked.isEmpty || asked == ["people"], "\(operation): \(asked)")
        }
    }
}
