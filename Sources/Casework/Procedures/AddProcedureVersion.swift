public import Complaints
public import Postgres
import WorkingDays

/// Adds a version of the council's own procedure from a day on; complaints received before that day keep theirs.
public struct AddProcedureVersion: Operation {
    public static let event = "procedure_version_added"
    public static let permission = Permission.decide

    public let proposal: ProposedVersion

    /// A version to add.
    public init(_ proposal: ProposedVersion) { self.proposal = proposal }

    /// The version as it is kept; it never changes.
    ///
    /// - Throws: `Refusal` for a statutory procedure, a day that is not after today and after the latest version's, and
    ///   clocks that could not run.
    public func perform(
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> ProcedureVersion {
        // One at a time, so that each is checked against the version it follows.
        try db.execute("SELECT code FROM procedure WHERE code = \(proposal.procedure) FOR NO KEY UPDATE")
        let latest = try db.one(SQL.latest(of: proposal.procedure)) { try $0["latest"] as Day? }
        try proposal.check(latest: latest, today: context.today)
        let id = try db.one(SQL.insert(proposal)) { try $0["id"] as Int }
        try db.execute(SQL.insertStages(of: id))
        try db.execute(SQL.insert(proposal.clocks, of: id))
        try context.audit(Self.event, details: details(id), db)
        return try context.casework.knowledge.version(id, db)
    }

    private func details(_ id: Int) -> [String: AuditValue?] {
        [
            "procedure": .text(proposal.procedure.rawValue), "procedure_version": .number(id),
            "name": .text(proposal.name), "in_force_from": .text(proposal.inForceFrom.description),
            "source": .text(proposal.source), "clocks": .number(proposal.clocks.count),
            "informal_resolution": proposal.informalResolution.map { .text($0.rawValue) },
        ]
    }
}

extension SQL {
    fileprivate static func latest(of procedure: Procedure) -> SQL {
        "SELECT max(in_force_from) AS latest FROM procedure_version WHERE procedure = \(procedure)"
    }

    fileprivate static func insert(_ proposal: ProposedVersion) -> SQL {
        """
        INSERT INTO procedure_version (procedure, name, in_force_from, source, informal_resolution)
        VALUES (\(proposal.procedure), \(proposal.name), \(proposal.inForceFrom), \(proposal.source),
            \(proposal.informalResolution?.rawValue))
        RETURNING id
        """
    }

    fileprivate static func insertStages(of id: Int) -> SQL {
        """
        INSERT INTO procedure_stage (procedure_version_id, position, stage, name)
        SELECT \(id), s.position, s.stage, 'Stage ' || s.position
        FROM unnest(\(ProposedVersion.stages.map(\.rawValue))::text[]) WITH ORDINALITY AS s (stage, position)
        """
    }

    /// What a council says of its own procedure is its own text: verified.
    fileprivate static func insert(_ clocks: [ProcedureClock], of id: Int) -> SQL {
        """
        INSERT INTO procedure_clock (
            procedure_version_id, stage, clock, kind, basis, ends_with, working_days, months, month_wording,
            extendable, extension_maximum_working_days, source, verified
        )
        SELECT \(id), c.stage, c.clock, c.kind, c.basis, c.ends_with, c.working_days, c.months, c.month_wording,
            c.extendable, c.extension_maximum, c.source, true
        FROM unnest(
            \(clocks.map(\.stage.rawValue))::text[], \(clocks.map(\.clock))::text[],
            \(clocks.map(\.kind.rawValue))::text[], \(clocks.map(\.basis.rawValue))::text[],
            \(clocks.map(\.endsWith.rawValue))::text[], \(clocks.map(\.length.workingDays)),
            \(clocks.map(\.length.months)), \(clocks.map { $0.length.wording?.rawValue })::text[],
            \(clocks.map { $0.extension != .none }), \(clocks.map(\.extension.maximum)),
            \(clocks.map(\.source))::text[]
        ) AS c (
            stage, clock, kind, basis, ends_with, working_days, months, month_wording, extendable, extension_maximum,
            source
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
