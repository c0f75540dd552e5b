public import Complaints
import Foundation
public import JSON
public import Postgres
import WorkingDays

/// Corrects what was entered wrongly of a measure besides its decisions and letters: whom it is about, on what grounds, how it
/// restricts, and which complaints it is linked with.
///
/// A child or an advocate comes on the register, or is said to be none, only by whoever decides and with a check
/// (requirement R166).
public struct CorrectBehaviourMeasure: RecordChange {
    public static let event = "behaviour_measure_corrected"
    public static let permission = Permission.keepRegister
    public static let corrects = true

    public let target: Target<RecordKinds.BehaviourMeasure>
    public let correcting: Correcting<Registered>
    public let rightsCheck: RightsCheck?

    /// What is registered of somebody.
    public struct Registered: Sendable {
        var complainant: String
        var grounds: BehaviourGrounds
        var complaints: [ComplaintID]
    }

    private static let facts: [CorrectedFact<Registered>] = [
        .text("complainant", limit: 200, \.complainant, isTold: false),
        .choice("complainant_kind", \.grounds.complainantKind),
        .text("evidence", limit: .narrative, \.grounds.evidence, isTold: false),
        .choice("exception_reason", ifAny: \.grounds.exceptionReason),
        .init(
            "restrictions", { fields, name in fields.choices(name) }, get: \.grounds.restrictions,
            set: { $0.grounds.restrictions = $1 }, told: { .text($0.map(\.rawValue).joined(separator: ", ")) }),
        .identifier("named_contact_id", ifAny: \.grounds.namedContact),
        .init(
            "contact_days", { fields, name in fields.choices(name) }, get: \.grounds.contactDays,
            set: { $0.grounds.contactDays = $1 }, told: { .text($0.map(\.rawValue).joined(separator: ", ")) }),
        .flag("adjustments_considered", \.grounds.adjustmentsConsidered),
        .init(
            "complaints", { fields, name in fields.identifiers(name, limit: 50).map { ComplaintID(rawValue: $0) } },
            get: { $0.complaints }, set: { $0.complaints = $1 },
            told: { .text(Set($0.map(\.text)).sorted().joined(separator: ", ")) }),
    ]

    public init(_ fields: inout Fields, of target: Target<RecordKinds.BehaviourMeasure>) {
        self.target = target
        correcting = Correcting(&fields, Self.facts)
        rightsCheck = RightsCheck(&fields)
    }

    public func write(
        to record: BehaviourMeasureRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        let before = record.registered
        var after = try correcting.corrected(before)
        for (field, text) in [("complainant", after.complainant), ("evidence", after.grounds.evidence)] {
            try required(field, text)
        }
        try keepOut(&after, instead: before, record, context, db)
        var warning = record.warning
        let isAnother = !after.complainant.isSameName(as: before.complainant)
        // The warning that it was imposed with may have been corrected, while an exception stood for it.
        let isUnexcepted = before.grounds.exceptionReason != nil && after.grounds.exceptionReason == nil
        if after.grounds.kind == .restriction, isAnother || isUnexcepted || warning == nil {
            warning = try BehaviourMeasureRecord.warning(
                of: after.complainant, before: record.measure.decisions[0].decidedOn, context.casework.knowledge, db)
        }
        try after.grounds.check(isWarned: warning != nil)
        if let contact = after.grounds.namedContact, contact != before.grounds.namedContact {
            try Person.find(contact, field: "named_contact_id", db).checkSingleContact(field: "named_contact_id")
        }
        if isAnother {
            // Whoever it was said to be about was never warned by it.
            var never = record.measure
            never.letters = []
            try record.checkWarned(correctedTo: never, context, db)
        }
        try db.execute(SQL.update(after, of: record.id, warning: warning))
        try db.execute("DELETE FROM behaviour_measure_complaint WHERE measure_id = \(record.id)")
        try BehaviourMeasureRecord.link(after.complaints, to: record.id, db)
    }

    /// Asks for the check where a child or an advocate comes on the register, or is said to be none.
    private func keepOut(
        _ after: inout Registered, instead before: Registered, _ record: BehaviourMeasureRecord,
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        func isProtected(_ registered: Registered) throws -> Bool {
            try ChildSigns.protect(
                registered.complainant, registered.grounds.complainantKind, linkedWith: registered.complaints, db)
        }
        let (was, isNow) = (try isProtected(before), try isProtected(after))
        guard was != isNow || isNow && !after.complainant.isSameName(as: before.complainant) else { return }
        let decision = record.measure.decisions[0]
        try context.keep(
            KeptOut(
                isNow ? .restriction : .correction, on: context.today, reason: correcting.reason, check: rightsCheck),
            of: .measure(record.id), on: "corrected_on", since: decision.decidedOn, by: decision.decidedBy, db)
        after.grounds.rightsCheck = rightsCheck
    }

    public func details(
        from before: BehaviourMeasureRecord, to after: BehaviourMeasureRecord
    ) -> [String: AuditValue?] {
        correcting.details(from: before.registered, to: after.registered)
            .merging(["measure_id": .text(measure.text)]) { $1 }
    }
}

extension BehaviourMeasureRecord {
    fileprivate var registered: CorrectBehaviourMeasure.Registered {
        .init(complainant: complainant, grounds: measure.grounds, complaints: complaints)
    }

    /// A warning of somebody that was in force before the day a restriction starts.
    static func warning(
        of complainant: String, before day: Day, _ knowledge: Knowledge, _ db: borrowing Transaction
    ) throws -> BehaviourMeasureID? {
        let condition: SQL = """
             WHERE m.kind = 'warning' AND normal_name(m.complainant) = normal_name(\(complainant))
            """
        return try db.ask(question(condition, on: day, knowledge)).first { record in
            record.standing.isEffective && record.standing.effectiveFrom.map { $0 < day } == true
        }?.id
    }

    /// Links a measure with complaints, each of which whoever asks must see.
    static func link(
        _ complaints: [ComplaintID], to measure: BehaviourMeasureID, _ db: borrowing Transaction
    ) throws {
        let linked = try db.execute(
            """
            INSERT INTO behaviour_measure_complaint (measure_id, complaint_id)
            SELECT \(measure), c.id FROM complaint AS c WHERE c.id = ANY(\(complaints.map(\.rawValue)))
            """)
        guard linked == Set(complaints).count else { throw NotFound("complaint") }
    }
}

extension SQL {
    fileprivate static func update(
        _ registered: CorrectBehaviourMeasure.Registered, of id: BehaviourMeasureID, warning: BehaviourMeasureID?
    ) -> SQL {
        let grounds = registered.grounds
        return """
            UPDATE behaviour_measure
            SET complainant = \(registered.complainant), complainant_kind = \(grounds.complainantKind),
                evidence = \(grounds.evidence), exception_reason = \(grounds.exceptionReason), warning_id = \(warning),
                restrictions = \(grounds.restrictions.map(\.rawValue))::text[],
                named_contact_id = \(grounds.namedContact), contact_days = \(grounds.contactDays.map(\.rawValue))::text[],
                adjustments_considered = \(grounds.adjustmentsConsidered), rights_check_by = \(grounds.rightsCheck?.by),
                rights_check_on = \(grounds.rightsCheck?.on)
            WHERE id = \(id)
            """
    }
}
