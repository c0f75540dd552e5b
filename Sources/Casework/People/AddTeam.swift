public import Complaints
import Foundation
public import Postgres

/// Adds a team to a department.
public struct AddTeam: Operation {
    public static let event = "team_added"
    public static let permission = Permission.administer

    public let department: String
    public let name: String
    public let head: PersonID?

    /// A team to add.
    public init(department: String, name: String, head: PersonID?) {
        self.department = department
        self.name = name
        self.head = head
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> TeamRecord {
        let id = TeamID(rawValue: .version7(at: context.now))
        return try TeamRecord.write(id, department, name, head, event: Self.event, context, db)
    }
}
