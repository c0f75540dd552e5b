public import Complaints
public import Foundation
import Postgres

/// The team that answers for a complaint, and the person of it.
public struct Assignment: Sendable, Hashable {
    public let team: TeamID
    /// Nil: on the queue of the team.
    public let person: PersonID?
    public let reason: String
    public let assignedBy: String
    public let assignedAt: Date
    public let endedAt: Date?
}

extension Assignment {
    static let columns = ColumnList(
        Assignment.init,
        Column("team_id", \.team), Column("person_id", \.person), Column("reason", \.reason),
        Column("assigned_by", \.assignedBy), Column("assigned_at", \.assignedAt), Column("ended_at", \.endedAt))

    /// Ends the assignment of a complaint, if it has one, and makes another; the caller holds the complaint's row.
    static func move(
        _ complaint: ComplaintID, to team: TeamID, _ person: PersonID?, reason: String,
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Assignment {
        try db.execute(
            """
            UPDATE complaint_assignment SET ended_at = \(context.now)
            WHERE complaint_id = \(complaint) AND ended_at IS NULL
            """)
        let assignment = Assignment(
            team: team, person: person, reason: reason, assignedBy: context.actor.name, assignedAt: context.now,
            endedAt: nil)
        let row = ["complaint_id": complaint] + columns.stored(assignment)
        try db.execute(SQL.insert(row, into: "complaint_assignment"))
        return assignment
    }

    /// Gives a new complaint to whoever dealt with its contact, unless it has somebody already.
    static func carry(
        to complaint: ComplaintID, _ team: TeamID, _ person: PersonID?, _ context: borrowing OperationContext,
        _ db: borrowing Transaction
    ) throws {
        let current = try db.first("SELECT id FROM complaint_assignment WHERE complaint_id = \(complaint)") {
            try $0["id"] as Int
        }
        guard current == nil else { return }
        let reason = "Dealt with the contact."
        _ = try move(complaint, to: team, person, reason: reason, context, db)
        try context.audit(
            AssignComplaint.event, of: AuditSubject(complaint: complaint),
            details: [
                "team_id": .text(team.text), "person_id": person.map { .text($0.text) }, "reason": .text(reason),
            ], db)
    }

    /// Puts a complaint back on the queue of its team and tells whoever deals with what is nobody's: the manager of the
    /// team, or the Complaints Manager where there is none to tell or the complaint names them; the caller holds the
    /// complaint's row.
    static func returnToTeam(
        _ complaint: ComplaintID, reason: String, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        let current = try db.one(
            "SELECT id, team_id FROM complaint_assignment WHERE complaint_id = \(complaint) AND ended_at IS NULL"
        ) { (id: try $0["id"] as Int, team: try $0["team_id"] as TeamID) }
        let named = try db.all("SELECT person_id FROM complaint_named_person WHERE complaint_id = \(complaint)") {
            try $0["person_id"] as PersonID
        }
        let rungs = try Rungs.load(team: current.team, on: context.today, except: Set(named), db)
        _ = try move(complaint, to: current.team, nil, reason: reason, context, db)
        try db.execute(
            "UPDATE complaint SET version = version + 1, changed_at = \(context.now) WHERE id = \(complaint)")
        try AlertRow.tell(
            .complaintBackInQueue, AlertRecipient(rungs.ofUnassigned), about: .init(complaint: complaint),
            cause: "\(current.id)", context, db)
        try context.audit(
            "complaint_back_in_queue", of: AuditSubject(complaint: complaint),
            details: ["team_id": .text(current.team.text), "reason": .text(reason)], db)
    }

    /// Whether a complaint names a person, who then may not handle it.
    static func names(_ person: PersonID, in complaint: ComplaintID, _ db: borrowing Transaction) throws -> Bool {
        let named = try db.first(
            """
            SELECT person_id FROM complaint_named_person
            WHERE complaint_id = \(complaint) AND person_id = \(person)
            """
        ) { try $0["person_id"] as PersonID }
        return named != nil
    }
}
