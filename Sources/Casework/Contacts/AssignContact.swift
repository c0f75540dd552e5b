public import Complaints
import Foundation
public import JSON
public import Postgres

/// Assigns a contact to a team and, if told, to a person of it; the audit keeps what was before (requirement R63).
public struct AssignContact: RecordChange {
    public static let event = "contact_assigned"
    public static let permission = Permission.recordCasework

    public let target: Target<RecordKinds.Contact>
    public let team: TeamID
    public let person: PersonID?
    public let reason: String

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Contact>) {
        self.target = target
        team = TeamID(rawValue: fields.identifier("team_id"))
        person = fields.identifier(optional: "person_id").map { PersonID(rawValue: $0) }
        reason = fields.text("reason", limit: 2_000, audited: true)
    }

    public func write(
        to found: Contact, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try found.requireOpen()
        try required("reason", reason)
        _ = try TeamRecord.load(team, lock: false, db).found(or: .unknownTeam(field: "team_id"))
        if let person {
            // Locked, so that nobody is given a contact while they are leaving.
            try Person.load(person, lock: true, db).found(or: .unknownPerson(field: "person_id"))
                .checkHandles(for: team, isNamed: false, field: "person_id")
        }
        try db.execute(SQL.assign(contact, to: team, person))
    }

    public func details(from before: Contact, to after: Contact) -> [String: AuditValue?] {
        [
            "from_team_id": before.team.map { .text($0.text) },
            "from_person_id": before.assignee.map { .text($0.text) },
        ]
    }
}

extension SQL {
    /// Gives a contact a team and the person of it; nobody: it is on the queue of the team.
    static func assign(_ contact: ContactID, to team: TeamID, _ person: PersonID?) -> SQL {
        "UPDATE contact SET team_id = \(team), assignee_id = \(person) WHERE id = \(contact)"
    }
}
