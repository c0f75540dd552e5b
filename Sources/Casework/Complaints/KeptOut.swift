public import Complaints
import Foundation
import JSON
import Postgres
public import WorkingDays

/// A decision that keeps somebody out; where that is a child or an advocate, it is the Complaints Manager's, made with a
/// check, and on the monthly list (requirements R56, R166).
public struct KeptOut: Sendable {
    let decision: ChildDecision
    let on: Day
    let reason: String?
    let check: RightsCheck?

    /// A decision of a day.
    public init(_ decision: ChildDecision, on day: Day, reason: String?, check: RightsCheck?) {
        self.decision = decision
        on = day
        self.reason = reason
        self.check = check
    }
}

/// Whom a decision that keeps somebody out is about.
enum KeptOutOf {
    case complaint(ComplaintID)
    case contact(Contact)
    case measure(BehaviourMeasureID)
}

extension OperationContext {
    /// Refuses whoever may not decide, where a child or an advocate would be kept out.
    func requireDecider() throws(AccessRefusal) {
        guard actor.permissions.contains(.decide) else { throw .forbidden(.decide) }
    }

    /// Decides to keep a child or an advocate out by what is no change of a complaint: the manager, with a check; `decider`
    /// is the person of the directory who decided, where that is told apart from who records it.
    func keep(
        _ out: KeptOut, of subject: KeptOutOf, on field: String, since: Day? = nil, by decider: PersonID? = nil,
        _ db: borrowing Transaction
    ) throws {
        try requireDecider()
        let deciders = Signature(name: actor.name, people: actor.signature.people + [decider].compactMap(\.self))
        try RightsCheck.require(
            out.check, try out.check.flatMap { try Person.load($0.by, db) },
            for: CheckedDecision(field, on: out.on, after: "received_on", since, by: deciders, today: today))
        try list(out, of: subject, db)
    }

    /// Puts the decision on the monthly list.
    func list(_ out: KeptOut, of subject: KeptOutOf, _ db: borrowing Transaction) throws {
        var complaint: ComplaintID?
        var contact: ContactID?
        var measure: BehaviourMeasureID?
        switch subject {
        case .complaint(let id): complaint = id
        case .contact(let found): contact = found.id
        case .measure(let id): measure = id
        }
        try db.execute(
            """
            INSERT INTO child_decision (
                decision, complaint_id, contact_id, measure_id, decided_on, decided_by, reason, rights_check_by,
                rights_check_on
            )
            VALUES (
                \(out.decision), \(complaint), \(contact), \(measure), \(out.on), \(actor.name), \(out.reason),
                \(out.check?.by), \(out.check?.on)
            )
            """)
    }
}

extension RightsCheck {
    /// The check that a request names, if it does: who made it and when, together.
    init?(_ fields: inout Fields) {
        let by = fields.identifier(optional: "rights_check_by")
        let on = fields.day(optional: "rights_check_on")
        if on == nil, by != nil { fields.missing("rights_check_on", with: "rights_check_by") }
        if on != nil, by == nil { fields.missing("rights_check_by", with: "rights_check_on") }
        guard let by, let on else { return nil }
        self.init(by: PersonID(rawValue: by), on: on)
    }
}

extension ChildDecision: PostgresCodable {}
