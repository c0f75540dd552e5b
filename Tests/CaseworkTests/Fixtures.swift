import Complaints
import Foundation
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Casework

/// Where the tests of casework start from.
enum Fixtures {
    /// The demonstration register of the project.
    static let demo = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("db/demo", isDirectory: true)

    static let manager = Credential.commandLine(name: "A manager")

    /// Noon in London on a day.
    static func clock(_ day: String) throws -> Clock {
        let noon = London.instant(of: try #require(Day(day)), hour: 12)
        return Clock { noon }
    }

    /// Casework over the test's database on a day.
    static func casework(on day: String = "2023-10-02") throws -> Casework {
        Casework(database: TestDatabase.current.database, clock: try clock(day))
    }

    /// The test's database with the demonstration register in it.
    static func importDemo() async throws -> Casework {
        let casework = try casework()
        _ = try await casework.perform(ImportRegister(directory: demo, dryRun: false), as: manager)
        return casework
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

    /// Registers a complaint received at noon of a day.
    static func register(_ casework: Casework, receivedOn: String) async throws -> ComplaintID {
        let operation = RegisterComplaint(
            receivedAt: London.instant(of: try #require(Day(receivedOn)), hour: 12), channel: .email, complainant: "P1",
            complainantType: .parent, representativeType: nil, department: "Children and Family Services",
            service: "First Response", aboutChildrensSocialCare: true, causes: ["delay"], summary: "No answer")
        return try await casework.perform(operation, as: manager).complaint.id
    }
}
