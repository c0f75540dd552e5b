import Complaints
import Postgres

extension DutySource {
    static let stages = DutySource(record: .stage) { reading in
        switch reading {
        case .all: "\(SQL.stagesWithDuties(.all)) ORDER BY v.id"
        case .touched(let first, let last):
            """
            \(SQL.stagesWithDuties(.each))
            WHERE v.id IN (
                SELECT t.stage_id FROM duty AS t JOIN stage AS ts ON ts.id = t.stage_id
                WHERE t.due_on >= \(first) AND least(t.basis_on, ts.requested_on) < \(last)
            )
            ORDER BY c.reference, v.position
            """
        case .of(let ids): "\(SQL.stagesWithDuties(.each)) WHERE v.id = ANY(\(ids))"
        }
    } read: { row, terms in
        let stage = try Stage(clockFacts: row)
        // A stage is of a version that is there: the foreign key sees to it.
        guard let version = terms.versions[try row["procedure_version_id"]] else { throw NotFound("procedure_version") }
        var duties = try DutyRule(version: version, calendar: terms.calendar)
            .duties(of: stage, received: Receipt(at: try row["received_at"]))
        duties += stage.noticeDuties(duties, given: try NoticeGiven.columns.readAll(row, "notices_kind"))
        let complaint = try row["complaint_id"] as ComplaintID
        return try HeldDuties(
            row, stage: stage.stage,
            computed: DutiesOfSubject(
                of: .stage(stage.id), complaint: complaint,
                terms.owed(by: stage.id.rawValue, of: complaint, duties)))
    }
}
