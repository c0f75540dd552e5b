public import Complaints
import Foundation
import Postgres
import WorkingDays

extension Casework {
    /// Reads a complaint with its stages and their duties.
    ///
    /// One statement checks the caller and finds the complaint; an accepted complaint needs a second for its stages,
    /// which tells the version it saw, so that both are of one version.
    /// - Throws: `AccessRefusal` and `NotFound`; `CaseworkUnavailable.busy` when the complaint would not stand still.
    public func complaint(_ id: ComplaintID, as credential: Credential) async throws -> ComplaintRecord {
        let now = clock.now
        return try await reader.single { db in
            for _ in 1...3 {
                var complaint = try find(id, credential, now: now, db)
                guard complaint.acceptance != nil else { return ComplaintRecord(complaint: complaint, duties: [:]) }
                let stages = try db.all(SQL.stagesAndDuties(of: id)) { try ReadStage(row: $0) }
                guard stages.allSatisfy({ $0.complaintVersion == complaint.version }) else { continue }
                complaint.stages = stages.map(\.stage)
                try complaint.loadFindings(db)
                return try record(
                    complaint, Dictionary(uniqueKeysWithValues: stages.map { ($0.stage.stage, $0.duties) }), db)
            }
            throw CaseworkUnavailable.busy
        }
    }

    /// Only a complaint with an extension or a report, as every one with a panel has, needs more to be read.
    private func record(
        _ complaint: Complaint, _ duties: [StageName: [Duty]], _ db: borrowing Transaction
    ) throws -> ComplaintRecord {
        guard let acceptance = complaint.acceptance,
            complaint.stages.contains(where: { !$0.extensions.isEmpty || $0.investigation?.report != nil })
        else { return ComplaintRecord(complaint: complaint, duties: duties) }
        return try ComplaintRecord(
            complaint, duties: duties, version: try knowledge.version(acceptance.procedureVersion, db),
            calendar: try knowledge.calendar(db), needs: try complaint.needsToConfirm(db))
    }

    private func find(
        _ id: ComplaintID, _ credential: Credential, now: Date, _ db: borrowing Transaction
    ) throws -> Complaint {
        guard case .tokenHash(let hash) = credential else {
            _ = try authorise(credential, for: .readCasework, now: now, db)
            guard let complaint = try Complaint.load(id, lock: false, db) else { throw NotFound("complaint") }
            return complaint
        }
        let asked = SQL.complaint(id, ifAllowed: hash, now: now, today: clock.day(of: now))
        let found = try db.first(asked) { row -> Complaint? in
            _ = try Caller(row: row).actor(for: .readCasework)
            return try row["id"] as ComplaintID? == nil ? nil : try Complaint(row: row)
        }
        guard let found else { throw AccessRefusal.unauthenticated }
        guard let complaint = found else { throw NotFound("complaint") }
        return complaint
    }
}

private struct ReadStage {
    let complaintVersion: Int
    let stage: Stage
    let duties: [Duty]

    init(row: Row) throws {
        complaintVersion = try row["complaint_version"]
        stage = try Stage(row: row)
        duties = try Duty.columns.readAll(row, "duties_kind")
    }
}

extension SQL {
    /// No row without a valid token; a row of NULLs where there is no such complaint.
    fileprivate static func complaint(_ id: ComplaintID, ifAllowed hash: [UInt8], now: Date, today: Day) -> SQL {
        """
        WITH caller AS (\(caller(hash: hash, now: now, today: today)))
        SELECT caller.*, c.*
        FROM caller
        LEFT JOIN (\(complaintColumns) WHERE c.id = \(id)) AS c ON true
        """
    }

    fileprivate static func stagesAndDuties(of complaint: ComplaintID) -> SQL {
        """
        SELECT st.*, d.*, (SELECT c.version FROM complaint AS c WHERE c.id = \(complaint)) AS complaint_version
        FROM (\(stageColumns) WHERE s.complaint_id = \(complaint)) AS st
        CROSS JOIN LATERAL (
            SELECT \(dutyArrays)
            FROM duty AS d WHERE d.subject_id = st.id AND d.ended_by IS DISTINCT FROM 'withdrawn'
        ) AS d
        ORDER BY st.position
        """
    }
}
