public import Complaints
public import Foundation
import Postgres
import WorkingDays

/// What somebody must be told, each once by its key; it holds identifiers and no names.
public struct StaffNotification: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable {
        /// A complaint has nobody: whoever had it left, or is named in it.
        case complaintBackInQueue = "complaint_back_in_queue"
        /// A contact has nobody: whoever had it left.
        case contactBackInQueue = "contact_back_in_queue"
        /// Whoever was a complainant's named contact left: the recipient is it now.
        case singleContactPassedOn = "single_contact_passed_on"
        /// Whoever was a complainant's named contact left, and nobody is in their place.
        case singleContactEnded = "single_contact_ended"
        case behaviourReviewDue = "behaviour_review_due"
        case behaviourReviewOverdue = "behaviour_review_overdue"
        case behaviourMeasureEnded = "behaviour_measure_ended"
    }

    public enum Recipient: Sendable, Hashable {
        case person(PersonID)
        /// Everybody who holds the role.
        case role(Role)

        /// Whoever stands at a rung.
        init(_ standing: Standing) {
            switch standing {
            case .holder(let person, of: _): self = .person(person)
            case .complaintsManager: self = .role(.manager)
            }
        }
    }

    public let kind: Kind
    public let recipient: Recipient
    public let complaint: ComplaintID?
    public let measure: BehaviourMeasureID?
    public var contact: ContactID?
    public var singleContact: SinglePointOfContactID?
    /// The same key is the same thing to tell.
    let key: String

    /// Records it unless its key was recorded before; says whether it is new.
    @discardableResult
    func record(at now: Date, _ db: borrowing Transaction) throws -> Bool {
        var (person, role): (PersonID?, Role?) = (nil, nil)
        switch recipient {
        case .person(let id): person = id
        case .role(let held): role = held
        }
        return try db.execute(
            """
            INSERT INTO notification (
                kind, recipient_person_id, recipient_role, complaint_id, behaviour_measure_id, contact_id,
                single_point_of_contact_id, dedupe_key, created_at
            )
            VALUES (\(kind), \(person), \(role), \(complaint), \(measure), \(contact), \(singleContact), \(key), \(now))
            ON CONFLICT (dedupe_key) DO NOTHING
            """) == 1
    }
}

extension StaffNotification.Kind: PostgresCodable {}

/// A notification as it was recorded.
public struct RecordedNotification: Sendable, Hashable {
    public let id: Int
    public let notification: StaffNotification
    public let createdAt: Date
}

extension Casework {
    /// A page of notifications, the oldest first; those about the behaviour register only for whoever keeps it.
    public func notifications(
        to person: PersonID?, after position: Int?, limit: Int, as credential: Credential
    ) async throws -> Page<RecordedNotification, Int> {
        try await reading(as: credential) { context, db in
            let register = context.actor.permissions.contains(.keepRegister)
            let read = try db.all(
                SQL.notifications(to: person, register: register, after: position ?? 0, limit: limit + 1)
            ) { try RecordedNotification(row: $0) }
            return Page(read, limit: limit, position: \.id)
        }
    }
}

extension RecordedNotification {
    fileprivate init(row: Row) throws {
        id = try row["id"]
        createdAt = try row["created_at"]
        let person: PersonID? = try row["recipient_person_id"]
        notification = StaffNotification(
            kind: try row["kind"], recipient: try person.map { .person($0) } ?? .role(try row["recipient_role"]),
            complaint: try row["complaint_id"], measure: try row["behaviour_measure_id"],
            contact: try row["contact_id"],
            singleContact: try row["single_point_of_contact_id"], key: try row["dedupe_key"])
    }
}

extension SQL {
    fileprivate static func notifications(
        to person: PersonID?, register: Bool, after position: Int, limit: Int
    ) -> SQL {
        var sql: SQL = """
            SELECT id, kind, recipient_person_id, recipient_role, complaint_id, behaviour_measure_id, contact_id,
                single_point_of_contact_id, dedupe_key, created_at
            FROM notification WHERE id > \(position)
            """
        if let person { sql = sql + " AND recipient_person_id = \(person)" }
        if !register { sql = sql + " AND behaviour_measure_id IS NULL" }
        return sql + " ORDER BY id LIMIT \(limit)"
    }
}
