import Complaints
import Postgres
import WorkingDays

/// A decision as the monthly list has it, of a record that is corrected.
private struct ListedDecision {
    let id: Int
    let check: RightsCheck
}

extension OperationContext {
    /// Lets the monthly list say what a corrected record says of the decisions that kept a child or an advocate out: their day,
    /// the reason, and the check where the correction has another; what was never decided is on it no more.
    ///
    /// - Returns: The decisions that follow.
    /// - Throws: `Refusal` where a decision is dated before its check, as its first entry would be (decision 0025).
    @discardableResult
    func follow(
        _ decisions: [RecordedDecision], instead before: [RecordedDecision], of subject: KeptOutOf, since: Day?,
        check: RightsCheck?, _ db: borrowing Transaction
    ) throws -> Set<ChildDecision> {
        var followed: Set<ChildDecision> = []
        for told in before {
            let now = decisions.first { $0.key == told.key }
            guard now != told else { continue }
            guard let listed = try db.first(SQL.listed(told, of: subject), ListedDecision.init(row:)) else {
                // A check that the record shows of another decision is not corrected with this one.
                if told.check != nil, let now, now.check != told.check { throw Refusal.notRecorded("rights_check_on") }
                continue
            }
            guard let now else {
                try db.execute("DELETE FROM child_decision WHERE id = \(listed.id)")
                continue
            }
            followed.insert(now.decision)
            let kept = try self.check(check, instead: listed.check, of: now, since: since, db)
            try db.execute(
                """
                UPDATE child_decision
                SET decided_on = \(now.on), reason = \(now.reason), rights_check_by = \(kept.by),
                    rights_check_on = \(kept.on)
                WHERE id = \(listed.id)
                """)
        }
        return followed
    }

    /// The check that a decision has then: the one the correction tells of, or the one it had, made no later.
    private func check(
        _ told: RightsCheck?, instead kept: RightsCheck, of decision: RecordedDecision, since: Day?,
        _ db: borrowing Transaction
    ) throws -> RightsCheck {
        guard let told, told != kept else {
            try kept.check(before: decision)
            return kept
        }
        try requireDecider()
        try RightsCheck.require(
            told, try Person.load(told.by, db),
            for: CheckedDecision(
                decision.field, on: decision.on, after: "received_on", since, by: actor.signature, today: today))
        return told
    }
}

extension Contact {
    /// Refuses another day of receipt that comes after a check which was made of the contact.
    func checkRightsChecks(replacing before: Contact, _ db: borrowing Transaction) throws {
        guard receivedOn > before.receivedOn else { return }
        let first = try db.first(
            """
            SELECT d.id, d.rights_check_by, d.rights_check_on FROM child_decision AS d
            WHERE d.contact_id = \(id) ORDER BY d.rights_check_on, d.id LIMIT 1
            """, ListedDecision.init(row:))
        try first?.check.check(receivedOn: receivedOn)
    }
}

extension ListedDecision {
    fileprivate init(row: Row) throws {
        self.init(
            id: try row["id"], check: RightsCheck(by: try row["rights_check_by"], on: try row["rights_check_on"]))
    }
}

extension SQL {
    /// The row of a decision: one of its kind, day and reason.
    fileprivate static func listed(_ decision: RecordedDecision, of subject: KeptOutOf) -> SQL {
        let isOfSubject: SQL =
            switch subject {
            case .complaint(let id): "d.complaint_id = \(id)"
            case .contact(let contact): "d.contact_id = \(contact.id)"
            case .measure(let id): "d.measure_id = \(id)"
            }
        return """
            SELECT d.id, d.rights_check_by, d.rights_check_on FROM child_decision AS d
            WHERE \(isOfSubject) AND d.decision = \(decision.decision) AND d.decided_on = \(decision.on)
                AND d.reason IS NOT DISTINCT FROM \(decision.reason)
            ORDER BY d.id LIMIT 1
            """
    }
}
