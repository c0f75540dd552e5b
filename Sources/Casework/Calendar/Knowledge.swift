import Complaints
package import Postgres
import Synchronization
package import WorkingDays

/// The working calendar and the procedure versions, kept in memory and read again when the database has newer ones.
///
/// A transaction asks the database which calendar is in force, so that an operation never uses one that was replaced.
package final class Knowledge: Sendable {
    private let kept = Mutex<(calendar: WorkingCalendar?, versions: [Int: ProcedureVersion])>((nil, [:]))

    /// The calendar in force.
    ///
    /// - Throws: `CalendarMissing` before bank holidays were loaded.
    package func calendar(_ db: borrowing Transaction) throws -> WorkingCalendar { try db.ask(calendar) }

    /// The calendar in force, or nil before bank holidays were loaded.
    func calendarIfAny(_ db: borrowing Transaction) throws -> WorkingCalendar? { try db.ask(calendarIfAny) }

    /// Asks for the calendar in force; answered with `CalendarMissing` before bank holidays were loaded.
    var calendar: Question<WorkingCalendar> {
        Question(calendarIfAny) { calendar in
            guard let calendar else { throw CalendarMissing() }
            return calendar
        }
    }

    /// Asks for the calendar in force, nil before bank holidays were loaded; the holidays come along only where it is
    /// another than the one that is kept.
    var calendarIfAny: Question<WorkingCalendar?> {
        let known = kept.withLock { $0.calendar }
        return Question.first(SQL.calendar(unless: known?.version)) { row in
            if let known, try row["number"] == known.version { return known }
            let holidays = zip(try row["holidays"] as [Day], try row["names"] as [String])
            let calendar = try WorkingCalendar(
                coverage: try row["first_on"]...(try row["last_on"]),
                bankHolidays: holidays.map { BankHoliday(on: $0, name: $1) }, version: try row["number"])
            self.kept.withLock { $0.calendar = calendar }
            return calendar
        }
    }

    /// Refuses a day before those the calendar covers.
    ///
    /// A day after them is no reason not to take a complaint in: its deadlines wait for the calendar. The coverage only ever
    /// grows, so that a day it reached once needs no look at the database.
    func refuseBeforeCoverage(_ day: Day, _ db: borrowing Transaction) throws {
        if let calendar = kept.withLock({ $0.calendar }), day >= calendar.coverage.lowerBound { return }
        let calendar = try calendar(db)
        if day < calendar.coverage.lowerBound { _ = try calendar.ordinal(of: day) }
    }

    /// A procedure version; it never changes, and one that was added is read when it is first asked for.
    ///
    /// - Throws: `Refusal.unknownProcedureVersion` where there is none.
    func version(_ id: Int, _ db: borrowing Transaction) throws -> ProcedureVersion {
        if let version = kept.withLock({ $0.versions[id] }) { return version }
        let version = try readVersion(id, db)
        kept.withLock { $0.versions[id] = version }
        return version
    }

    /// The version of a procedure in force on a day.
    func version(of procedure: Procedure, on day: Day, _ db: borrowing Transaction) throws -> ProcedureVersion {
        let id = try db.first(SQL.versionInForce(of: procedure, on: day)) { try $0["id"] as Int }
            .found(or: .noProcedureVersion(procedure, on: day))
        return try version(id, db)
    }

    /// Every procedure version, for an import that asks for them of thousands of days.
    func versions(_ db: borrowing Transaction) throws -> ProcedureVersions {
        let ids = try db.all("SELECT id FROM procedure_version ORDER BY in_force_from DESC") { try $0["id"] as Int }
        return ProcedureVersions(latestFirst: try ids.map { try version($0, db) })
    }

    private func readVersion(_ id: Int, _ db: borrowing Transaction) throws -> ProcedureVersion {
        let stages = try db.all(SQL.stages(of: id)) { try $0["stage"] as StageName }
        let clocks = try db.all(SQL.clocks(of: id)) { try ProcedureClock(row: $0) }
        return try db.first(SQL.version(id)) { row in
            ProcedureVersion(
                id: id, procedure: try row["procedure"], name: try row["name"], inForceFrom: try row["in_force_from"],
                source: try row["source"], afterHoursRollsForward: try row["after_hours_rolls_forward"],
                informalResolution: try row["informal_resolution"], stages: stages,
                clocks: clocks)
        }.found(or: .unknownProcedureVersion(id))
    }
}

/// Every version of every procedure.
struct ProcedureVersions {
    let latestFirst: [ProcedureVersion]

    /// The version of a procedure in force on a day.
    func inForce(_ procedure: Procedure, on day: Day) throws(Refusal) -> ProcedureVersion {
        try latestFirst.first { $0.procedure == procedure && $0.inForceFrom <= day }
            .found(or: .noProcedureVersion(procedure, on: day))
    }
}

/// The database has no working days yet; `redress migrate` loads them.
public struct CalendarMissing: Error, Sendable {}

extension ProcedureClock {
    init(row: Row) throws {
        let length: ClockLength
        if let workingDays = try row["working_days"] as Int? {
            length = .workingDays(workingDays)
        } else if try row["as_stated"] {
            length = .asStated
        } else {
            length = .months(try row["months"], try row["month_wording"])
        }
        let extendable: Bool = try row["extendable"]
        let maximum: Int? = try row["extension_maximum_working_days"]
        self.init(
            stage: try row["stage"], clock: try row["clock"], kind: try row["kind"], basis: try row["basis"],
            endsWith: try row["ends_with"], length: length,
            extension: extendable ? maximum.map { .upTo(workingDays: $0) } ?? .byAgreement : .none,
            notice: try row["extension_notice"], advocateMaximum: try row["advocate_maximum_working_days"],
            source: try row["source"], isVerified: try row["verified"])
    }
}

extension SQL {
    /// The calendar in force, without its holidays where its number is this one.
    fileprivate static func calendar(unless known: Int?) -> SQL {
        """
        SELECT v.number, v.first_on, v.last_on,
            CASE WHEN v.number IS DISTINCT FROM \(known) THEN ARRAY(
                SELECT b.holiday_on FROM bank_holiday AS b WHERE b.withdrawn_by IS NULL ORDER BY b.holiday_on
            ) END AS holidays,
            CASE WHEN v.number IS DISTINCT FROM \(known) THEN ARRAY(
                SELECT b.name FROM bank_holiday AS b WHERE b.withdrawn_by IS NULL ORDER BY b.holiday_on
            ) END AS names
        FROM calendar_version AS v ORDER BY v.number DESC LIMIT 1
        """
    }

    fileprivate static func versionInForce(of procedure: Procedure, on day: Day) -> SQL {
        """
        SELECT id FROM procedure_version
        WHERE procedure = \(procedure) AND in_force_from <= \(day)
        ORDER BY in_force_from DESC LIMIT 1
        """
    }

    fileprivate static func version(_ id: Int) -> SQL {
        """
        SELECT procedure, name, in_force_from, source, informal_resolution, after_hours_rolls_forward
        FROM procedure_version WHERE id = \(id)
        """
    }

    fileprivate static func stages(of id: Int) -> SQL {
        "SELECT stage FROM procedure_stage WHERE procedure_version_id = \(id) ORDER BY position"
    }

    fileprivate static func clocks(of id: Int) -> SQL {
        """
        SELECT c.stage, c.clock, c.kind, c.basis, c.ends_with, c.working_days, c.months, c.month_wording,
            c.as_stated, c.extendable, c.extension_maximum_working_days, c.extension_notice,
            c.advocate_maximum_working_days, c.source, c.verified
        FROM procedure_clock AS c
        JOIN procedure_stage AS s USING (procedure_version_id, stage)
        WHERE c.procedure_version_id = \(id)
        ORDER BY s.position, c.kind, c.clock
        """
    }
}
