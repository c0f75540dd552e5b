public import Complaints
public import JSON
public import Postgres
import WorkingDays

/// Adds a version of a procedure from a day on, of the council's own or of what the law leaves to it; complaints received
/// before that day keep theirs.
public struct AddProcedureVersion: RequestedOperation {
    public static let event = "procedure_version_added"
    public static let permission = Permission.decide

    public let proposal: ProposedVersion

    /// The version as it is kept; it never changes.
    ///
    /// - Throws: `Refusal` for the limits of a statutory procedure, a day that is not after today and after the latest
    ///   version's, and clocks that could not run; `OutsideCalendar` for a day the calendar does not know.
    public func perform(
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> ProcedureVersion {
        // One at a time, so that each is checked against the version it follows.
        try db.execute("SELECT pg_advisory_xact_lock(hashtext('procedure_version'))")
        _ = try context.casework.knowledge.calendar(db).ordinal(of: proposal.inForceFrom)
        let latest = try db.first(SQL.latest(of: proposal.procedure)) { try $0["id"] as Int }
        let before = try latest.map { try context.casework.knowledge.version($0, db) }
        let clocks = try proposal.check(latest: before, today: context.today)
        let id = try db.one(SQL.insert(proposal)) { try $0["id"] as Int }
        try db.execute(SQL.insertStages(of: id, as: latest))
        try db.execute(SQL.insert(clocks, of: id))
        try context.audit(Self.event, details: details(id, clocks: clocks.count), db)
        return try context.casework.knowledge.version(id, db)
    }

    private func details(_ id: Int, clocks: Int) -> [String: AuditValue?] {
        [
            "procedure": .text(proposal.procedure.rawValue), "procedure_version": .number(id),
            "name": .text(proposal.name), "in_force_from": .text(proposal.inForceFrom.description),
            "source": .text(proposal.source), "clocks": .number(clocks),
            "informal_resolution": proposal.informalResolution.map { .text($0.rawValue) },
            "headline_basis": proposal.headlineBasis.map { .text($0.rawValue) },
            "after_hours_rolls_forward": .flag(proposal.afterHoursRollsForward),
        ]
    }
}

extension AddProcedureVersion {
    public init(_ fields: inout Fields, of target: NoTarget) {
        self.init(
            proposal: ProposedVersion(&fields))
    }
}

extension SQL {
    static func latest(of procedure: Procedure) -> SQL {
        "SELECT id FROM procedure_version WHERE procedure = \(procedure) ORDER BY in_force_from DESC LIMIT 1"
    }

    fileprivate static func insert(_ proposal: ProposedVersion) -> SQL {
        """
        INSERT INTO procedure_version (
            procedure, name, in_force_from, source, informal_resolution, after_hours_rolls_forward
        )
        VALUES (\(proposal.procedure), \(proposal.name), \(proposal.inForceFrom), \(proposal.source),
            \(proposal.informalResolution?.rawValue), \(proposal.afterHoursRollsForward))
        RETURNING id
        """
    }

    /// The stages are those of the version before: no version has others.
    fileprivate static func insertStages(of id: Int, as latest: Int?) -> SQL {
        """
        INSERT INTO procedure_stage (procedure_version_id, position, stage, name)
        SELECT \(id), s.position, s.stage, s.name FROM procedure_stage AS s WHERE s.procedure_version_id = \(latest)
        """
    }

    fileprivate static func insert(_ clocks: [ProcedureClock], of id: Int) -> SQL {
        """
        INSERT INTO procedure_clock (
            procedure_version_id, stage, clock, kind, basis, ends_with, working_days, months, month_wording,
            as_stated, extendable, extension_maximum_working_days, extension_notice, advocate_maximum_working_days,
            source, verified
        )
        SELECT \(id), c.stage, c.clock, c.kind, c.basis, c.ends_with, c.working_days, c.months, c.month_wording,
            c.as_stated, c.extendable, c.extension_maximum, c.extension_notice, c.advocate_maximum, c.source, c.verified
        FROM unnest(
            \(clocks.map(\.stage.rawValue))::text[], \(clocks.map(\.clock))::text[],
            \(clocks.map(\.kind.rawValue))::text[], \(clocks.map(\.basis.rawValue))::text[],
            \(clocks.map(\.endsWith.rawValue))::text[], \(clocks.map(\.length.workingDays)),
            \(clocks.map(\.length.months)), \(clocks.map { $0.length.wording?.rawValue })::text[],
            \(clocks.map { $0.length == .asStated }), \(clocks.map { $0.extension != .none }),
            \(clocks.map(\.extension.maximum)), \(clocks.map(\.notice.rawValue))::text[],
            \(clocks.map(\.advocateMaximum)), \(clocks.map(\.source))::text[],
            \(clocks.map(\.isVerified))
        ) AS c (
            stage, clock, kind, basis, ends_with, working_days, months, month_wording, as_stated, extendable,
            extension_maximum, extension_notice, advocate_maximum, source, verified
        )
        """
    }
}

extension ClockLength {
    fileprivate var workingDays: Int? {
        guard case .workingDays(let days) = self else { return nil }
        return days
    }

    fileprivate var months: Int? {
        guard case .months(let months, _) = self else { return nil }
        return months
    }

    fileprivate var wording: MonthWording? {
        guard case .months(_, let wording) = self else { return nil }
        return wording
    }
}

extension ClockExtension {
    fileprivate var maximum: Int? {
        guard case .upTo(let workingDays) = self else { return nil }
        return workingDays
    }
}
