/// An act of a record that its rule would refuse, were it entered on the record as it is.
public struct Contradiction: Sendable {
    public let act: RecordedAct
    public let refusal: Refusal
    /// Which part of its rule refuses.
    let part: Int

    /// What tells it from another, before and after a correction.
    struct Key: Hashable {
        let act: RecordedAct.ID
        let part: Int
        let code: Refusal.Code
        let fields: [String]
    }

    var key: Key { Key(act: act.id, part: part, code: refusal.code, fields: refusal.fields) }
}

extension Complaint {
    /// The acts that would be refused were each of them entered on the record as it is; a register from elsewhere may hold
    /// some.
    public func contradictions(_ context: RuleContext) throws -> [Contradiction] {
        var found: [Contradiction] = []
        for act in acts + acts(filed: context.filed) {
            for (part, check) in act.checks.enumerated() {
                do {
                    try check(self, context)
                } catch let refusal as Refusal {
                    found.append(Contradiction(act: act, refusal: refusal, part: part))
                }
            }
        }
        return found
    }

    /// Refuses a correction with which an act of the record would be refused that was not before it (decision 0037).
    ///
    /// An act that the correction itself changes is refused as its first entry would be. Any other is named, with the
    /// sentence of its rule; `context` has the version before the correction and after it.
    public func check(correcting before: Complaint, context: RuleContext) throws {
        let known = Set(try before.contradictions(context.before).map(\.key))
        let acts = before.acts + before.acts(filed: context.filed)
        let said = Dictionary(acts.map { ($0.id, $0.said) }) { first, _ in first }
        let new = try contradictions(context).filter { !known.contains($0.key) }
        if let own = new.first(where: { said[$0.act.id] != $0.act.said }) {
            throw own.refusal.pointing { own.act.id.kind.corrected[$0] ?? $0 }
        }
        if let found = new.first { throw Refusal.actInTheWay(found.act.written, found.refusal) }
    }
}

extension RuleContext {
    /// What was known before a correction that gives the complaint another version.
    var before: RuleContext {
        var context = self
        context.version = versionBefore ?? version
        return context
    }
}

extension Refusal {
    /// The same refusal with its fields under other names.
    public func pointing(_ field: (String) -> String) -> Refusal { Refusal(self, fields: fields.map(field)) }
}
