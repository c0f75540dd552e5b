public import Complaints
public import Foundation
public import Postgres
public import WorkingDays

/// A pair of plain sentences about learning, tied to complaints and published without them (requirement R77).
public struct LearningPair: Sendable, Hashable {
    public let id: LearningPairID
    public let youComplained: String
    public let weHave: String
    public let procedure: Procedure
    public let complaints: [ComplaintID]
    public let proposedBy: String
    public let proposedAt: Date
    public let approvedBy: String?
    public let approvedOn: Day?
    public let version: Int

    init(row: Row) throws {
        id = try row["id"]
        youComplained = try row["you_complained"]
        weHave = try row["we_have"]
        procedure = try row["procedure"]
        complaints = (try row["complaints"] as [UUID]).map { ComplaintID(rawValue: $0) }
        proposedBy = try row["proposed_by"]
        proposedAt = try row["proposed_at"]
        approvedBy = try row["approved_by"]
        approvedOn = try row["approved_on"]
        version = try row["version"]
    }
}

/// Proposes a pair for publication.
public struct ProposeLearningPair: Operation {
    public static let event = "learning_pair_proposed"
    public static let permission = Permission.recordCasework

    public let youComplained: String
    public let weHave: String
    public let procedure: Procedure
    public let complaints: [ComplaintID]

    /// A pair about complaints of a procedure.
    public init(youComplained: String, weHave: String, procedure: Procedure, complaints: [ComplaintID]) {
        self.youComplained = youComplained
        self.weHave = weHave
        self.procedure = procedure
        self.complaints = complaints
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> LearningPair {
        let id = LearningPairID(rawValue: .version7(at: context.now))
        let tied = try db.execute(SQL.propose(self, id: id, by: context.actor.name, at: context.now))
        guard tied == complaints.count else { throw Refusal.unknownComplaint("complaint_ids") }
        try context.audit(
            Self.event,
            details: ["learning_pair": .text(id.rawValue.uuidString.lowercased()), "complaints": .number(tied)], db)
        return try LearningPair.load(id, db)
    }
}

/// Approves a pair for publication: the Complaints Manager's decision.
public struct ApproveLearningPair: Operation {
    public static let event = "learning_pair_approved"
    public static let permission = Permission.decide

    public let learningPair: LearningPairID
    public let expectedVersion: Int?
    public let approvedOn: Day

    /// The approval of a pair, at the version the caller saw.
    public init(learningPair: LearningPairID, expectedVersion: Int?, approvedOn: Day) {
        self.learningPair = learningPair
        self.expectedVersion = expectedVersion
        self.approvedOn = approvedOn
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> LearningPair {
        try db.execute("SELECT FROM learning_pair WHERE id = \(learningPair) FOR UPDATE")
        let pair = try LearningPair.load(learningPair, db)
        if let expectedVersion, expectedVersion != pair.version {
            throw VersionMismatch(expected: expectedVersion, current: pair.version)
        }
        if let approvedOn = pair.approvedOn { throw Refusal.alreadyRecorded("approved_on", on: approvedOn) }
        try context.check("approved_on", approvedOn, after: "proposed_at", London.day(of: pair.proposedAt))
        try db.execute(
            """
            UPDATE learning_pair
            SET approved_by = \(context.actor.name), approved_on = \(approvedOn), version = version + 1
            WHERE id = \(learningPair)
            """)
        try context.audit(
            Self.event,
            details: [
                "learning_pair": .text(learningPair.rawValue.uuidString.lowercased()),
                "approved_on": .text(approvedOn.description),
            ], db)
        return try LearningPair.load(learningPair, db)
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
        let now = clock.now
        return try await database.single { db in
            _ = try authorise(credential, for: .readCasework, now: now, db)
            var sql = SQL.learningPairColumns + " WHERE true"
            switch state {
            case .proposed: sql = sql + " AND p.approved_on IS NULL"
            case .approved: sql = sql + " AND p.approved_on IS NOT NULL"
            case nil: break
            }
            if let position { sql = sql + " AND p.id < \(position.id)" }
            let read = try db.all(sql + " ORDER BY p.id DESC LIMIT \(limit + 1)") { try LearningPair(row: $0) }
            return Page(read, limit: limit) { DayPosition(on: London.day(of: $0.proposedAt), id: $0.id.rawValue) }
        }
    }
}

extension LearningPair {
    fileprivate static func load(_ id: LearningPairID, _ db: borrowing Transaction) throws -> LearningPair {
        let found = try db.first("\(SQL.learningPairColumns) WHERE p.id = \(id)") { try LearningPair(row: $0) }
        guard let found else { throw NotFound("learning_pair") }
        return found
    }
}

extension SQL {
    fileprivate static let learningPairColumns: SQL = """
        SELECT p.id, p.you_complained, p.we_have, p.procedure, p.proposed_by, p.proposed_at, p.approved_by,
            p.approved_on, p.version,
            ARRAY(
                SELECT t.complaint_id FROM learning_pair_complaint AS t WHERE t.learning_pair_id = p.id
                ORDER BY t.complaint_id
            ) AS complaints
        FROM learning_pair AS p
        """

    /// As many rows as complaints there are.
    fileprivate static func propose(
        _ pair: ProposeLearningPair, id: LearningPairID, by actor: String, at now: Date
    ) -> SQL {
        """
        WITH proposed AS (
            INSERT INTO learning_pair (id, you_complained, we_have, procedure, proposed_by, proposed_at)
            VALUES (\(id), \(pair.youComplained), \(pair.weHave), \(pair.procedure), \(actor), \(now))
        )
        INSERT INTO learning_pair_complaint (learning_pair_id, complaint_id)
        SELECT \(id), c.id FROM complaint AS c WHERE c.id = ANY(\(pair.complaints.map(\.rawValue)))
        """
    }
}
