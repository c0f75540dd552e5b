import Complaints
import Postgres

extension ChildSigns {
    /// What the file of a complaint knows of whether a child speaks in it, and that of the complaint it was split off from.
    static func of(_ complaint: ComplaintID, _ db: borrowing Transaction) throws -> ChildSigns {
        try db.one(
            """
            WITH own AS (
                SELECT c.id, c.complainant_type FROM complaint AS c
                WHERE c.id IN (\(complaint), (SELECT d.split_from FROM complaint AS d WHERE d.id = \(complaint)))
            )
            SELECT \(SQL.signsOfOwn),
                ARRAY(SELECT k.source FROM contact AS k WHERE k.complaint_id IN (SELECT id FROM own) AND k.source <> '')
                    AS senders,
                ARRAY(SELECT DISTINCT p.role FROM party AS p WHERE p.complaint_id IN (SELECT id FROM own)) AS parties,
                EXISTS (
                    SELECT FROM party AS p JOIN complaint AS c ON c.id = p.complaint_id
                    WHERE p.complaint_id IN (SELECT id FROM own) AND p.role = 'child'
                        AND normal_name(p.name) = normal_name(c.complainant)
                ) AS child_complains,
                '{}'::text[] AS representatives
            """
        ) { try ChildSigns(row: $0) }
    }

    /// What all records know of somebody by name.
    static func of(named name: String, _ db: borrowing Transaction) throws -> ChildSigns {
        try db.one(
            """
            WITH own AS (
                SELECT c.id, c.complainant_type FROM reached_complaint AS c
                WHERE normal_name(c.complainant) = normal_name(\(name))
            )
            SELECT \(SQL.signsOfOwn),
                ARRAY(
                    SELECT k.source FROM reached_contact AS k
                    WHERE (k.complaint_id IN (SELECT id FROM own) OR normal_name(k.person) = normal_name(\(name)))
                        AND k.source <> ''
                ) AS senders,
                ARRAY(
                    SELECT DISTINCT p.role FROM reached_party AS p
                    WHERE p.role IN ('child', 'advocate') AND normal_name(p.name) = normal_name(\(name))
                ) AS parties,
                false AS child_complains,
                ARRAY(
                    SELECT DISTINCT c.representative_type FROM reached_complaint AS c
                    WHERE normal_name(c.representative) = normal_name(\(name)) AND c.representative_type <> ''
                ) AS representatives
            """
        ) { try ChildSigns(row: $0) }
    }

    private init(row: Row) throws {
        self.init(
            types: Set(try row["types"] as [ComplainantType]), ageBands: Set(try row["age_bands"] as [String]),
            senders: Set(try row["senders"] as [ContactSource]), parties: Set(try row["parties"] as [PartyRole]),
            childComplains: try row["child_complains"],
            representatives: Set(try row["representatives"] as [RepresentativeType]))
    }
}

extension SQL {
    /// Of the complaints `own`.
    fileprivate static let signsOfOwn: SQL = """
        ARRAY(SELECT DISTINCT o.complainant_type FROM own AS o) AS types,
            ARRAY(
                SELECT e.category FROM equality_answer AS e
                WHERE e.complaint_id IN (SELECT id FROM own) AND e.person = 'complainant'
                    AND e.characteristic = 'age_band' AND e.category <> ''
            ) AS age_bands
        """
}
