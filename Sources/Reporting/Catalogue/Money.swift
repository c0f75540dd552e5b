import Complaints

/// What was paid and what it cost (requirements R95, R101, R127; rulings C14, C30).
enum Money {
    /// The figures of a procedure.
    static func figures(_ procedure: Procedure) -> [FigureDefinition] {
        let id = procedure.rawValue
        let costs = Measure.rows(of: .cost, by: .incurred, .is(.procedure, id)).counting(.sum(.pence))
        let redress = Measure.rows(of: .agreedMoney, by: .agreed, .is(.procedure, id)).counting(.sum(.pence))
            .before(records: procedure == .childrens ? .financialRedressChildrens : nil)
        let lines: [(key: String, label: String, formula: Formula)] = [
            (
                "commissioned_investigations", "Commissioned investigations",
                .pounds(costs.and(.is(.category, "commissioned_investigation")), .upToTen)
            ),
            ("mediation", "Mediation", .pounds(costs.and(.is(.category, "mediation")), .upToTen)),
            ("financial_redress", "Financial redress", .pounds(redress, .upToTen)),
        ]
        return [
            FigureDefinition(
                "\(id).costs_pounds", "Costs",
                "Costs of the procedure by the day incurred and redress under it by the day the remedy was agreed, each line "
                    + "rounded up to the next £10 and the total adding the lines so rounded; in a year before the records "
                    + "the redress is the total published then.",
                .parts(
                    lines.map { .init($0.key, $0.label, $0.formula) } + [
                        .init("total", nil, .total(lines.map(\.formula)))
                    ]),
                polarity: .none, source: "R127"),
            FigureDefinition(
                "\(id).redress_pence", "Money agreed, to the penny",
                "Money agreed as a remedy under the procedure, to the penny, by the day it was agreed and where it came from; a "
                    + "payment in the place of a service that was owed counts by the day of that.",
                .breakdown(
                    Measure.rows(of: .agreedMoney, by: .agreed, .is(.procedure, id)).counting(.sum(.pence)),
                    by: .listed("source", ObligationSource.allCases.map { .init($0.rawValue, $0.name) })), source: "R97"
            ),
            FigureDefinition(
                "\(id).ombudsman.payments_pounds", "Payments agreed with the Ombudsman",
                "Payments agreed with the Ombudsman as remedies for complaints under the procedure, by the day the remedy was agreed.",
                .value(
                    .pounds(
                        Measure.rows(
                            of: .agreedMoney, by: .agreed, .is(.procedure, id), .is(.source, "ombudsman")
                        ).counting(.sum(.pence)), .nearest)), source: "R129"),
            FigureDefinition(
                "\(id).ombudsman.payments_pence", "Payments agreed with the Ombudsman, to the penny",
                "Payments agreed with the Ombudsman as remedies for complaints under the procedure, to the penny, by the day the remedy was "
                    + "agreed.",
                .count(
                    Measure.rows(of: .agreedMoney, by: .agreed, .is(.procedure, id), .is(.source, "ombudsman"))
                        .counting(.sum(.pence))), source: "R129"),
        ]
    }

    /// The same over every procedure.
    static let redress = FigureDefinition(
        "redress_pence", "Money agreed by procedure, to the penny",
        "Money agreed as a remedy, to the penny, by the day it was agreed and the procedure; a payment in the place of a "
            + "service that was owed counts by the day of that.",
        .breakdown(
            Measure.rows(of: .agreedMoney, by: .agreed).counting(.sum(.pence)), by: .procedure), source: "R99")

    /// The payments over every procedure.
    static var payments: FigureDefinition {
        func pounds(_ procedure: Procedure?) -> Formula {
            var measure = Measure.rows(of: .agreedMoney, by: .agreed, .is(.source, "ombudsman"))
            if let procedure { measure = measure.and(.is(.procedure, procedure.rawValue)) }
            return .pounds(measure.counting(.sum(.pence)), .nearest)
        }
        return FigureDefinition(
            "ombudsman.payments_pounds", "Payments agreed with the Ombudsman",
            "Payments agreed with the Ombudsman as remedies, by the day the remedy was agreed, by procedure.",
            .parts(
                [Procedure.corporate, .childrens, .adultSocialCare, .publicHealth].map {
                    .init($0.contactsName, $0.title, pounds($0))
                }
                    + [.init("total", nil, pounds(nil))]), source: "C14")
    }
}

extension Procedure {
    /// As the tables over every procedure call it.
    var contactsName: String { self == .childrens ? "childrens_social_care" : rawValue }
}

extension ObligationSource {
    /// Its name in a table.
    fileprivate var name: String {
        switch self {
        case .stage1: "Stage 1"
        case .stage2: "Stage 2"
        case .stage3: "Stage 3"
        case .review: "Remedial review"
        case .ombudsman: "Ombudsman"
        case .local: "Local"
        }
    }
}
