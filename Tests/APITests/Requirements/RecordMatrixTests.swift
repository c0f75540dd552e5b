import Complaints
import Foundation
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API
@testable import Casework

/// Who sees over HTTP what is no complaint, the service being connected as the role of `deploy/roles.sql` (requirement R156).
@Suite(.database) struct RecordMatrixTests {
    /// A record, and which of its relations to the caller shows it.
    struct Record: Hashable {
        enum Relation: String {
            case ownService, otherService, assigned, ownTeam, ofChild, withOwnComplaint, withOtherComplaint, unknown
        }

        let kind: String
        let relation: Relation
        let id: UUID

        init(_ kind: String, _ relation: Relation) {
            self.kind = kind
            self.relation = relation
            id = UUID()
        }

        /// Whether a role sees it whose holder works in Fostering, in a team of its department.
        func isSeen(by role: Role) -> Bool {
            guard relation != .unknown else { return false }
            return switch role {
            case .viewer, .statisticsReader: false
            case .manager, .officer: true
            case .investigator: relation == .assigned
            case .childrensRightsOfficer: relation == .assigned || relation == .ofChild
            case .respondingManager, .headOfService, .director:
                [.ownService, .assigned, .ownTeam, .withOwnComplaint].contains(relation)
            }
        }
    }

    private static let person = UUID()
    private static let records: [Record] =
        [.ownService, .otherService, .assigned, .ownTeam, .ofChild, .withOwnComplaint, .withOtherComplaint, .unknown]
        .map { Record("contact", $0) }
        + [.ownService, .otherService, .withOwnComplaint, .withOtherComplaint, .unknown]
        .map { Record("ombudsman_case", $0) }
        + [.ownService, .otherService, .unknown].map { Record("compliment", $0) }
        + [.ownService, .otherService, .unknown].map { Record("obligation", $0) }

    /// Adds the records: what is another's is about potholes.
    private func fill() async throws {
        try await TestDatabase.current.database.write { db in
            try db.execute(
                """
                WITH t AS (
                    INSERT INTO team (id, department, name, changed_at)
                    VALUES (gen_random_uuid(), 'Children and Families', 'Locality', '2020-01-06T09:00:00Z') RETURNING id
                )
                INSERT INTO person (
                    id, name, employment, spouse_of_officer_or_member, service_id, team_id, capacities, changed_at
                )
                SELECT \(Self.person), 'A. Person', 'employee', false, s.id, t.id, '{}', '2020-01-06T09:00:00Z'
                FROM service AS s, t WHERE s.name = 'Fostering'
                """)
            try db.execute(
                """
                INSERT INTO complaint (
                    id, reference, received_at, received_on, channel, complainant, complainant_type, service_id,
                    about_childrens_social_care, summary, registered_at, changed_at
                )
                SELECT gen_random_uuid(), 'About ' || s.name, '2026-02-02T09:00:00Z', '2026-02-02', 'email', 'A. Example',
                    'parent', s.id, false, 'No answer', '2026-02-02T09:00:00Z', '2026-02-02T09:00:00Z'
                FROM service AS s
                """)
            for record in Self.records where record.relation != .unknown {
                let isOther = [.otherService, .assigned, .ownTeam, .ofChild].contains(record.relation)
                let service = isOther ? "Potholes" : "Fostering"
                let complaint =
                    switch record.relation {
                    case .withOwnComplaint: "About Fostering"
                    case .withOtherComplaint: "About Potholes"
                    default: ""
                    }
                try db.execute(try statement(record, service, complaint))
            }
        }
    }

    private func statement(_ record: Record, _ service: String, _ complaint: String) throws -> SQL {
        let name = "\(record.kind) \(record.relation.rawValue)"
        switch record.kind {
        case "contact":
            return """
                INSERT INTO contact (
                    id, reference, received_at, channel, kind, source, department, service_id, team_id, assignee_id, complaint_id,
                    registered_at, changed_at
                )
                SELECT \(record.id), \(name), '2026-02-02T09:00:00Z', 'email', 'enquiry',
                    CASE WHEN \(record.relation == .ofChild) THEN 'child_or_young_person' END, s.department, s.id,
                    CASE WHEN \([.assigned, .ownTeam].contains(record.relation)) THEN (SELECT t.id FROM team AS t) END,
                    CASE WHEN \(record.relation == .assigned) THEN \(Self.person)::uuid END,
                    (SELECT c.id FROM complaint AS c WHERE c.reference = \(complaint)),
                    '2026-02-02T09:00:00Z', '2026-02-02T09:00:00Z'
                FROM service AS s WHERE s.name = \(service)
                """
        case "ombudsman_case", "obligation":
            let `case` = record.kind == "obligation" ? UUID() : record.id
            return """
                WITH k AS (
                    INSERT INTO ombudsman_case (
                        id, reference, complaint_id, procedure, service_id, enquiry_on, public_report, procedure_exhausted,
                        changed_at
                    )
                    SELECT \(`case`), \(name), (SELECT c.id FROM complaint AS c WHERE c.reference = \(complaint)),
                        'corporate', s.id, '2026-02-02', false, false, '2026-02-02T09:00:00Z'
                    FROM service AS s WHERE s.name = \(service)
                    RETURNING id
                )
                INSERT INTO obligation (id, ombudsman_case_id, source, text, agreed_on, scope, type, due_on, owner)
                SELECT \(record.id), k.id, 'ombudsman', 'Say sorry.', '2026-02-20', 'individual', 'apology', '2026-03-20',
                    'A. Owner'
                FROM k WHERE \(record.kind == "obligation")
                """
        default:
            return """
                INSERT INTO compliment (id, service_id, received_on, procedure, text)
                SELECT \(record.id), s.id, '2026-02-02', 'corporate', 'Thank you.' FROM service AS s WHERE s.name = \(service)
                """
        }
    }

    @Test(
        "Every address of a contact, a case, a compliment and an obligation answers each role as what its holder has to do with it says",
        arguments: Role.allCases)
    func matrix(role: Role) async throws {
        let owner = try await Service.start()
        try await fill()
        let database = try await TestDatabase.current.database(as: "redress_service")
        let service = try owner.over(database)
        let token = try await Service.token("theirs", role, owner.casework, person: PersonID(rawValue: Self.person))
        var answered = 0

        for record in Self.records {
            let routes = service.api.endpoints.filter {
                $0.method == .get && $0.path.contains("s/{\(record.kind)_id}") && !$0.path.contains("single-points")
            }
            try #require(!routes.isEmpty)
            for route in routes {
                let path = route.path.replacing("{\(record.kind)_id}", with: record.id.uuidString.lowercased())
                let reply = try await service.send(.get, path, token: token)
                let all = try await service.send(.get, path, token: service.manager)
                let mayRead = role.permissions.contains(.readCasework)
                let expected = mayRead ? (record.isSeen(by: role) ? 200 : 404) : 403
                #expect(reply.status == expected, "\(record.relation) \(path): \(reply.text)")
                #expect(all.status == (record.relation == .unknown ? 404 : 200), "\(all.text)")
                if expected == 200 { #expect(reply.text == all.text, "\(record.relation) \(path)") }
                answered += 1
            }
        }

        await database.shutdown()
        #expect(answered > Self.records.count)
    }
}
