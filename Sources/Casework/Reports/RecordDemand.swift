public import Complaints
public import JSON
public import Postgres
import WorkingDays

/// The demand of a year.
public struct DemandRecord: Sendable, Hashable {
    public let year: FinancialYear
    public let measure: DemandMeasure
    public let value: Int
    /// Where the number is from, as the year of an estimate of residents.
    public let source: String?

    static let columns = ColumnList(
        DemandRecord.init,
        Column("year", \.year), Column("measure", \.measure), Column("value", \.value), Column("source", \.source))
}

/// Records the demand of a year, or puts another number in the place of the one that is recorded (requirement R118).
public struct RecordDemand: RequestedOperation {
    public static let event = "demand_recorded"
    public static let permission = Permission.keepReports

    public let year: FinancialYear
    public let measure: DemandMeasure
    public let value: Int
    public let source: String?
    public let replaces: Int?
    public let reason: String?

    public init(_ fields: inout Fields, of target: NoTarget) {
        year = fields.year("year")
        measure = fields.choice("measure")
        value = fields.integer("value", in: 0...YearlyEntry.highest)
        source = fields.text(optional: "source", limit: 500)
        replaces = fields.integer(optional: "replaces", in: 0...YearlyEntry.highest)
        reason = fields.text(optional: "reason", limit: 2_000)
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> DemandRecord {
        try YearlyEntry.checkDemand(year, today: context.today)
        // There may be no row to lock.
        try db.execute("LOCK TABLE demand IN SHARE ROW EXCLUSIVE MODE")
        let before = try DemandRecord.all("year = \(year) AND measure = \(measure)", db).first
        let after = DemandRecord(year: year, measure: measure, value: value, source: source)
        try YearlyEntry.checkReplacement(
            of: "\(measure.rawValue) of \(year)", before?.value, replaces: replaces, reason: reason)
        try Correction.check(changes: before == after ? 0 : 1, unrecorded: nil)
        try db.execute(SQL.upsert(DemandRecord.columns.stored(after), into: "demand", key: "year, measure"))
        try context.audit(
            Self.event,
            details: [
                "year": .text(year.description), "measure": .text(measure.rawValue),
                "from_value": before.map { .number($0.value) }, "to_value": .number(value),
                "from_source": before?.source.map { .text($0) }, "to_source": source.map { .text($0) },
                "reason": reason.map { .text($0) },
            ], db)
        return after
    }
}

/// Takes back a demand that was entered wrongly, as for another year: it is not recorded then.
public struct WithdrawDemand: RequestedOperation {
    public static let event = "demand_withdrawn"
    public static let permission = Permission.keepReports

    public let year: FinancialYear
    public let measure: DemandMeasure
    public let reason: String

    public init(_ fields: inout Fields, of target: NoTarget) {
        year = fields.year("year")
        measure = fields.choice("measure")
        reason = fields.text("reason", limit: 2_000)
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> DemandRecord {
        let withdrawn = try db.first(
            """
            DELETE FROM demand AS d WHERE d.year = \(year) AND d.measure = \(measure)
            RETURNING \(SQL.list(DemandRecord.columns.names, of: "d"))
            """
        ) { try DemandRecord.columns.read($0) }
        .found(or: .entryNotRecorded("\(measure.rawValue) of \(year)"))
        try context.audit(
            Self.event,
            details: [
                "year": .text(year.description), "measure": .text(measure.rawValue),
                "from_value": .number(withdrawn.value),
                "from_source": withdrawn.source.map { .text($0) }, "reason": .text(reason),
            ], db)
        return withdrawn
    }
}

extension DemandRecord {
    static func all(_ condition: SQL, _ db: borrowing Transaction) throws -> [DemandRecord] {
        try db.all(
            """
            SELECT \(SQL.list(columns.names, of: "d")) FROM demand AS d
            WHERE \(condition) ORDER BY d.year DESC, d.measure
            """
        ) { try columns.read($0) }
    }
}

extension DemandMeasure: PostgresCodable {}

extension Casework {
    /// The demand that was entered, of a year or of all, the latest year first; any valid token may read it.
    public func demand(of year: FinancialYear?, as credential: Credential) async throws -> [DemandRecord] {
        try await reading(for: .readReports, as: credential) { _, db in
            try DemandRecord.all(year.map { "year = \($0)" as SQL } ?? "true", db)
        }
    }
}
