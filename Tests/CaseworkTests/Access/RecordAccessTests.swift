import Complaints
import Foundation
import Postgres
import TestSupport
import Testing

@testable import Casework

/// Who is shown what is no complaint, as the service's role.
@Suite(.database) struct RecordAccessTests {
    private static let person = UUID()

    /// Somebody who works in Fostering and whose team is Locality; contacts, cases and compliments about it and about roads.
    private func fill() async throws {
        let person = Self.person
        try await TestDatabase.current.database.write { db in
            try db.script(
                """
                INSERT INTO service (department, name) VALUES ('Children', 'Fostering'), ('Highways', 'Roads');
                INSERT INTO team (id, department, name, changed_at)
                VALUES (gen_random_uuid(), 'Children', 'Locality', '2020-01-06T09:00:00Z');
                INSERT INTO person (
                    id, name, employment, spouse_of_officer_or_member, service_id, team_id, capacities, changed_at
                )
                SELECT '\(person)', 'A. Person', 'employee', false, s.id, t.id, '{}', '2020-01-06T09:00:00Z'
                FROM service AS s, team AS t WHERE s.name = 'Fostering';
                INSERT INTO complaint (
                    id, reference, received_at, received_on, channel, complainant, complainant_type, service_id,
                    about_childrens_social_care, summary, registered_at, changed_at
                )
                SELECT gen_random_uuid(), 'About ' || s.name, '2026-02-02T09:00:00Z', '2026-02-02', 'email', 'A. Example',
                    'parent', s.id, false, 'No answer', '2026-02-02T09:00:00Z', '2026-02-02T09:00:00Z'
                FROM service AS s;
                INSERT INTO contact (
                    id, reference, received_at, channel, kind, source, department, service_id, team_id, assignee_id, complaint_id,
                    registered_at, changed_at
                )
                SELECT gen_random_uuid(), k.reference, '2026-02-02T09:00:00Z', 'email', 'enquiry', k.source, s.department, s.id,
                    CASE WHEN k.is_assigned OR k.is_teams THEN (SELECT id FROM team) END,
                    CASE WHEN k.is_assigned THEN '\(person)'::uuid END,
                    (SELECT c.id FROM complaint AS c WHERE c.reference = k.complaint),
                    '2026-02-02T09:00:00Z', '2026-02-02T09:00:00Z'
                FROM (VALUES
                    ('own', 'Fostering', NULL, false, false, NULL), ('other', 'Roads', NULL, false, false, NULL),
                    ('assigned', 'Roads', NULL, true, false, NULL), ('team', 'Roads', NULL, false, true, NULL),
                    ('child', 'Roads', 'child_or_young_person', false, false, NULL),
                    ('became own', 'Fostering', NULL, false, false, 'About Fostering'),
                    ('became other', 'Fostering', NULL, false, false, 'About Roads')
                ) AS k (reference, service, source, is_assigned, is_teams, complaint)
                JOIN service AS s ON s.name = k.service;
                INSERT INTO compliment (id, service_id, received_on, procedure, text)
                SELECT gen_random_uuid(), s.id, '2026-02-02', 'corporate', 'Thank you.' FROM service AS s;
                INSERT INTO ombudsman_case (
                    id, reference, complaint_id, procedure, service_id, enquiry_on, public_report, procedure_exhausted, changed_at
                )
                SELECT gen_random_uuid(), k.reference, (SELECT c.id FROM complaint AS c WHERE c.reference = k.complaint),
                    'corporate', s.id, '2026-02-02', false, false, '2026-02-02T09:00:00Z'
                FROM (VALUES
                    ('own', 'Fostering', NULL), ('other', 'Roads', NULL), ('of own', 'Roads', 'About Fostering'),
                    ('of other', 'Fostering', 'About Roads')
                ) AS k (reference, service, complaint)
                JOIN service AS s ON s.name = k.service;
                """)
        }
    }

    private func seen(as role: Role, within departments: [String]? = nil) async throws -> [String: Set<String>] {
        let database = try await TestDatabase.current.database(as: "redress_service")
        let seen = try await database.read { db in
            try db.execute(
                """
                SELECT reach_as(
                    ARRAY[\(role)::text], ARRAY[\(Self.person)::uuid], \(departments)::text[], NULL, '2026-03-02'
                )
                """)
            return [
                "contact": Set(try db.all("SELECT reference FROM contact") { try $0["reference"] as String }),
                "found": Set(try db.all("SELECT reference FROM reached_contact") { try $0["reference"] as String }),
                "case": Set(try db.all("SELECT reference FROM ombudsman_case") { try $0["reference"] as String }),
                "compliment": Set(
                    try db.all("SELECT s.name FROM compliment AS m JOIN service AS s ON s.id = m.service_id") {
                        try $0["name"] as String
                    }),
            ]
        }
        await database.shutdown()
        return seen
    }

    @Test(
        "Whoever answers for a service sees what is about it, is their team's or theirs, and follows a complaint they see"
    )
    func answering() async throws {
        try await fill()

        let seen = try await seen(as: .respondingManager)

        #expect(seen["contact"] == ["own", "assigned", "team", "became own"])
        #expect(seen["found"] == seen["contact"])
        #expect(seen["case"] == ["own", "of own"])
        #expect(seen["compliment"] == ["Fostering"])
    }

    @Test("An investigator sees the contacts assigned to them, a Children's Rights Officer those of children too")
    func others() async throws {
        try await fill()

        let investigator = try await seen(as: .investigator)
        let rightsOfficer = try await seen(as: .childrensRightsOfficer)
        let officer = try await seen(as: .officer)

        #expect(investigator["contact"] == ["assigned"])
        #expect(rightsOfficer["contact"] == ["assigned", "child"])
        #expect(investigator["case"] == [] && rightsOfficer["compliment"] == [])
        #expect(officer["contact"]?.count == 7)
        #expect(officer["case"]?.count == 4)
    }

    @Test("A token that is narrowed to departments sees of what is its person's and its teams' what is of these")
    func narrowed() async throws {
        try await fill()

        let own = try await seen(as: .respondingManager, within: ["Children"])
        let other = try await seen(as: .respondingManager, within: ["Highways"])
        let investigator = try await seen(as: .investigator, within: ["Children"])
        let rightsOfficer = try await seen(as: .childrensRightsOfficer, within: ["Highways"])
        let elsewhere = try await seen(as: .childrensRightsOfficer, within: ["Children"])

        #expect(own["contact"] == ["own", "became own"])
        #expect(other["contact"] == ["assigned", "team"])
        #expect(investigator["contact"] == [])
        #expect(rightsOfficer["contact"] == ["assigned", "child"])
        #expect(elsewhere["contact"] == [])
        #expect([own, other, rightsOfficer].allSatisfy { $0["found"] == $0["contact"] })
    }

    @Test("What a report counted of a contact is shown while the contact is, which may have become a complaint since")
    func counted() async throws {
        try await fill()
        try await TestDatabase.current.database.write { db in
            try db.script(
                """
                INSERT INTO complaint_restriction (complaint_id, reason, restricted_by, restricted_at)
                SELECT c.id, 'It is about a colleague.', 'A manager', '2026-02-03T09:00:00Z'
                FROM complaint AS c WHERE c.reference = 'About Roads';
                INSERT INTO report_version (
                    id, report, period, number, computed_on, register_position, calendar_version, document, digest,
                    whole_document, whole_digest, writing_sections, writings
                )
                VALUES (gen_random_uuid(), 'corporate', '2025-26', 1, '2026-03-02', 1, 1, '{}',
                    sha256(convert_to('{}', 'UTF8')), '{}', sha256(convert_to('{}', 'UTF8')), '{}', '{}');
                INSERT INTO report_version_member (report_version_id, population, row_id, reference, counts, quantities)
                SELECT v.id, 'arrival', k.id::text, k.reference, '{1}'::bigint [], '{NULL}'::bigint []
                FROM report_version AS v, contact AS k
                UNION ALL
                SELECT v.id, 'arrival', k.id, k.reference, '{1}', '{NULL}'
                FROM report_version AS v, (VALUES ('7', 'no record'), (gen_random_uuid()::text, 'destroyed')) AS k (id, reference);
                """)
        }
        let database = try await TestDatabase.current.database(as: "redress_service")
        let shown = try await database.read { db in
            try db.execute("SELECT reach_as(ARRAY['officer'], ARRAY[NULL::uuid], NULL, NULL, '2026-03-02')")
            return Set(try db.all("SELECT reference FROM report_version_member") { try $0["reference"] as String })
        }
        await database.shutdown()

        #expect(shown == ["own", "other", "assigned", "team", "child", "became own", "no record", "destroyed"])
    }
}
