import Complaints
import Foundation
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API
@testable import Casework

/// An export is answered while its caller sees every record that it tells of (decision 0060).
@Suite(.database) struct ExportOfSomeTests: RelatedComplaints {
    private func move(_ table: SQL, to service: String = "Potholes") async throws {
        try await TestDatabase.current.database.write { db in
            let moved = try db.execute(
                "UPDATE " + table + " SET service_id = (SELECT s.id FROM service AS s WHERE s.name = \(service))")
            try #require(moved > 0)
        }
    }

    @Test(
        "A list and what is asked of one complaint are not there once a complaint in them is another department's",
        arguments: [
            "/v1/complaints", "/v1/complaints?format=csv", "/v1/worklists/overdue", "{complaint}/events",
            "{complaint}/parties?format=csv", "{complaint}/operations",
        ])
    func movedComplaint(_ asked: String) async throws {
        let owner = try await Service.start()
        let database = try await TestDatabase.current.database(as: "redress_service")
        let known = try await make(.ownDepartment, owner)
        let export = try await made(asked.replacing("{complaint}", with: known.complaint), of: known, owner, database)
        #expect(try await export.statuses() == [200, 200, 1])

        try await move("complaint")
        #expect(try await export.statuses() == [404, 404, 0])
        try await move("complaint", to: "Fostering")
        #expect(try await export.statuses() == [200, 200, 1])
        await database.shutdown()
    }

    @Test("A list of contacts is not there once a contact in it is another department's")
    func movedContact() async throws {
        let owner = try await Service.start()
        let database = try await TestDatabase.current.database(as: "redress_service")
        let known = try await make(.ownDepartment, owner)
        _ = try await owner.logContact(
            at: "2025-10-02T09:00:00Z",
            ["department": #""Children and Families""#, "service": #""Fostering""#])
        let export = try await made("/v1/contacts?format=csv", of: known, owner, database)
        #expect(try await export.statuses() == [200, 200, 1])

        try await move("contact")

        #expect(try await export.statuses() == [404, 404, 0])
        await database.shutdown()
    }

    @Test("What was asked of a complaint that is not seen is made as what was asked of one that is not there")
    func unseen() async throws {
        let owner = try await Service.start()
        let database = try await TestDatabase.current.database(as: "redress_service")
        let known = try await make(.ownDepartment, owner)
        try await move("complaint")
        for complaint in [known.complaint, "/v1/complaints/0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10"] {
            let export = try await made(complaint + "/events", of: known, owner, database)
            #expect(try await export.statuses() == [200, 404, 1])
            #expect(
                try await export.service.send(.get, export.path + "/answer", token: export.token).code == "not_found")
            try await TestDatabase.current.database.write { db in _ = try db.execute("DELETE FROM export") }
        }
        await database.shutdown()
    }

    @Test("An identifier that begins in one part and ends in the next is found, among bytes that are no text")
    func parts() async throws {
        let owner = try await Service.start()
        let database = try await TestDatabase.current.database(as: "redress_service")
        let service = try owner.over(database)
        let known = try await make(.ownDepartment, owner)
        let token = try await Service.token("asking", .respondingManager, owner.casework, person: known.person)
        let id = Array(known.complaint.suffix(36).utf8)
        for cut in [0, 1, 18, 35, 36] {
            let export = try await service.casework.perform(
                RequestExport(of: "listComplaints", requires: .readCasework), as: .bearer(token))
            let bytes: [[UInt8]] = [[0, 255, 92] + id.prefix(cut), id.dropFirst(cut) + [254, 0]]
            for (number, part) in bytes.enumerated() {
                try await service.casework.store(
                    part, asPart: number, of: export.id, at: "/v1/complaints", as: .bearer(token))
            }
            try await service.casework.end(
                export.id, at: "/v1/complaints", status: 200, contentType: "text/csv", contentDisposition: nil,
                location: nil, etag: nil)
            let asked = AskedExport(service: service, token: token, path: "/v1/exports/\(export.id.text)")

            try await move("complaint")
            #expect(try await asked.statuses() == [404, 404, 0], "\(cut)")
            try await move("complaint", to: "Fostering")
            #expect(try await asked.statuses() == [200, 200, 1], "\(cut)")
            try await TestDatabase.current.database.write { db in _ = try db.execute("DELETE FROM export") }
        }
        await database.shutdown()
    }

    @Test(
        "What happens to a complaint that an export tells nothing of tells its caller nothing of that complaint",
        arguments: [Role.respondingManager, .officer, .manager])
    func others(role: Role) async throws {
        let owner = try await Service.start()
        let database = try await TestDatabase.current.database(as: "redress_service")
        let known = try await make(.ownDepartment, owner)
        let export = try await made("/v1/causes", of: known, as: role, owner, database)
        let other = try await make(.otherDepartment, owner)

        _ = try await owner.change(other.complaint, "/restriction", #"{"reason": "It is about a colleague."}"#)
        #expect(try await export.statuses() == [200, 200, 1])
        try await name(known.person, in: other.complaint)
        #expect(try await export.statuses() == [200, 200, 1])
        try await name(known.person, in: known.complaint)
        #expect(try await export.statuses() == [200, 200, 1])
        await database.shutdown()
    }

    @Test(
        "A list is not there any more for somebody whom a complaint in it names",
        arguments: [Role.respondingManager, .officer, .manager])
    func named(role: Role) async throws {
        let owner = try await Service.start()
        let database = try await TestDatabase.current.database(as: "redress_service")
        let known = try await make(.ownDepartment, owner)
        let export = try await made("/v1/complaints?format=csv", of: known, as: role, owner, database)
        #expect(try await export.statuses() == [200, 200, 1])

        try await name(known.person, in: known.complaint)

        #expect(try await export.statuses() == [404, 404, 0])
        await database.shutdown()
    }

    private func name(_ person: PersonID, in complaint: String) async throws {
        let id = try #require(UUID(uuidString: String(complaint.suffix(36))))
        try await TestDatabase.current.database.write { db in
            _ = try db.execute(
                """
                INSERT INTO complaint_named_person (complaint_id, person_id, named_at)
                VALUES (\(id), \(person), '2025-10-02T09:00:00Z')
                """)
        }
    }

    @Test("What is made when its complaint is seen is not there when it is not, though it was asked for before")
    func madeLater() async throws {
        let owner = try await Service.start()
        let database = try await TestDatabase.current.database(as: "redress_service")
        let known = try await make(.ownDepartment, owner)
        try await move("complaint")
        let export = try await made(known.complaint + "/parties", of: known, owner, database) {
            try await move("complaint", to: "Fostering")
        }
        #expect(try await export.statuses() == [200, 200, 1])

        try await move("complaint")

        #expect(try await export.statuses() == [404, 404, 0])
        await database.shutdown()
    }

    @Test("An event that names another complaint by its reference is told while that is seen")
    func reference() async throws {
        let owner = try await Service.start()
        let database = try await TestDatabase.current.database(as: "redress_service")
        let known = try await make(.ownDepartment, owner)
        let other = try await make(.otherDepartment, owner)
        let reference = try #require(try await owner.get(other.complaint).json["reference"].text)
        let id = try #require(UUID(uuidString: String(known.complaint.suffix(36))))
        let otherID = try #require(UUID(uuidString: String(other.complaint.suffix(36))))
        try await TestDatabase.current.database.write { db in
            _ = try db.execute(
                """
                INSERT INTO audit_event (occurred_at, actor, operation, complaint_id, details)
                VALUES ('2025-10-02T09:00:00Z', 'A manager', 'tried', \(id),
                    jsonb_build_object('not_a_duplicate_of', 'X-1, ' || \(reference)::text))
                """)
        }
        for format in ["json", "csv"] {
            let export = try await made(known.complaint + "/events?format=\(format)", of: known, owner, database)
            #expect(try await export.statuses().prefix(2) == [200, 200])
            for (service, status) in [("Potholes", 404), ("Fostering", 200)] {
                try await TestDatabase.current.database.write { db in
                    _ = try db.execute(
                        """
                        UPDATE complaint SET service_id = (SELECT s.id FROM service AS s WHERE s.name = \(service))
                        WHERE id = \(otherID)
                        """)
                }
                #expect(try await export.statuses().prefix(2) == [status, status], "\(format) \(service)")
            }
        }
        await database.shutdown()
    }

    @Test("Who was the single point of contact is told nothing of it once it is somebody else")
    func singlePoint() async throws {
        let owner = try await Service.start()
        let database = try await TestDatabase.current.database(as: "redress_service")
        let known = try await make(.ownDepartment, owner)
        let other = try await make(.otherDepartment, owner)
        try await TestDatabase.current.database.write { db in
            try db.execute(
                """
                INSERT INTO single_point_of_contact (id, complainant, person_id, reason, from_on, changed_at)
                VALUES (gen_random_uuid(), 'Z. Example', \(known.person), 'Many letters.', '2025-09-01', '2025-09-01')
                """)
        }
        let export = try await made(
            "/v1/single-points-of-contact?format=csv", of: known, as: .investigator, owner, database)
        #expect(try await export.statuses() == [200, 200, 1])

        try await TestDatabase.current.database.write { db in
            _ = try db.execute("UPDATE single_point_of_contact SET person_id = \(other.person)")
        }

        #expect(try await export.statuses() == [404, 404, 0])
        await database.shutdown()
    }

    @Test("What somebody wrote of a record that is not seen leaves an export there, as of one that is not there")
    func written() async throws {
        let owner = try await Service.start()
        let database = try await TestDatabase.current.database(as: "redress_service")
        let known = try await make(.ownDepartment, owner)
        let other = try await make(.otherDepartment, owner)
        try await move("complaint")
        try await TestDatabase.current.database.write { db in
            _ = try db.execute(
                """
                UPDATE complaint SET service_id = (SELECT s.id FROM service AS s WHERE s.name = 'Fostering')
                WHERE id = \(UUID(uuidString: String(known.complaint.suffix(36))))
                """)
        }
        let reference = try #require(try await owner.get(other.complaint).json["reference"].text)
        for written in [
            String(other.complaint.suffix(36)), "As said, \(reference), it was late", "As said, X-0, it was late",
        ] {
            let note = try await owner.change(
                known.complaint, "/entries", #"{"kind": "note", "occurs_on": "2025-10-02", "text": "\#(written)"}"#)
            try #require(note.status == 201, "\(note.text)")
            for list in ["/entries", "/entries?format=csv"] {
                let export = try await made(known.complaint + list, of: known, owner, database)
                #expect(try await export.statuses().prefix(2) == [200, 200], "\(written) \(list)")
            }
        }
        await database.shutdown()
    }

    @Test("Whoever read casework when they asked for a report reads it no more by a role that reads none")
    func lostReading() async throws {
        let owner = try await Service.start()
        let database = try await TestDatabase.current.database(as: "redress_service")
        let known = try await make(.ownDepartment, owner)
        let export = try await made("/v1/reports/childrens/2024-25?view=internal", of: known, owner, database)
        #expect(try await export.statuses().prefix(2) == [200, 200])

        try await TestDatabase.current.database.write { db in
            _ = try db.execute("UPDATE api_token SET role = 'viewer' WHERE person_id = \(known.person)")
        }

        #expect(try await export.statuses()[1] == 403)
        await database.shutdown()
    }

    @Test("What is hidden after it was read and before it is stored is told of nonetheless")
    func hiddenMeanwhile() async throws {
        let owner = try await Service.start()
        let database = try await TestDatabase.current.database(as: "redress_service")
        let service = try owner.over(database)
        let known = try await make(.ownDepartment, owner)
        for role in [Role.officer, .respondingManager] {
            let token = try await Service.token("asking", role, owner.casework, person: known.person)
            let export = try await service.casework.perform(
                RequestExport(of: "listComplaints", requires: .readCasework), as: .bearer(token))
            try await name(known.person, in: known.complaint)
            try await service.casework.store(
                Array(known.complaint.suffix(36).utf8), asPart: 0, of: export.id, at: "/v1/complaints",
                as: .bearer(token))
            try await service.casework.end(
                export.id, at: "/v1/complaints", status: 200, contentType: "text/csv", contentDisposition: nil,
                location: nil, etag: nil)

            let asked = AskedExport(service: service, token: token, path: "/v1/exports/\(export.id.text)")
            #expect(try await asked.statuses() == [404, 404, 0], "\(role)")
            try await TestDatabase.current.database.write { db in
                _ = try db.execute("DELETE FROM complaint_named_person")
            }
            #expect(try await asked.statuses() == [200, 200, 1], "\(role)")
            try await TestDatabase.current.database.write { db in _ = try db.execute("DELETE FROM export") }
        }
        await database.shutdown()
    }
}
