public import Complaints
import Foundation
public import JSON
public import Postgres

/// Adds a team to a department.
public struct AddTeam: RequestedOperation {
    public static let event = "team_added"
    public static let permission = Permission.administer

    public let department: String
    public let name: String

    public init(_ fields: inout Fields, of target: NoTarget) {
        department = fields.text("department", limit: 200)
        name = fields.text("name", limit: 200)
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> TeamRecord {
        let id = TeamID(rawValue: .version7(at: context.now))
        let team = try TeamRecord.store(id, department, name, context, db)
        try context.audit(Self.event, details: TeamRecord.audited(id, department, name), db)
        return team
    }
}
