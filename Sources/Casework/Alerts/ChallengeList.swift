public import Complaints
import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// What was decided about a line of the challenge list.
public struct ChallengeNote: Sendable, Hashable {
    public let decision: ChallengeDecision
    public let text: String
    public let notedOn: Day
    public let notedBy: String
}

/// A line of the challenge list: an alert that nobody answered for on any rung (requirement R110).
public struct ChallengeItem: Sendable, Hashable {
    public let id: ChallengeItemID
    public let alert: AlertRecord
    public let listedOn: Day
    public let theme: String?
    public let closedOn: Day?
    /// The log, in the order of what was decided.
    public let notes: [ChallengeNote]
}

extension Casework {
    /// The list of a month: what was put on it by its last day and was not closed before its first.
    public func challengeList(of month: ClosedRange<Day>, as credential: Credential) async throws -> [ChallengeItem] {
        try await reading(as: credential) { context, db in
            let register = context.actor.permissions.contains(.keepRegister)
            return try ChallengeItem.all(
                """
                SELECT i.id FROM challenge_item AS i
                WHERE i.listed_on <= \(month.upperBound) AND coalesce(i.closed_on, 'infinity') >= \(month.lowerBound)
                """, context, db
            ).filter { register || $0.alert.measure == nil }
        }
    }
}

extension ChallengeItem {
    /// Items of a statement that selects their identifiers, the oldest first.
    fileprivate static func all(
        _ ids: SQL, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> [ChallengeItem] {
        let notes = try db.all("SELECT * FROM challenge_note WHERE challenge_item_id IN (\(ids)) ORDER BY id") { row in
            (
                item: try row["challenge_item_id"] as ChallengeItemID,
                note: ChallengeNote(
                    decision: try row["decision"], text: try row["text"], notedOn: try row["noted_on"],
                    notedBy: try row["noted_by"])
            )
        }
        let byItem = Dictionary(grouping: notes, by: \.item)
        let alerts = try AlertRecord.all(
            "SELECT i.alert_id AS id FROM challenge_item AS i WHERE i.id IN (\(ids))", context, db)
        let byID = Dictionary(uniqueKeysWithValues: alerts.map { ($0.id, $0) })
        return try db.all("SELECT * FROM challenge_item WHERE id IN (\(ids)) ORDER BY listed_on, id") { row in
            let (id, alert): (ChallengeItemID, AlertID) = (try row["id"], try row["alert_id"])
            guard let record = byID[alert] else { throw NotFound(RecordKinds.Alert.name) }
            return ChallengeItem(
                id: id, alert: record, listedOn: try row["listed_on"], theme: try row["theme"],
                closedOn: try row["closed_on"], notes: (byItem[id] ?? []).map(\.note))
        }
    }
}

/// Decides about a line of the challenge list: taken to the meeting, followed up, or closed; each stands in its log.
public struct DecideChallenge: RequestedOperation {
    public static let event = "challenge_decided"
    public static let permission = Permission.decide

    public let target: UnversionedTarget<RecordKinds.ChallengeItem>
    public let decision: ChallengeDecision
    public let text: String
    /// What the matter stands for, where several are discussed together; the one before stays unless another is given.
    public let theme: String?

    public init(_ fields: inout Fields, of target: UnversionedTarget<RecordKinds.ChallengeItem>) {
        self.target = target
        decision = fields.choice("decision")
        text = fields.text("text", limit: 4_000)
        theme = fields.text(optional: "theme", limit: 200)
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> ChallengeItem {
        let id: SQL = "SELECT i.id FROM challenge_item AS i WHERE i.id = \(target.id)"
        try db.execute(id + " FOR UPDATE")
        guard let found = try ChallengeItem.all(id, context, db).first,
            found.alert.measure == nil || context.actor.permissions.contains(.keepRegister)
        else { throw NotFound(RecordKinds.ChallengeItem.name) }
        try ChallengeRule.check(text: text, closedOn: found.closedOn)
        let closedOn = decision == .closed ? context.today : nil
        try db.execute(
            """
            INSERT INTO challenge_note (challenge_item_id, decision, text, noted_on, noted_at, noted_by)
            VALUES (\(target.id), \(decision), \(text), \(context.today), \(context.now), \(context.actor.name))
            """)
        try db.execute(
            """
            UPDATE challenge_item SET theme = coalesce(\(theme), theme), closed_on = \(closedOn) WHERE id = \(target.id)
            """)
        try context.audit(
            Self.event, of: found.alert.auditSubject,
            details: ["challenge_item_id": .text(target.id.text), "decision": .text(decision.rawValue)], db)
        return try ChallengeItem.all(id, context, db)[0]
    }
}
