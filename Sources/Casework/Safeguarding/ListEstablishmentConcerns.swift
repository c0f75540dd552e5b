public import Complaints
public import Foundation
import Postgres
public import WorkingDays

/// A contact or a complaint about the staff of an establishment.
public struct EstablishmentConcern: Sendable, Hashable {
    /// The identifier of whichever it is.
    public let id: UUID
    public let contact: ContactID?
    public let complaint: ComplaintID?
    public let reference: String
    public let receivedOn: Day
    public let establishment: String
    /// The referral to the designated officer, where one was made.
    public let ladoReference: String?
}

extension Casework {
    /// A page of what was said of an establishment's staff, the latest received first (requirement R13).
    ///
    /// A contact that became a complaint is there once, as the complaint.
    public func establishmentConcerns(
        _ establishment: String, from first: Day?, to last: Day?, after position: DayPosition?, limit: Int,
        as credential: Credential
    ) async throws -> Page<EstablishmentConcern, DayPosition> {
        try await reading(as: credential) { _, db in
            let read = try db.all(
                SQL.concerns(establishment, from: first, to: last, after: position, limit: limit + 1)
            ) { row in
                EstablishmentConcern(
                    id: try row["id"], contact: try row["contact_id"], complaint: try row["complaint_id"],
                    reference: try row["reference"], receivedOn: try row["received_on"],
                    establishment: try row["establishment"], ladoReference: try row["lado_reference"])
            }
            return Page(read, limit: limit) { DayPosition(on: $0.receivedOn, id: $0.id) }
        }
    }
}

extension SQL {
    fileprivate static func concerns(
        _ establishment: String, from first: Day?, to last: Day?, after position: DayPosition?, limit: Int
    ) -> SQL {
        var sql: SQL = """
            SELECT f.id, f.contact_id, f.complaint_id, f.reference, f.received_on, f.establishment, f.lado_reference
            FROM (
                SELECT c.id, c.id AS contact_id, NULL::uuid AS complaint_id, c.reference, c.received_on,
                    c.establishment, c.lado_reference
                FROM reached_contact AS c
                WHERE c.error_on IS NULL AND normal_name(c.establishment) = normal_name(\(establishment)) AND c.complaint_id IS NULL
                UNION ALL
                SELECT o.id, NULL, o.id, o.reference, o.received_on, e.establishment, e.lado_reference
                FROM complaint_establishment AS e
                JOIN listed_complaint AS o ON o.id = e.complaint_id
                WHERE normal_name(e.establishment) = normal_name(\(establishment))
            ) AS f
            WHERE true
            """
        if let first { sql = sql + " AND f.received_on >= \(first)" }
        if let last { sql = sql + " AND f.received_on <= \(last)" }
        if let position { sql = sql + " AND (f.received_on, f.id) < (\(position.on), \(position.id))" }
        return sql + " ORDER BY f.received_on DESC, f.id DESC LIMIT \(literal: limit)"
    }
}
