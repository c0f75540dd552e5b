public import Complaints
public import Foundation
import Postgres
public import WorkingDays

extension Reports {
    /// The views of a report as they are computed now, with the rows that each of its counts counted, all in one snapshot
    /// (requirements R141, R153).
    ///
    /// - Throws: What `report` throws.
    public func frozen(
        _ name: ReportName, of period: Period, department: String? = nil, today: Day, at now: Date? = nil
    ) async throws -> FrozenReport {
        let asked = AskedReport(name: name, period: period, department: department, view: .open, today: today)
        return try await compute(asked, at: now) { builder, definitions, db in
            let report = builder.report
            let counter = MemberCounter(of: report, definitions)
            return FrozenReport(
                report: name, period: period, department: report.department, computedOn: report.basis.computedOn,
                registerPosition: report.basis.registerPosition, calendarVersion: report.basis.calendarVersion,
                document: try report.document, wholeDocument: try builder.inside.report.document,
                writings: report.writings,
                counts: counter.parts.map {
                    FrozenReport.Count(figure: $0.figure, key: $0.key, isWhole: $0.count.isWhole, counted: $0.counted)
                },
                rows: try counter.rows(in: db))
        }
    }
}

extension Report {
    /// A report that was frozen, from the document of a view that withholds as much.
    ///
    /// - Throws: `DecodingError` where the document is none of a report.
    public init(frozen document: String, seenAs view: ReportView = .open) throws {
        self = try JSONDecoder().decode(Report.self, from: Data(document.utf8)).seen(as: view)
    }

    /// Everything it prints, the same report always the same text (decision 0049).
    var document: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    /// What people wrote that it prints: the rows of its listings, and the commentary.
    var writings: [FrozenReport.Writing] {
        narrative.flatMap { section in
            section.blocks.flatMap { block -> [FrozenReport.Writing] in
                switch block {
                case .list(let texts): texts.map { FrozenReport.Writing(section: section.number, text: $0) }
                case .commentary(let text): [FrozenReport.Writing(section: section.number, text: text)]
                case .paragraph, .table: []
                }
            }
        }
    }
}
