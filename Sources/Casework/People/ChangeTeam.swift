public import Complaints
import Foundation
public import JSON
public import Postgres

/// Renames a team, or moves it to another department.
public struct ChangeTeam: RecordChange {
    public static let event = "team_changed"
    public static let permission = Permission.administer

    public let target: Target<RecordKinds.Team>
    public let department: String
    public let name: String

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Team>) {
        self.target = target
        department = fields.text("department", limit: 200)
        name = fields.text("name", limit: 200)
    }

    public func write(
        to record: TeamRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        _ = try TeamRecord.store(team, department, name, context, db)
    }

    public var details: [String: AuditValue?] { TeamRecord.audited(team, department, name) }
}
