import Complaints
import Dispatch
import Foundation
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import API
@testable import Casework

/// Rounds that plan alerts: several at once, beside an operation, and the days on which a duty is looked at again.
@Suite(.database) struct AlertRoundTests {
    @Test(
        "What is due of a complaint is told of while an operation holds the complaint, so that neither waits for the other"
    )
    func whileHeld() async throws {
        let climbing = try await Climbing.start()
        let id = try #require(UUID(uuidString: climbing.file.path.lastIdentifier))
        var configuration = TestDatabase.current.configuration
        configuration.lockTimeout = .milliseconds(500)
        let other = Database(configuration, logger: Service.logger)
        let round = try climbing.service.over(other, on: "2022-09-23")
        let (held, release) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        async let holding: Void = TestDatabase.current.database.write { db in
            _ = try Complaint.load(ComplaintID(rawValue: id), lock: true, db)
            held.signal()
            release.wait()
        }
        await Task.detached { held.waitForSignal() }.value

        let raised = try? await round.casework.raiseAlerts(as: .commandLine(name: "round"))
        release.signal()
        try await holding
        await other.shutdown()

        #expect((raised ?? 0) > 0)
    }

    @Test("Eight who plan at the same time tell of each duty once, and a round that fails tells of nothing twice")
    func race() async throws {
        let service = try await Service.start(on: "2022-09-01")
        for _ in 1...6 { _ = try await Casefile.accepted(service, receivedAt: "2022-09-01T09:30:00Z") }
        let casework = try await service.on("2022-10-04").casework

        let raised = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 1...8 { group.addTask { try await casework.raiseAlerts(as: .commandLine(name: "round")) } }
            return try await group.reduce(0, +)
        }

        let counts = try await TestDatabase.current.database.read { db in
            try db.one(
                """
                SELECT count(*) AS alerts, count(DISTINCT (duty_id, step)) AS steps,
                    (SELECT count(*) FROM audit_event WHERE operation = 'alert_raised') AS events,
                    count(*) FILTER (WHERE joined_id IS NULL) AS told
                FROM alert
                """
            ) { [try $0["alerts"] as Int, try $0["steps"], try $0["events"], try $0["told"]] }
        }
        #expect(counts[0] == counts[1] && counts[0] == raised && counts[0] > 6)
        #expect(counts[2] == counts[3])
        #expect(try await casework.raiseAlerts(as: .commandLine(name: "round")) == 0)
    }

    @Test("More duties than one transaction takes are all looked at in one round")
    func batches() async throws {
        let climbing = try await Climbing.start()
        try await TestDatabase.current.database.write { db in
            _ = try db.execute(
                """
                INSERT INTO duty (
                    stage_id, complaint_id, kind, clock, nature, basis_on, due_on, calendar_version, known_from
                )
                SELECT d.stage_id, d.complaint_id, d.kind, d.clock || n, d.nature, d.basis_on, d.due_on,
                    d.calendar_version, d.known_from
                FROM duty AS d CROSS JOIN generate_series(1, \(PlanAlerts.batch)) AS n
                WHERE d.kind = 'response' AND d.clock = 'response'
                """)
        }

        try await climbing.pass(from: "2022-09-05", through: "2022-09-05")

        let waiting = try await TestDatabase.current.database.read { db in
            try db.one("SELECT count(*) AS count FROM duty_ahead WHERE next_step_on <= '2022-09-05'") {
                try $0["count"] as Int
            }
        }
        #expect(waiting == 0)
    }

    @Test(
        "A duty is looked at again where its day or its nature is another or it is open again, and nowhere else",
        arguments: [
            ("basis_on = basis_on", "due_on = due_on + 1", true), ("basis_on = basis_on", "nature = 'target'", true),
            ("ended_on = known_from, ended_by = 'met'", "ended_on = NULL, ended_by = NULL", true),
            ("basis_on = basis_on", "nature = 'window'", false),
            ("basis_on = basis_on", "basis_on = basis_on - 1", false),
            ("basis_on = basis_on", "ended_on = known_from, ended_by = 'met'", false),
        ] as [(SQL, SQL, Bool)])
    func lookedAtAgain(before: SQL, change: SQL, isLooked: Bool) async throws {
        _ = try await Climbing.start()

        let looked = try await TestDatabase.current.database.write { db in
            let response: SQL = "WHERE kind = 'response' AND clock = 'response'"
            _ = try db.execute("UPDATE duty SET \(before) \(response)")
            _ = try db.execute("DELETE FROM duty_ahead")
            _ = try db.execute("UPDATE duty SET \(change) \(response)")
            return try db.one(
                """
                SELECT next_step_on = known_from AS is_looked FROM duty LEFT JOIN duty_ahead ON duty_id = id \(response)
                """
            ) {
                try $0["is_looked"] as Bool?
            }
        }

        #expect((looked ?? false) == isLooked)
    }

    @Test("A duty whose ladder had ended is looked at again from the day on which an answer about it was rejected")
    func rejectedAfterTheEnd() async throws {
        let climbing = try await Climbing.start()
        try await climbing.pass(from: "2022-10-03", through: "2022-10-03")
        let overdue = try await climbing.alert(2)
        _ = try await climbing.answer(overdue, on: "2022-10-04")
        try await TestDatabase.current.database.write { _ = try $0.execute("DELETE FROM duty_ahead") }

        let rejected = try await climbing.judge(
            overdue, #"{"verdict": "rejected", "reason": "No day is given."}"#, on: "2022-10-05")

        #expect(rejected.status == 201, "\(rejected.text)")
        let next = try await TestDatabase.current.database.read { db in
            try db.one("SELECT next_step_on FROM duty_ahead") { try $0["next_step_on"] as Day }
        }
        #expect(next.description > "2022-10-05")
    }
}
