public import Complaints
public import Foundation
public import JSON
public import Postgres
import WorkingDays

/// A decision an officer proposed to the Complaints Manager.
public struct Proposal: Sendable, Hashable {
    public let number: Int
    public let decision: ProposedDecision
    public let text: String
    public let proposedBy: String
    public let proposedAt: Date
    /// Who decided it and when; nil while it waits.
    public let decidedBy: String?
    public let decidedAt: Date?
}

/// Proposes a decision; the manager's own operation settles it (ruling "Who decides").
public struct ProposeDecision: ComplaintAddition {
    public static let event = "decision_proposed"
    public static let permission = Permission.recordCasework

    public let target: Target<RecordKinds.Complaint>
    public let decision: ProposedDecision
    public let text: String

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Complaint>) {
        self.target = target
        decision = fields.choice("decision")
        text = fields.text("text", limit: 5_000, audited: true)
    }

    public func add(
        to complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Proposal {
        try required("text", text)
        let proposer = context.actor.signature
        let number = try db.one(SQL.insert(self, by: proposer, at: context.now)) { try $0["id"] as Int }
        return Proposal(
            number: number, decision: decision, text: text, proposedBy: proposer.name, proposedAt: context.now,
            decidedBy: nil, decidedAt: nil)
    }
}

extension Casework {
    /// The proposals made for a complaint, the latest last.
    public func proposals(for complaint: ComplaintID, as credential: Credential) async throws -> [Proposal] {
        try await reading(.transaction, as: credential) { _, db in
            guard try Complaint.load(complaint, lock: false, db) != nil else { throw NotFound("complaint") }
            return try db.all(SQL.proposals(for: complaint)) { row in
                Proposal(
                    number: try row["id"], decision: try row["decision"], text: try row["text"],
                    proposedBy: try row["proposed_by"], proposedAt: try row["proposed_at"],
                    decidedBy: try row["decided_by"], decidedAt: try row["decided_at"])
            }
        }
    }
}

extension SQL {
    fileprivate static func insert(_ proposal: ProposeDecision, by proposer: Signature, at now: Date) -> SQL {
        """
        INSERT INTO proposal (complaint_id, decision, text, proposed_by, proposed_by_ids, proposed_at)
        VALUES (\(proposal.complaint), \(proposal.decision), \(proposal.text), \(proposer.name), \(proposer.people),
            \(now))
        RETURNING id
        """
    }

    fileprivate static func proposals(for complaint: ComplaintID) -> SQL {
        """
        SELECT p.id, p.decision, p.text, p.proposed_by, p.proposed_at, e.actor AS decided_by,
            e.occurred_at AS decided_at
        FROM proposal AS p
        LEFT JOIN audit_event AS e ON e.id = p.decided_by_event
        WHERE p.complaint_id = \(complaint) ORDER BY p.id
        """
    }
}
