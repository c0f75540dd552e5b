public import Complaints
import Foundation
public import JSON
public import Postgres

/// Assigns a complaint to a team and, if told, to a person of it; what was before is kept (requirement R61).
public struct AssignComplaint: ComplaintAddition {
    public static let event = "complaint_assigned"
    public static let permission = Permission.recordCasework

    public let target: Target<RecordKinds.Complaint>
    public let team: TeamID
    public let person: PersonID?
    public let reason: String

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Complaint>) {
        self.target = target
        team = TeamID(rawValue: fields.identifier("team_id"))
        person = fields.identifier(optional: "person_id").map { PersonID(rawValue: $0) }
        reason = fields.text("reason", limit: 2_000)
    }

    public func add(
        to found: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Assignment {
        try required("reason", reason)
        _ = try TeamRecord.load(team, lock: false, db).found(or: .unknownTeam(field: "team_id"))
        if let person {
            // Locked, so that nobody is given a complaint while they are leaving.
            let assignee = try Person.load(person, lock: true, db).found(or: .unknownPerson(field: "person_id"))
            try assignee.checkHandles(
                for: team, isNamed: try Assignment.names(person, in: found.id, db), field: "person_id")
        }
        return try Assignment.move(found.id, to: team, person, reason: reason, context, db)
    }

    public var details: [String: AuditValue?] {
        ["team_id": .text(team.text), "person_id": person.map { .text($0.text) }, "reason": .text(reason)]
    }
}
