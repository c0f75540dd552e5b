public import Complaints
import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// Decides who is told of what is due, in what order and when, from a day on: of all limits, or of what a kind, a
/// department and a procedure say (requirements R105 to R107).
public struct AddLadder: RequestedOperation {
    public static let event = "ladder_added"
    public static let permission = Permission.administer

    public let scope: LadderScope
    public let inForceFrom: Day
    public let source: String
    public let steps: [LadderStep]

    public init(_ fields: inout Fields, of target: NoTarget) {
        scope = LadderScope(
            nature: fields.choice(optional: "nature") ?? .limit, kind: fields.choice(optional: "kind"),
            department: fields.text(optional: "department", limit: .name),
            procedure: fields.choice(optional: "procedure"))
        inForceFrom = fields.day("in_force_from")
        source = fields.text("source", limit: 500)
        steps = fields.objects(optional: "steps", limit: 10) {
            LadderStep(
                workingDays: $0.integer("working_days", in: -60...120), audience: $0.choice("audience"),
                answerWorkingDays: $0.integer(optional: "answer_working_days", in: 1...60))
        }
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> DecidedLadder {
        try required("source", source)
        let department = try scope.department.map { try DepartmentRecord.lock($0, db) }
        let ladder = Ladder(
            scope: LadderScope(
                nature: scope.nature, kind: scope.kind, department: department, procedure: scope.procedure),
            inForceFrom: inForceFrom, steps: steps)
        try ladder.check(today: context.today)
        let id = try db.refusing(["ladder_scope_key": .ladderExists(from: inForceFrom)]) {
            try db.one(SQL.insert(ladder, source, by: context.actor.name, at: context.now)) { try $0["id"] as Int }
        }
        try db.execute(SQL.insert(steps, of: id))
        try ladder.scope.lookAgain(from: inForceFrom, db)
        try context.audit(Self.event, details: ladder.audited(id).merging(["source": .text(source)]) { $1 }, db)
        return DecidedLadder(
            id: id, ladder: ladder, source: source, decidedBy: context.actor.name, decidedAt: context.now)
    }
}

extension Ladder {
    /// What the ladder is, for the audit.
    func audited(_ id: Int) -> [String: AuditValue?] {
        [
            "ladder": .number(id), "nature": .text(scope.nature.rawValue),
            "kind": scope.kind.map { .text($0.rawValue) }, "department": scope.department.map { .text($0) },
            "procedure": scope.procedure.map { .text($0.rawValue) }, "in_force_from": .text(inForceFrom.description),
            "steps": .text(steps.map { "\($0.workingDays) \($0.audience.rawValue)" }.joined(separator: ", ")),
        ]
    }
}

extension SQL {
    fileprivate static func insert(_ ladder: Ladder, _ source: String, by actor: String, at now: Date) -> SQL {
        """
        INSERT INTO ladder (nature, kind, department, procedure, in_force_from, source, decided_by, decided_at)
        VALUES (\(ladder.scope.nature), \(ladder.scope.kind), \(ladder.scope.department), \(ladder.scope.procedure),
            \(ladder.inForceFrom), \(source), \(actor), \(now))
        RETURNING id
        """
    }

    fileprivate static func insert(_ steps: [LadderStep], of id: Int) -> SQL {
        """
        INSERT INTO ladder_step (ladder_id, step, working_days, audience, answer_working_days)
        SELECT \(id), s.step, s.working_days, s.audience, s.answer
        FROM unnest(
            \(steps.map(\.workingDays)), \(steps.map(\.audience.rawValue))::text[], \(steps.map(\.answerWorkingDays))
        ) WITH ORDINALITY AS s (working_days, audience, answer, step)
        """
    }
}
