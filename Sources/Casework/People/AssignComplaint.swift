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

/// Adds a service, and if told a team of it, that answers together with the complaint's own (requirement R34).
///
/// The complaint stays one, with one answer and one clock, and is counted under its own service.
public struct AddContributor: ComplaintAddition {
    public static let event = "contributor_added"
    public static let permission = Permission.recordCasework

    public let complaint: ComplaintID
    public let expectedVersion: Int?
    public let service: ServiceName
    public let team: TeamID?

    /// A contributor to a complaint, at the version the caller saw.
    public init(complaint: ComplaintID, expectedVersion: Int?, service: ServiceName, team: TeamID?) {
        self.complaint = complaint
        self.expectedVersion = expectedVersion
        self.service = service
        self.team = team
    }

    public func add(
        to found: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Contributor {
        let own = ServiceName(department: found.department, name: found.service)
        guard service != own else { throw Refusal.contributorLeads }
        let (id, record) = try ServiceRecord.find(service, db)
        try record.check(inUseOn: found.receivedOn)
        do {
            try db.execute(
                """
                INSERT INTO complaint_contributor (complaint_id, service_id, team_id, added_at)
                VALUES (\(found.id), \(id), \(team), \(context.now))
                """)
        } catch let error as PostgresError where error.isViolation(of: "complaint_contributor_pkey") {
            throw Refusal.nameTaken("contributor \(service.name)")
        } catch let error as PostgresError where error.isViolation(of: "complaint_contributor_team_fkey") {
            throw Refusal.unknownTeam(field: "team_id")
        }
        return Contributor(service: service, team: team)
    }

    public var details: [String: AuditValue?] {
        [
            "department": .text(service.department), "service": .text(service.name),
            "team_id": team.map { .text($0.text) },
        ]
    }
}

/// Records that a complaint names a person of the directory, who from then on does not handle it.
///
/// If it is assigned to them it goes back to the queue of the team.
public struct NamePerson: ComplaintAddition {
    public static let event = "person_named"
    public static let permission = Permission.recordCasework

    public let complaint: ComplaintID
    public let expectedVersion: Int?
    public let person: PersonID

    /// A person that a complaint names, at the version the caller saw.
    public init(complaint: ComplaintID, expectedVersion: Int?, person: PersonID) {
        self.complaint = complaint
        self.expectedVersion = expectedVersion
        self.person = person
    }

    public func add(
        to found: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> PersonID {
        _ = try Person.find(person, field: "person_id", db)
        try db.execute(
            """
            INSERT INTO complaint_named_person (complaint_id, person_id, named_at)
            VALUES (\(found.id), \(person), \(context.now)) ON CONFLICT DO NOTHING
            """)
        let theirs = try db.first(
            """
            SELECT id FROM complaint_assignment
            WHERE complaint_id = \(found.id) AND person_id = \(person) AND ended_at IS NULL
            """
        ) { try $0["id"] as Int }
        if theirs != nil {
            try Assignment.returnToTeam(found.id, reason: "The complaint names the person.", context, db)
        }
        return person
    }

    public var details: [String: AuditValue?] { ["person_id": .text(person.text)] }
}

/// A service that answers together with the complaint's own.
public struct Contributor: Sendable, Hashable {
    public let service: ServiceName
    public let team: TeamID?
}
