public import Complaints
import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// Takes a service out of use after a day; its complaints stay, and no complaint received later is about it.
public struct RetireService: RequestedOperation {
    public static let event = "service_retired"
    public static let permission = Permission.administer

    public let service: ServiceName
    /// The last day.
    public let inUseUntil: Day

    public init(_ fields: inout Fields, of target: NoTarget) {
        service = ServiceName(&fields)
        inUseUntil = fields.day("in_use_until")
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> ServiceRecord {
        let (id, record) = try ServiceRecord.find(service, lock: true, db)
        try record.checkRetires(on: inUseUntil, today: context.today)
        try db.execute("UPDATE service SET in_use_until = \(inUseUntil) WHERE id = \(id)")
        try context.audit(
            Self.event, details: record.service.details(["in_use_until": .text(inUseUntil.description)]), db)
        return try ServiceRecord.find(service, db).record
    }
}
