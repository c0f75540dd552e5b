import Complaints
import Testing
import WorkingDays

@testable import Reporting

/// That what a layout names is there: a name that nothing answers would print as 0.
struct LayoutReferenceTests {
    /// With the bands that a council begins with, and with none, on which no layout may depend.
    private static let catalogues = [Catalogue(bands: bands), Catalogue(bands: [])]

    private static let bands = [
        Band(procedure: .childrens, stage: .localResolution, edges: [10, 20, 65]),
        Band(procedure: .childrens, stage: .investigation, edges: [25, 65]),
        Band(procedure: .childrens, stage: .reviewPanel, edges: [50]),
        Band(procedure: .adultSocialCare, stage: .singleStage, edges: [20, 40, 65, 130]),
        Band(procedure: .publicHealth, stage: .singleStage, edges: [20, 40, 65, 130]),
        Band(procedure: .corporate, stage: .stage1, edges: [20, 40]),
        Band(procedure: .corporate, stage: .stage2, edges: [20]),
    ]

    private static func versions(followsCode: Bool) throws -> [ProcedureInForce] {
        [
            ProcedureInForce(
                procedure: .corporate, name: "A version", source: "A policy",
                from: try #require(Day("2022-04-01")),
                followsCode: followsCode)
        ]
    }

    /// What is shown by itself, and what a sentence names, which may be a figure as a whole.
    private static func references(in layout: Layout) -> (shown: [Reference], said: [Reference]) {
        var shown = layout.highlights.map(\.figure) + layout.tables.compactMap(\.whole)
        for table in layout.tables {
            if case .listed(let rows) = table.rows { shown += rows.map(\.figure) }
        }
        var templates = layout.sections.flatMap(\.blocks).flatMap { block -> [Template] in
            if case .words(let templates) = block { templates } else { [] }
        }
        templates += layout.tables.flatMap(\.notes)
        templates += layout.highlights.compactMap(\.detail)
        let pieces: [Template.Piece] = templates.flatMap(\.pieces)
        let said = pieces.compactMap { piece -> Reference? in
            if case .slot(let slot) = piece { slot.value } else { nil }
        }
        return (shown, said)
    }

    /// The keys by which a value of the figure is named; none where they come from the records.
    private static func keys(of content: FigureDefinition.Content) -> [String?] {
        switch content {
        case .value: [nil]
        case .parts(let parts): parts.map { Optional($0.key) }
        default: []
        }
    }

    private static func has(_ reference: Reference, in catalogue: Catalogue) -> Bool {
        guard let figure = catalogue[reference.id] else { return false }
        let keys = keys(of: figure.content)
        return keys.isEmpty || keys.contains(reference.key)
    }

    @Test(
        "every figure and key that a report names is in the catalogue, whatever the bands",
        arguments: ReportName.allCases,
        [false, true])
    func names(report: ReportName, followsCode: Bool) throws {
        let versions = try Self.versions(followsCode: followsCode)
        for catalogue in Self.catalogues {
            let layout = Layout.of(report, catalogue: catalogue, under: versions)
            #expect(layout.ids.filter { catalogue[$0] == nil } == [])
            let (shown, said) = Self.references(in: layout)
            for reference in shown { #expect(Self.has(reference, in: catalogue), "\(reference)") }
            for reference in said where reference.key != nil {
                #expect(Self.has(reference, in: catalogue), "\(reference)")
            }
        }
    }

    @Test(
        "each table of a report has an identifier and a label of its own",
        arguments: ReportName.allCases,
        [false, true])
    func tables(report: ReportName, followsCode: Bool) throws {
        let layout = Layout.of(
            report, catalogue: Self.catalogues[0], under: try Self.versions(followsCode: followsCode))

        #expect(Set(layout.tables.map(\.id)).count == layout.tables.count)
        #expect(Set(layout.tables.map(\.label)).count == layout.tables.count)
    }
}
