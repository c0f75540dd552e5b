/// The figures there are, with the units in which each may have a target.
public struct ReportedFigures: Sendable {
    private let units: [String: Set<TargetUnit>]

    /// Every figure by its identifier, with what its values are measured in.
    public init(units: [String: Set<TargetUnit>]) { self.units = units }

    /// Refuses a figure there is not.
    public func check(_ figure: String) throws(Refusal) {
        guard units[figure] != nil else { throw .unknownFigure(figure) }
    }

    /// Refuses a target of a figure there is not, and one in a unit in which the figure has no value (requirement R173).
    public func check(_ figure: String, in unit: TargetUnit) throws(Refusal) {
        guard let units = units[figure] else { throw .unknownFigure(figure) }
        guard units.contains(unit) else { throw .targetUnit(figure, of: units) }
    }
}

/// A report of a period, with the sections in which a manager may write.
public struct WritableReport: Sendable {
    public let report: ReportName
    public let period: Period
    private let sections: [String]

    /// A report with the codes of its sections, in their order.
    public init(report: ReportName, period: Period, sections: [String]) {
        self.report = report
        self.period = period
        self.sections = sections
    }

    /// Refuses a section that the report of the period does not have.
    public func check(section: String) throws(Refusal) {
        guard sections.contains(section) else { throw .unknownSection(section, of: report, period, sections) }
    }
}
