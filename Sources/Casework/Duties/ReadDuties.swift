public import Complaints
import Postgres
import WorkingDays

/// A duty with the record it is about and the days it had before.
public struct OwedDuty: Sendable, Hashable {
    public let subject: DutySubject
    /// Nil where the duty is no stage's.
    public let stage: StageName?
    public let duty: Duty
    public let moves: [DutyMove]
}

extension Casework {
    /// Every duty of a complaint and of whatever is part of it, the first due first.
    ///
    /// - Throws: `NotFound`.
    public func duties(of complaint: ComplaintID, as credential: Credential) async throws -> [OwedDuty] {
        try await duties(SQL.dutiesOfComplaint(complaint), of: .complaint(complaint), as: credential)
    }

    /// Every duty towards a contact, its referrals' too.
    ///
    /// - Throws: `NotFound`.
    public func duties(of contact: ContactID, as credential: Credential) async throws -> [OwedDuty] {
        try await duties(SQL.dutiesOfContact(contact), of: .contact(contact), as: credential)
    }

    /// Every duty in a case at the Ombudsman, with those of its letters and of what was agreed in it.
    ///
    /// - Throws: `NotFound`.
    public func duties(of ombudsmanCase: OmbudsmanCaseID, as credential: Credential) async throws -> [OwedDuty] {
        try await duties(SQL.dutiesOfCase(ombudsmanCase), of: .ombudsmanCase(ombudsmanCase), as: credential)
    }

    private func duties(_ duties: SQL, of subject: DutySubject, as credential: Credential) async throws -> [OwedDuty] {
        try await reading(.snapshot, as: credential) { context, db in
            guard try db.one(SQL.exists(subject), { try $0["is_there"] as Bool }) else {
                throw NotFound(subject.record.rawValue)
            }
            let moves = Dictionary(grouping: try DutyMove.all(of: duties, db), by: \.duty)
            return try db.all(SQL.owed(duties, by: context.today)) { row in
                OwedDuty(
                    subject: DutySubject(try row["record"], try row["subject_id"]), stage: try row["stage"],
                    duty: try Duty.columns.read(row), moves: (moves[try row["id"]] ?? []).map(\.move))
            }
        }
    }
}

extension SQL {
    fileprivate static func dutiesOfContact(_ contact: ContactID) -> SQL {
        """
        SELECT d.* FROM duty AS d
        WHERE d.subject_id IN (
            SELECT \(contact) UNION ALL SELECT r.id FROM safeguarding_referral AS r WHERE r.contact_id = \(contact)
        )
        """
    }

    fileprivate static func dutiesOfCase(_ ombudsmanCase: OmbudsmanCaseID) -> SQL {
        """
        SELECT d.* FROM duty AS d
        WHERE d.subject_id IN (
            SELECT \(ombudsmanCase)
            UNION ALL SELECT l.id FROM letter AS l WHERE l.ombudsman_case_id = \(ombudsmanCase)
            UNION ALL SELECT b.id FROM obligation AS b WHERE b.ombudsman_case_id = \(ombudsmanCase)
        )
        """
    }

    fileprivate static func exists(_ subject: DutySubject) -> SQL {
        let table: SQL =
            switch subject.record {
            case .contact: "contact"
            case .ombudsmanCase: "ombudsman_case"
            default: "complaint"
            }
        return "SELECT EXISTS (SELECT FROM \(table) WHERE id = \(subject.id)) AS is_there"
    }

    /// What was never in force is left out, and what is not owed yet.
    fileprivate static func owed(_ duties: SQL, by today: Day) -> SQL {
        """
        SELECT d.id, d.subject_id, \(recordOfDuty) AS record, s.stage, \(list(Duty.columns.names, of: "d"))
        FROM (\(duties)) AS d
        LEFT JOIN stage AS s ON s.id = d.stage_id
        WHERE d.ended_by IS DISTINCT FROM 'withdrawn' AND d.known_from <= \(today)
        ORDER BY d.due_on, s.position, d.kind, d.clock, d.known_from
        """
    }
}
