import Complaints
import Postgres
import WorkingDays

extension Ladder {
    /// Every ladder there is.
    static func all(_ db: borrowing Transaction) throws -> [Ladder] {
        try db.all(SQL.ladders) { row in
            let days: [Int] = try row["working_days"]
            let audiences: [Audience] = try row["audiences"]
            let answers: [Int] = try row["answers"]
            return Ladder(
                scope: LadderScope(
                    nature: try row["nature"], kind: try row["kind"], department: try row["department"],
                    procedure: try row["procedure"]),
                inForceFrom: try row["in_force_from"],
                steps: days.indices.map {
                    LadderStep(
                        workingDays: days[$0], audience: audiences[$0],
                        answerWorkingDays: answers[$0] == 0 ? nil : answers[$0])
                })
        }
    }
}

extension SQL {
    fileprivate static let ladders: SQL = """
        SELECT l.nature, l.kind, l.department, l.procedure, l.in_force_from,
            array_agg(s.working_days ORDER BY s.step) AS working_days, array_agg(s.audience ORDER BY s.step) AS audiences,
            array_agg(coalesce(s.answer_working_days, 0) ORDER BY s.step) AS answers
        FROM ladder AS l JOIN ladder_step AS s ON s.ladder_id = l.id
        GROUP BY l.id
        """
}
