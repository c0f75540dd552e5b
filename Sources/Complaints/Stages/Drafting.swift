extension Complaint {
    /// Records that the answer of a stage was drafted; an earlier check is void (requirement R62).
    public mutating func draft(_ name: StageName, context: RuleContext) throws {
        try change(name) { stage in
            stage.draftedBy = context.actor.signature
            stage.checkedBy = nil
        }
    }

    /// Records that somebody else checked the draft, who may then be relied on before it is sent (requirement R62).
    public mutating func check(_ name: StageName, context: RuleContext) throws {
        try change(name) { stage in
            guard let author = stage.draftedBy else { throw Refusal.draftMissing }
            guard !context.actor.signature.isSame(as: author) else { throw Refusal.checkedByAuthor }
            stage.checkedBy = context.actor.signature
        }
    }
}
