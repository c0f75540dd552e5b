public import WorkingDays

extension EntryKind {
    /// Refuses a field of another kind of entry, and the lack of one that this kind needs: a conversation with a partner has
    /// the agency and the person (requirement R36).
    public func checkFields(
        organisation: String?, people: String?, resolved: Bool?, mediationStep: MediationStep?,
        interpreterConfirmed: Bool?,
        costPence: Int?
    ) throws(Refusal) {
        let isMediation = self == .mediation
        let rules: [(field: String, isThere: Bool, isAllowed: Bool, isNeeded: Bool)] = [
            ("mediation_step", mediationStep != nil, isMediation, isMediation),
            ("cost_pence", costPence != nil, isMediation, false),
            ("organisation", organisation != nil, true, self == .partnerConversation),
            ("people", people != nil, true, self == .partnerConversation),
            ("resolved", resolved != nil, self == .meeting || isMediation, false),
            ("interpreter_confirmed", interpreterConfirmed != nil, isBooked, false),
        ]
        for rule in rules {
            if rule.isThere, !rule.isAllowed { throw .entryField(rule.field, self, isMissing: false) }
            if rule.isNeeded, !rule.isThere { throw .entryField(rule.field, self, isMissing: true) }
        }
    }
}

extension Complaint {
    /// Whether an entry of a kind may be dated so; what was booked may lie in the future.
    public func checkEntry(_ kind: EntryKind, on day: Day, today: Day) throws(Refusal) {
        if kind.isBooked {
            try checkNear("occurs_on", day, today: today)
        } else {
            try checkHappened("occurs_on", day, by: today)
        }
        try checkOrder("occurs_on", day, after: "received_on", receivedOn)
    }

    /// Refuses a link with no other end or with two, and one to the complaint itself.
    public func checkLink(to other: ComplaintID?, or ombudsmanCase: OmbudsmanCaseID?) throws(Refusal) {
        guard (other == nil) != (ombudsmanCase == nil) else { throw .linkEnds }
        guard other != id else { throw .linkedToItself }
    }

    /// Whether a request to erase the complaint's personal data may be recorded.
    public func checkErasureRequest(by name: String, on day: Day, today: Day) throws(Refusal) {
        try required("requested_by", name)
        try checkHappened("requested_on", day, after: "received_on", receivedOn, by: today)
    }
}
