public import Complaints
public import Foundation
public import JSON
public import Postgres

/// That a complaint is kept to the Complaints Manager, whoever is appointed or assigned, and those let in by name.
public struct Restriction: Sendable, Hashable {
    public let reason: String
    public let by: String
    public let at: Date
    /// Whom it was opened to by name.
    public let admitted: [PersonID]
}

/// Restricts a complaint: the rest of the complaints team, and whoever answers for its service, see nothing of it from then on.
public struct RestrictComplaint: ComplaintAddition {
    public static let event = "complaint_restricted"
    public static let permission = Permission.decide

    public let target: Target<RecordKinds.Complaint>
    public let reason: String

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Complaint>) {
        self.target = target
        reason = fields.text("reason", limit: 2_000, audited: true)
    }

    public func add(
        to complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Restriction {
        guard try Restriction.load(of: complaint.id, db) == nil else { throw Refusal.alreadyRestricted }
        try db.execute(
            """
            INSERT INTO complaint_restriction (complaint_id, reason, restricted_by, restricted_at)
            VALUES (\(complaint.id), \(reason), \(context.actor.name), \(context.now))
            """)
        return try Restriction.find(of: complaint.id, db)
    }
}

/// Lifts the restriction of a complaint, with whom it was opened to; the history keeps that there was one.
public struct LiftRestriction: ComplaintAddition {
    public static let event = "complaint_restriction_lifted"
    public static let permission = Permission.decide

    public let target: Target<RecordKinds.Complaint>
    public let reason: String

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Complaint>) {
        self.target = target
        reason = fields.text("reason", limit: 2_000, audited: true)
    }

    public func add(
        to complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Restriction {
        let restriction = try Restriction.find(of: complaint.id, db)
        try db.execute("DELETE FROM complaint_restriction WHERE complaint_id = \(complaint.id)")
        return restriction
    }
}

/// Opens a restricted complaint to a person by name.
public struct AdmitPerson: ComplaintAddition {
    public static let event = "person_admitted"
    public static let permission = Permission.decide

    public let target: Target<RecordKinds.Complaint>
    public let person: PersonID

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Complaint>) {
        self.target = target
        person = PersonID(rawValue: fields.identifier("person_id"))
    }

    public func add(
        to complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Restriction {
        _ = try Restriction.find(of: complaint.id, db)
        _ = try Person.find(person, field: "person_id", db)
        if try NamedPerson.all(of: complaint.id, db).contains(person) {
            throw Refusal.namedInComplaint(field: "person_id")
        }
        try db.execute(
            """
            INSERT INTO complaint_admission (complaint_id, person_id) VALUES (\(complaint.id), \(person))
            ON CONFLICT DO NOTHING
            """)
        return try Restriction.find(of: complaint.id, db)
    }

    public var details: [String: AuditValue?] { ["person_id": .text(person.text)] }
}

extension Restriction {
    /// The restriction of a complaint, nil where there is none.
    static func load(of complaint: ComplaintID, _ db: borrowing Transaction) throws -> Restriction? {
        try db.ask(question(of: complaint))
    }

    /// Asks for the restriction of a complaint.
    static func question(of complaint: ComplaintID) -> Question<Restriction?> {
        Question.first(
            """
            SELECT r.reason, r.restricted_by, r.restricted_at, ARRAY(
                SELECT a.person_id FROM complaint_admission AS a
                WHERE a.complaint_id = r.complaint_id ORDER BY a.person_id
            ) AS admitted
            FROM complaint_restriction AS r WHERE r.complaint_id = \(complaint)
            """
        ) {
            Restriction(
                reason: try $0["reason"], by: try $0["restricted_by"], at: try $0["restricted_at"],
                admitted: try $0["admitted"])
        }
    }

    fileprivate static func find(of complaint: ComplaintID, _ db: borrowing Transaction) throws -> Restriction {
        try load(of: complaint, db).found(or: .notRestricted)
    }
}
