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
        return try Party.add(role, name, relationship: relationship, to: complaint.id, db)
    }
}

/// Records that a party no longer takes part.
public struct EndParty: ComplaintAddition {
    public static let event = "party_ended"
    public static let permission = Permission.recordCasework
    public static let adds = false

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
        let before = try db.first(SQL.party(number, of: complaint.id)) { try Party.columns.read($0) }
        guard let before else { throw NotFound("party") }
        try once("ended_on", before.endedOn)
        return try db.one(SQL.end(self)) { try Party.columns.read($0) }
    }
}

extension Casework {
    /// The parties to a complaint besides the complainant who made it, in the order they were added.
    public func parties(to complaint: ComplaintID, as credential: Credential) async throws -> [Party] {
        try await reading(.transaction, as: credential) { _, db in
            guard try Complaint.load(complaint, lock: false, db) != nil else { throw NotFound("complaint") }
            return try db.all(SQL.parties(to: complaint)) { try Party.columns.read($0) }
        }
    }
}

extension Party {
    /// Adds a party; whoever represents somebody and takes part already is the party they were (decision 0028).
    static func add(
        _ role: PartyRole, _ name: String, relationship: String?, to complaint: ComplaintID,
        _ db: borrowing Transaction
    ) throws -> Party {
        if role.represents,
            let known = try db.all(SQL.parties(to: complaint), { try columns.read($0) })
                .first(where: { $0.role == role && $0.endedOn == nil && $0.name.isSameName(as: name) })
        {
            return try db.one(SQL.relate(known.number, of: complaint, relationship)) { try columns.read($0) }
        }
        return try db.one(SQL.insert(role, name, relationship, of: complaint)) { try columns.read($0) }
    }

    /// Adds whoever represents the child by the answer to the offer of an advocate, who is a party for that alone unless they
    /// took part already.
    static func add(representing party: Advocacy.Party, to complaint: ComplaintID, _ db: borrowing Transaction) throws {
        let known = try db.all(SQL.parties(to: complaint)) { try columns.read($0) }.map(\.number)
        let added = try add(party.role, party.name, relationship: nil, to: complaint, db)
        guard !known.contains(added.number) else { return }
        try db.execute(
            "UPDATE party SET by_advocacy = true WHERE complaint_id = \(complaint) AND number = \(added.number)")
    }

    /// Lets the party who was one by the answer to the offer of an advocate follow a correction of that.
    static func follow(
        _ party: Advocacy.Party?, instead before: Advocacy.Party?, of complaint: ComplaintID,
        _ db: borrowing Transaction
    ) throws {
        guard party != before else { return }
        if let before {
            let own = try db.all(
                """
                SELECT number, name FROM party
                WHERE complaint_id = \(complaint) AND by_advocacy AND role = \(before.role) ORDER BY number DESC
                """
            ) { (number: try $0["number"] as Int, name: try $0["name"] as String) }
            if let number = own.first(where: { $0.name.isSameName(as: before.name) })?.number {
                guard let party else {
                    try db.execute("DELETE FROM party WHERE complaint_id = \(complaint) AND number = \(number)")
                    return
                }
                try db.execute(
                    """
                    UPDATE party SET role = \(party.role), name = \(party.name)
                    WHERE complaint_id = \(complaint) AND number = \(number)
                    """)
                return
            }
        }
        if let party { try add(representing: party, to: complaint, db) }
    }

    static let columns = ColumnList(
        Party.init,
        Column("number", \.number), Column("role", \.role), Column("name", \.name),
        Column("relationship", \.relationship), Column("ended_on", \.endedOn))
}

extension SQL {
    fileprivate static func insert(
        _ role: PartyRole, _ name: String, _ relationship: String?, of complaint: ComplaintID
    ) -> SQL {
        """
        INSERT INTO party (complaint_id, number, role, name, relationship)
        SELECT \(complaint), coalesce(max(p.number), 0) + 1, \(role), \(name), \(relationship)
        FROM party AS p WHERE p.complaint_id = \(complaint)
        RETURNING \(list(Party.columns.names, of: "party"))
        """
    }

    /// What they are to each other, where that is said now.
    fileprivate static func relate(_ number: Int, of complaint: ComplaintID, _ relationship: String?) -> SQL {
        """
        UPDATE party SET relationship = coalesce(\(relationship), relationship)
        WHERE complaint_id = \(complaint) AND number = \(number)
        RETURNING \(list(Party.columns.names, of: "party"))
        """
    }

    static func party(_ number: Int, of complaint: ComplaintID) -> SQL {
        "\(partyColumns) WHERE p.complaint_id = \(complaint) AND p.number = \(number)"
    }

    fileprivate static func end(_ end: EndParty) -> SQL {
        """
        UPDATE party SET ended_on = \(end.endedOn) WHERE complaint_id = \(end.complaint) AND number = \(end.number)
        RETURNING \(list(Party.columns.names, of: "party"))
        """
    }

    fileprivate static func parties(to complaint: ComplaintID) -> SQL {
        "\(partyColumns) WHERE p.complaint_id = \(complaint) ORDER BY p.number"
    }

    private static let partyColumns: SQL = "SELECT \(list(Party.columns.names, of: "p")) FROM party AS p"
}
