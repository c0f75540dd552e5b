public import Complaints
import Foundation
import Postgres
import WorkingDays

/// The departments with their services.
public struct ServiceList: Sendable, Hashable {
    /// Every department, one without a service included.
    public let departments: [String]
    public let services: [ServiceRecord]
}

extension Casework {
    /// The departments and their services, or one department's; any valid token may read them.
    public func services(of department: String? = nil, as credential: Credential) async throws -> ServiceList {
        try await reading(.snapshot, for: .readReports, as: credential) { _, db in
            let departments = try db.all(SQL.departments(department)) { try $0["name"] as String }
            let services = try db.all(SQL.services(of: department)) { try ServiceRecord(row: $0) }
            return ServiceList(departments: departments, services: services)
        }
    }
}

extension ServiceRecord {
    init(row: Row) throws {
        self.init(
            service: ServiceName(department: try row["department"], name: try row["name"]),
            inUseFrom: try row["in_use_from"], inUseUntil: try row["in_use_until"])
    }

    /// Finds a service by its names; `lock` holds its row until the transaction ends.
    ///
    /// - Throws: `Refusal.unknownService`.
    static func find(
        _ service: ServiceName, lock: Bool = false, _ db: borrowing Transaction
    ) throws -> (id: Int, record: ServiceRecord) {
        let select: SQL = """
            SELECT id, department, name, in_use_from, in_use_until FROM service
            WHERE department = \(service.department) AND name = \(service.name)
            """
        return try db.first(lock ? select + " FOR UPDATE" : select) {
            (id: try $0["id"] as Int, record: try ServiceRecord(row: $0))
        }.found(or: .unknownService(department: service.department, service: service.name))
    }
}

extension SQL {
    fileprivate static func departments(_ department: String?) -> SQL {
        "SELECT name FROM department WHERE \(department)::text IS NULL OR name = \(department) ORDER BY name"
    }

    fileprivate static func services(of department: String?) -> SQL {
        """
        SELECT department, name, in_use_from, in_use_until FROM service
        WHERE \(department)::text IS NULL OR department = \(department) ORDER BY department, name
        """
    }
}
