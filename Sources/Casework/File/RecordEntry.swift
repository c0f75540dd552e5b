public import Complaints
import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// Records what happened besides the stages: a note, a meeting, a mediation, a conversation with a partner, an update.
///
/// None of them moves a clock; an update is what the complainant last heard.
public struct RecordEntry: ComplaintAddition {
    public static let event = "entry_recorded"
    public static let permission = Permission.speakForChildren
    public static let takesErrors = true

    public let target: Target<RecordKinds.Complaint>
    public let kind: EntryKind
    public let occursOn: Day
    public let people: String?
    public let organisation: String?
    public let text: String
    public let result: String?
    public let resolved: Bool?
    public let mediationStep: MediationStep?
    public let interpreterConfirmed: Bool?
    public let costPence: Int?

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Complaint>) {
        self.target = target

        kind = fields.choice("kind")
        occursOn = fields.day("occurs_on")
        people = fields.text(optional: "people", limit: 400)
        organisation = fields.text(optional: "organisation", limit: 200)
        text = fields.text("text", limit: 20_000)
        result = fields.text(optional: "result", limit: 4_000)
        resolved = fields.flag(optional: "resolved")
        mediationStep = fields.choice(optional: "mediation_step")
        interpreterConfirmed = fields.flag(optional: "interpreter_confirmed")
        costPence = fields.pence(optional: "cost_pence", from: 1)
    }

    public func add(
        to complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> EntryRecord {
        try kind.checkFields(
            organisation: organisation, people: people, resolved: resolved, mediationStep: mediationStep,
            interpreterConfirmed: interpreterConfirmed, costPence: costPence)
        try complaint.checkEntry(kind, on: occursOn, today: context.today)
        let id = EntryID(rawValue: .version7(at: context.now))
        let cost = costPence.map { _ in UUID.version7(at: context.now) }
        if let cost, let costPence {
            try db.execute(
                """
                INSERT INTO cost (id, complaint_id, category, incurred_on, amount_pence, description)
                VALUES (\(cost), \(complaint.id), 'mediation', \(occursOn), \(costPence), \(text))
                """)
        }
        try db.execute(
            """
            INSERT INTO entry (id, complaint_id, kind, occurs_on, people, organisation, body, result, resolved,
                mediation_step, interpreter_confirmed, cost_id, recorded_by, recorded_at)
            VALUES (\(id), \(complaint.id), \(kind), \(occursOn), \(people), \(organisation), \(text), \(result),
                \(resolved), \(mediationStep), \(interpreterConfirmed), \(cost), \(context.actor.name), \(context.now))
            """)
        var entry = try EntryRecord.load(id, of: complaint.id, db)
        if kind.isBooked, interpreterConfirmed != true,
            try CommunicationNeed.all(of: complaint.id, db).contains(where: { $0.interpreter != nil })
        {
            entry.warnings = [.interpreterNotConfirmed]
        }
        return entry
    }
}

/// Strikes an entry through: it stays, with who struck it, when and why.
///
/// The cost of a mediation is taken back with it.
public struct StrikeEntry: ComplaintAddition {
    public static let event = "entry_struck"
    public static let permission = Permission.recordCasework
    public static let takesErrors = true
    public static let adds = false

    public let target: MemberTarget<RecordKinds.Complaint, RecordKinds.Entry>
    public let entry: EntryID
    public let reason: String

    public init(_ fields: inout Fields, of target: MemberTarget<RecordKinds.Complaint, RecordKinds.Entry>) {
        self.target = target
        entry = target.member
        reason = fields.text("reason", limit: 2_000, audited: true)
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        try context.checkOpen(.entry)
    }

    public func add(
        to complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> EntryRecord {
        let found = try EntryRecord.load(entry, of: complaint.id, db)
        try once("struck_at", found.struck.map { London.day(of: $0.at) })
        try db.execute(
            """
            UPDATE entry SET struck_by = \(context.actor.name), struck_at = \(context.now), struck_reason = \(reason)
            WHERE id = \(entry)
            """)
        try db.execute("DELETE FROM cost WHERE id = (SELECT e.cost_id FROM entry AS e WHERE e.id = \(entry))")
        return try EntryRecord.load(entry, of: complaint.id, db)
    }

    public func details(of entry: EntryRecord, before: Complaint) -> [String: AuditValue?] {
        details.merging(["kind": .text(entry.kind.rawValue), "occurs_on": .text(entry.occursOn.description)]) { $1 }
    }
}

extension Casework {
    /// A page of a complaint's file in the order things happened, perhaps of one kind.
    public func entries(
        of complaint: ComplaintID, kind: EntryKind?, after position: DayPosition?, limit: Int,
        as credential: Credential
    ) async throws -> Page<EntryRecord, DayPosition> {
        try await reading(as: credential) { _, db in
            let known = try db.first("SELECT id FROM complaint WHERE id = \(complaint)") { try $0["id"] as ComplaintID }
            guard known != nil else { throw NotFound("complaint") }
            var sql = SQL.entryColumns + " WHERE e.complaint_id = \(complaint)"
            if let kind { sql = sql + " AND e.kind = \(kind)" }
            if let position { sql = sql + " AND (e.occurs_on, e.id) > (\(position.on), \(position.id))" }
            let read = try db.all(sql + " ORDER BY e.occurs_on, e.id LIMIT \(literal: limit + 1)") {
                try EntryRecord.columns.read($0)
            }
            return Page(read, limit: limit) { DayPosition(on: $0.occursOn, id: $0.id.rawValue) }
        }
    }
}
