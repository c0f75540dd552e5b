public import Complaints
public import Foundation
public import JSON
public import Postgres
public import WorkingDays

extension LearningPair {
    fileprivate static let columns = ColumnList(
        LearningPair.init,
        Column("id", \.id), Column("you_complained", \.youComplained), Column("we_have", \.weHave),
        Column("procedure", \.procedure),
        Column(
            "complaints", \.complaints,
            .computed(
                """
                ARRAY(
                    SELECT t.complaint_id FROM learning_pair_complaint AS t WHERE t.learning_pair_id = p.id
                    ORDER BY t.complaint_id
                )
                """)), Column(whole: \.proposedBy, Signature.proposer), Column("proposed_at", \.proposedAt),
        Column("approved_by", \.approvedBy), Column("approved_on", \.approvedOn), Column("version", \.version))
}

/// Proposes a pair for publication.
public struct ProposeLearningPair: RequestedOperation {
    public static let event = "learning_pair_proposed"
    public static let permission = Permission.recordCasework

    public let youComplained: String
    public let weHave: String
    public let procedure: Procedure
    public let complaints: [ComplaintID]

    public init(_ fields: inout Fields, of target: NoTarget) {
        youComplained = fields.text("you_complained", limit: 1_000)
        weHave = fields.text("we_have", limit: 1_000)
        procedure = fields.choice("procedure")
        complaints = fields.identifiers("complaint_ids", limit: 100).map { ComplaintID(rawValue: $0) }
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> LearningPair {
        let id = LearningPairID(rawValue: .version7(at: context.now))
        for complaint in complaints { try context.checkInvolvement(in: complaint, db) }
        try LearningPair.check(
            complaints,
            found: try db.all(SQL.origins(of: complaints)) { row in
                LearningPair.Origin(
                    procedure: try row["procedure"], names: try row["names"], mentions: try row["mentions"],
                    references: try row["case_references"])
            },
            procedure: procedure, texts: [("you_complained", youComplained), ("we_have", weHave)])
        let tied = try db.execute(SQL.propose(self, id: id, by: context.actor.signature, at: context.now))
        try context.audit(
            Self.event,
            details: ["learning_pair": .text(id.text), "complaints": .number(tied)], db)
        return try LearningPair.find(id, context, db)
    }
}

/// Approves a pair for publication: the Complaints Manager's decision.
public struct ApproveLearningPair: RecordChange {
    public static let event = "learning_pair_approved"
    public static let permission = Permission.decide

    public let target: Target<RecordKinds.LearningPair>
    public let approvedOn: Day

    public init(_ fields: inout Fields, of target: Target<RecordKinds.LearningPair>) {
        self.target = target
        approvedOn = fields.day("approved_on")
    }

    public func write(
        to pair: LearningPair, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        for complaint in pair.complaints { try context.checkInvolvement(in: complaint, db) }
        try pair.checkApproval(on: approvedOn, by: context.actor.signature, today: context.today)
        try db.execute(
            """
            UPDATE learning_pair SET approved_by = \(context.actor.name), approved_on = \(approvedOn)
            WHERE id = \(learningPair)
            """)
    }

    public var details: [String: AuditValue?] {
        [
            "learning_pair": .text(learningPair.text)
        ]
    }
}

/// Whether a pair may be published.
public enum LearningPairState: String, Sendable, CaseIterable {
    case proposed, approved
}

extension Casework {
    /// A page of pairs, the latest proposed first.
    public func learningPairs(
        _ state: LearningPairState?, after position: DayPosition?, limit: Int, as credential: Credential
    ) async throws -> Page<LearningPair, DayPosition> {
        try await reading(as: credential) { _, db in
            var sql = SQL.learningPairColumns + " WHERE true"
            switch state {
            case .proposed: sql = sql + " AND p.approved_on IS NULL"
            case .approved: sql = sql + " AND p.approved_on IS NOT NULL"
            case nil: break
            }
            if let position { sql = sql + " AND p.id < \(position.id)" }
            let read = try db.all(sql + " ORDER BY p.id DESC LIMIT \(literal: limit + 1)") {
                try LearningPair.columns.read($0)
            }
            return Page(read, limit: limit) { DayPosition(on: London.day(of: $0.proposedAt), id: $0.id.rawValue) }
        }
    }
}

extension SQL {
    fileprivate static let learningPairColumns: SQL = """
        SELECT \(list(LearningPair.columns.names, of: "p")) FROM learning_pair AS p
        """

    /// The procedure of each complaint, who is named in its file (complainant, parties, those appointed, and those whom it
    /// names or is assigned to), what it has of those who were met, and its references.
    fileprivate static func origins(of complaints: [ComplaintID]) -> SQL {
        """
        SELECT c.procedure, ARRAY(
            SELECT c.complainant
            UNION
            SELECT c.representative WHERE c.representative IS NOT NULL
            UNION
            SELECT p.name FROM party AS p WHERE p.complaint_id = c.id
            UNION
            SELECT a.name FROM appointment AS a JOIN stage AS s ON s.id = a.stage_id WHERE s.complaint_id = c.id
            UNION
            SELECT p.name FROM complaint_named_person AS k JOIN person AS p ON p.id = k.person_id
            WHERE k.complaint_id = c.id
            UNION
            SELECT p.name FROM complaint_assignment AS g JOIN person AS p ON p.id = g.person_id
            WHERE g.complaint_id = c.id
        ) AS names, ARRAY(
            SELECT e.people FROM entry AS e WHERE e.complaint_id = c.id AND e.people IS NOT NULL
        ) AS mentions, ARRAY(
            SELECT c.reference
            UNION
            SELECT k.reference FROM contact AS k WHERE k.complaint_id = c.id
            UNION
            SELECT o.reference FROM ombudsman_case AS o WHERE o.complaint_id = c.id
        ) AS case_references
        FROM listed_complaint AS c WHERE c.id = ANY(\(complaints.map(\.rawValue)))
        """
    }

    /// As many rows as complaints there are.
    fileprivate static func propose(
        _ pair: ProposeLearningPair, id: LearningPairID, by proposer: Signature, at now: Date
    ) -> SQL {
        """
        WITH proposed AS (
            INSERT INTO learning_pair (id, you_complained, we_have, procedure, proposed_by, proposed_by_ids, proposed_at)
            VALUES (\(id), \(pair.youComplained), \(pair.weHave), \(pair.procedure), \(proposer.name),
                \(proposer.people), \(now))
        )
        INSERT INTO learning_pair_complaint (learning_pair_id, complaint_id)
        SELECT \(id), c.id FROM complaint AS c WHERE c.id = ANY(\(pair.complaints.map(\.rawValue)))
        """
    }
}

extension LearningPair: StoredRecord {
    public typealias Kind = RecordKinds.LearningPair

    public static func question(_ id: LearningPairID, lock: Bool) -> Question<LearningPair?> {
        let select: SQL = "\(SQL.learningPairColumns) WHERE p.id = \(id)"
        return Question.first(lock ? select + " FOR UPDATE" : select) { try LearningPair.columns.read($0) }
    }

    public static func moveOn(_ id: RecordID<Kind>, at now: Date, _ db: borrowing Transaction) throws {
        try db.execute("UPDATE learning_pair SET version = version + 1 WHERE id = \(id)")
    }
}

extension RecordChange where Record == LearningPair {
    /// The record the operation is about.
    public var learningPair: RecordID<RecordKinds.LearningPair> { target.id }
}
