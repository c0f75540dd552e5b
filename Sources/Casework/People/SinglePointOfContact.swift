public import Complaints
public import Foundation
public import Postgres
public import WorkingDays

/// The identifier of a single point of contact, a UUIDv7 (RFC 9562).
public struct SinglePointOfContactID: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: UUID
    public init(rawValue: UUID) { self.rawValue = rawValue }
}

/// One named contact for all a complainant writes (requirement R63). A complainant is known by name, without regard to
/// case and spaces; two of one name share it.
public struct SinglePointOfContact: Sendable, Hashable {
    public let id: SinglePointOfContactID
    public let complainant: String
    public let person: PersonID
    public let reason: String
    public let fromOn: Day
    public let untilOn: Day?
    public let version: Int
    public let changedAt: Date
}

/// Gives a complainant one named contact: every complaint of theirs from then on is assigned to that person.
public struct NameContact: Operation {
    public static let event = "contact_named"
    public static let permission = Permission.recordCasework

    public let complainant: String
    public let person: PersonID
    public let reason: String

    /// A contact from today on.
    public init(complainant: String, person: PersonID, reason: String) {
        self.complainant = complainant
        self.person = person
        self.reason = reason
    }

    public func perform(
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> SinglePointOfContact {
        try context.required("complainant", complainant)
        try context.required("reason", reason)
        let contact = try Person.find(person, field: "person_id", db)
        try contact.checkActive(field: "person_id")
        guard contact.team != nil else { throw Refusal.teamMissing(field: "person_id") }
        let id = SinglePointOfContactID(rawValue: .version7(at: context.now))
        do {
            try db.execute(
                """
                INSERT INTO single_point_of_contact (id, complainant, person_id, reason, from_on, changed_at)
                VALUES (\(id), \(complainant), \(person), \(reason), \(context.today), \(context.now))
                """)
        } catch let error as PostgresError where error.isViolation(of: "single_point_of_contact_current_key") {
            throw Refusal.contactExists
        }
        try context.audit(
            Self.event, details: ["contact_id": .text(id.text), "person_id": .text(person.text)], db)
        return try SinglePointOfContact.load(id, lock: false, db)
    }
}

/// Ends a single point of contact; complaints stay with whom they are assigned to.
public struct EndContact: Operation {
    public static let event = "contact_ended"
    public static let permission = Permission.recordCasework

    public let contact: SinglePointOfContactID
    public let expectedVersion: Int?
    /// The last day.
    public let untilOn: Day

    /// The end of a contact, at the version the caller saw.
    public init(contact: SinglePointOfContactID, expectedVersion: Int?, untilOn: Day) {
        self.contact = contact
        self.expectedVersion = expectedVersion
        self.untilOn = untilOn
    }

    public func perform(
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> SinglePointOfContact {
        let found = try SinglePointOfContact.load(contact, lock: true, db)
        try context.check(version: found.version, expected: expectedVersion)
        if let day = found.untilOn { throw Refusal.alreadyRecorded("until_on", on: day) }
        try context.check("until_on", untilOn, after: "from_on", found.fromOn)
        try db.execute(
            """
            UPDATE single_point_of_contact
            SET until_on = \(untilOn), version = version + 1, changed_at = \(context.now) WHERE id = \(contact)
            """)
        try context.audit(
            Self.event, details: ["contact_id": .text(contact.text), "until_on": .text(untilOn.description)], db)
        return try SinglePointOfContact.load(contact, lock: false, db)
    }
}

extension SinglePointOfContact {
    static func load(
        _ id: SinglePointOfContactID, lock: Bool, _ db: borrowing Transaction
    ) throws -> SinglePointOfContact {
        let select: SQL = """
            SELECT id, complainant, person_id, reason, from_on, until_on, version, changed_at
            FROM single_point_of_contact WHERE id = \(id)
            """
        let found = try db.first(lock ? select + " FOR UPDATE" : select) { row in
            SinglePointOfContact(
                id: try row["id"], complainant: try row["complainant"], person: try row["person_id"],
                reason: try row["reason"], fromOn: try row["from_on"], untilOn: try row["until_on"],
                version: try row["version"], changedAt: try row["changed_at"])
        }
        guard let found else { throw NotFound("single_point_of_contact") }
        return found
    }

    /// Assigns a complaint that was just registered to the named contact of its complainant, if there is one.
    static func assign(
        _ complaint: ComplaintID, of complainant: String, _ context: borrowing OperationContext,
        _ db: borrowing Transaction
    ) throws {
        let contact = try db.first(SQL.contact(of: complainant)) {
            (person: try $0["id"] as PersonID, team: try $0["team_id"] as TeamID)
        }
        guard let contact else { return }
        _ = try Assignment.move(
            complaint, to: contact.team, contact.person, reason: "Single point of contact.", context, db)
        try context.audit(
            AssignComplaint.event, complaint: complaint,
            details: [
                "team_id": .text(contact.team.text), "person_id": .text(contact.person.text),
                "reason": .text("Single point of contact."),
            ], db)
    }
}

extension SinglePointOfContactID: PostgresCodable {}

extension Casework {
    /// Reads a single point of contact.
    public func contact(_ id: SinglePointOfContactID, as credential: Credential) async throws -> SinglePointOfContact {
        let now = clock.now
        return try await database.single { db in
            _ = try authorise(credential, for: .readCasework, now: now, db)
            return try SinglePointOfContact.load(id, lock: false, db)
        }
    }
}

extension SQL {
    fileprivate static func contact(of complainant: String) -> SQL {
        """
        SELECT p.id, p.team_id
        FROM single_point_of_contact AS c
        JOIN person AS p ON p.id = c.person_id
        WHERE complainant_key(c.complainant) = complainant_key(\(complainant)) AND c.until_on IS NULL
            AND p.active_until IS NULL AND p.team_id IS NOT NULL
        """
    }
}
