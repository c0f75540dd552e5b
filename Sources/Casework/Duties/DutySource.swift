import Complaints
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

    init(_ calendar: WorkingCalendar, _ knowledge: Knowledge, _ db: borrowing Transaction) throws {
        self.calendar = calendar
        let ids = try db.all("SELECT id FROM procedure_version") { try $0["id"] as Int }
        versions = Dictionary(uniqueKeysWithValues: try ids.map { ($0, try knowledge.version($0, db)) })
    }
}

/// How the records of one kind are read, each once beside its duties.
struct DutySource: Sendable {
    /// Every record of the kind in the order of its identifier, or those with a duty that counts over days from one to
    /// another, in the order of their references.
    enum Reading {
        case all
        case touched(from: Day, through: Day)
    }

    let statement: @Sendable (Reading) -> SQL
    let read: @Sendable (Row, DutyTerms) throws -> HeldDuties

    /// One for each kind of record that has duties.
    static let all: [DutySource] = [.stages]

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
    static let stages = DutySource { reading in
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
        }
    } read: { row, terms in
        let stage = try Stage(clockFacts: row)
        let complaint: ComplaintID = try row["complaint_id"]
        let received = Receipt(at: try row["received_at"])
        // A stage is of a version that is there: the foreign key sees to it.
        guard let version = terms.versions[try row["procedure_version_id"]] else { throw NotFound("procedure_version") }
        let duties = try DutyRule(version: version, calendar: terms.calendar).duties(of: stage, received: received)
        return try HeldDuties(
            row, stage: stage.stage, computed: DutiesOfSubject(of: .stage(stage.id), complaint: complaint, duties))
    }
}
