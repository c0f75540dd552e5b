import Complaints
import Foundation
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Casework

/// Where the tests of casework start from.
enum Fixtures {
    static let manager = Credential.commandLine(name: "A manager")

    /// Noon in London on a day.
    static func clock(_ day: String) throws -> Clock {
        let noon = London.instant(of: try #require(Day(day)), hour: 12)
        return Clock { noon }
    }

    /// Casework over the test's database on a day; the default is the day the demonstration register was imported.
    static func casework(on day: String = DemonstrationRegister.importedOn.description) throws -> Casework {
        Casework(database: TestDatabase.current.database, clock: try clock(day))
    }

    /// A service to complain about, as an import would leave it.
    static func addService() async throws {
        try await TestDatabase.current.database.write { db in
            _ = try db.execute(
                """
                INSERT INTO service (department, name) VALUES ('Children and Family Services', 'First Response')
                ON CONFLICT DO NOTHING
                """)
        }
    }

    /// Somebody of the directory.
    static func addPerson() async throws -> PersonID {
        let id = PersonID(rawValue: UUID())
        try await TestDatabase.current.database.write { db in
            _ = try db.execute(
                """
                INSERT INTO person (id, name, employment, spouse_of_officer_or_member, capacities, changed_at)
                VALUES (\(id), 'A. Officer', 'employee', false, '{}', '2020-01-06T09:00:00Z')
                """)
        }
        return id
    }

    /// Registers a complaint received at noon of a day, by somebody who sent nothing before.
    static func register(_ casework: Casework, receivedOn: String) async throws -> ComplaintID {
        let operation = RegisterComplaint(
            receivedAt: London.instant(of: try #require(Day(receivedOn)), hour: 12), channel: .email,
            complainant: "P-\(UUID().uuidString)",
            complainantType: .parent, representativeType: nil, department: "Children and Family Services",
            service: "First Response", aboutChildrensSocialCare: true, causes: ["delay"], summary: "No answer")
        return try await casework.perform(operation, as: manager).complaint.id
    }

    /// Registers a complaint received at noon of a day and accepts it into a procedure, on the same day unless told another.
    static func accepted(
        _ casework: Casework, receivedOn: String, into procedure: Procedure = .childrens, on day: String? = nil
    ) async throws -> ComplaintRecord {
        let id = try await register(casework, receivedOn: receivedOn)
        return try await casework.perform(
            acceptance(of: id, into: procedure, on: day ?? receivedOn), as: manager)
    }

    /// The acceptance of a complaint as it was registered; both tests are answered, and met for the children's.
    static func acceptance(
        of id: ComplaintID, into procedure: Procedure = .childrens, on day: String, inScope: Bool = true
    ) throws -> AcceptComplaint {
        let isChildrens = procedure == .childrens
        return AcceptComplaint(
            target: Target(id, expectedVersions: [1]), procedure: procedure, acceptedOn: try #require(Day(day)),
            tests: EligibilityTests(
                eligibleComplainant: true, subjectInScope: isChildrens && inScope),
            reason: nil)
    }
}
