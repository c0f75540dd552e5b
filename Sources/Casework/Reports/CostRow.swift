public import Complaints
public import Foundation
public import Postgres
public import WorkingDays

/// What a procedure cost besides redress.
public struct CostRecord: Sendable, Hashable {
    public let id: CostID
    /// The complaint it belongs to, and to whose procedure; nil where it states its own.
    public var complaint: ComplaintID?
    /// Stated where it belongs to no complaint.
    public var ownProcedure: Procedure?
    /// That of its complaint, or its own; nil as long as no procedure has accepted the complaint.
    public let procedure: Procedure?
    public var category: CostCategory
    public var incurredOn: Day
    public var amountPence: Int
    public var description: String
    /// The entry of the complaint's file it was recorded with.
    public let entry: EntryID?
    public let version: Int

    static let columns = ColumnList(
        CostRecord.init,
        Column("id", \.id), Column("complaint_id", \.complaint), Column("procedure", \.ownProcedure),
        Column("counted_procedure", \.procedure, .computed("coalesce(k.procedure, c.procedure)")),
        Column("category", \.category), Column("incurred_on", \.incurredOn), Column("amount_pence", \.amountPence),
        Column("description", \.description),
        Column("entry_id", \.entry, .computed("(SELECT e.id FROM entry AS e WHERE e.cost_id = k.id)")),
        Column("version", \.version))
}

extension CostRecord: StoredRecord {
    public typealias Kind = RecordKinds.Cost
    public var auditSubject: AuditSubject { AuditSubject(complaint: complaint) }

    public static func question(_ id: CostID, lock: Bool) -> Question<CostRecord?> {
        let select: SQL = "\(SQL.costColumns) WHERE k.id = \(id)"
        return Question.first(lock ? select + " FOR UPDATE OF k" : select) { try columns.read($0) }
    }

    public static func moveOn(_ id: CostID, at now: Date, _ db: borrowing Transaction) throws {
        try db.execute("UPDATE cost SET version = version + 1 WHERE id = \(id)")
    }

    /// Refuses what a cost cannot say: the days, and the complaint it belongs to, if any.
    func check(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws {
        try CostRule.check(complaint: complaint, procedure: ownProcedure)
        try CostRule.check(incurredOn: incurredOn, today: context.today)
        try context.casework.knowledge.refuseBeforeCoverage(incurredOn, db)
        guard let complaint else { return }
        let found = try db.first(
            "SELECT c.received_on, c.error_on FROM complaint AS c WHERE c.id = \(complaint) FOR SHARE"
        ) { (receivedOn: try $0["received_on"] as Day, errorOn: try $0["error_on"] as Day?) }
        guard let found else { throw NotFound(RecordKinds.Complaint.name) }
        try CostRule.check(incurredOn: incurredOn, complaintReceivedOn: found.receivedOn, inErrorOn: found.errorOn)
        try context.checkInvolvement(in: complaint, db)
    }
}

extension CostCategory: PostgresCodable {}

extension SQL {
    fileprivate static let costColumns: SQL = """
        SELECT \(list(CostRecord.columns.names, of: "k"))
        FROM cost AS k
        LEFT JOIN complaint AS c ON c.id = k.complaint_id
        """
}

extension Casework {
    /// Reads a cost.
    public func cost(_ id: CostID, as credential: Credential) async throws -> CostRecord {
        try await record(id, as: credential)
    }

    /// A page of costs by the day they were incurred, the latest first; of some days, or of a procedure, where told.
    public func costs(
        from first: Day?, to last: Day?, of procedure: Procedure?, after position: DayPosition?, limit: Int,
        as credential: Credential
    ) async throws -> Page<CostRecord, DayPosition> {
        try await reading(as: credential) { _, db in
            var sql = SQL.costColumns + " WHERE true"
            if let first { sql = sql + " AND k.incurred_on >= \(first)" }
            if let last { sql = sql + " AND k.incurred_on <= \(last)" }
            if let procedure { sql = sql + " AND coalesce(k.procedure, c.procedure) = \(procedure)" }
            if let position { sql = sql + " AND (k.incurred_on, k.id) < (\(position.on), \(position.id))" }
            let read = try db.all(sql + " ORDER BY k.incurred_on DESC, k.id DESC LIMIT \(literal: limit + 1)") {
                try CostRecord.columns.read($0)
            }
            return Page(read, limit: limit) { DayPosition(on: $0.incurredOn, id: $0.id.rawValue) }
        }
    }
}
