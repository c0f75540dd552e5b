import Complaints
import JSON
import Postgres

/// Whom a request gives a complaint or a contact to, and why (requirements R61, R63).
struct Assignee: Sendable {
    let team: TeamID
    /// Nil: the queue of the team.
    let person: PersonID?
    let reason: String

    init(_ fields: inout Fields) {
        team = TeamID(rawValue: fields.identifier("team_id"))
        person = fields.identifier(optional: "person_id").map { PersonID(rawValue: $0) }
        reason = fields.text("reason", limit: 2_000, audited: true)
    }

    /// Refuses a team nobody knows, and a person who may not handle it for the team.
    ///
    /// `isNamed` tells whether what is given names the person.
    func check(_ db: borrowing Transaction, isNamed: (PersonID) throws -> Bool) throws {
        try required("reason", reason)
        _ = try TeamRecord.load(team, lock: false, db).found(or: .unknownTeam(field: "team_id"))
        guard let person else { return }
        // Locked, so that nobody is given anything while they are leaving.
        let found = try Person.load(person, lock: true, db).found(or: .unknownPerson(field: "person_id"))
        try found.checkHandles(for: team, isNamed: try isNamed(person), field: "person_id")
    }
}
