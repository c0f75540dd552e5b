public import Complaints
public import JSON
public import Postgres
public import WorkingDays

/// Adds a complainant, a child or somebody else to a complaint.
public struct AddParty: ComplaintAddition {
    public static let event = "party_added"
    public static let permission = Permission.recordCasework

    public let target: Target<RecordKinds.Complaint>
    public let role: PartyRole
    public let name: String
    public let relationship: String?

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Complaint>) {
        self.target = target
        role = fields.choice("role")
        name = fields.text("name", limit: 200, audited: true)
        relationship = fields.text(optional: "relationship", limit: 200, audited: true)
    }

    public func add(
        to complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Party {
        try required("name", name)
        return try db.one(SQL.insert(self)) { try Party(row: $0) }
    }
}

/// Records that a party no longer takes part.
public struct EndParty: ComplaintAddition {
    public static let event = "party_ended"
    public static let permission = Permission.recordCasework

    public let target: NumberTarget
    public let number: Int
    public let endedOn: Day

    public init(_ fields: inout Fields, of target: NumberTarget) {
        self.target = target
        number = target.number
        endedOn = fields.day("ended_on")
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        try context.checkOpen(.party)
    }

    public func add(
        to complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Party {
        try checkHappened("ended_on", endedOn, after: "received_on", complaint.receivedOn, by: context.today)
        let before = try db.first(SQL.party(number, of: complaint.id)) { try Party(row: $0) }
        guard let before else { throw NotFound("party") }
        try once("ended_on", before.endedOn)
        return try db.one(SQL.end(self)) { try Party(row: $0) }
    }
}

extension Casework {
    /// The parties to a complaint besides the complainant who made it, in the order they were added.
    public func parties(to complaint: ComplaintID, as credential: Credential) async throws -> [Party] {
        try await reading(.transaction, as: credential) { _, db in
            guard try Complaint.load(complaint, lock: false, db) != nil else { throw NotFound("complaint") }
            return try db.all(SQL.parties(to: complaint)) { try Party(row: $0) }
        }
    }
}

extension Party {
    fileprivate init(row: Row) throws {
        self.init(
            number: try row["number"], role: try row["role"], name: try row["name"],
            relationship: try row["relationship"], endedOn: try row["ended_on"])
    }
}

extension SQL {
    fileprivate static func insert(_ party: AddParty) -> SQL {
        """
        INSERT INTO party (complaint_id, number, role, name, relationship)
        SELECT \(party.complaint), coalesce(max(p.number), 0) + 1, \(party.role), \(party.name), \(party.relationship)
        FROM party AS p WHERE p.complaint_id = \(party.complaint)
        RETURNING number, role, name, relationship, ended_on
        """
    }

    fileprivate static func party(_ number: Int, of complaint: ComplaintID) -> SQL {
        """
        SELECT number, role, name, relationship, ended_on FROM party
        WHERE complaint_id = \(complaint) AND number = \(number)
        """
    }

    fileprivate static func end(_ end: EndParty) -> SQL {
        """
        UPDATE party SET ended_on = \(end.endedOn) WHERE complaint_id = \(end.complaint) AND number = \(end.number)
        RETURNING number, role, name, relationship, ended_on
        """
    }

    fileprivate static func parties(to complaint: ComplaintID) -> SQL {
        """
        SELECT number, role, name, relationship, ended_on FROM party
        WHERE complaint_id = \(complaint) ORDER BY number
        """
    }
}
