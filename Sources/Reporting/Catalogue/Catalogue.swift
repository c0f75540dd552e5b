import Complaints

/// Every figure there is: what is counted is said here and nowhere else.
///
/// Layouts, pages and answers take figures from it.
public struct Catalogue: Sendable {
    public let figures: [FigureDefinition]
    private let places: [String: Int]

    /// The catalogue of a council with these bands of working days.
    init(bands: [Band]) {
        var all: [FigureDefinition] = []
        for procedure in Procedure.allCases {
            all += Volumes.figures(procedure)
            all += Times.figures(procedure, bands: bands)
            all += Outcomes.figures(procedure)
            all += Learning.figures(procedure)
            all += Ombudsman.figures(procedure)
            all += Money.figures(procedure)
        }
        all += ChildrensOnly.figures(bands: bands)
        all += CorporateOnly.figures
        all += ContactVolumes.figures
        all += Ombudsman.figures(nil)
        all += Ombudsman.byProcedure
        all += [Money.payments, Money.redress]
        all += AllComplaints.figures
        all += Lateness.figures
        all += Alerting.figures
        all += Equality.figures
        all += BehaviourRegister.figures
        figures = all
        places = Dictionary(all.indices.map { (all[$0].id, $0) }) { first, _ in first }
    }

    /// The figure of a name.
    public subscript(_ id: String) -> FigureDefinition? { places[id].map { figures[$0] } }
}
