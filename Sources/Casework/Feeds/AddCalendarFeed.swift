public import Complaints
import Foundation
public import JSON
public import Postgres

/// Makes a calendar feed of a person or a team; its secret is given once and only its SHA-256 is stored.
///
/// With it is stored who made it: it shows them nothing that they do not see (decision 0047).
public struct AddCalendarFeed: RequestedOperation {
    public static let event = "calendar_feed_added"
    public static let permission = Permission.recordCasework

    private let person: PersonID?
    private let team: TeamID?
    public let description: String

    public init(_ fields: inout Fields, of target: NoTarget) {
        person = fields.identifier(optional: "person_id").map { PersonID(rawValue: $0) }
        team = fields.identifier(optional: "team_id").map { TeamID(rawValue: $0) }
        description = fields.text("description", limit: 200)
    }

    /// A feed with its secret, as they are given once.
    public struct Issued: Sendable {
        public let feed: CalendarFeed
        /// 43 characters; nil where it was given before.
        public internal(set) var secret: String?

        /// The same without the secret.
        public var withoutSecret: Issued { Issued(feed: feed, secret: nil) }
    }

    /// Stores the secret's hash and returns the secret.
    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> Issued {
        try required("description", description)
        let owner = try FeedOwner(person: person, team: team)
        switch owner {
        case .person(let person):
            try Person.load(person, lock: true, db).found(or: .unknownPerson(field: "person_id"))
                .checkActive(field: "person_id")
        case .team(let team):
            _ = try TeamRecord.load(team, lock: true, db).found(or: .unknownTeam(field: "team_id"))
        }
        let feed = CalendarFeed(
            id: CalendarFeedID(rawValue: .version7(at: context.now)), owner: owner, description: description,
            createdBy: context.actor.name, createdAt: context.now)
        let secret = Credential.newSecret()
        let row =
            CalendarFeed.columns.stored(feed) + [
                "secret_hash": Credential.hash(of: secret), "api_token_id": context.actor.token,
                "signed_in_id": context.actor.signedIn,
                "signed_in_role": context.actor.signedIn.map { _ in context.actor.standings[0].role },
            ]
        try db.execute(SQL.insert(row, into: "calendar_feed"))
        try context.audit(
            Self.event,
            details: [
                "calendar_feed_id": .text(feed.id.text), "person_id": owner.person.map { .text($0.text) },
                "team_id": owner.team.map { .text($0.text) },
            ], db)
        return Issued(feed: feed, secret: secret)
    }
}
