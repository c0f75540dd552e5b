public import Complaints
public import JSON
public import Postgres
public import WorkingDays

/// Corrects the last day of a service, or takes it back: complaints may be about it as before.
public struct CorrectServiceRetirement: RequestedOperation {
    public static let event = "service_retirement_corrected"
    public static let permission = Permission.administer

    public let service: ServiceName
    /// The true last day; nil where the service goes on.
    public let inUseUntil: Day?
    public let reason: String

    public init(_ fields: inout Fields, of target: NoTarget) {
        service = ServiceName(&fields)
        inUseUntil = fields.day(optional: "in_use_until")
        reason = fields.text("reason", limit: 2_000)
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> ServiceRecord {
        let (id, record) = try ServiceRecord.find(service, lock: true, db)
        try Correction.check("in_use_until", record.inUseUntil, correctedTo: inUseUntil)
        let bare = ServiceRecord(service: record.service, inUseFrom: record.inUseFrom, inUseUntil: nil)
        if let inUseUntil { try bare.checkRetires(on: inUseUntil, today: context.today) }
        try db.execute("UPDATE service SET in_use_until = \(inUseUntil) WHERE id = \(id)")
        try context.audit(
            Self.event,
            details: service.details([
                "from_in_use_until": record.inUseUntil.map { .text($0.description) },
                "to_in_use_until": inUseUntil.map { .text($0.description) }, "reason": .text(reason),
            ]), db)
        return try ServiceRecord.find(service, db).record
    }
}
