import WorkingDays

extension Contact {
    /// Refuses to refer a concern of a contact that was closed; one that became a complaint still may be referred.
    public func checkReferral() throws(Refusal) {
        if let closedAt = ending?.closedAt { throw .contactClosed(on: London.day(of: closedAt)) }
    }
}
