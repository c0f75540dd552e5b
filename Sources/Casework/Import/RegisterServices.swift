import Complaints
import Postgres

/// The services that an export names, found however it spells them; those the list has not are added as they come first.
struct RegisterServices {
    private let found: [NameInDepartment: (id: Int, service: ServiceName)]

    init(of export: RegisterExport, _ db: borrowing Transaction) throws {
        var named: [NameInDepartment: ServiceName] = [:]
        func add(_ department: String, _ name: String) {
            let service = ServiceName(department: department, name: name)
            let key = NameInDepartment(service)
            if named[key] == nil { named[key] = service }
        }
        for row in export.complaints { add(row.value.department, row.value.service) }
        for row in export.ombudsmanCases { add(row.value.department, row.value.service) }
        for row in export.compliments { add(row.value.department, row.value.service) }
        for row in export.remedies { add(row.value.department ?? "", row.value.service ?? "") }
        let new = named.sorted { $0.key < $1.key }.map(\.value)
        try db.execute(
            """
            INSERT INTO service (department, name)
            SELECT n.department, n.name
            FROM unnest(\(new.map(\.department))::text[], \(new.map(\.name))::text[]) AS n (department, name)
            ON CONFLICT DO NOTHING
            """)
        var found: [NameInDepartment: (id: Int, service: ServiceName)] = [:]
        try db.forEach("SELECT id, department, name FROM service") { row in
            let service = ServiceName(department: try row["department"], name: try row["name"])
            found[NameInDepartment(service)] = (try row["id"], service)
        }
        self.found = found
    }

    subscript(department: String, name: String) -> (id: Int, service: ServiceName)? {
        found[NameInDepartment(department: department, name: name)]
    }
}
