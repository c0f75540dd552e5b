public import Complaints
import Foundation
public import JSON
public import Postgres

/// Assigns a contact to a team and, if told, to a person of it; the audit keeps what was before (requirement R63).
public struct AssignContact: RecordChange {
    public static let event = "contact_assigned"
    public static let permission = Permission.recordCasework

    public let target: Target<RecordKinds.Contact>
    private let next: Assignee

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Contact>) {
        self.target = target
        next = Assignee(&fields)
    }

    public func write(
        to found: Contact, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try found.requireOpen()
        try next.check(db) { _ in false }
        try db.execute(SQL.assign(contact, to: next.team, next.person))
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
