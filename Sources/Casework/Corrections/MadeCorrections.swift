import Complaints
import Foundation
import Postgres

extension MadeCorrection {
    /// The corrections of a complaint that concern a stage, the first first: what its events have of before and after, no
    /// names and no words.
    static func all(
        of complaint: Complaint, at stage: StageName, _ db: borrowing Transaction
    ) throws -> [MadeCorrection] {
        let texts = complaint.texts.map(\.fact)
        return try db.all(SQL.corrections(of: complaint.id, at: stage)) { row in
            let details: JSONB = try row["details"]
            let facts = try JSONDecoder().decode([String: AuditValue].self, from: Data(details.bytes))
            let names = Set(facts.keys.compactMap(Self.fact)).subtracting(texts).sorted()
            return MadeCorrection(
                madeAt: try row["occurred_at"], by: try row["actor"], reason: facts["reason"]?.plain ?? "",
                corrections: names.map {
                    Correction(
                        fact: $0, before: facts["from_\($0)"]?.plain ?? "", after: facts["to_\($0)"]?.plain ?? "")
                })
        }.filter { !$0.corrections.isEmpty }
    }

    /// The fact that a detail has before or after.
    private static func fact(_ detail: String) -> String? {
        for prefix in ["from_", "to_"] where detail.hasPrefix(prefix) { return String(detail.dropFirst(prefix.count)) }
        return nil
    }
}

extension AuditValue {
    fileprivate var plain: String {
        switch self {
        case .text(let text): text
        case .number(let number): "\(number)"
        case .flag(let flag): "\(flag)"
        }
    }
}

extension SQL {
    fileprivate static func corrections(of complaint: ComplaintID, at stage: StageName) -> SQL {
        """
        SELECT e.occurred_at, e.actor, shown_details(e.details) AS details FROM audit_event AS e
        WHERE e.complaint_id = \(complaint) AND coalesce(e.details->>'stage', \(stage)) = \(stage)
            AND e.details ? 'reason'
            AND EXISTS (SELECT FROM jsonb_object_keys(e.details) AS k WHERE k LIKE 'from\\_%' OR k LIKE 'to\\_%')
        ORDER BY e.id
        """
    }
}
