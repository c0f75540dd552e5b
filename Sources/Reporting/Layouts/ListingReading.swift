import Complaints
import Postgres
import WorkingDays

/// The rows of a listing as they are printed.
struct PrintedRows: Sendable {
    /// What stands above them, where it says how many there are.
    var title: String?
    let rows: [String]
}

extension Listing {
    /// The rows of a period, of a procedure and a department where the report is about one.
    func read(
        of procedure: Procedure?, in period: Period, department: String?, _ db: borrowing Transaction
    ) throws -> PrintedRows {
        let statement = try ReportStatement(rawValue)(period.firstOn, period.lastOn, procedure?.rawValue, department)
        switch self {
        case .ombudsmanCases:
            let cases = try db.all(statement) { try FaultCase($0) }
            return PrintedRows(rows: cases.enumerated().map { "Case \($0 + 1), \($1.sentence)" })
        case .compliments:
            let appendix = ComplimentAppendix(
                year: period.year, rows: try db.all(statement) { try ComplimentAppendix.Line($0) })
            return PrintedRows(
                title: appendix.title + ".",
                rows: appendix.lines.map { "\($0.receivedOn.written), \($0.service): \($0.text)" })
        case .learningPairs:
            return PrintedRows(
                rows: try db.all(statement) { row in
                    "You complained: \(try row["you_complained"] as String) We have: \(try row["we_have"] as String)"
                })
        }
    }
}

extension ReportName {
    /// The procedure a report is about, where it is about one.
    var procedure: Procedure? { Procedure(rawValue: rawValue) }
}

/// A case in which the Ombudsman found fault.
private struct FaultCase {
    let decidedOn: Day
    let decision: OmbudsmanDecision
    let summary: String
    let isPublicReport: Bool
    /// What the council agreed to do, each with its pence, 0 for what is not money.
    let agreed: [(type: ObligationType, pence: Int)]

    init(_ row: Row) throws {
        decidedOn = try row["decision_on"]
        summary = try row["summary"]
        isPublicReport = try row["public_report"]
        let types: [String] = try row["obligation_types"]
        let amounts: [Int] = try row["obligation_pence"]
        let obligations = types.compactMap(ObligationType.init(rawValue:))
        guard let decision = OmbudsmanDecision(rawValue: try row["decision"]), obligations.count == types.count else {
            preconditionFailure("Constraints of ombudsman_case and obligation hold their codes.")
        }
        self.decision = decision
        agreed = zip(obligations, amounts).map { ($0, $1) }
    }

    /// When and how it was decided, what it was about, and what was agreed.
    var sentence: String {
        let summary = summary.isEmpty ? "" : " \(summary)\(summary.hasSuffix(".") ? "" : ".")"
        let report = isPublicReport ? " The Ombudsman published a public interest report." : ""
        return "decided on \(decidedOn.written): \(finding).\(summary) \(agreement)\(report)"
    }

    private var finding: String {
        switch decision {
        case .upheldFaultNoInjustice: "fault without injustice"
        case .upheldSatisfiedWithOffer: "fault, with which what had been offered was enough"
        default: "fault causing injustice"
        }
    }

    private var agreement: String {
        guard !agreed.isEmpty else { return "No remedy is recorded." }
        let parts = agreed.map { one in
            one.pence == 0 ? one.type.phrase : "\(one.type.phrase) of \(Words.money(pence: one.pence))"
        }
        return "Agreed with the Council: \(Words.list(parts))."
    }
}
