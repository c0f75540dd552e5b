public import Complaints
import Foundation
import Postgres
import WorkingDays

extension Casework {
    /// Reads a complaint with its stages and their duties.
    ///
    /// - Throws: `AccessRefusal` and `NotFound`.
    public func complaint(_ id: ComplaintID, as credential: Credential) async throws -> ComplaintRecord {
        try await reading(as: credential) { _ in
            Question(
                ComplaintRecord.parts(of: id), knowledge.calendarIfAny, CommunicationNeed.forPanel(of: id),
                .isHidden(id)
            ) { (parts: $0, calendar: $1, needs: $2, isHidden: $3) }
        } _: { _, read, db in
            guard let (complaint, duties) = read.parts else {
                throw NotFound(RecordKinds.Complaint.name, isHidden: read.isHidden)
            }
            // Only a complaint with an extension or a report, as every one with a panel has, is judged by its procedure.
            guard let acceptance = complaint.acceptance,
                complaint.stages.contains(where: { !$0.extensions.isEmpty || $0.investigation?.report != nil })
            else { return ComplaintRecord(complaint: complaint, duties: duties) }
            guard let calendar = read.calendar else { throw CalendarMissing() }
            return try ComplaintRecord(
                complaint, duties: duties, version: try knowledge.version(acceptance.procedureVersion, db),
                calendar: calendar, needs: complaint.needsToConfirm(read.needs))
        }
    }
}

extension ComplaintRecord {
    /// A complaint, and the duties of each of its stages.
    fileprivate typealias Parts = (complaint: Complaint, duties: [StageName: [Duty]])

    fileprivate static func parts(of id: ComplaintID) -> Question<Parts?> {
        let stages = Question.all(SQL.stagesAndDuties(of: id)) { row in
            (stage: try Stage(row: row), duties: try Duty.columns.readAll(row, "duties_kind"))
        }
        return Complaint.question(id, lock: false, stages: stages) { complaint, stages in
            var complaint = complaint
            complaint.stages = stages.map(\.stage)
            return (complaint, Dictionary(uniqueKeysWithValues: stages.map { ($0.stage.stage, $0.duties) }))
        }
    }
}

extension SQL {
    fileprivate static func stagesAndDuties(of complaint: ComplaintID) -> SQL {
        """
        SELECT st.*, d.*
        FROM (\(stageColumns) WHERE s.complaint_id = \(complaint)) AS st
        CROSS JOIN LATERAL (
            SELECT \(dutyArrays)
            FROM duty AS d
            WHERE d.subject_id = st.id AND d.ended_by IS DISTINCT FROM 'withdrawn' AND d.kind <> 'notice'
        ) AS d
        ORDER BY st.position
        """
    }
}
