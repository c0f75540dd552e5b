import Complaints
import Postgres
import WorkingDays

/// A complaint of an import that is likely the same as an earlier one.
public struct ImportedDuplicate: Sendable, Hashable {
    public let reference: String
    /// The complaint it is likely the same as: of the same person with the same words, or else the last before it that the
    /// same person sent within days.
    public let earlier: String
}

extension ImportedDuplicate {
    /// Which new complaints are likely duplicates, of one another or of what is stored, in the order of their references.
    static func among(
        _ complaints: [ExportedComplaint], on today: Day, _ db: borrowing Transaction
    ) throws -> [ImportedDuplicate] {
        guard !complaints.isEmpty else { return [] }
        let days = try CouncilSetting.likelyDuplicateDays.value(on: today, db)
        return try db.all(SQL.duplicates(among: complaints, within: days)) {
            ImportedDuplicate(reference: try $0["reference"], earlier: try $0["earlier"])
        }
    }
}

extension SQL {
    /// Each is compared with the one before it of its person, and of its person and words: in one order, not in pairs.
    fileprivate static func duplicates(among complaints: [ExportedComplaint], within days: Int) -> SQL {
        """
        WITH new AS MATERIALIZED (
            SELECT n.reference, normal_name(n.complainant) AS sender, words_digest(n.summary) AS words, n.received_on
            FROM unnest(
                \(complaints.map(\.reference))::text[], \(complaints.map(\.complainant))::text[],
                \(complaints.map(\.summary))::text[], \(complaints.map(\.receivedOn))::date[]
            ) AS n (reference, complainant, summary, received_on)
        ), together AS (
            SELECT reference, sender, words, received_on, true AS is_new FROM new
            UNION ALL
            SELECT c.reference, n.sender, words_digest(c.summary), c.received_on, false
            FROM (SELECT DISTINCT sender FROM new) AS n JOIN complaint AS c ON normal_name(c.complainant) = n.sender
            WHERE c.error_on IS NULL
        ), compared AS (
            SELECT reference, received_on, is_new, lag(reference) OVER same AS same_words,
                lag(is_new) OVER same AS same_is_new, lag(reference) OVER near AS near,
                lag(is_new) OVER near AS near_is_new, received_on - lag(received_on) OVER near AS days
            FROM together
            WINDOW same AS (PARTITION BY sender, words ORDER BY received_on, reference),
                near AS (PARTITION BY sender ORDER BY received_on, reference)
        )
        SELECT reference, CASE WHEN is_new OR same_is_new THEN coalesce(same_words, near) ELSE near END AS earlier
        FROM compared
        WHERE same_words IS NOT NULL AND (is_new OR same_is_new) OR days <= \(days) AND (is_new OR near_is_new)
        ORDER BY reference
        """
    }
}
