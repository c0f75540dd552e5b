import Complaints
import Postgres
import WorkingDays

/// The limits of a stage, by which its times are counted: numbers counted under others do not stand beside them
/// (requirement R47).
struct StageLimits: Sendable, Hashable {
    /// What the limits are for.
    enum Act: String, Sendable, Hashable {
        case acknowledged, responded
    }

    let procedure: Procedure
    let stage: StageName
    var act = Act.responded
}

/// A version of a procedure, and what of it figures and reports have to know.
struct ProcedureInForce: Sendable, Hashable {
    let procedure: Procedure
    let name: String
    /// Where it is written.
    let source: String
    let from: Day
    /// Whether it follows the Ombudsman's Complaint Handling Code: its extensions are told as the Code 6.5 wants.
    let followsCode: Bool
    /// The limits and targets of each act at each stage, as a text that is the same where they are.
    var limits: [StageLimits: String] = [:]
}

/// The versions of every procedure, of each the earliest first.
struct ProcedureVersions: Sendable {
    var all: [ProcedureInForce] = []

    /// Those in force on any day of a period.
    func inForce(_ procedure: Procedure, in period: Period) -> [ProcedureInForce] {
        let begun = all.filter { $0.procedure == procedure && $0.from <= period.lastOn }
        return Array(begun[(begun.lastIndex { $0.from <= period.firstOn } ?? begun.startIndex)...])
    }

    /// Why numbers of a period do not stand beside those of another: the limits were others then; nil where they do.
    ///
    /// A part of a period stands beside the whole of it, whatever changed within.
    func change(of limits: StageLimits, from period: Period, to other: Period) -> String? {
        guard period.firstOn < other.firstOn || period.lastOn > other.lastOn else { return nil }
        let texts = [period, other].map { Set(inForce(limits.procedure, in: $0).map { $0.limits[limits] }) }
        guard texts[0] != texts[1] else { return nil }
        let span = Period(from: min(period.firstOn, other.firstOn), through: max(period.lastOn, other.lastOn))
        let all = span.map { inForce(limits.procedure, in: $0) } ?? []
        let changed = Array(zip(all, all.dropFirst())).last { $0.limits[limits] != $1.limits[limits] }?.1
        return changed.map { "The limits changed on \($0.from.written), to \"\($0.name)\"." }
            ?? "The limits were others."
    }
}

extension ProcedureVersions {
    /// Reads them with their limits and targets.
    init(in db: borrowing Transaction) throws {
        try db.forEach(
            """
            SELECT
                v.procedure,
                v.name,
                v.source,
                v.in_force_from,
                EXISTS (
                    SELECT FROM procedure_clock AS x WHERE x.procedure_version_id = v.id AND x.extension_notice = 'code'
                ) AS follows_code,
                k.stage,
                k.ends_with,
                k.limits
            FROM procedure_version AS v
            LEFT JOIN (
                SELECT
                    c.procedure_version_id,
                    c.stage,
                    c.ends_with,
                    string_agg(
                        concat_ws(
                            ' ', c.clock, c.kind, c.basis, c.working_days, c.months, c.month_wording, c.as_stated,
                            c.extendable, c.extension_maximum_working_days
                        ), ', ' ORDER BY c.clock
                    ) AS limits
                FROM procedure_clock AS c
                WHERE c.kind IN ('limit', 'target') AND c.ends_with IN ('acknowledged', 'responded')
                GROUP BY c.procedure_version_id, c.stage, c.ends_with
            ) AS k ON k.procedure_version_id = v.id
            ORDER BY v.procedure, v.in_force_from
            """
        ) { row in
            guard let procedure = Procedure(rawValue: try row["procedure"]) else { return }
            let version = ProcedureInForce(
                procedure: procedure, name: try row["name"], source: try row["source"], from: try row["in_force_from"],
                followsCode: try row["follows_code"])
            if all.last?.procedure != procedure || all.last?.from != version.from { all.append(version) }
            let (stage, act): (String?, String?) = (try row["stage"], try row["ends_with"])
            guard let stage = stage.flatMap(StageName.init), let act = act.flatMap(StageLimits.Act.init) else { return }
            all[all.count - 1].limits[StageLimits(procedure: procedure, stage: stage, act: act)] = try row["limits"]
        }
    }
}
