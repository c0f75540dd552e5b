import Complaints
import Foundation
import Logging
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Casework

@Suite(.database)
struct OperationTests {
    private func events(_ id: ComplaintID) async throws -> [String] {
        try await TestDatabase.current.database.read { db in
            try db.all("SELECT operation FROM audit_event WHERE complaint_id = \(id.rawValue) ORDER BY id") {
                try $0["operation"] as String
            }
        }
    }

    @Test("an operation changes the complaint, its deadlines and its audit in one transaction")
    func acceptance() async throws {
        try await Fixtures.addService()
        let casework = try Fixtures.casework(on: "2025-03-05")
        let id = try await Fixtures.register(casework, receivedOn: "2025-03-03")
        let record = try await casework.perform(try Fixtures.acceptance(of: id, on: "2025-03-04"), as: Fixtures.manager)
        #expect(record.complaint.version == 2)
        #expect(record.duties[.localResolution]?.first { $0.clock == "response" }?.dueOn == Day("2025-03-31"))
        #expect(try await events(id) == ["complaint_registered", "complaint_accepted"])
        #expect(try await casework.verifyDuties().drift.isEmpty)
    }

    @Test("a refusal leaves nothing behind")
    func refusal() async throws {
        try await Fixtures.addService()
        let casework = try Fixtures.casework(on: "2025-03-05")
        let id = try await Fixtures.register(casework, receivedOn: "2025-03-03")
        await #expect(throws: Refusal.outsideChildrensProcedure(eligibleComplainant: true, subjectInScope: false)) {
            try await casework.perform(
                try Fixtures.acceptance(of: id, on: "2025-03-04", inScope: false), as: Fixtures.manager)
        }
        #expect(try await events(id) == ["complaint_registered"])
    }

    @Test("an unknown service or cause is refused by name and registers nothing")
    func unknownCodes() async throws {
        try await Fixtures.addService()
        let casework = try Fixtures.casework(on: "2025-03-05")
        func register(service: String, cause: String) async throws {
            _ = try await casework.perform(
                RegisterComplaint(
                    receivedAt: London.instant(of: try #require(Day("2025-03-03"))), channel: .email, complainant: "P1",
                    complainantType: .parent, representativeType: nil, department: "Children and Family Services",
                    service: service, aboutChildrensSocialCare: true, causes: [cause], summary: "No answer"),
                as: Fixtures.manager)
        }
        await #expect(throws: Refusal.unknownCause("weather")) {
            try await register(service: "First Response", cause: "weather")
        }
        await #expect(
            throws: Refusal.unknownService(department: "Children and Family Services", service: "Second Response")
        ) { try await register(service: "Second Response", cause: "delay") }
        let count = try await TestDatabase.current.database.read { db in
            try db.one("SELECT count(*) AS n FROM complaint") { try $0["n"] as Int }
        }
        #expect(count == 0)
    }

    @Test("of two people who saw the same version, on two connections, one changes the complaint and one is told")
    func race() async throws {
        try await Fixtures.addService()
        let clock = try Fixtures.clock("2025-03-05")
        let casework = try Fixtures.casework(on: "2025-03-05")
        let id = try await Fixtures.register(casework, receivedOn: "2025-03-03")
        let databases = [1, 2].map { _ in Database(TestDatabase.current.configuration, logger: .init(label: "race")) }
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for database in databases {
                group.addTask {
                    do {
                        _ = try await Casework(database: database, clock: clock)
                            .perform(try Fixtures.acceptance(of: id, on: "2025-03-04"), as: Fixtures.manager)
                        return true
                    } catch is VersionMismatch {
                        return false
                    } catch {
                        Issue.record(error)
                        return false
                    }
                }
            }
            return await group.reduce(into: [Bool]()) { $0.append($1) }
        }
        for database in databases { await database.shutdown() }
        #expect(outcomes.count { $0 } == 1)
        #expect(try await events(id) == ["complaint_registered", "complaint_accepted"])
    }

    @Test(
        "the audit can be added to and nothing else",
        arguments: [
            "UPDATE audit_event SET actor = 'nobody'", "DELETE FROM audit_event", "TRUNCATE audit_event CASCADE",
        ])
    func appendOnly(statement: String) async throws {
        try await Fixtures.addService()
        let casework = try Fixtures.casework(on: "2025-03-05")
        let id = try await Fixtures.register(casework, receivedOn: "2025-03-03")
        await #expect {
            try await TestDatabase.current.database.write { db in _ = try db.execute(SQL(trusted: statement)) }
        } throws: { ($0 as? PostgresError)?.sqlState == .insufficientPrivilege }
        #expect(try await events(id) == ["complaint_registered"])
    }

    @Test("an officer records and the manager decides")
    func permissions() async throws {
        try await Fixtures.addService()
        let casework = try Fixtures.casework(on: "2025-03-05")
        let id = try await Fixtures.register(casework, receivedOn: "2025-03-03")
        let token = try await casework.perform(
            CreateToken(name: "An officer", role: .officer, expiresInDays: 1), as: Fixtures.manager
        ).token
        await #expect(throws: AccessRefusal.forbidden(.decide)) {
            try await casework.perform(try Fixtures.acceptance(of: id, on: "2025-03-04"), as: .bearer(token))
        }
        await #expect(throws: AccessRefusal.unauthenticated) {
            try await casework.perform(try Fixtures.acceptance(of: id, on: "2025-03-04"), as: .bearer(token + "x"))
        }
    }
}
