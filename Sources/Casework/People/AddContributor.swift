public import Complaints
import Foundation
public import Postgres

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

/// A service that answers together with the complaint's own.
public struct Contributor: Sendable, Hashable {
    public let service: ServiceName
    public let team: TeamID?
}
