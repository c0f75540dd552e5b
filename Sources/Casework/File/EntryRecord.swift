public import Complaints
public import Foundation
import Postgres
public import WorkingDays

/// An entry of a complaint's file; never changed, what is wrong is struck through and stays (requirement R67).
public struct EntryRecord: Sendable, Hashable {
    public let id: EntryID
    public let kind: EntryKind
    public let occursOn: Day
    public let people: String?
    public let organisation: String?
    public let text: String
    public let result: String?
    /// Whether a meeting or mediation resolved the matter.
    public let resolved: Bool?
    public let mediationStep: MediationStep?
    public let interpreterConfirmed: Bool?
    /// What a mediation cost; counted among the costs of the year.
    public let costPence: Int?
    public let recordedBy: String
    public let recordedAt: Date
    public let struck: Strike?
    public var warnings: [FileWarning] = []

    /// Who struck an entry through, when and why.
    public struct Strike: Sendable, Hashable {
        public let by: String
        public let at: Date
        public let reason: String
    }

    static func load(_ id: EntryID, of complaint: ComplaintID, _ db: borrowing Transaction) throws -> EntryRecord {
        let found = try db.first("\(SQL.entryColumns) WHERE e.id = \(id) AND e.complaint_id = \(complaint)") {
            try EntryRecord.columns.read($0)
        }
        guard let found else { throw NotFound("entry") }
        return found
    }

    static let columns = ColumnList(
        EntryRecord.init,
        Column("id", \.id), Column("kind", \.kind), Column("occurs_on", \.occursOn), Column("people", \.people),
        Column("organisation", \.organisation), Column("body", \.text), Column("result", \.result),
        Column("resolved", \.resolved), Column("mediation_step", \.mediationStep),
        Column("interpreter_confirmed", \.interpreterConfirmed),
        Column("amount_pence", \.costPence, .computed("k.amount_pence")), Column("recorded_by", \.recordedBy),
        Column("recorded_at", \.recordedAt), Column(part: \.struck, Strike.columns), Column(apart: []))
}

extension EntryRecord.Strike {
    fileprivate static let columns = ColumnList(
        EntryRecord.Strike.init,
        Column("struck_by", \.by), Column("struck_at", \.at), Column("struck_reason", \.reason))
}

extension EntryKind: PostgresCodable {}
extension MediationStep: PostgresCodable {}

extension SQL {
    static let entryColumns: SQL = """
        SELECT \(list(EntryRecord.columns.names, of: "e"))
        FROM entry AS e
        LEFT JOIN cost AS k ON k.id = e.cost_id
        """
}
