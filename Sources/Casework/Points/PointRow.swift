import Complaints
import Postgres
import WorkingDays

extension ComplaintPoint {
    /// The points of a complaint from the arrays of `SQL.complaintColumns`, which keep the order of the numbers.
    static func read(_ row: Row) throws -> [ComplaintPoint] {
        let number: [Int] = try row["points_number"]
        guard !number.isEmpty else { return [] }
        let text: [String] = try row["points_text"]
        let origin: [PointOrigin] = try row["points_origin"]
        let foundOn: [Day] = try row["points_found_on"]
        let excludedOn: [Day?] = try row["points_excluded_on"]
        let reason: [ExclusionReason?] = try row["points_exclusion_reason"]
        let explanation: [String?] = try row["points_exclusion_explanation"]
        let proceedingsEndedOn: [Day?] = try row["points_proceedings_ended_on"]
        return number.indices.map { index in
            var point = ComplaintPoint(
                number: number[index], text: text[index], origin: origin[index], foundOn: foundOn[index])
            if let on = excludedOn[index], let reason = reason[index], let explanation = explanation[index] {
                point.exclusion = Exclusion(
                    on: on, reason: reason, explanation: explanation, proceedingsEndedOn: proceedingsEndedOn[index])
            }
            return point
        }
    }

    /// Writes the points that differ, and their findings.
    static func store(
        _ points: [ComplaintPoint], replacing before: [ComplaintPoint], of complaint: ComplaintID,
        _ db: borrowing Transaction
    ) throws {
        for point in points where !before.contains(point) {
            try db.execute(SQL.upsert(point, of: complaint))
            let old = before.first { $0.number == point.number }?.findings ?? [:]
            for stage in old.keys where point.findings[stage] == nil {
                try db.execute(SQL.deleteFinding(at: stage, point: point.number, of: complaint))
            }
            for (stage, finding) in point.findings where finding != old[stage] {
                try db.execute(SQL.upsert(finding, at: stage, point: point.number, of: complaint))
            }
        }
    }
}

extension Complaint {
    /// Adds the findings to the points of a complaint that has some.
    mutating func loadFindings(_ db: borrowing Transaction) throws {
        guard !points.isEmpty else { return }
        try db.forEach(SQL.findings(of: id)) { row in
            let number: Int = try row["number"]
            guard let index = points.firstIndex(where: { $0.number == number }) else { return }
            points[index].findings[try row["stage"]] = PointFinding(
                officer: try row["officer_finding"], adjudicated: try row["adjudicated_finding"],
                reason: try row["reason"])
        }
    }
}

extension SQL {
    fileprivate static func findings(of complaint: ComplaintID) -> SQL {
        """
        SELECT number, stage, officer_finding, adjudicated_finding, reason
        FROM point_finding WHERE complaint_id = \(complaint)
        """
    }

    fileprivate static func upsert(_ point: ComplaintPoint, of complaint: ComplaintID) -> SQL {
        """
        INSERT INTO complaint_point (
            complaint_id, number, text, origin, found_on, excluded_on, exclusion_reason, exclusion_explanation,
            proceedings_ended_on
        ) VALUES (
            \(complaint), \(point.number), \(point.text), \(point.origin), \(point.foundOn), \(point.exclusion?.on),
            \(point.exclusion?.reason), \(point.exclusion?.explanation), \(point.exclusion?.proceedingsEndedOn)
        )
        ON CONFLICT (complaint_id, number) DO UPDATE SET
            excluded_on = excluded.excluded_on, exclusion_reason = excluded.exclusion_reason,
            exclusion_explanation = excluded.exclusion_explanation,
            proceedings_ended_on = excluded.proceedings_ended_on
        """
    }

    fileprivate static func upsert(
        _ finding: PointFinding, at stage: StageName, point: Int, of complaint: ComplaintID
    ) -> SQL {
        """
        INSERT INTO point_finding (complaint_id, number, stage, officer_finding, adjudicated_finding, reason)
        VALUES (\(complaint), \(point), \(stage), \(finding.officer), \(finding.adjudicated), \(finding.reason))
        ON CONFLICT (complaint_id, number, stage) DO UPDATE SET
            officer_finding = excluded.officer_finding, adjudicated_finding = excluded.adjudicated_finding,
            reason = excluded.reason
        """
    }

    fileprivate static func deleteFinding(at stage: StageName, point: Int, of complaint: ComplaintID) -> SQL {
        "DELETE FROM point_finding WHERE complaint_id = \(complaint) AND number = \(point) AND stage = \(stage)"
    }
}
