import Complaints
import Foundation
import Postgres
import WorkingDays

/// A message as it is compared with what is registered already, before it is registered itself.
struct Registration {
    /// What becomes of it, and what it is compared with beside its own kind: an enquiry after a complaint is none, a concern
    /// may be.
    enum Kind {
        case complaint
        case contact(ContactKind)
    }

    let kind: Kind
    let sender: String
    let words: String
    let receivedOn: Day
    /// Where the sender can be reached.
    var details: ContactDetails?
    /// The contact that becomes the complaint; what was said when it was logged is not asked again.
    var contact: ContactID?
    /// The contact that shows it was reported before: it is another by what the request says.
    var reportedBefore: ContactID?

    /// Refuses what is likely registered already, unless the request says that it is another matter.
    ///
    /// What the same sender sends waits until the registration before it ends, so that one of two at once is told of the other.
    /// - Returns: The references of which it was said, for the audit.
    func checkNew(
        saying references: [String], _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> AuditValue? {
        let setting = CouncilSetting.likelyDuplicateDays
        let found = try db.ask(
            Question(
                Question.all(SQL.oneAtATime(self)) { _ in () },
                Question.all(SQL.likelyDuplicates(self, saying: references, setting, on: context.today)) { row in
                    (
                        days: try row["days"] as Int,
                        record: LikelyDuplicate(
                            reference: try row["reference"], isAnotherMatter: try row["is_another_matter"])
                    )
                }
            ) { $1 })
        let named = try LikelyDuplicate.check(found.map(\.record), within: found.first?.days ?? 0)
        let others = references.filter { said in !named.contains { $0.soughtReference == said.soughtReference } }
        if !others.isEmpty {
            try LikelyDuplicate.checkKnown(but: try db.first(SQL.unknown(others)) { try $0["said"] as String })
        }
        return named.isEmpty ? nil : .text(named.joined(separator: ", "))
    }

    /// Whether a complaint and a contact of one sender are likely one: where the contact may become a complaint.
    fileprivate var mayBeComplaint: Bool {
        switch kind {
        case .complaint: true
        case .contact(let kind): Self.concerns.contains(kind)
        }
    }

    fileprivate var isComplaint: Bool { if case .complaint = kind { true } else { false } }

    fileprivate static let concerns: [ContactKind] = [.informalConcern, .complaint]
}

extension SQL {
    /// Holds what the sender sends, by whatever tells who it is, until the transaction ends; in one order for everybody.
    fileprivate static func oneAtATime(_ new: Registration) -> SQL {
        """
        SELECT pg_advisory_xact_lock(hashtextextended('sender ' || s.sender, 0))
        FROM (
            SELECT sender FROM unnest(ARRAY[
                normal_name(\(new.sender)), lower(\(new.details?.email)::text), normal_telephone(\(new.details?.telephone))
            ]) AS own (sender)
            WHERE sender IS NOT NULL ORDER BY sender
        ) AS s
        """
    }

    /// What is there already and likely the same, the latest received first.
    fileprivate static func likelyDuplicates(
        _ new: Registration, saying references: [String], _ setting: CouncilSetting, on today: Day
    ) -> SQL {
        """
        WITH own AS MATERIALIZED (
            SELECT normal_name(\(new.sender)) AS sender, words_digest(\(new.words)) AS words,
                lower(\(new.details?.email)::text) AS email, normal_telephone(\(new.details?.telephone)) AS telephone,
                \(new.receivedOn)::date - n.days::integer AS from_on, \(new.receivedOn)::date + n.days::integer AS to_on, n.days
            FROM (SELECT coalesce((
                SELECT s.value FROM council_setting AS s WHERE s.name = \(setting) AND s.from_on <= \(today)
                ORDER BY s.from_on DESC LIMIT 1
            ), \(setting.defaultValue)) AS days) AS n
        )
        SELECT t.reference, own.days,
            sought_reference(t.reference) IN (SELECT sought_reference(r) FROM unnest(\(references)::text[]) AS said (r))
                OR t.reference IN (
                    SELECT unnest(string_to_array(e.details->>'not_a_duplicate_of', ', '))
                    FROM audit_event AS e WHERE e.contact_id = \(new.contact) AND e.operation = \(RegisterContact.event)
                ) AS is_another_matter
        FROM own CROSS JOIN LATERAL (\(complaints(like: new)) UNION \(contacts(like: new))) AS t
        ORDER BY t.received_on DESC, t.reference DESC LIMIT \(LikelyDuplicate.limit)
        """
    }

    /// Complaints of the same person with the same words, or of the same sender within days; none that was registered in
    /// error, and none that was made of the contact which shows that it was reported before.
    private static func complaints(like new: Registration) -> SQL {
        let counts: SQL = """
            c.error_on IS NULL AND NOT EXISTS (
                SELECT FROM contact AS b WHERE b.id = \(new.reportedBefore) AND b.complaint_id = c.id
            )
            """
        let within: SQL = "c.received_on BETWEEN own.from_on AND own.to_on"
        let words: SQL = """
            SELECT c.reference, c.received_on FROM reached_complaint AS c
            WHERE normal_name(c.complainant) = own.sender AND words_digest(c.summary) = own.words AND \(counts)
            """
        guard new.mayBeComplaint else { return words }
        return """
            \(words)
            UNION
            SELECT c.reference, c.received_on FROM reached_complaint AS c
            WHERE normal_name(c.complainant) = own.sender AND \(within) AND \(counts)
            UNION
            SELECT c.reference, c.received_on
            FROM reached_details AS d JOIN complaint AS c ON c.id = d.complaint_id
            WHERE d.person = 'complainant' AND lower(d.email) = own.email AND \(within) AND \(counts)
            UNION
            SELECT c.reference, c.received_on
            FROM reached_details AS d JOIN complaint AS c ON c.id = d.complaint_id
            WHERE d.person = 'complainant' AND normal_telephone(d.telephone) = own.telephone AND \(within) AND \(counts)
            """
    }

    /// The same of contacts that were not made complaints, nor registered in error.
    private static func contacts(like new: Registration) -> SQL {
        let kinds: SQL = new.isComplaint ? " AND k.kind = ANY(\(Registration.concerns))" : ""
        return """
            SELECT k.reference, k.received_on FROM reached_contact AS k
            WHERE normal_name(k.person) = own.sender AND k.complaint_id IS NULL AND k.error_on IS NULL
                AND k.id IS DISTINCT FROM \(new.contact) AND k.id IS DISTINCT FROM \(new.reportedBefore) AND (
                    words_digest(k.text) = own.words OR k.received_on BETWEEN own.from_on AND own.to_on\(kinds)
                )
            """
    }

    /// The first of the references that no complaint and no contact has.
    fileprivate static func unknown(_ references: [String]) -> SQL {
        """
        SELECT s.said FROM unnest(\(references)::text[]) AS s (said)
        WHERE NOT EXISTS (SELECT FROM reached_text AS t WHERE t.reference = sought_reference(s.said))
            AND NOT EXISTS (SELECT FROM reached_contact AS k WHERE sought_reference(k.reference) = sought_reference(s.said))
        LIMIT 1
        """
    }
}
