import Complaints
import Foundation
import JSON
import Postgres
import WorkingDays

/// A fact of a record that may have been entered wrongly: its field, and how it is put into the record and told in the audit.
///
/// One table of them is what a correction may say of a record (decision 0041).
public struct CorrectedFact<Record>: Sendable {
    let name: String
    /// Whether it must have been recorded: an act that was not is entered with its own operation.
    let isAct: Bool
    /// Whether the audit tells it; of a name, or of what somebody said, it tells that it was corrected.
    let isTold: Bool
    let read: @Sendable (inout Fields) -> Said
    let told: @Sendable (Record) -> AuditValue?

    /// What a request says of the fact: how it is put into the record, and how it is told; nil of what it takes back.
    struct Said: Sendable {
        let put: @Sendable (inout Record) -> Void
        let told: AuditValue?
    }

    /// A fact that is read by its name, null being nil where the value may be that.
    init<Value: Sendable>(
        _ name: String, isAct: Bool = false, isTold: Bool = true,
        _ read: @escaping @Sendable (inout Fields, String) -> Value,
        get: @escaping @Sendable (Record) -> Value, set: @escaping @Sendable (inout Record, Value) -> Void,
        told: @escaping @Sendable (Value) -> AuditValue?
    ) {
        self.name = name
        self.isAct = isAct
        self.isTold = isTold
        self.read = { fields in
            let value = read(&fields, name)
            return Said(put: { set(&$0, value) }, told: told(value))
        }
        self.told = { told(get($0)) }
    }
}

extension CorrectedFact {
    /// Where a value stands in the record.
    typealias Place<Value> = any WritableKeyPath<Record, Value> & Sendable

    static func day(_ name: String, _ place: Place<Day>) -> CorrectedFact {
        .init(
            name, { $0.day($1) }, get: { $0[keyPath: place] }, set: { $0[keyPath: place] = $1 },
            told: { .text($0.description) })
    }

    /// A day that null takes back.
    static func day(_ name: String, ifAny place: Place<Day?>, isAct: Bool = true) -> CorrectedFact {
        .day(name, isAct: isAct, get: { $0[keyPath: place] }, set: { $0[keyPath: place] = $1 })
    }

    /// A day that null takes back, where a record keeps it in its own way.
    static func day(
        _ name: String, isAct: Bool = true, get: @escaping @Sendable (Record) -> Day?,
        set: @escaping @Sendable (inout Record, Day?) -> Void
    ) -> CorrectedFact {
        .init(
            name, isAct: isAct, { $0.day(optional: $1) }, get: get, set: set,
            told: { $0.map { .text($0.description) } })
    }

    static func instant(_ name: String, _ place: Place<Date>) -> CorrectedFact {
        .init(
            name, { $0.instant($1) }, get: { $0[keyPath: place] }, set: { $0[keyPath: place] = $1 },
            told: { .text($0.ISO8601Format()) })
    }

    static func choice<Choice: CodeSet & Sendable>(_ name: String, _ place: Place<Choice>) -> CorrectedFact {
        .init(
            name, { $0.choice($1) }, get: { $0[keyPath: place] }, set: { $0[keyPath: place] = $1 },
            told: { .text($0.rawValue) })
    }

    static func choice<Choice: CodeSet & Sendable>(_ name: String, ifAny place: Place<Choice?>) -> CorrectedFact {
        .init(
            name, { $0.choice(optional: $1) }, get: { $0[keyPath: place] }, set: { $0[keyPath: place] = $1 },
            told: { $0.map { .text($0.rawValue) } })
    }

    static func flag(_ name: String, _ place: Place<Bool>) -> CorrectedFact {
        .init(
            name, { $0.flag($1) }, get: { $0[keyPath: place] }, set: { $0[keyPath: place] = $1 }, told: { .flag($0) })
    }

    static func text(
        _ name: String, limit: TextLimit, _ place: Place<String>, isTold: Bool = true
    ) -> CorrectedFact {
        .init(
            name, isTold: isTold, { $0.text($1, limit: limit) }, get: { $0[keyPath: place] },
            set: { $0[keyPath: place] = $1 },
            told: { .text($0) })
    }

    static func text(
        _ name: String, limit: TextLimit, ifAny place: Place<String?>, isTold: Bool = true
    ) -> CorrectedFact {
        .init(
            name, isTold: isTold, { $0.text(optional: $1, limit: limit) }, get: { $0[keyPath: place] },
            set: { $0[keyPath: place] = $1 }, told: { $0.map { .text($0) } })
    }

    /// A whole number that null takes back.
    static func number(
        _ name: String, in range: ClosedRange<Int>, isAct: Bool = false,
        get: @escaping @Sendable (Record) -> Int?, set: @escaping @Sendable (inout Record, Int?) -> Void
    ) -> CorrectedFact {
        .init(
            name, isAct: isAct, { $0.integer(optional: $1, in: range) }, get: get, set: set,
            told: { $0.map { .number($0) } })
    }

    /// Money in pence.
    static func pence(_ name: String, _ place: Place<Int>) -> CorrectedFact {
        .init(
            name, { $0.integer($1, in: 1...1_000_000_000) }, get: { $0[keyPath: place] },
            set: { $0[keyPath: place] = $1 }, told: { .number($0) })
    }

    /// Money in pence that null takes back.
    static func pence(
        _ name: String, from least: Int = 1, get: @escaping @Sendable (Record) -> Int?,
        set: @escaping @Sendable (inout Record, Int?) -> Void
    ) -> CorrectedFact {
        .init(
            name, { $0.pence(optional: $1, from: least) }, get: get, set: set, told: { $0.map { .number($0) } })
    }

    static func identifier<Kind>(_ name: String, _ place: Place<RecordID<Kind>>) -> CorrectedFact {
        .init(
            name, { RecordID(rawValue: $0.identifier($1)) }, get: { $0[keyPath: place] },
            set: { $0[keyPath: place] = $1 }, told: { .text($0.text) })
    }

    static func identifier<Kind>(_ name: String, ifAny place: Place<RecordID<Kind>?>) -> CorrectedFact {
        .init(
            name, { $0.identifier(optional: $1).map { RecordID(rawValue: $0) } }, get: { $0[keyPath: place] },
            set: { $0[keyPath: place] = $1 }, told: { $0.map { .text($0.text) } })
    }
}

/// What a correction says of a record: the facts that were entered wrongly, as they are, and why.
public struct Correcting<Record: Sendable>: Sendable {
    private let facts: [CorrectedFact<Record>]
    private let said: [String: CorrectedFact<Record>.Said]
    /// Why the record was wrong.
    public let reason: String

    /// Reads the facts that the request has; all are optional.
    init(_ fields: inout Fields, _ facts: [CorrectedFact<Record>]) {
        self.facts = facts
        var said: [String: CorrectedFact<Record>.Said] = [:]
        for fact in facts where fields.gives(fact.name) { said[fact.name] = fact.read(&fields) }
        self.said = said
        reason = fields.text("reason", limit: 2_000, audited: true)
    }

    /// What follows from the correction of another record.
    init(_ facts: [CorrectedFact<Record>], _ said: [String: CorrectedFact<Record>.Said], reason: String) {
        (self.facts, self.said, self.reason) = (facts, said, reason)
    }

    /// Whether the request says anything of a fact.
    func says(_ name: String) -> Bool { said[name] != nil }

    /// The record as it should be.
    ///
    /// - Throws: `Refusal` where the record says all of it already, for an act that it does not have, and for what the record
    ///   cannot be without.
    func corrected(_ record: Record) throws(Refusal) -> Record {
        var corrected = record
        // In the order of the table, whatever the order of the request.
        for fact in facts { said[fact.name]?.put(&corrected) }
        for fact in facts {
            guard let said = said[fact.name], said.told != fact.told(corrected) else { continue }
            throw said.told == nil ? .notTakenBack(fact.name) : .notRecorded(fact.name)
        }
        let different = facts.filter { $0.told(record) != $0.told(corrected) }
        let absent = facts.filter { $0.told(record) == nil && said[$0.name] != nil }
        try Correction.check(
            changes: different.count, unrecorded: different.first { $0.isAct && $0.told(record) == nil }?.name,
            absent: absent.map(\.name))
        return corrected
    }

    /// Each fact as it was and as it is, for the audit; what is taken back has none after it.
    func details(from before: Record, to after: Record) -> [String: AuditValue?] {
        var details: [String: AuditValue?] = [:]
        for fact in facts where fact.told(before) != fact.told(after) {
            guard fact.isTold else {
                details[fact.name] = .text("corrected")
                continue
            }
            details["from_\(fact.name)"] = fact.told(before)
            details["to_\(fact.name)"] = fact.told(after)
        }
        return details
    }
}

/// An entry of a file as it was and as it is.
public struct CorrectedEntry<Entry: Sendable>: Sendable {
    public let before: Entry
    public let after: Entry
}

extension OperationContext {
    /// What the rules of a record's acts ask besides the record.
    func correction(_ db: borrowing Transaction) throws -> CorrectionContext {
        CorrectionContext(now: now, today: today, calendar: try casework.knowledge.calendar(db))
    }
}
