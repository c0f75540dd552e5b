import Complaints
public import Foundation
import Postgres
public import WorkingDays

/// How near what was found is to what was sought: the nearest first, each also holding those before it.
public enum SearchRank: Int, Sendable, CaseIterable {
    /// The reference is exactly the query.
    case reference
    /// Every word is exactly in a name, or its stem in a text.
    case exact
    /// Names begin with the words, or the reference with the query.
    case beginning
    /// Names are like the words by their trigrams, as one that is misspelt.
    case alike
}

/// A place in what a search found: by rank, and within a rank the latest received first.
public struct SearchPosition: Sendable, Hashable {
    public let rank: SearchRank
    public let on: Day
    public let id: UUID
    /// The number of the last word of a name there was when the search began: later ones are not among those that are like a
    /// word.
    public let knownWord: Int

    /// The place of a complaint that was found.
    public init(rank: SearchRank, on: Day, id: UUID, knownWord: Int) {
        self.rank = rank
        self.on = on
        self.id = id
        self.knownWord = knownWord
    }
}

/// What a search looks for, read once for all its ranks.
private struct Sought {
    let exact: String?
    let beginning: String?
    /// As references are sought, where it may be one; letters and digits only.
    let reference: String?
    let lastWord: Int

    init(row: Row) throws {
        exact = try row["exact"]
        beginning = try row["beginning"]
        reference = try (row["reference"] as String?).flatMap { $0.contains(where: \.isNumber) ? $0 : nil }
        lastWord = try row["last_word"]
    }
}

extension Casework {
    /// A page of the complaints in whose file every word of a query is found, what matches exactly before what is alike, and
    /// of each rank the latest received first.
    ///
    /// Texts are searched by the stems of their words, names by their beginning and by trigrams, so that a misspelt one is
    /// found, all of them in the normal form of names; a query with a digit in it is also the beginning of a reference,
    /// however it is parted. A query without a word that can be searched for finds nothing.
    public func search(
        _ query: String, _ filter: ComplaintFilter, with inclusion: Inclusion? = nil, after position: SearchPosition?,
        limit: Int, as credential: Credential
    ) async throws -> Page<ComplaintSummary, SearchPosition> {
        // Of one moment: a change between two ranks must neither hide a complaint nor show it twice.
        try await reading(.snapshot, as: credential) { context, db in
            // A rare word is best read from the index of words and a common one by the day: the plan must know the word.
            try db.execute("SET LOCAL plan_cache_mode = force_custom_plan")
            let sought = try db.one(SQL.sought(query)) { try Sought(row: $0) }
            let knownWord = position?.knownWord ?? sought.lastWord
            var hits: [(rank: SearchRank, complaint: ComplaintSummary)] = []
            var nearer: SQL?
            for rank in SearchRank.allCases where hits.count <= limit {
                let words: String? =
                    switch rank {
                    case .reference: nil
                    case .exact: sought.exact
                    case .beginning: sought.beginning
                    case .alike:
                        try db.one("SELECT search_query(\(query), 'alike', \(knownWord))::text AS words") {
                            try $0["words"]
                        }
                    }
                guard let found = SQL.found(rank, words: words, reference: sought.reference) else { continue }
                defer { nearer = found }
                if let first = position?.rank, rank.rawValue < first.rawValue { continue }
                let after = rank == position?.rank ? position : nil
                hits += try db.all(
                    SQL.hits(found, nearer: nearer, filter, after: after, limit: limit + 1 - hits.count)
                ) { (rank, try ComplaintSummary(row: $0)) }
            }
            return try Page(hits, limit: limit) {
                SearchPosition(
                    rank: $0.rank, on: $0.complaint.receivedOn, id: $0.complaint.id.rawValue, knownWord: knownWord)
            }
            .map(\.complaint)
            .including(inclusion, context, db, of: \.id.rawValue)
        }
    }
}

extension SQL {
    fileprivate static func sought(_ query: String) -> SQL {
        """
        SELECT search_query(\(query), 'exact', 0)::text AS exact, search_query(\(query), 'beginning', 0)::text AS beginning,
            nullif(sought_reference(\(query)), '') AS reference,
            last_name_word() AS last_word
        """
    }

    /// The condition on a complaint's words or reference of a rank and those before it; nil where there is nothing to look
    /// for.
    static func found(_ rank: SearchRank, words: String?, reference: String?) -> SQL? {
        let isNamed = reference.map { reference -> SQL in
            switch rank {
            case .reference, .exact: "t.reference = \(reference)"
            case .beginning, .alike: "t.reference LIKE \(reference + "%")"
            }
        }
        switch (words, isNamed) {
        case (let words?, let isNamed?): return "(t.words @@ \(words)::tsquery OR \(isNamed))"
        case (let words?, nil): return "t.words @@ \(words)::tsquery"
        case (nil, let isNamed): return isNamed
        }
    }

    /// The page is found first, from as little as its filters need, and only what is on it is read in full.
    static func hits(
        _ found: SQL, nearer: SQL? = nil, _ filter: ComplaintFilter, after position: SearchPosition?, limit: Int
    ) -> SQL {
        var hit: SQL = "SELECT t.complaint_id FROM reached_text AS t"
        if filter != ComplaintFilter() { hit = hit + complaintAndStage }
        hit = hit + " WHERE " + found + conditions(filter)
        if let nearer { hit = hit + " AND NOT (" + nearer + ")" }
        if let position {
            hit = hit + " AND (t.received_on, t.complaint_id) < (\(position.on), \(position.id))"
        }
        hit = hit + " ORDER BY t.received_on DESC, t.complaint_id DESC LIMIT \(literal: limit)"
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
