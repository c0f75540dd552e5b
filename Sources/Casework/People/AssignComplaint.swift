public import Complaints
import Foundation
public import Postgres

/// Assigns a complaint to a team and, if told, to a person of it; what was before is kept (requirement R61).
public struct AssignComplaint: ComplaintAddition {
    public static let event = "complaint_assigned"
    public static let permission = Permission.recordCasework

    public let complaint: ComplaintID
    public let expectedVersion: Int?
    public let team: TeamID
    public let person: PersonID?
    public let reason: String

    /// An assignment of a complaint, at the version the caller saw.
    public init(complaint: ComplaintID, expectedVersion: Int?, team: TeamID, person: PersonID?, reason: String) {
        self.complaint = complaint
        self.expectedVersion = expectedVersion
        self.team = team
        self.person = person
        self.reason = reason
    }

    public func add(
        to found: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Assignment {
        try context.required("reason", reason)
        guard try TeamRecord.load(team, lock: false, db) != nil else { throw Refusal.unknownTeam(field: "team_id") }
        if let person {
            // Locked, so that nobody is given a complaint while they are leaving.
            guard let assignee = try Person.load(person, lock: true, db) else {
                throw Refusal.unknownPerson(field: "person_id")
            }
            try assignee.checkActive(field: "person_id")
            guard assignee.team == team else { throw Refusal.notInTeam(field: "person_id") }
            try Assignment.check(person, mayHandle: found.id, field: "person_id", db)
        }
        return try Assignment.move(found.id, to: team, person, reason: reason, context, db)
    }

    public var details: [String: AuditValue?] {
        ["team_id": .text(team.text), "person_id": person.map { .text($0.text) }, "reason": .text(reason)]
    }
}
