public import Complaints
import Foundation
public import JSON
public import Postgres

/// Gives a service another name; all that is about it goes on under that name.
public struct RenameService: RequestedOperation {
    public static let event = "service_renamed"
    public static let permission = Permission.administer

    public let service: ServiceName
    public let name: String
    public let reason: String

    public init(_ fields: inout Fields, of target: NoTarget) {
        service = ServiceName(&fields)
        name = fields.text("name", limit: .name)
        reason = fields.text("reason", limit: 2_000)
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> ServiceRecord {
        try required("name", name)
        let (id, before) = try ServiceRecord.find(service, lock: true, db)
        let taken = try db.first(
            """
            SELECT s.name FROM service AS s
            WHERE \(SQL.isService(before.service.department, name)) AND (s.id <> \(id) OR s.name = \(name))
            """
        ) { try $0["name"] as String }
        try checkFree("service", taken: taken)
        try db.refusing([
            "service_name_key": .nameTaken("service \(name)"), "service_spelling_key": .nameTaken("service \(name)"),
        ]) {
            _ = try db.execute("UPDATE service SET name = \(name) WHERE id = \(id)")
        }
        try Place.service(id).moveOn(at: context.now, db)
        try context.audit(
            Self.event,
            details: before.service.details(["to_service": .text(name), "reason": .text(reason)]), db)
        return try ServiceRecord.find(ServiceName(department: before.service.department, name: name), db).record
    }
}

/// Gives a department another name; its services, teams, posts and people go on under that name.
public struct RenameDepartment: RequestedOperation {
    public static let event = "department_renamed"
    public static let permission = Permission.administer

    public let department: String
    public let name: String
    public let reason: String

    public init(_ fields: inout Fields, of target: NoTarget) {
        department = fields.text("department", limit: .name)
        name = fields.text("name", limit: .name)
        reason = fields.text("reason", limit: 2_000)
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> DepartmentRecord {
        try required("name", name)
        let before = try DepartmentRecord.lock(department, db)
        let taken = try db.first(
            """
            SELECT d.name FROM department AS d
            WHERE listed_name(d.name) = listed_name(\(name)) AND (d.name <> \(before) OR d.name = \(name))
            """
        ) { try $0["name"] as String }
        try checkFree("department", taken: taken)
        try db.refusing([
            "department_pkey": .nameTaken("department \(name)"),
            "department_spelling_key": .nameTaken("department \(name)"),
        ]) {
            _ = try db.execute("UPDATE department SET name = \(name) WHERE name = \(before)")
        }
        try DepartmentRecord.follow(from: before, to: name, db)
        try Place.department(name).moveOn(at: context.now, db)
        try context.audit(
            Self.event,
            details: ["department": .text(before), "to_department": .text(name), "reason": .text(reason)], db)
        return DepartmentRecord(department: name)
    }
}
