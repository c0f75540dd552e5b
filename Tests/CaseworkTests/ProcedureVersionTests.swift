import Complaints
import Foundation
import Logging
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Casework

@Suite(.database)
struct ProcedureVersionTests {
    private func proposal(
        from day: String = "2027-01-01", procedure: Procedure = .corporate
    ) throws -> ProposedVersion {
        func clock(
            _ stage: StageName, _ name: String, _ basis: ClockBasis, _ end: ClockEnd, _ length: ClockLength,
            _ extension: ClockExtension = .none
        ) -> ProcedureClock {
            ProcedureClock(
                stage: stage, clock: name, kind: .limit, basis: basis, endsWith: end, length: length,
                extension: `extension`, source: "Council policy 2027")
        }
        return ProposedVersion(
            procedure: procedure, name: "Council policy 2027", inForceFrom: try #require(Day(day)),
            source: "Full council, 2 November 2026",
            clocks: [
                clock(.stage1, "acknowledgement", .complaintReceived, .acknowledged, .workingDays(2)),
                clock(.stage1, "response", .complaintReceived, .responded, .workingDays(15), .upTo(workingDays: 25)),
                clock(.stage2, "response", .stageRequested, .responded, .months(1, .after), .byAgreement),
            ])
    }

    @Test("a version that was added holds for complaints received from its day on, in every copy of the service")
    func added() async throws {
        try await Fixtures.addService()
        let other = try Fixtures.casework(on: "2027-01-05")
        let before = try await Fixtures.accepted(
            other, receivedOn: "2026-12-31", into: .corporate, on: "2027-01-05")

        let version = try await Fixtures.casework(on: "2026-11-02").perform(
            AddProcedureVersion(proposal: try proposal()), as: Fixtures.manager)

        let stillBefore = try await Fixtures.accepted(
            other, receivedOn: "2026-12-31", into: .corporate, on: "2027-01-05")
        let after = try await Fixtures.accepted(
            other, receivedOn: "2027-01-01", into: .corporate, on: "2027-01-05")
        #expect(before.complaint.acceptance?.procedureVersion == stillBefore.complaint.acceptance?.procedureVersion)
        #expect(after.complaint.acceptance?.procedureVersion == version.id)
        #expect(after.duties[.stage1]?.map(\.clock) == ["acknowledgement", "response"])
        #expect(after.duties[.stage1]?.map(\.dueOn.description) == ["2027-01-05", "2027-01-22"])
        #expect(try await other.verifyDuties().drift.isEmpty)
    }

    @Test("a version is kept as it was proposed, and its addition is in the audit")
    func kept() async throws {
        let casework = try Fixtures.casework(on: "2026-11-02")
        let proposal = try proposal()

        let version = try await casework.perform(AddProcedureVersion(proposal: proposal), as: Fixtures.manager)

        #expect(version.name == proposal.name)
        #expect(version.inForceFrom == proposal.inForceFrom)
        #expect(version.stages == [.stage1, .stage2])
        #expect(version.clocks == proposal.clocks)
        let audited = try await TestDatabase.current.database.read { db in
            try db.all(
                "SELECT details->>'procedure_version' AS v FROM audit_event WHERE operation = \(AddProcedureVersion.event)"
            ) {
                try $0["v"] as String
            }
        }
        #expect(audited == ["\(version.id)"])
    }

    @Test("the limits of a statutory procedure are not the council's", arguments: Procedure.allCases.dropLast())
    func statutory(procedure: Procedure) async throws {
        let casework = try Fixtures.casework(on: "2026-11-02")
        let proposal = try proposal(procedure: procedure)
        await #expect(throws: Refusal.statutoryLimits(procedure)) {
            try await casework.perform(AddProcedureVersion(proposal: proposal), as: Fixtures.manager)
        }
    }

    @Test("only the manager adds a version")
    func permission() async throws {
        let casework = try Fixtures.casework(on: "2026-11-02")
        let token = try await casework.perform(
            CreateToken(name: "An officer", role: .officer, expiresInDays: 1), as: Fixtures.manager
        ).token
        let proposal = try proposal()
        await #expect(throws: AccessRefusal.forbidden(.decide)) {
            try await casework.perform(AddProcedureVersion(proposal: proposal), as: .bearer(token))
        }
    }

    @Test("of two versions added from the same day at the same time, on two connections, one is refused")
    func race() async throws {
        let clock = try Fixtures.clock("2026-11-02")
        let proposal = try proposal()
        let databases = [1, 2].map { _ in Database(TestDatabase.current.configuration, logger: .init(label: "race")) }
        let refusals = await withTaskGroup(of: Refusal?.self) { group in
            for database in databases {
                group.addTask {
                    do {
                        _ = try await Casework(database: database, clock: clock)
                            .perform(AddProcedureVersion(proposal: proposal), as: Fixtures.manager)
                        return nil
                    } catch let refusal as Refusal {
                        return refusal
                    } catch {
                        Issue.record(error)
                        return nil
                    }
                }
            }
            return await group.reduce(into: [Refusal]()) { if let refusal = $1 { $0.append(refusal) } }
        }
        for database in databases { await database.shutdown() }
        #expect(refusals == [.versionNotLatest(proposal.inForceFrom, latest: proposal.inForceFrom)])
    }
}
