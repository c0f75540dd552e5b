public import Complaints
public import JSON
public import Postgres
import WorkingDays

/// Corrects what was entered wrongly of a party, or takes back that they stopped taking part.
///
/// The name of whoever represents the child by the answer to the offer of an advocate is corrected there too.
public struct CorrectParty: ComplaintAddition {
    public static let event = "party_corrected"
    public static let permission = Permission.recordCasework
    public static let corrects = true

    public let target: NumberTarget
    public let correcting: Correcting<Party>

    private static let facts: [CorrectedFact<Party>] = [
        .choice("role", \.role), .text("name", limit: 200, \.name),
        .text("relationship", limit: 200, ifAny: \.relationship), .day("ended_on", ifAny: \.endedOn),
    ]

    public init(_ fields: inout Fields, of target: NumberTarget) {
        self.target = target
        correcting = Correcting(&fields, Self.facts)
    }

    public func add(
        to complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> CorrectedEntry<Party> {
        let before = try db.first(SQL.party(target.number, of: complaint.id)) { try Party.columns.read($0) }
        guard let before else { throw NotFound("party") }
        let party = try correcting.corrected(before)
        try required("name", party.name)
        if let endedOn = party.endedOn {
            try checkHappened("ended_on", endedOn, after: "received_on", complaint.receivedOn, by: context.today)
        }
        if try before.isOf(complaint.advocacy, correctedTo: party) {
            try db.execute("UPDATE complaint SET representative = \(party.name) WHERE id = \(complaint.id)")
        }
        try db.execute(
            """
            UPDATE party SET role = \(party.role), name = \(party.name), relationship = \(party.relationship),
                ended_on = \(party.endedOn)
            WHERE complaint_id = \(complaint.id) AND number = \(party.number)
            """)
        return CorrectedEntry(before: before, after: party)
    }

    public func details(of entry: CorrectedEntry<Party>, before: Complaint) -> [String: AuditValue?] {
        correcting.details(from: entry.before, to: entry.after)
    }
}
