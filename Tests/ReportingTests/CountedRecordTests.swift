import Foundation
import Schema
import Testing

/// No figure counts what was registered in error: whatever counts reads the views of what counts.
struct CountedRecordTests {
    private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The statements of the reports and the Swift files that hold statements of their own, by name.
    private func statements() throws -> [(name: String, text: String)] {
        let files = FileManager.default
        let reports = try files.contentsOfDirectory(at: Schema.reports, includingPropertiesForKeys: nil)
        let sources = files.enumerator(
            at: root.appendingPathComponent("Sources/Reporting"), includingPropertiesForKeys: nil)
        let swift = (sources?.allObjects ?? []).compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
        return try (reports + swift).map { ($0.lastPathComponent, try String(contentsOf: $0, encoding: .utf8)) }
    }

    /// The views that reports read, by name; not those that say what counts, what is listed and what is seen.
    private func views() throws -> [(name: String, text: String)] {
        try FileManager.default.contentsOfDirectory(at: Schema.views, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "sql" }
            .filter { !["counted.sql", "listed.sql", "reached.sql"].contains($0.lastPathComponent) }
            .map { ($0.lastPathComponent, try String(contentsOf: $0, encoding: .utf8)) }
    }

    @Test("No statement of a report or statistic reads a table that has records registered in error")
    func statementsOfReports() throws {
        let statements = try statements()
        let table = /\b(?:FROM|JOIN)\s+(?:complaint|stage|contact|compliment|obligation|ombudsman_case|cost)\b/
        let view = /\b(?:FROM|JOIN)\s+(?:counted|population)_[a-z]+\b/

        #expect(statements.count > 40)
        #expect(statements.filter { $0.text.contains(table) }.map(\.name) == [])
        #expect(statements.filter { $0.text.contains(view) }.count == 6)
    }

    /// What else is said of a row, as the outcome of its stage, may be read from a table: the row itself counts.
    @Test("Each row of a population comes from what counts, and not from a table that has records registered in error")
    func rowsOfPopulations() throws {
        let views = try views()
        let table = /(?m)^FROM\s+(?:complaint|stage|contact|compliment|obligation|ombudsman_case|cost)\b/
        let view = /\b(?:FROM|JOIN)\s+counted_[a-z_]+\b/

        #expect(views.count > 8)
        #expect(views.filter { $0.text.contains(table) }.map(\.name) == [])
        // A measure of the behaviour register is lifted, and never registered in error.
        #expect(
            views.filter { $0.name.hasPrefix("population_") && !$0.text.contains(view) }.map(\.name) == [
                "population_behaviour.sql"
            ])
    }
}
