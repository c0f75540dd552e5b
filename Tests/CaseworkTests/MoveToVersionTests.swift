import Complaints
import Foundation
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Casework

@Suite(.database)
struct MoveToVersionTests {
    private func version(_ name: String) async throws -> Int {
        try await TestDatabase.current.database.read { db in
            try db.one("SELECT id FROM procedure_version WHERE name = \(name)") { try $0["id"] as Int }
        }
    }

    private let code = "Complaint Handling Code"
    private let fortyDays = "Stage 1 40, stage 2 20 working days"

    /// A corporate complaint under the Code, received on 1 April 2026 and acknowledged on the next working day.
    private func acknowledged() async throws -> ComplaintID {
        try await Fixtures.addService()
        let casework = try Fixtures.casework(on: "2026-04-02")
        let id = try await Fixtures.accepted(casework, receivedOn: "2026-04-01", into: .corporate).complaint.id
        _ = try await casework.perform(
            AcknowledgeStage(
                target: StageTarget(id, expectedVersions: [2], stage: .stage1),
                acknowledgedOn: try #require(Day("2026-04-02"))),
            as: Fixtures.manager)
        return id
    }

    private func move(_ id: ComplaintID, to version: Int, reason: String = "agreed") -> MoveComplaintToVersion {
        MoveComplaintToVersion(target: Target(id, expectedVersions: nil), procedureVersion: version, reason: reason)
    }

    private func stored() async throws -> [String] {
        try await TestDatabase.current.database.read { db in
            try db.all(
                """
                SELECT clock || ' ' || nature || ' ' || due_on || ' ' || coalesce(ended_by, 'open') AS line
                FROM duty WHERE kind <> 'notice' ORDER BY clock, known_from
                """
            ) { try $0["line"] as String }
        }
    }

    private func breaches(_ casework: Casework) async throws -> [Day] {
        try await casework.breaches(BreachFilter(), after: nil, limit: 10, as: Fixtures.manager)
            .items.map(\.duty.dueOn)
    }

    @Test("a complaint that moves has the deadlines of its new version, and those it lost are withdrawn")
    func moved() async throws {
        let id = try await acknowledged()
        let casework = try Fixtures.casework(on: "2026-04-10")
        let before = try await stored()

        let record = try await casework.perform(move(id, to: try await version(fortyDays)), as: Fixtures.manager)

        #expect(record.duties[.stage1]?.map(\.dueOn.description) == ["2026-06-02", "2026-04-08"])
        #expect(
            try await stored() == [
                "acknowledgement target 2026-04-08 met", "response limit 2026-06-02 open",
                "response limit 2026-04-20 withdrawn", "response_from_acknowledgement alternative 2026-04-20 withdrawn",
            ])
        #expect(try await casework.verifyDuties().drift.isEmpty)
        let read = try await casework.complaint(id, as: Fixtures.manager)
        #expect(Set(read.duties[.stage1] ?? []) == Set(record.duties[.stage1] ?? []))
        _ = try await casework.perform(move(id, to: try await version(code)), as: Fixtures.manager)
        #expect(try await stored() == before)
        #expect(try await casework.verifyDuties().drift.isEmpty)
    }

    @Test("a breach that the move makes untrue is withdrawn, and may be flagged again")
    func breachWithdrawn() async throws {
        let id = try await acknowledged()
        let casework = try Fixtures.casework(on: "2026-04-21")
        let flagged = try await casework.perform(Sweep(asOf: nil), as: Fixtures.manager)
        #expect(flagged.map(\.clock) == ["response"])
        #expect(try await breaches(casework).map(\.description) == ["2026-04-20"])

        _ = try await casework.perform(move(id, to: try await version(fortyDays)), as: Fixtures.manager)

        #expect(try await breaches(casework).isEmpty)
        #expect(try await casework.perform(Sweep(asOf: nil), as: Fixtures.manager).isEmpty)
        _ = try await casework.perform(move(id, to: try await version(code)), as: Fixtures.manager)
        let again = try await casework.perform(Sweep(asOf: nil), as: Fixtures.manager)
        #expect(again.map(\.isNew) == [true])
    }

    @Test("the audit of a move has the version before and after, and the reason")
    func audited() async throws {
        let id = try await acknowledged()
        let casework = try Fixtures.casework(on: "2026-04-10")
        let (from, to) = (try await version(code), try await version(fortyDays))

        _ = try await casework.perform(move(id, to: to, reason: "complex"), as: Fixtures.manager)

        let details = try await TestDatabase.current.database.read { db in
            try db.one("SELECT details::text AS d FROM audit_event WHERE operation = \(MoveComplaintToVersion.event)") {
                try $0["d"] as String
            }
        }
        #expect(details == #"{"reason": "complex", "to_version": \#(to), "from_version": \#(from)}"#)
    }

    @Test(
        "an imported complaint that moves keeps every other deadline as it was computed", .database(.demonstration))
    func imported() async throws {
        let casework = try Fixtures.casework()
        let id = try await TestDatabase.current.database.read { db in
            try db.one(
                """
                SELECT c.id FROM complaint AS c
                WHERE c.procedure = 'corporate' AND NOT EXISTS (
                    SELECT FROM stage AS s WHERE s.complaint_id = c.id AND s.stage = 'stage_2'
                )
                ORDER BY c.received_on DESC, c.id LIMIT 1
                """
            ) { try $0["id"] as ComplaintID }
        }
        _ = try await casework.perform(
            move(id, to: try await version("65 working days for the whole procedure")), as: Fixtures.manager)
        #expect(try await casework.verifyDuties().drift.isEmpty)
    }

    @Test("a move to no version, to another procedure's, to the same one or without a reason is refused")
    func refused() async throws {
        let id = try await acknowledged()
        let casework = try Fixtures.casework(on: "2026-04-10")
        let (own, childrens) = (try await version(code), try await version("SI 2006/1738"))
        let fortyDays = try await version(fortyDays)
        func expect(_ refusal: Refusal, _ operation: MoveComplaintToVersion) async {
            await #expect(throws: refusal) { try await casework.perform(operation, as: Fixtures.manager) }
        }
        await expect(.unknownProcedureVersion(99), move(id, to: 99))
        await expect(.otherProcedure(asked: .childrens, holds: .corporate), move(id, to: childrens))
        await expect(.alreadyInVersion(code), move(id, to: own))
        await expect(.blank("reason"), move(id, to: fortyDays, reason: " "))
    }

    @Test("an answer sent before the acknowledgement but recorded after it leaves no deadline open")
    func answeredBeforeAcknowledgement() async throws {
        let id = try await acknowledged()
        let casework = try Fixtures.casework(on: "2026-04-10")
        let author = try await Fixtures.addPerson()

        _ = try await casework.perform(
            RespondToStage(
                target: StageTarget(id, expectedVersions: nil, stage: .stage1),
                response: Response(
                    respondedOn: try #require(Day("2026-04-01")), respondedBy: author, outcome: .notUpheld,
                    allPointsUpheld: nil, noFindingReason: nil, breachReason: nil)),
            as: Fixtures.manager)

        #expect(try await stored().filter { $0.hasSuffix("open") }.isEmpty)
        #expect(try await stored().contains("response limit 2026-04-20 withdrawn"))
        #expect(try await casework.verifyDuties().drift.isEmpty)
    }
}
