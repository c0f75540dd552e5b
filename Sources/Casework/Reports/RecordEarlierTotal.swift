public import Complaints
public import JSON
public import Postgres
import WorkingDays

/// Enters the total of a year from before the register's records, or puts another number in the place of the one that is
/// recorded (requirement R134).
public struct RecordEarlierTotal: RequestedOperation {
    public static let event = "earlier_total_recorded"
    public static let permission = Permission.keepReports
    public static let reachesEverything = true

    public let year: FinancialYear
    public let measure: EarlierMeasure
    public let department: String?
    public let value: Int
    public let source: String?
    public let replaces: Int?
    public let reason: String?

    public init(_ fields: inout Fields, of target: NoTarget) {
        year = fields.year("year")
        measure = fields.choice("measure")
        department = fields.text(optional: "department", limit: .name)
        value = fields.integer("value", in: 0...YearlyEntry.highest)
        source = fields.text(optional: "source", limit: 500)
        replaces = fields.integer(optional: "replaces", in: 0...YearlyEntry.highest)
        reason = fields.text(optional: "reason", limit: 2_000)
    }

    public func perform(
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> EarlierTotalRecord {
        let department = try department.map { try DepartmentRecord.lock($0, db) }
        // There may be no row to lock, and the parts of a year are of several.
        try db.execute("LOCK TABLE earlier_total IN SHARE ROW EXCLUSIVE MODE")
        try YearlyEntry.checkTotal(
            of: measure, year, held: try measure.count(in: year, db), today: context.today)
        let all = try EarlierTotalRecord.all("year = \(year) AND measure = \(measure)", db)
        let before = all.first { $0.department == department }
        try YearlyEntry.checkParts(
            of: measure, year, department: department, others: all.map(\.department).filter { $0 != department })
        let after = EarlierTotalRecord(
            year: year, measure: measure, department: department, value: value, source: source)
        try YearlyEntry.checkReplacement(
            of: after.written, before?.value, replaces: replaces, reason: reason)
        try Correction.check(changes: before == after ? 0 : 1, unrecorded: nil)
        try db.execute(
            SQL.upsert(
                EarlierTotalRecord.columns.stored(after), into: "earlier_total", key: "year, measure, department"))
        try context.audit(
            Self.event,
            details: after.audited.merging([
                "from_value": before.map { .number($0.value) }, "to_value": .number(value),
                "from_source": before?.source.map { .text($0) }, "to_source": source.map { .text($0) },
                "reason": reason.map { .text($0) },
            ]) { $1 }, db)
        return after
    }
}

/// Takes back an earlier total that was entered wrongly, as for another year: the year has none then.
public struct WithdrawEarlierTotal: RequestedOperation {
    public static let event = "earlier_total_withdrawn"
    public static let permission = Permission.keepReports
    public static let reachesEverything = true

    public let year: FinancialYear
    public let measure: EarlierMeasure
    public let department: String?
    public let reason: String

    public init(_ fields: inout Fields, of target: NoTarget) {
        year = fields.year("year")
        measure = fields.choice("measure")
        department = fields.text(optional: "department", limit: .name)
        reason = fields.text("reason", limit: 2_000)
    }

    public func perform(
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> EarlierTotalRecord {
        let sought = EarlierTotalRecord(
            year: year, measure: measure, department: department, value: 0, source: nil)
        let withdrawn = try db.first(
            """
            DELETE FROM earlier_total AS e
            WHERE e.year = \(year) AND e.measure = \(measure)
                AND listed_name(e.department) = listed_name(\(department ?? ""))
            RETURNING \(SQL.list(EarlierTotalRecord.columns.names, of: "e"))
            """
        ) { try EarlierTotalRecord.columns.read($0) }.found(or: .entryNotRecorded(sought.written))
        try context.audit(
            Self.event,
            details: withdrawn.audited.merging([
                "from_value": .number(withdrawn.value), "from_source": withdrawn.source.map { .text($0) },
                "reason": .text(reason),
            ]) { $1 }, db)
        return withdrawn
    }
}
