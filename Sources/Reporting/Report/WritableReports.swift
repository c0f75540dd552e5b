public import Complaints

extension Reports {
    /// Every figure of the catalogue, with the units in which it may have a target.
    ///
    /// - Throws: `PostgresError` where the database fails.
    public func reportedFigures() async throws -> ReportedFigures {
        let catalogue = try await catalogue()
        let rated = Set(IndicatorLayout.complaints(in: catalogue).map(\.value.id))
        return ReportedFigures(
            units: Dictionary(
                catalogue.figures.map {
                    // Of an indicator the rate is rated, whatever else the figure gives.
                    ($0.id, rated.contains($0.id) ? [.percent] : Set($0.units.map(TargetUnit.init)))
                }
            ) { first, _ in first })
    }

    /// A report of a period with the sections in which a manager may write.
    ///
    /// - Throws: `PostgresError` where the database fails.
    public func writable(_ name: ReportName, of period: Period) async throws -> WritableReport {
        try await snapshot { db in
            let inForce = try name.procedure.map { try ProcedureVersions(in: db).inForce($0, in: period) } ?? []
            let layout = Layout.of(name, catalogue: try Catalogue(in: db), under: inForce)
            return WritableReport(report: name, period: period, sections: layout.commentaries)
        }
    }
}

extension FigureDefinition {
    /// What its values are, each once.
    fileprivate var units: Set<Unit> {
        switch content {
        case .parts(let parts): Set(parts.map(\.formula.unit))
        case .tally(let measure, _, let beside): Set(beside.map(\.formula.unit) + [measure.unit])
        case .value, .breakdown, .shares, .largest, .largestBefore: [unit]
        }
    }
}

extension TargetUnit {
    /// That of a target of such values.
    fileprivate init(_ unit: Unit) {
        switch unit {
        case .percent, .points: self = .percent
        case .count, .workingDays, .pounds, .pence, .perHundredThousand: self = .count
        }
    }
}
