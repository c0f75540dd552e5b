public import Complaints
import Foundation
public import JSON
public import Postgres

/// Adds a service, and if told a team of it, that answers together with the complaint's own (requirement R34).
///
/// The complaint stays one, with one answer and one clock, and is counted under its own service.
public struct AddContributor: ComplaintAddition {
    public static let event = "contributor_added"
    public static let permission = Permission.recordCasework

    public let target: Target<RecordKinds.Complaint>
    public let service: ServiceName
    public let team: TeamID?

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Complaint>) {
        self.target = target
        service = ServiceName(
            department: fields.text("department", limit: 200, audited: true),
            name: fields.text("service", limit: 200, audited: true))
        team = fields.identifier(optional: "team_id").map { TeamID(rawValue: $0) }
    }

    public func add(
        to found: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Contributor {
        try Contributor(service: service, team: team).add(to: found, context, db)
    }
}

/// A service that answers together with the complaint's own.
public struct Contributor: Sendable, Hashable {
    public let service: ServiceName
    public let team: TeamID?

    /// Adds it to a complaint; gives it as the list spells it.
    func add(
        to complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Contributor {
        let investigator = try complaint.runningInvestigator.flatMap { try Person.load($0, db) }
        let (id, record) = try ServiceRecord.find(service, db)
        try complaint.checkContributor(record.service, investigator: investigator)
        try record.check(inUseOn: complaint.receivedOn)
        try db.refusing([
            "complaint_contributor_pkey": .nameTaken("contributor \(record.service.name)"),
            "complaint_contributor_team_fkey": .unknownTeam(field: "team_id"),
        ]) {
            _ = try db.execute(
                """
                INSERT INTO complaint_contributor (complaint_id, service_id, team_id, added_at)
                VALUES (\(complaint.id), \(id), \(team), \(context.now))
                """)
        }
        return Contributor(service: record.service, team: team)
    }

    /// As the audit tells it.
    var told: String { [service.department, service.name, team?.text].compactMap(\.self).joined(separator: ", ") }

    /// The services that contribute to the answer of a complaint.
    static func services(of complaint: ComplaintID, _ db: borrowing Transaction) throws -> Set<ServiceName> {
        Set(
            try db.all(
                """
                SELECT s.department, s.name
                FROM complaint_contributor AS k JOIN service AS s ON s.id = k.service_id
                WHERE k.complaint_id = \(complaint)
                """
            ) { ServiceName(department: try $0["department"], name: try $0["name"]) })
    }
}
