import Foundation
import Schema
import Testing

/// No figure counts what was registered in error: whatever counts reads the views of what counts.
struct CountedRecordTests {
    /// The statements of the reports, the views they read, and the Swift files that hold statements of their own, by name;
    /// not those that say what counts.
    private func statements() throws -> [(name: String, text: String)] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let files = FileManager.default
        let reports = try files.contentsOfDirectory(at: Schema.reports, includingPropertiesForKeys: nil)
        let views = try files.contentsOfDirectory(at: Schema.views, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "sql" && $0.lastPathComponent != "counted.sql" }
        let sources = files.enumerator(
            at: root.appendingPathComponent("Sources/Reporting"), includingPropertiesForKeys: nil)
        let swift = (sources?.allObjects ?? []).compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
        return try (reports + views + swift).map { ($0.lastPathComponent, try String(contentsOf: $0, encoding: .utf8)) }
    }

    @Test("No statement of a report or statistic reads a table that has records registered in error")
    func views() throws {
        let statements = try statements()
        let table = /\b(?:FROM|JOIN)\s+(?:complaint|stage|contact|compliment|obligation|ombudsman_case|cost)\b/
        let view = /\b(?:FROM|JOIN)\s+counted_[a-z]+\b/

        #expect(statements.count > 40)
        #expect(statements.filter { $0.text.contains(table) }.map(\.name) == [])
        #expect(statements.filter { $0.text.contains(view) }.count > 15)
    }
}
