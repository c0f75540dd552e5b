import Complaints
import Foundation
import Postgres
import WorkingDays

extension Ladder {
    /// Every ladder there is.
    static func all(_ db: borrowing Transaction) throws -> [Ladder] { try DecidedLadder.all(db).map(\.ladder) }
}

extension DecidedLadder {
    /// Every ladder there is, those of a scope by their day.
    static func all(_ db: borrowing Transaction) throws -> [DecidedLadder] {
        try db.all(SQL.ladders("true")) { try DecidedLadder(row: $0) }
    }

    /// The ladder with a number; its row is nobody else's to change until the transaction ends.
    static func lock(_ number: Int, _ db: borrowing Transaction) throws -> DecidedLadder {
        try db.execute("SELECT FROM ladder WHERE id = \(number) FOR UPDATE")
        return try db.first(SQL.ladders("l.id = \(number)")) { try DecidedLadder(row: $0) }
            .found(or: .unknownLadder(number))
    }

    private init(row: Row) throws {
        let days: [Int] = try row["working_days"]
        let audiences: [Audience] = try row["audiences"]
        let answers: [Int] = try row["answers"]
        let ladder = Ladder(
            scope: LadderScope(
                nature: try row["nature"], kind: try row["kind"], department: try row["department"],
                procedure: try row["procedure"]),
            inForceFrom: try row["in_force_from"],
            steps: days.indices.map {
                LadderStep(
                    workingDays: days[$0], audience: audiences[$0],
                    answerWorkingDays: answers[$0] == 0 ? nil : answers[$0])
            })
        self.init(
            id: try row["id"], ladder: ladder, source: try row["source"], decidedBy: try row["decided_by"],
            decidedAt: try row["decided_at"])
    }
}

extension LadderScope {
    /// Has the planner look at the duties that a ladder may be of, from its day on.
    func lookAgain(from day: Day, _ db: borrowing Transaction) throws {
        try DutyAhead.lookAgain(
            from: day, at: "d.nature = \(nature) AND d.kind = coalesce(\(kind), d.kind)", db)
    }

    /// The ladders of a merged department are the other's; where both had one of a scope, that of the other holds.
    static func merge(_ from: String, into to: String, on today: Day, _ db: borrowing Transaction) throws {
        let moved = try DecidedLadder.all(db).map(\.ladder.scope).filter { $0.department == from }
        try db.execute(
            """
            DELETE FROM ladder AS l USING ladder AS k
            WHERE l.department = \(from) AND k.department = \(to) AND l.nature = k.nature
                AND (l.kind, l.procedure) IS NOT DISTINCT FROM (k.kind, k.procedure)
            """)
        try db.execute("UPDATE ladder SET department = \(to) WHERE department = \(from)")
        for scope in moved { try scope.lookAgain(from: today, db) }
    }
}

extension SQL {
    fileprivate static func ladders(_ condition: SQL) -> SQL {
        """
        SELECT l.id, l.nature, l.kind, l.department, l.procedure, l.in_force_from, l.source, l.decided_by, l.decided_at,
            array_agg(s.working_days ORDER BY s.step) AS working_days, array_agg(s.audience ORDER BY s.step) AS audiences,
            array_agg(coalesce(s.answer_working_days, 0) ORDER BY s.step) AS answers
        FROM ladder AS l JOIN ladder_step AS s ON s.ladder_id = l.id
        WHERE \(condition)
        GROUP BY l.id
        ORDER BY l.nature, l.kind NULLS FIRST, l.department NULLS FIRST, l.procedure NULLS FIRST, l.in_force_from
        """
    }
}
