public import Complaints
import Foundation
public import Postgres

/// Renames a team, moves it, or gives it another head.
public struct ChangeTeam: Operation {
    public static let event = "team_changed"
    public static let permission = Permission.administer

    public let team: TeamID
    public let expectedVersion: Int?
    public let department: String
    public let name: String
    public let head: PersonID?

    /// A change of a team, at the version the caller saw.
    public init(team: TeamID, expectedVersion: Int?, department: String, name: String, head: PersonID?) {
        self.team = team
        self.expectedVersion = expectedVersion
        self.department = department
        self.name = name
        self.head = head
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> TeamRecord {
        guard let found = try TeamRecord.load(team, lock: true, db) else { throw NotFound("team") }
        try context.check(version: found.version, expected: expectedVersion)
        return try TeamRecord.write(team, department, name, head, event: Self.event, context, db)
    }
}
