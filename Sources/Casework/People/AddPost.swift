public import Complaints
import Foundation
public import JSON
public import Postgres

/// Adds a post to a team, a service or a department; nobody holds it yet.
public struct AddPost: RequestedOperation {
    public static let event = "post_added"
    public static let permission = Permission.administer

    public let kind: PostKind
    private let team: TeamID?
    private let department: String?
    private let service: String?

    public init(_ fields: inout Fields, of target: NoTarget) {
        kind = fields.choice("kind")
        team = fields.identifier(optional: "team_id").map { TeamID(rawValue: $0) }
        department = fields.text(optional: "department", limit: 200)
        service = fields.text(optional: "service", limit: 200)
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> Post {
        let place = try PostPlace(of: kind, team: team, department: department, service: service)
        return try Post.add(kind, of: place, context, db)
    }
}

extension Post {
    /// Makes a post that nobody holds yet.
    static func add(
        _ kind: PostKind, of place: PostPlace, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Post {
        let post = Post(
            id: PostID(rawValue: .version7(at: context.now)), kind: kind, place: place, holders: [], untilOn: nil,
            version: 1, changedAt: context.now)
        try post.add(db)
        try context.audit(AddPost.event, details: post.audited, db)
        return post
    }

    /// What the post is, for the audit.
    var audited: [String: AuditValue?] {
        [
            "post_id": .text(id.text), "kind": .text(kind.rawValue), "team_id": place.team.map { .text($0.text) },
            "department": place.department.map { .text($0) }, "service": place.service.map { .text($0.name) },
        ]
    }
}
