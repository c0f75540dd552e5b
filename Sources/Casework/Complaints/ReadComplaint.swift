public import Complaints
import Foundation
import Postgres
import WorkingDays

extension Casework {
    /// Reads a complaint with its stages and their deadlines.
    ///
    /// - Throws: `AccessRefusal` and `NotFound`.
    public func complaint(_ id: ComplaintID, as credential: Credential) async throws -> ComplaintRecord {
        try await reading(as: credential) { _ in
            Question(
                ComplaintRecord.parts(of: id), knowledge.calendarIfAny, CommunicationNeed.forPanel(of: id)
            ) { (parts: $0, calendar: $1, needs: $2) }
        } _: { _, read, db in
            guard let (complaint, deadlines) = read.parts else { throw NotFound("complaint") }
            // Only a complaint with an extension or a report, as every one with a panel has, is judged by its procedure.
            guard let acceptance = complaint.acceptance,
                complaint.stages.contains(where: { !$0.extensions.isEmpty || $0.investigation?.report != nil })
            else { return ComplaintRecord(complaint: complaint, deadlines: deadlines) }
            guard let calendar = read.calendar else { throw CalendarMissing() }
            return try ComplaintRecord(
                complaint, deadlines: deadlines, version: try knowledge.version(acceptance.procedureVersion, db),
                calendar: calendar, needs: complaint.needsToConfirm(read.needs))
        }
    }
}

extension ComplaintRecord {
    /// A complaint, and the deadlines of each of its stages.
    fileprivate typealias Parts = (complaint: Complaint, deadlines: [StageName: [Deadline]])

    fileprivate static func parts(of id: ComplaintID) -> Question<Parts?> {
        let stages = Question.all(SQL.stagesAndDeadlines(of: id)) { row in
            (stage: try Stage(row: row), deadlines: try Deadline.columns.readAll(row, "deadlines_clock"))
        }
        return Complaint.question(id, lock: false, stages: stages) { complaint, stages in
            var complaint = complaint
            complaint.stages = stages.map(\.stage)
            return (complaint, Dictionary(uniqueKeysWithValues: stages.map { ($0.stage.stage, $0.deadlines) }))
        }
    }
}

extension SQL {
    fileprivate static func stagesAndDeadlines(of complaint: ComplaintID) -> SQL {
        """
        SELECT st.*, d.*
        FROM (\(stageColumns) WHERE s.complaint_id = \(complaint)) AS st
        CROSS JOIN LATERAL (
            SELECT \(deadlineArrays)
            FROM deadline AS d WHERE d.stage_id = st.id AND d.ended_by IS DISTINCT FROM 'withdrawn'
        ) AS d
        ORDER BY st.position
        """
    }
}
