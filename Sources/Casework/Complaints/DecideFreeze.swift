public import Complaints
public import JSON
public import Postgres
public import WorkingDays

/// Decides whether the decision complained about is held back while the complaint is considered.
public struct DecideFreeze: ComplaintAddition {
    public static let event = "freeze_decided"
    public static let permission = Permission.decide

    public let target: Target<RecordKinds.Complaint>
    public let disputedDecision: String
    public let requestedOn: Day
    public let agreed: Bool
    public let decidedOn: Day
    public let reason: String
    public let reviewOn: Day?

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Complaint>) {
        self.target = target
        disputedDecision = fields.text("disputed_decision", limit: 2_000, audited: true)
        requestedOn = fields.day("requested_on")
        agreed = fields.flag("agreed")
        decidedOn = fields.day("decided_on")
        reason = fields.text("reason", limit: 2_000, audited: true)
        reviewOn = fields.day(optional: "review_on")
    }

    /// - Throws: `Refusal` for blank texts, days out of order, and an agreed freeze without a day of review.
    public func add(
        to complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> DecisionFreeze {
        try complaint.checkFreeze(
            of: disputedDecision, requestedOn: requestedOn, agreed: agreed, decidedOn: decidedOn, reason: reason,
            reviewOn: reviewOn, today: context.today)
        return try db.one(SQL.insert(self, by: context.actor.name)) { try DecisionFreeze.columns.read($0) }
    }

    public func dutySubjects(of freeze: DecisionFreeze) -> [DutySubject] { [.complaint(complaint)] }
}

/// Ends a freeze.
public struct EndFreeze: ComplaintAddition {
    public static let event = "freeze_ended"
    public static let permission = Permission.decide
    public static let adds = false

    public let target: NumberTarget
    public let number: Int
    public let endedOn: Day

    public init(_ fields: inout Fields, of target: NumberTarget) {
        self.target = target
        number = target.number
        endedOn = fields.day("ended_on")
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        try context.checkOpen(.freeze)
    }

    public func add(
        to complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> DecisionFreeze {
        let before = try db.first(SQL.freeze(number, of: complaint.id)) { try DecisionFreeze.columns.read($0) }
        guard let before else { throw NotFound("freeze") }
        try before.checkEnd(on: endedOn, today: context.today)
        return try db.one(SQL.end(self)) { try DecisionFreeze.columns.read($0) }
    }

    public func dutySubjects(of freeze: DecisionFreeze) -> [DutySubject] { [.complaint(complaint)] }
}

extension Casework {
    /// The freezes of a complaint in the order they were decided.
    public func freezes(of complaint: ComplaintID, as credential: Credential) async throws -> [DecisionFreeze] {
        try await reading(.transaction, as: credential) { _, db in
            guard try Complaint.load(complaint, lock: false, db) != nil else { throw NotFound("complaint") }
            return try db.all(SQL.freezeColumns + " WHERE complaint_id = \(complaint) ORDER BY number") {
                try DecisionFreeze.columns.read($0)
            }
        }
    }
}

extension DecisionFreeze {
    static let columns = ColumnList(
        DecisionFreeze.init,
        Column("number", \.number), Column("disputed_decision", \.disputedDecision),
        Column("requested_on", \.requestedOn), Column("agreed", \.agreed), Column("decided_on", \.decidedOn),
        Column("decided_by", \.decidedBy), Column("reason", \.reason), Column("review_on", \.reviewOn),
        Column("ended_on", \.endedOn))
}

extension SQL {
    fileprivate static let freezeColumns: SQL = """
        SELECT \(list(DecisionFreeze.columns.names, of: "f")) FROM decision_freeze AS f
        """

    static func freeze(_ number: Int, of complaint: ComplaintID) -> SQL {
        freezeColumns + " WHERE complaint_id = \(complaint) AND number = \(number)"
    }

    fileprivate static func insert(_ freeze: DecideFreeze, by actor: String) -> SQL {
        """
        INSERT INTO decision_freeze (
            complaint_id, number, disputed_decision, requested_on, agreed, decided_on, decided_by, reason, review_on
        )
        SELECT \(freeze.complaint), coalesce(max(f.number), 0) + 1, \(freeze.disputedDecision), \(freeze.requestedOn),
            \(freeze.agreed), \(freeze.decidedOn), \(actor), \(freeze.reason), \(freeze.reviewOn)
        FROM decision_freeze AS f WHERE f.complaint_id = \(freeze.complaint)
        RETURNING \(list(DecisionFreeze.columns.names, of: "decision_freeze"))
        """
    }

    fileprivate static func end(_ end: EndFreeze) -> SQL {
        """
        UPDATE decision_freeze SET ended_on = \(end.endedOn)
        WHERE complaint_id = \(end.complaint) AND number = \(end.number)
        RETURNING \(list(DecisionFreeze.columns.names, of: "decision_freeze"))
        """
    }
}
