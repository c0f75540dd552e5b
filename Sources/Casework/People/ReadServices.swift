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
            let departments = try db.all(SQL.listed(department)) { try $0["name"] as String }
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

    /// Finds a service by its names, which stays on the list until the transaction ends; with `lock` nobody else changes it
    /// either.
    ///
    /// - Throws: `Refusal.unknownService`.
    static func find(
        _ service: ServiceName, lock: Bool = false, _ db: borrowing Transaction
    ) throws -> (id: Int, record: ServiceRecord) {
        try look(for: service, lock: lock, db)
            .found(or: .unknownService(department: service.department, service: service.name))
    }

    /// The service of these names, however they are spelt; nil where there is none.
    static func look(
        for service: ServiceName, lock: Bool = false, _ db: borrowing Transaction
    ) throws -> (id: Int, record: ServiceRecord)? {
        let select: SQL = """
            SELECT id, department, name, in_use_from, in_use_until FROM service AS s
            WHERE \(SQL.isService(service.department, service.name))
            """
        return try db.first(select + (lock ? " FOR UPDATE" : " FOR KEY SHARE")) {
            (id: try $0["id"] as Int, record: try ServiceRecord(row: $0))
        }
    }
}

extension ServiceRecord {
    /// A department as the list spells it.
    ///
    /// - Throws: `Refusal.unknownDepartment`.
    static func department(
        _ name: String, field: String = "department", _ db: borrowing Transaction
    ) throws -> String {
        let found = try db.one("SELECT \(SQL.department(name)) AS name") { try $0["name"] as String? }
        return try found.found(or: .unknownDepartment(name, field: field))
    }
}

extension SQL {
    /// A condition on the service `s`: that it is this one, however the names are spelt.
    static func isService(_ department: String, _ name: String?) -> SQL {
        """
        listed_name(s.department) = listed_name(\(department)) AND listed_name(s.name) = listed_name(\(name))
        """
    }

    /// The department of a name as the list spells it; NULL where the list has none.
    static func department(_ name: String) -> SQL {
        "(SELECT n.name FROM department AS n WHERE listed_name(n.name) = listed_name(\(name)))"
    }

    /// The spellings of a department or another part of the council.
    static func departments(_ name: String) -> SQL {
        """
        ARRAY(
            SELECT n.name FROM department AS n WHERE listed_name(n.name) = listed_name(\(name))
            UNION SELECT n.department FROM contact AS n WHERE listed_name(n.department) = listed_name(\(name))
        )
        """
    }

    /// The spellings of a service, of whichever department.
    static func services(_ name: String) -> SQL {
        "ARRAY(SELECT n.name FROM service AS n WHERE listed_name(n.name) = listed_name(\(name)))"
    }

    fileprivate static func listed(_ department: String?) -> SQL {
        """
        SELECT name FROM department
        WHERE \(department)::text IS NULL OR listed_name(name) = listed_name(\(department)) ORDER BY name
        """
    }

    fileprivate static func services(of department: String?) -> SQL {
        """
        SELECT department, name, in_use_from, in_use_until FROM service
        WHERE \(department)::text IS NULL OR listed_name(department) = listed_name(\(department))
        ORDER BY department, name
        """
    }
}
