import Complaints
import Foundation
import Postgres
import WorkingDays

extension Casework {
    /// A page of the complaints in whose file every word of a query is found, the latest received first.
    ///
    /// Texts are searched by the stems of their words, names by their beginning and by trigrams, so that a misspelt one is
    /// found, all of them in the normal form of names; a query with a digit in it is also the beginning of a reference,
    /// however it is parted. A query without a word that can be searched for finds nothing.
    public func search(
        _ query: String, _ filter: ComplaintFilter, after position: DayPosition?, limit: Int, as credential: Credential
    ) async throws -> Page<ComplaintSummary, DayPosition> {
        try await reading(.transaction, as: credential) { _, db in
            // A rare word is best read from the index of words and a common one by the day: the plan must know the word.
            try db.execute("SET LOCAL plan_cache_mode = force_custom_plan")
            let (words, reference) = try db.one(
                "SELECT search_query(\(query))::text AS words, nullif(sought_reference(\(query)), '') AS reference"
            ) { (try $0["words"] as String?, try $0["reference"] as String?) }
            let found = SQL.found(words: words, reference: reference.flatMap(Self.beginning))
            guard let found else { return Page([], limit: limit) { _ in DayPosition(on: Day(number: 0), id: UUID()) } }
            let read = try db.all(SQL.hits(found, filter, after: position, limit: limit + 1)) { row in
                try ComplaintSummary(row: row)
            }
            return Page(read, limit: limit) { DayPosition(on: $0.receivedOn, id: $0.id.rawValue) }
        }
    }

    /// The pattern of LIKE for what begins so, where it may be a reference; it is letters and digits only.
    private static func beginning(_ reference: String) -> String? {
        reference.contains(where: \.isNumber) ? reference + "%" : nil
    }
}

extension SQL {
    /// The condition on a complaint's words or reference; nil where there is nothing to look for.
    static func found(words: String?, reference: String?) -> SQL? {
        switch (words, reference) {
        case (let words?, let reference?):
            "(t.words @@ \(words)::tsquery OR t.reference LIKE \(reference))"
        case (let words?, nil): "t.words @@ \(words)::tsquery"
        case (nil, let reference?): "t.reference LIKE \(reference)"
        case (nil, nil): nil
        }
    }

    /// The page is found first, from as little as its filters need, and only what is on it is read in full.
    static func hits(
        _ found: SQL, _ filter: ComplaintFilter, after position: DayPosition?, limit: Int
    ) -> SQL {
        var hit: SQL = "SELECT t.complaint_id FROM complaint_text AS t"
        if filter != ComplaintFilter() { hit = hit + complaintAndStage }
        hit = hit + " WHERE " + found + conditions(filter)
        if let position {
            hit = hit + " AND (t.received_on, t.complaint_id) < (\(position.on), \(position.id))"
        }
        hit = hit + " ORDER BY t.received_on DESC, t.complaint_id DESC LIMIT \(limit)"
        return "WITH hit AS MATERIALIZED (" + hit + ")" + complaintSummaryColumns
            + " JOIN hit ON hit.complaint_id = c.id ORDER BY c.received_on DESC, c.id DESC"
    }

    private static let complaintAndStage: SQL = """

        JOIN complaint AS c ON c.id = t.complaint_id
        JOIN service AS s ON s.id = c.service_id
        LEFT JOIN LATERAL (
            SELECT st.stage, st.ended_on FROM stage AS st WHERE st.complaint_id = c.id ORDER BY st.position DESC LIMIT 1
        ) AS l ON true
        """
}
