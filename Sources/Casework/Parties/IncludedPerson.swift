import Complaints
import Foundation
import Postgres
public import WorkingDays

/// What a list shows of its records beside what it always shows, where it is asked to.
public enum Inclusion: String, Sendable, CaseIterable {
    /// Who each record is about, with their names.
    case people
}

/// What somebody is to a record in a list.
public enum PersonInList: String, Sendable, Codable, CaseIterable {
    /// Who made the complaint, somebody who made it with them, or whom a measure of the behaviour register is about.
    case complainant
    case child, representative, advocate
    case affectedPerson = "affected_person"
    /// Who sent a contact.
    case sender
}

/// Somebody a record in a list is about.
public struct IncludedPerson: Sendable, Hashable {
    public let role: PersonInList
    public let name: String
    /// What they are to each other: mother, sibling, solicitor.
    public let relationship: String?
    /// The day they stopped taking part.
    public let endedOn: Day?
}

extension Page {
    /// The page with the people of each of its records, if it is asked for them: one statement more, however long it is.
    ///
    /// Whoever reads the page may read each record on it, and so its people; those of the behaviour register only whoever
    /// keeps it. `subject` is the record an item is about.
    func including(
        _ inclusion: Inclusion?, _ context: borrowing OperationContext, _ db: borrowing Transaction,
        of subject: (Item) -> UUID
    ) throws -> Page {
        guard inclusion == .people else { return self }
        let subjects = items.map(subject)
        let register = context.actor.permissions.contains(.keepRegister)
        let found = try db.all(SQL.people(of: Array(Set(subjects)), register: register)) { row in
            (subject: try row["subject"] as UUID, person: try IncludedPerson.columns.read(row))
        }
        var page = self
        let people = Dictionary(grouping: found, by: \.subject)
        page.people = subjects.map { people[$0]?.map(\.person) ?? [] }
        return page
    }
}

extension PersonInList: PostgresCodable {}

extension IncludedPerson {
    fileprivate static let columns = ColumnList(
        IncludedPerson.init,
        Column("role", \.role), Column("name", \.name), Column("relationship", \.relationship),
        Column("ended_on", \.endedOn))
}

extension SQL {
    /// The people of records of any kind, each with the record: of a complaint who made it and the parties to it, of a contact
    /// who sent it, of what belongs to one of them or to an Ombudsman case the same.
    fileprivate static func people(of subjects: [UUID], register: Bool) -> SQL {
        """
        WITH about AS MATERIALIZED (
            SELECT c.id AS subject, c.id AS complaint_id, NULL::uuid AS contact_id
            FROM complaint AS c WHERE c.id = ANY(\(subjects))
            UNION ALL
            SELECT k.id, NULL, k.id FROM contact AS k WHERE k.id = ANY(\(subjects))
            UNION ALL
            SELECT r.id, r.complaint_id, r.contact_id FROM safeguarding_referral AS r WHERE r.id = ANY(\(subjects))
            UNION ALL
            SELECT o.id, o.complaint_id, NULL FROM ombudsman_case AS o WHERE o.id = ANY(\(subjects))
            UNION ALL
            SELECT l.id, o.complaint_id, NULL
            FROM letter AS l JOIN ombudsman_case AS o ON o.id = l.ombudsman_case_id WHERE l.id = ANY(\(subjects))
            UNION ALL
            SELECT b.id, coalesce(b.complaint_id, o.complaint_id), NULL
            FROM obligation AS b LEFT JOIN ombudsman_case AS o ON o.id = b.ombudsman_case_id
            WHERE b.id = ANY(\(subjects))
        )
        SELECT p.subject, p.role, p.name, p.relationship, p.ended_on
        FROM (
            SELECT a.subject, 0 AS number, 'complainant' AS role, c.complainant AS name, NULL::text AS relationship,
                NULL::date AS ended_on
            FROM about AS a JOIN complaint AS c ON c.id = a.complaint_id
            UNION ALL
            SELECT a.subject, q.number, q.role, q.name, q.relationship, q.ended_on
            FROM about AS a JOIN party AS q ON q.complaint_id = a.complaint_id
            UNION ALL
            SELECT a.subject, 0, 'sender', k.person, NULL, NULL
            FROM about AS a JOIN contact AS k ON k.id = a.contact_id WHERE k.person IS NOT NULL
            UNION ALL
            SELECT m.id, 0, 'complainant', m.complainant, NULL, NULL
            FROM behaviour_measure AS m WHERE \(register) AND m.id = ANY(\(subjects))
        ) AS p
        ORDER BY p.subject, p.number
        """
    }
}
