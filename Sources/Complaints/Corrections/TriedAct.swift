public import Foundation
public import WorkingDays

/// An act that a record other than a complaint tells of, and the rule that its first entry asks.
///
/// It is tried on the record as it was before the act (decision 0041).
public struct TriedAct<Record: Sendable>: Sendable {
    /// What tells it from the other acts of the record.
    let id: String
    /// As a sentence names it: "the acknowledgement".
    let written: String
    /// What it says, so that a correction of the act itself is told from one that another fact of the record gets.
    let said: [String]
    /// The field in which a correction has what the first entry has in another.
    let fields: [String: String]
    let check: @Sendable (Record) throws -> Void

    /// An act that says something; what it says nothing of is nil.
    init(
        _ id: String, _ written: String, saying said: [(any CustomStringConvertible)?], fields: [String: String] = [:],
        _ check: @escaping @Sendable (Record) throws -> Void
    ) {
        self.id = id
        self.written = written
        self.said = said.map { $0?.description ?? "" }
        self.fields = fields
        self.check = check
    }
}

/// What the rules of a record's acts ask besides the record.
public struct CorrectionContext: Sendable {
    public let now: Date
    public let today: Day
    public let calendar: WorkingCalendar

    /// A moment, and the calendar as it is known then.
    public init(now: Date, today: Day, calendar: WorkingCalendar) {
        self.now = now
        self.today = today
        self.calendar = calendar
    }
}

/// A record whose acts can be tried again, as a correction does.
public protocol Correctable: Sendable {
    /// Every act that the record tells of.
    func acts(_ context: CorrectionContext) -> [TriedAct<Self>]
}

extension Correctable {
    /// Refuses a correction with which an act of the record would be refused that was not before it (decision 0041).
    ///
    /// An act that the correction itself changes is refused as its first entry would be. Any other is named, with the
    /// sentence of its rule. What a register from elsewhere contradicts already stands in nobody's way.
    public func check(correcting before: Self, _ context: CorrectionContext) throws {
        let known = Set(try before.contradictions(context).map(\.key))
        let said = Dictionary(before.acts(context).map { ($0.id, $0.said) }) { first, _ in first }
        let new = try contradictions(context).filter { !known.contains($0.key) }
        if let own = new.first(where: { said[$0.act.id] != $0.act.said }) {
            throw own.refusal.pointing { own.act.fields[$0] ?? $0 }
        }
        if let found = new.first { throw Refusal.actInTheWay(found.act.written, found.refusal) }
    }

    private func contradictions(_ context: CorrectionContext) throws -> [Contradicted<Self>] {
        var found: [Contradicted<Self>] = []
        for act in acts(context) {
            do {
                try act.check(self)
            } catch let refusal as Refusal {
                found.append(Contradicted(act: act, refusal: refusal))
            }
        }
        return found
    }
}

/// An act of a record that its rule would refuse, were it entered on the record as it is.
private struct Contradicted<Record: Sendable> {
    let act: TriedAct<Record>
    let refusal: Refusal

    /// What tells it from another, before and after a correction.
    struct Key: Hashable {
        let act: String
        let code: Refusal.Code
        let fields: [String]
    }

    var key: Key { Key(act: act.id, code: refusal.code, fields: refusal.fields) }
}
