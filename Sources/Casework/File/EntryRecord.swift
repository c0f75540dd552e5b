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
            try EntryRecord(row: $0)
        }
        guard let found else { throw NotFound("entry") }
        return found
    }

    init(row: Row) throws {
        id = try row["id"]
        kind = try row["kind"]
        occursOn = try row["occurs_on"]
        people = try row["people"]
        organisation = try row["organisation"]
        text = try row["body"]
        result = try row["result"]
        resolved = try row["resolved"]
        mediationStep = try row["mediation_step"]
        interpreterConfirmed = try row["interpreter_confirmed"]
        costPence = try row["amount_pence"]
        recordedBy = try row["recorded_by"]
        recordedAt = try row["recorded_at"]
        struck = try (row["struck_by"] as String?).map {
            Strike(by: $0, at: try row["struck_at"], reason: try row["struck_reason"])
        }
    }
}

extension EntryKind: PostgresCodable {}
extension MediationStep: PostgresCodable {}

extension SQL {
    static let entryColumns: SQL = """
        SELECT e.id, e.kind, e.occurs_on, e.people, e.organisation, e.body, e.result, e.resolved, e.mediation_step,
            e.interpreter_confirmed, k.amount_pence, e.recorded_by, e.recorded_at, e.struck_by, e.struck_at,
            e.struck_reason
        FROM entry AS e
        LEFT JOIN cost AS k ON k.id = e.cost_id
        """
}
