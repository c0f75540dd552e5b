import Complaints
import Foundation
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Casework

@Suite(.database) struct ObligationConstraintTests {
    /// The days of a service that was agreed on 3 March 2025, was provided in part, and was paid for in part.
    struct Days: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var partDoneOn: String?
        var inLieuOn: String?
        var doneOn: String?
        var refusedBy: String?
    }

    @Test(
        "the database takes the days of an obligation in their order, each also on the same day",
        arguments: [
            Days(
                testDescription: "all on the day of the agreement", partDoneOn: "2025-03-03", inLieuOn: "2025-03-03",
                doneOn: "2025-03-03"),
            Days(testDescription: "one after the other", partDoneOn: "2025-03-04", inLieuOn: "2025-03-05"),
            Days(
                testDescription: "part done before it was agreed", partDoneOn: "2025-03-02",
                refusedBy: "obligation_part_done_in_order"),
            Days(
                testDescription: "part done after it was done", partDoneOn: "2025-03-05", doneOn: "2025-03-04",
                refusedBy: "obligation_part_done_in_order"),
            Days(
                testDescription: "paid for before it was agreed", inLieuOn: "2025-03-02",
                refusedBy: "obligation_in_lieu_in_order"),
            Days(
                testDescription: "paid for after it was done", inLieuOn: "2025-03-05", doneOn: "2025-03-04",
                refusedBy: "obligation_in_lieu_in_order"),
            Days(
                testDescription: "done before it was agreed", doneOn: "2025-03-02",
                refusedBy: "obligation_done_in_order"),
        ])
    func order(days: Days) async throws {
        try await Fixtures.addService()
        let casework = try Fixtures.casework(on: "2025-06-02")
        let complaint = try await Fixtures.register(casework, receivedOn: "2025-02-03")

        var refusedBy: String?
        do {
            try await insert(days, of: complaint)
        } catch let error as PostgresError where error.sqlState == .checkViolation {
            refusedBy = error.constraint
        }

        #expect(refusedBy == days.refusedBy)
    }

    private func insert(_ days: Days, of complaint: ComplaintID) async throws {
        let (agreedOn, dueOn) = (try #require(Day("2025-03-03")), try #require(Day("2025-06-02")))
        let (partDoneOn, inLieuOn, doneOn) = (
            try day(days.partDoneOn), try day(days.inLieuOn), try day(days.doneOn)
        )
        let part = inLieuOn.map { _ in 1 }
        try await TestDatabase.current.database.write { db in
            _ = try db.execute(
                """
                INSERT INTO obligation (
                    id, complaint_id, source, text, agreed_on, scope, type, due_on, owner_department, quantity, unit,
                    delivered, in_lieu_quantity, in_lieu_pence, in_lieu_on, part_done_on, done_on
                )
                VALUES (
                    \(UUID()), \(complaint), 'local', 'Provide it', \(agreedOn), 'individual', 'service_to_be_provided',
                    \(dueOn), 'Children and Family Services', 2, 'sessions', 1, \(part), \(part), \(inLieuOn),
                    \(partDoneOn), \(doneOn)
                )
                """)
        }
    }

    private func day(_ text: String?) throws -> Day? { try text.map { try #require(Day($0)) } }
}
