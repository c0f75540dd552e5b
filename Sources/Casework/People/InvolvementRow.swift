import Complaints
import Postgres

extension Involvement {
    /// Whom a complaint names, and who made the proposals of some kinds that wait.
    static func load(
        of complaint: ComplaintID, settling decisions: [ProposedDecision], _ db: borrowing Transaction
    ) throws -> Involvement {
        let named = try db.all("SELECT person_id FROM complaint_named_person WHERE complaint_id = \(complaint)") {
            try $0["person_id"] as PersonID
        }
        guard !decisions.isEmpty else { return Involvement(named: Set(named), proposals: [:]) }
        let waiting = try db.all(SQL.waiting(decisions, of: complaint)) { row in
            (decision: try row["decision"] as ProposedDecision, by: try Signature.proposer.read(row))
        }
        return Involvement(
            named: Set(named), proposals: Dictionary(grouping: waiting, by: \.decision).mapValues { $0.map(\.by) })
    }
}

extension OperationContext {
    /// Refuses a change of a complaint to whom it names, and the decision of a proposal to whoever made it; every change of
    /// a complaint passes here.
    ///
    /// Gives whoever made the proposals it settles.
    @discardableResult
    func checkInvolvement(
        in complaint: ComplaintID, settling decision: ProposedDecision? = nil, _ db: borrowing Transaction
    ) throws -> [Signature] {
        let involvement = try Involvement.load(of: complaint, settling: [decision].compactMap(\.self), db)
        try involvement.check(actor.signature, settling: decision)
        return involvement.proposals.values.flatMap(\.self)
    }
}

extension Signature {
    /// Whoever proposed something.
    static let proposer = ColumnList(
        Signature.init, Column("proposed_by", \.name, .fixed), Column("proposed_by_ids", \.people, .fixed))
    static let drafted = ColumnList(
        Signature.init, Column("drafted_by", \.name), Column("drafted_by_ids", \.people))
    static let checked = ColumnList(
        Signature.init, Column("checked_by", \.name), Column("checked_by_ids", \.people))
}

extension SQL {
    fileprivate static func waiting(_ decisions: [ProposedDecision], of complaint: ComplaintID) -> SQL {
        """
        SELECT p.decision, \(list(Signature.proposer.names, of: "p"))
        FROM proposal AS p
        WHERE p.complaint_id = \(complaint) AND p.decided_by_event IS NULL
            AND p.decision = ANY(\(decisions.map(\.rawValue))::text[])
        """
    }
}
