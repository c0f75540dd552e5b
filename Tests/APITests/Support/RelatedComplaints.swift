import Complaints
import Foundation
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API
@testable import Casework

/// What tests do that need complaints with somebody who has to do with them.
protocol RelatedComplaints {}

extension RelatedComplaints {
    /// An accepted complaint that is no likely duplicate of another, so that nothing in it names one.
    func accept(_ name: String, _ service: Service) async throws -> String {
        let reply = try await service.post(
            "/v1/complaints", Service.registration.replacing("A. Example", with: "A. Example \(name)"))
        let path = try #require(reply.headers[.location])
        try await service.accept(path, on: "2025-10-02")
        return path
    }

    func make(
        _ relation: CaseAccessTests.Relation, _ service: Service
    ) async throws -> CaseAccessTests.Known {
        let path =
            relation == .unknown
            ? "/v1/complaints/0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10"
            : try await accept(relation.rawValue, service)
        let complaint = try #require(UUID(uuidString: String(path.suffix(36))))
        let person = UUID()
        try await TestDatabase.current.database.write { db in
            try db.execute(
                """
                INSERT INTO person (
                    id, name, employment, spouse_of_officer_or_member, whole_department, capacities, changed_at
                )
                VALUES (\(person), \("Somebody \(relation.rawValue)"), 'employee', false, \(relation.department), '{}',
                    '2020-01-06T09:00:00Z')
                """)
            switch relation {
            case .ownDepartment, .otherDepartment, .unknown: break
            case .assigned, .restrictedAssigned:
                try db.execute(
                    """
                    WITH t AS (
                        INSERT INTO team (id, department, name, changed_at)
                        VALUES (gen_random_uuid(), 'Highways', \(relation.rawValue), '2020-01-06T09:00:00Z') RETURNING id
                    )
                    INSERT INTO complaint_assignment (complaint_id, team_id, person_id, reason, assigned_by, assigned_at)
                    SELECT \(complaint), t.id, \(person), 'First.', 'A manager', '2025-10-02T09:00:00Z' FROM t
                    """)
            case .appointed:
                try db.execute(
                    """
                    INSERT INTO appointment (stage_id, role, position, name, person_id, appointed_on)
                    SELECT s.id, 'investigating_officer', 1, 'Somebody', \(person), '2025-10-03'
                    FROM stage AS s WHERE s.complaint_id = \(complaint)
                    """)
            case .contributor:
                try db.execute(
                    """
                    INSERT INTO complaint_contributor (complaint_id, service_id, added_at)
                    SELECT \(complaint), s.id, '2025-10-02T09:00:00Z' FROM service AS s WHERE s.name = 'Potholes'
                    """)
            case .restricted: break
            case .named:
                try db.execute(
                    """
                    INSERT INTO complaint_named_person (complaint_id, person_id, named_at)
                    VALUES (\(complaint), \(person), '2025-10-02T09:00:00Z')
                    """)
            }
        }
        if [.restricted, .restrictedAssigned].contains(relation) {
            let reply = try await service.change(path, "/restriction", #"{"reason": "It is about a colleague."}"#)
            try #require(reply.status == 201, "\(reply.text)")
        }
        return CaseAccessTests.Known(complaint: path, person: PersonID(rawValue: person))
    }
}
