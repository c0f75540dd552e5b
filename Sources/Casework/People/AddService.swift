public import Complaints
import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// Adds a service to a department, from a day on; a department that was not on the list is put on it (requirement R60).
public struct AddService: RequestedOperation {
    public static let event = "service_added"
    public static let permission = Permission.administer

    public let service: ServiceName
    public let inUseFrom: Day

    public init(_ fields: inout Fields, of target: NoTarget) {
        service = ServiceName(&fields)
        inUseFrom = fields.day("in_use_from")
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> ServiceRecord {
        try required("department", service.department)
        try required("service", service.name)
        try checkNear("in_use_from", inUseFrom, today: context.today)
        let added = try db.first(
            """
            INSERT INTO service (department, name, in_use_from)
            VALUES (\(service.department), \(service.name), \(inUseFrom))
            ON CONFLICT DO NOTHING RETURNING id
            """
        ) { try $0["id"] as Int }
        let record = try ServiceRecord.find(service, db).record
        _ = try added.found(or: .nameTaken("service \(record.service.name) of \(record.service.department)"))
        try context.audit(
            Self.event, details: record.service.details(["in_use_from": .text(inUseFrom.description)]), db)
        return record
    }
}

extension ServiceName {
    /// The service and more, for the audit.
    func details(_ more: [String: AuditValue?]) -> [String: AuditValue?] {
        more.merging(["department": .text(department), "service": .text(name)]) { $1 }
    }
}

extension ServiceName {
    init(_ fields: inout Fields) {
        self.init(department: fields.text("department", limit: 200), name: fields.text("service", limit: 200))
    }
}
