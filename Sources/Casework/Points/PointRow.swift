import Complaints
import Postgres
import WorkingDays

extension ComplaintPoint {
    static let columns = ColumnList(
        ComplaintPoint.init(
            number:text:origin:foundOn:groundsOn:excludedOn:reason:explanation:proceedingsEndedOn:resubmitUntil:
            lateAccepted:lateDecidedOn:lateReason:lateLetterSentOn:),
        Column("number", \.number, .fixed), Column("text", \.text), Column("origin", \.origin),
        Column("found_on", \.foundOn), Column("grounds_on", \.groundsOn),
        Column("excluded_on", \.exclusion?.on),
        Column("exclusion_reason", \.exclusion?.reason), Column("exclusion_explanation", \.exclusion?.explanation),
        Column("proceedings_ended_on", \.exclusion?.proceedingsEndedOn),
        Column("resubmit_until", \.exclusion?.resubmitUntil),
        Column("time_limit_accepted", \.timeLimit?.accepted), Column("time_limit_decided_on", \.timeLimit?.decidedOn),
        Column("time_limit_reason", \.timeLimit?.reason),
        Column("time_limit_letter_sent_on", \.timeLimit?.letterSentOn))

    /// A point as it is stored; what goes together of its exclusion, and of its lateness, is there or not.
    private init(
        number: Int, text: String, origin: PointOrigin, foundOn: Day, groundsOn: Day?, excludedOn: Day?,
        reason: ExclusionReason?, explanation: String?, proceedingsEndedOn: Day?, resubmitUntil: Day?,
        lateAccepted: Bool?, lateDecidedOn: Day?, lateReason: String?, lateLetterSentOn: Day?
    ) {
        self.init(number: number, text: text, origin: origin, foundOn: foundOn)
        self.groundsOn = groundsOn
        if let lateAccepted, let lateDecidedOn, let lateReason {
            timeLimit = LateDecision(
                accepted: lateAccepted, decidedOn: lateDecidedOn, reason: lateReason, letterSentOn: lateLetterSentOn)
        }
        if let excludedOn, let reason, let explanation {
            exclusion = Exclusion(
                on: excludedOn, reason: reason, explanation: explanation, proceedingsEndedOn: proceedingsEndedOn,
                resubmitUntil: resubmitUntil)
        }
    }

    /// Writes the points that differ, and their findings.
    static func store(
        _ points: [ComplaintPoint], replacing before: [ComplaintPoint], of complaint: ComplaintID,
        _ db: borrowing Transaction
    ) throws {
        for point in points where !before.contains(point) {
            let row = ["complaint_id": complaint] + columns.stored(point)
            try db.execute(SQL.upsert(row, into: "complaint_point", key: "complaint_id, number"))
            let old = before.first { $0.number == point.number }?.findings ?? [:]
            for stage in old.keys where point.findings[stage] == nil {
                try db.execute(SQL.deleteFinding(at: stage, point: point.number, of: complaint))
            }
            for (stage, finding) in point.findings where finding != old[stage] {
                let row =
                    ["complaint_id": complaint, "number": point.number, "stage": stage]
                    + PointFinding.columns.stored(finding)
                try db.execute(SQL.upsert(row, into: "point_finding", key: "complaint_id, number, stage"))
            }
        }
    }
}

extension Complaint {
    /// Gives its points their findings.
    mutating func add(_ findings: [PointFinding.Stored]) {
        for stored in findings {
            guard let index = points.firstIndex(where: { $0.number == stored.number }) else { continue }
            points[index].findings[stored.stage] = stored.finding
        }
    }
}

extension PointFinding {
    /// A finding with where it belongs.
    typealias Stored = (number: Int, stage: StageName, finding: PointFinding)

    /// Asks for the findings on the points of a complaint.
    static func all(of complaint: ComplaintID) -> Question<[Stored]> {
        Question.all(SQL.findings(of: complaint)) {
            (number: try $0["number"], stage: try $0["stage"], finding: try columns.read($0))
        }
    }

    fileprivate static let columns = ColumnList(
        PointFinding.init,
        Column("officer_finding", \.officer), Column("adjudicated_finding", \.adjudicated), Column("reason", \.reason))
}

extension SQL {
    fileprivate static func findings(of complaint: ComplaintID) -> SQL {
        """
        SELECT f.number, f.stage, \(list(PointFinding.columns.names, of: "f"))
        FROM point_finding AS f WHERE f.complaint_id = \(complaint)
        """
    }

    fileprivate static func deleteFinding(at stage: StageName, point: Int, of complaint: ComplaintID) -> SQL {
        "DELETE FROM point_finding WHERE complaint_id = \(complaint) AND number = \(point) AND stage = \(stage)"
    }
}
