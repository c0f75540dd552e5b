import Complaints
import Postgres
import WorkingDays

extension DutySource {
    /// What is owed of a complaint and of none of its stages: reviews of freezes, and the notices about it as a whole.
    static let complaints = DutySource(
        .complaint, facts: .factsOfComplaints(.all), each: .factsOfComplaints(.each)
    ) { row, terms in
        let closedOn: Day? = try row["closed_on"]
        let freezes = try DecisionFreeze.columns.readAll(row, "freezes_number")
            .flatMap { $0.duties(complaintClosedOn: closedOn) }
        let facts = try ComplaintNoticeFacts(
            closure: row["closure"], closedOn: closedOn, noInterestOn: row["no_interest_on"],
            childrensOn: row["childrens_on"],
            excluded: ComplaintNoticeFacts.ExcludedPoint.columns.readAll(row, "excluded_number"),
            importedOn: row["imported_on"])
        let notices = facts.duties(
            given: try NoticeGiven.columns.readAll(row, "notices_kind"), exclusionOwed: terms.exclusionOwed)
        return (try row["id"], freezes + notices)
    }
}

extension ComplaintNoticeFacts.ExcludedPoint {
    fileprivate static let columns = ColumnList(
        Self.init, Column("number", \.number), Column("excluded_on", \.on))
}

extension SQL {
    /// What is owed of complaints follows from this; the lists of a few each from their indexes, of all in one pass.
    fileprivate static func factsOfComplaints(_ reading: ListReading) -> SQL {
        let freezes = arrays(DecisionFreeze.columns.names, of: "l", named: "freezes")
        let excluded = arrays(ComplaintNoticeFacts.ExcludedPoint.columns.names, of: "l", named: "excluded")
        let notices = arrays(NoticeGiven.columns.names, of: "l", named: "notices")
        let forCourt = ExclusionReason.allCases.filter(\.isForCourt).map(\.rawValue)
        return """
            SELECT c.id, c.reference, c.closure, c.closed_on,
                CASE WHEN NOT c.sufficient_interest THEN c.sufficient_interest_decided_on END AS no_interest_on,
                CASE WHEN c.procedure = \(Procedure.childrens) THEN c.accepted_on END AS childrens_on, s.imported_on,
                f.*, p.*, n.*
            FROM complaint AS c
            LEFT JOIN stage AS s ON s.complaint_id = c.id AND s.position = 1
            \(lists(freezes, from: "decision_freeze AS l WHERE true", reading)) AS f ON f.of_complaint = c.id
            \(lists(
                excluded, from: "complaint_point AS l WHERE l.exclusion_reason = ANY(\(forCourt)::text[])", reading
            )) AS p ON p.of_complaint = c.id
            \(lists(notices, from: "notice AS l WHERE l.stage IS NULL", reading)) AS n ON n.of_complaint = c.id
            """
    }

    /// The rows `l` of each complaint as arrays.
    private static func lists(_ arrays: SQL, from rows: SQL, _ reading: ListReading) -> SQL {
        let one: SQL = if case .each = reading { " AND l.complaint_id = c.id" } else { "" }
        return """
            LEFT JOIN LATERAL (
                SELECT \(arrays), l.complaint_id AS of_complaint FROM \(rows)\(one) GROUP BY l.complaint_id
            )
            """
    }
}
