import Complaints
import Postgres
import WorkingDays

/// The money that was agreed in a year, where it came from, and what the council had offered before (requirements R89, R97
/// to R99).
struct RedressCounts {
    private let procedure: Procedure
    private let year: FinancialYear
    private let sums: [Sum]
    private let offers: [Offer]

    private struct Sum {
        let procedure: Procedure?
        let source: ObligationSource
        let pence: Int
    }

    /// A case at the Ombudsman in which the council had offered a sum.
    private struct Offer {
        let reference: String
        let offered, agreed: Int
    }

    init(_ procedure: Procedure, _ year: FinancialYear, _ db: borrowing Transaction) throws {
        self.procedure = procedure
        self.year = year
        sums = try db.all(try ReportStatement("redress")(year.firstOn, year.lastOn)) { row in
            guard let source = ObligationSource(rawValue: try row["source"]) else {
                preconditionFailure("A source of the table is one of the program.")
            }
            return Sum(
                procedure: (try row["procedure"] as String?).flatMap(Procedure.init), source: source,
                pence: try row["pence"])
        }
        offers = try db.all(
            try ReportStatement("redress_offers")(year.firstOn, year.lastOn, procedure.rawValue)
        ) { Offer(reference: try $0["reference"], offered: try $0["offered"], agreed: try $0["agreed"]) }
    }

    private func pence(of procedure: Procedure? = nil, from source: ObligationSource? = nil) -> Int {
        sums.filter { (procedure ?? $0.procedure) == $0.procedure && (source ?? $0.source) == $0.source }
            .reduce(0) { $0 + $1.pence }
    }

    private var offered: Int { offers.reduce(0) { $0 + $1.offered } }
    private var ended: Int { offers.reduce(0) { $0 + $1.agreed } }

    var statistics: Statistics {
        Statistics(
            name: .redress, procedure: procedure, year: year,
            figures: [
                figure("agreed_pence", pence(of: procedure), .agreed, Self.definition),
                figure(
                    "all_procedures_pence", pence(), .agreed,
                    "The same over all procedures of the council, in pence."),
                figure(
                    "offered_pence", offered, .decided,
                    "What the council had offered before in cases the Ombudsman decided in the year, in pence."),
                figure("ended_pence", ended, .decided, "What was agreed in the same cases in the end, in pence."),
                figure("uplift_pence", ended - offered, .decided, "How much more that is than was offered, in pence."),
                figure(
                    "unchanged", offers.count { $0.offered == $0.agreed }, .decided,
                    "Cases in which the sum that was offered stood."),
            ],
            tables: [sourceTable, procedureTable, offerTable])
    }

    private static let definition =
        "Money by the day it was agreed, and a payment in the place of a service that was owed by the day of that, in pence."

    private func figure(_ name: String, _ value: Int, _ basis: Basis, _ definition: String) -> Figure {
        Figure("redress.\(name)", year: year, value: .number(value), definition: definition, basis: basis)
    }

    private var sourceTable: ReportTable {
        ReportTable(
            id: "redress_by_source", label: "Redress", title: "Money agreed in \(year), by where it came from",
            columns: ["Source", "\(year)"],
            rows: ObligationSource.allCases.map { .init($0.name, [money(pence(of: procedure, from: $0))]) }
                + [.init("Total", [money(pence(of: procedure))], .total)],
            definition: Self.definition)
    }

    private var procedureTable: ReportTable {
        ReportTable(
            id: "redress_by_procedure", label: "Redress", title: "Money agreed in \(year), by procedure",
            columns: ["Procedure", "\(year)"],
            rows: Procedure.allCases.map { .init(Words.sentence($0.written), [money(pence(of: $0))]) }
                + [.init("Total", [money(pence())], .total)],
            definition: Self.definition)
    }

    private var offerTable: ReportTable {
        ReportTable(
            id: "offers", label: "Offers", title: "What had been offered in cases decided in \(year)",
            columns: ["Case", "Offered before", "Agreed", "Uplift"],
            rows: offers.map {
                .init($0.reference, [money($0.offered), money($0.agreed), money($0.agreed - $0.offered)])
            }
                + [.init("Total", [money(offered), money(ended), money(ended - offered)], .total)],
            definition:
                "The Ombudsman's cases by the day of the decision, those in which the council had offered a sum.")
    }

    private func money(_ pence: Int) -> Cell { .text(Words.money(pence: pence)) }
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
