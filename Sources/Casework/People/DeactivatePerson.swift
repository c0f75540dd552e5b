public import Complaints
import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// Records the last day of a person: their tokens are of no use after it, and what was theirs passes on (requirements R61,
/// R63, R78).
///
/// Open complaints and contacts go back to the queue of the team, single points of contact to its manager, obligations to
/// the department; the posts they hold are vacant, and their calendar feeds are revoked.
public struct DeactivatePerson: RequestedOperation {
    public static let event = "person_deactivated"
    public static let permission = Permission.administer
    public static let reachesEverything = true

    public let target: Target<RecordKinds.Person>
    /// The last day, not after today.
    public let activeUntil: Day

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Person>) {
        self.target = target
        activeUntil = fields.day("active_until")
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> PersonRecord {
        let found = try PersonRecord.lock(target, context, db)
        try found.person.checkLeaves(on: activeUntil, today: context.today)
        try db.execute(
            """
            UPDATE person SET active_until = \(activeUntil) WHERE id = \(target.id)
            """)
        try PersonRecord.moveOn(target.id, at: context.now, db)
        let posts = try leavePosts(context, db)
        let complaints = try db.all(SQL.openComplaints(of: target.id)) { try $0["id"] as ComplaintID }
        for complaint in complaints {
            try Assignment.returnToTeam(complaint, reason: "The person has left.", context, db)
        }
        let contacts = try passOnContacts(context, db)
        let manager = try found.person.team.flatMap {
            try db.first(SQL.manager(of: $0, on: context.today)) { try $0["person_id"] as PersonID }
        }
        let singleContacts = try passOnSingleContacts(to: manager, context, db)
        let obligations = try Obligation.passOn(
            of: target.id, to: found.person.department, reason: "The person has left.", context, db)
        let feeds = try CalendarFeed.revokeAll(of: target.id, context, db)
        try context.audit(
            Self.event,
            details: [
                "person_id": .text(target.id.text), "active_until": .text(activeUntil.description),
                "complaints_back_in_queue": .number(complaints.count), "contacts_back_in_queue": .number(contacts),
                "single_contacts_passed_on": .number(singleContacts), "obligations_passed_on": .number(obligations),
                "posts_vacated": .number(posts), "calendar_feeds_revoked": .number(feeds),
            ], db)
        return try PersonRecord.find(target.id, context, db)
    }
}

extension SQL {
    /// In one order, so that two who leave at once do not wait for each other.
    fileprivate static func openComplaints(of person: PersonID) -> SQL {
        """
        SELECT c.id
        FROM complaint AS c
        JOIN complaint_assignment AS a ON a.complaint_id = c.id AND a.ended_at IS NULL
        WHERE a.person_id = \(person) AND c.error_on IS NULL AND \(lastStageRuns)
        ORDER BY c.id FOR NO KEY UPDATE OF c
        """
    }

    /// Whether the last stage of the complaint `c` has not ended, or it has none yet.
    static let lastStageRuns: SQL = """
        NOT EXISTS (
            SELECT FROM stage AS s
            WHERE s.complaint_id = c.id AND s.ended_on IS NOT NULL AND NOT EXISTS (
                SELECT FROM stage AS l WHERE l.complaint_id = c.id AND l.position > s.position
            )
        )
        """
}
