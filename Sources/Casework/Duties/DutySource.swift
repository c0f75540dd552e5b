import Complaints
import Foundation
import Postgres
import WorkingDays

/// A record with its duties as they are stored and as they are computed anew.
struct HeldDuties {
    /// Of its complaint, or its own.
    let reference: String
    let stage: StageName?
    let stored: [(id: Int, duty: Duty)]
    let computed: DutiesOfSubject

    /// The record of a row that has its stored duties as the arrays `duties`.
    init(_ row: Row, stage: StageName? = nil, computed: DutiesOfSubject) throws {
        reference = try row["reference"]
        self.stage = stage
        let ids = try row["duties_id"] as [Int]? ?? []
        stored = zip(ids, try Duty.columns.readAll(row, "duties_kind")).map { (id: $0, duty: $1) }
        self.computed = computed
    }
}

/// What duties are computed with, besides their record.
struct DutyTerms {
    let calendar: WorkingCalendar
    let versions: [Int: ProcedureVersion]
    let ombudsmanClocks: [OmbudsmanClock]
    /// Whether the notice of a point that is left out is owed.
    let exclusionOwed: DecidedSetting
    /// Records that were registered in error, of which and of whose parts nothing is owed.
    let owingNothing: Set<UUID>

    init(_ calendar: WorkingCalendar, _ knowledge: Knowledge, _ db: borrowing Transaction) throws {
        self.calendar = calendar
        let ids = try db.all("SELECT id FROM procedure_version") { try $0["id"] as Int }
        versions = Dictionary(uniqueKeysWithValues: try ids.map { ($0, try knowledge.version($0, db)) })
        exclusionOwed = try DecidedSetting(.exclusionNotice, db)
        ombudsmanClocks = try db.all(SQL.ombudsmanClocks) { try OmbudsmanClock(row: $0) }
        owingNothing = Set(try db.all("SELECT id FROM owes_nothing") { try $0["id"] as UUID })
    }

    /// The duties of a record as they were computed, none where it or its complaint was registered in error.
    func owed(by record: UUID, of complaint: ComplaintID?, _ duties: [Duty]) -> [Duty] {
        owingNothing.isDisjoint(with: [record, complaint?.rawValue].compactMap(\.self)) ? duties : []
    }

    /// The version of a procedure in force on a day; nil before the first.
    func version(of procedure: Procedure?, on day: Day) -> ProcedureVersion? {
        versions.values.filter { $0.procedure == procedure && $0.inForceFrom <= day }.max {
            $0.inForceFrom < $1.inForceFrom
        }
    }
}

/// How the records of one kind are read, each once beside its duties.
struct DutySource: Sendable {
    /// Which records are read.
    enum Reading {
        /// Every one, in the order of its identifier.
        case all
        /// Those with a duty that counts over days from one to another, in the order of their references.
        case touched(from: Day, through: Day)
        /// Those of the identifiers.
        case of([UUID])
    }

    let record: DutySubject.Record
    let statement: @Sendable (Reading) -> SQL
    let read: @Sendable (Row, DutyTerms) throws -> HeldDuties

    /// One for each kind of record that has duties.
    static let all: [DutySource] = [
        .stages, .complaints, .contacts, .letters, .ombudsmanCases, .obligations, .measures, .referrals,
    ]

    /// Reads the records of every kind, one at a time.
    static func forEach(
        _ reading: Reading, _ terms: DutyTerms, _ db: borrowing Transaction, _ body: (HeldDuties) throws -> Void
    ) throws {
        for source in all {
            try db.forEach(source.statement(reading)) { row in try body(try source.read(row, terms)) }
        }
    }
}

extension DutySource {
    /// Records whose facts are the rows of a SELECT, with `id` and `reference` among the columns; `each` is the same for a
    /// few of them, where that has another plan.
    init(
        _ record: DutySubject.Record, facts: SQL, each: SQL? = nil,
        _ read: @escaping @Sendable (Row, DutyTerms) throws -> (complaint: ComplaintID?, duties: [Duty])
    ) {
        self.record = record
        statement = { .besideDuties(facts, each: each ?? facts, $0) }
        self.read = { row, terms in
            let (complaint, duties) = try read(row, terms)
            let id = try row["id"] as UUID
            return try HeldDuties(
                row,
                computed: DutiesOfSubject(
                    of: DutySubject(record, id), complaint: complaint, terms.owed(by: id, of: complaint, duties)))
        }
    }
}

extension SQL {
    /// Few duties are no stage's: the index of those finds what a change of the calendar touches.
    fileprivate static func besideDuties(_ facts: SQL, each: SQL, _ reading: DutySource.Reading) -> SQL {
        let arrays: SQL = "array_agg(d.id) AS duties_id, \(dutyArrays)"
        let each: SQL = """
            SELECT v.*, d.* FROM (\(each)) AS v
            CROSS JOIN LATERAL (SELECT \(arrays) FROM duty AS d WHERE d.subject_id = v.id) AS d
            """
        switch reading {
        case .all:
            return """
                SELECT v.*, d.* FROM (\(facts)) AS v
                LEFT JOIN (
                    SELECT d.subject_id, \(arrays) FROM duty AS d WHERE d.stage_id IS NULL GROUP BY d.subject_id
                ) AS d ON d.subject_id = v.id
                ORDER BY v.id
                """
        case .touched(let first, let last):
            return """
                \(each)
                WHERE v.id IN (
                    SELECT t.subject_id FROM duty AS t
                    WHERE t.stage_id IS NULL AND t.due_on >= \(first) AND least(t.basis_on, t.known_from) < \(last)
                )
                ORDER BY v.reference, v.id
                """
        case .of(let ids): return "\(each) WHERE v.id = ANY(\(ids)) ORDER BY v.id"
        }
    }
}

extension OperationContext {
    /// Stores the duties of records as they follow from what was written of them just now; `event` is what moved them, nil
    /// where they have none yet.
    ///
    /// A correction takes back what the sweep recorded of them and is untrue now, and adds the limits
    /// that it makes late.
    func storeDuties(
        of subjects: [DutySubject], by event: Int?, isCorrection: Bool = false, _ db: borrowing Transaction
    ) throws {
        guard !subjects.isEmpty else { return }
        let late = isCorrection ? try LateDuty.all(of: subjects, on: today, db) : []
        let calendar = try casework.knowledge.calendar(db)
        let terms = try DutyTerms(calendar, casework.knowledge, db)
        var computed: [DutiesOfSubject] = []
        for source in DutySource.all {
            let ids = subjects.filter { $0.record == source.record }.map(\.id)
            guard !ids.isEmpty else { continue }
            try db.forEach(source.statement(.of(ids))) { row in computed.append(try source.read(row, terms).computed) }
        }
        let disturbed = try DutiesOfSubject.replace(computed, calendarVersion: calendar.version, db)
        guard let event else { return }
        try StoredMove.record(disturbed.compactMap { $0.move(on: today) }, .operation(event: event), db)
        try DutyFlags.withdraw(disturbed, event: event, db)
        if isCorrection { try DutyFlags.correct(subjects, lateBefore: late, event: event, context: self, db) }
    }
}
