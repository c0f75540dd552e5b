import Foundation
import Postgres

/// The rows imported before, by file and key: the same row again is nothing new, another under its key is a problem.
struct ImportLedger {
    private var known: [String: [String: [UInt8]]] = [:]
    private var new: [(file: String, key: String, digest: [UInt8])] = []
    private(set) var problems: [RegisterProblem] = []
    private(set) var files: [RegisterImport.File] = []

    init(_ db: borrowing Transaction) throws {
        var known: [String: [String: [UInt8]]] = [:]
        try db.forEach("SELECT file, key, digest FROM imported_row") { row in
            known[try row["file"] as String, default: [:]][try row["key"] as String] = try row["digest"]
        }
        self.known = known
    }

    /// The rows of a file that were not imported before.
    mutating func keepingNew<Value>(_ rows: [RegisterRow<Value>], of file: RegisterFile) -> [RegisterRow<Value>] {
        var fresh: [RegisterRow<Value>] = []
        for row in rows {
            switch known[file.name]?[row.key] {
            case nil:
                fresh.append(row)
                new.append((file.name, row.key, row.digest))
            case row.digest: break
            default:
                problems.append(
                    RegisterProblem(
                        file: file.name, line: row.line, column: file.columns[0],
                        reason: "\"\(row.written)\" was imported before with other values"))
            }
        }
        files.append(.init(name: file.name, new: fresh.count, unchanged: rows.count - fresh.count))
        return fresh
    }

    func store(at now: Date, _ db: borrowing Transaction) throws {
        try db.copyIn(RegisterTable.importedRow, ["file", "key", "digest", "imported_at"]) { writer in
            for row in new { try writer.write(row: [row.file, row.key, row.digest, now]) }
        }
    }
}

extension RegisterExport {
    /// The export with only the rows that were not imported before.
    func keepingNew(_ ledger: inout ImportLedger) -> RegisterExport {
        var export = RegisterExport()
        export.complaints = ledger.keepingNew(complaints, of: .complaints)
        export.stages = ledger.keepingNew(stages, of: .stages)
        export.actions = ledger.keepingNew(actions, of: .actions)
        export.ombudsmanCases = ledger.keepingNew(ombudsmanCases, of: .ombudsman)
        export.remedies = ledger.keepingNew(remedies, of: .remedies)
        export.costs = ledger.keepingNew(costs, of: .costs)
        export.compliments = ledger.keepingNew(compliments, of: .compliments)
        export.enquiries = ledger.keepingNew(enquiries, of: .enquiries)
        export.demand = ledger.keepingNew(demand, of: .demand)
        export.earlierTotals = ledger.keepingNew(earlierTotals, of: .earlierTotals)
        return export
    }
}

/// The tables a register is copied into.
enum RegisterTable: String, SQLIdentifier {
    case complaint, stage, appointment, `extension`, duty, obligation, cost, compliment, contact, demand
    case lateReason = "late_reason"
    case complaintCause = "complaint_cause"
    case investigationReport = "investigation_report"
    case ombudsmanCase = "ombudsman_case"
    case earlierTotal = "earlier_total"
    case auditEvent = "audit_event"
    case importedRow = "imported_row"
}
