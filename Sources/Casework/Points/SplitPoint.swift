public import Complaints
public import JSON
public import Postgres
public import WorkingDays

/// Makes a point that belongs to another procedure a complaint of its own: received when the whole letter was, with the
/// same people, and counted for itself (rule CH-SC5; worked case 29).
public struct SplitPoint: ComplaintAddition {
    public static let event = "point_split_off"
    public static let permission = Permission.decide

    public let target: NumberTarget
    public let point: Int
    public let splitOn: Day
    public let department: String
    public let service: String
    public let explanation: String

    public init(_ fields: inout Fields, of target: NumberTarget) {
        self.target = target
        point = target.number
        splitOn = fields.day("split_on")
        department = fields.text("department", limit: 200, audited: true)
        service = fields.text("service", limit: 200, audited: true)
        explanation = fields.text("explanation", limit: 2_000, audited: true)
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        try complaint.exclude(
            try complaint.pointToExclude().number,
            Exclusion(on: context.today, reason: .splitOff, explanation: Sample.text), context: context)
    }

    /// Excludes the point here and registers the new complaint, not yet accepted into a procedure.
    public func add(
        to complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> ComplaintRecord {
        guard let text = complaint.points.first(where: { $0.number == point })?.text else { throw NotFound("point") }
        var changed = complaint
        let rules = RuleContext(
            today: context.today, version: .unaccepted, calendar: try context.casework.knowledge.calendar(db),
            newStageID: StageID(rawValue: .version7(at: context.now)), actor: context.actor)
        try changed.exclude(
            point, Exclusion(on: splitOn, reason: .splitOff, explanation: explanation), context: rules)
        try ComplaintPoint.store(changed.points, replacing: complaint.points, of: complaint.id, db)
        var record = try RegisterComplaint(splitting: text, from: complaint, department: department, service: service)
            .perform(context, db)
        try db.execute(SQL.descend(record.complaint.id, from: point, of: complaint.id))
        try db.execute(SQL.copyParties(from: complaint.id, to: record.complaint.id))
        var descendant = record.complaint
        descendant.splitFrom = complaint.id
        record = ComplaintRecord(complaint: descendant, duties: [:])
        return record
    }
}

extension Complaint {
    /// Refuses to put a point back that became a complaint of its own, while that counts (rule CH-SC5: what is counted for
    /// itself is not counted here too).
    func checkSplits(replacing before: Complaint, _ db: borrowing Transaction) throws {
        let back = points.filter { point in
            let earlier = before.points.first { $0.number == point.number }
            return earlier?.exclusion?.reason == .splitOff && point.exclusion?.reason != .splitOff
        }
        guard !back.isEmpty else { return }
        try Self.checkNoSplit(of: id, at: back.map(\.number), db)
    }

    /// Refuses to let a complaint count again that a point was split off into, where the point was put back meanwhile, or was
    /// split off again.
    func checkSplitOff(_ db: borrowing Transaction) throws {
        // Locked, so that of two that were split off from one point only one counts again.
        let origin = try db.reachingEverything { db in
            try db.first(
                """
                SELECT a.id, c.split_point FROM complaint AS c JOIN complaint AS a ON a.id = c.split_from
                WHERE c.id = \(id) FOR NO KEY UPDATE OF a
                """
            ) { (complaint: try $0["id"] as ComplaintID, point: try $0["split_point"] as Int) }
        }
        guard let origin else { return }
        try Self.checkNoSplit(of: origin.complaint, at: [origin.point], except: id, db)
        try db.refuse(
            where: """
                SELECT a.reference FROM complaint AS a JOIN complaint_point AS p ON p.complaint_id = a.id
                WHERE a.id = \(origin.complaint) AND p.number = \(origin.point)
                    AND p.exclusion_reason IS DISTINCT FROM \(ExclusionReason.splitOff)
                """
        ) { Refusal.pointPutBack(origin.point, of: try $0["reference"]) }
    }

    /// Refuses where any complaint but `own` counts that was split off from one of these points.
    private static func checkNoSplit(
        of ancestor: ComplaintID, at points: [Int], except own: ComplaintID? = nil, _ db: borrowing Transaction
    ) throws {
        try db.refuse(
            where: """
                SELECT c.split_point, c.reference FROM complaint AS c
                WHERE c.split_from = \(ancestor) AND c.split_point = ANY(\(points)) AND c.id IS DISTINCT FROM \(own)
                    AND c.error_on IS NULL
                ORDER BY c.split_point LIMIT 1
                """
        ) { Refusal.splitStands(point: try $0["split_point"], try $0["reference"]) }
    }
}

extension SQL {
    fileprivate static func descend(_ complaint: ComplaintID, from point: Int, of ancestor: ComplaintID) -> SQL {
        "UPDATE complaint SET split_from = \(ancestor), split_point = \(point) WHERE id = \(complaint)"
    }

    fileprivate static func copyParties(from ancestor: ComplaintID, to complaint: ComplaintID) -> SQL {
        """
        INSERT INTO party (complaint_id, number, role, name, relationship, ended_on)
        SELECT \(complaint), number, role, name, relationship, ended_on FROM party WHERE complaint_id = \(ancestor)
        """
    }
}
