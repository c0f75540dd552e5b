/// What stands between somebody and a complaint, whatever they would do with it.
public struct Involvement: Hashable, Sendable {
    /// The people the complaint names.
    public let named: Set<PersonID>
    /// Who made the proposals that nobody has decided.
    public let proposals: [ProposedDecision: [Signature]]

    /// The people named, and those who proposed.
    public init(named: Set<PersonID>, proposals: [ProposedDecision: [Signature]]) {
        self.named = named
        self.proposals = proposals
    }

    /// Refuses everything to somebody whom the complaint names, or who stands in for them, and the decision of a proposal
    /// to whoever made it (requirement R57; ruling "Who decides").
    public func check(_ actor: Signature, settling decision: ProposedDecision?) throws(Refusal) {
        guard named.isDisjoint(with: actor.people) else { throw .complaintNamesCaller }
        for proposer in decision.flatMap({ proposals[$0] }) ?? [] { try actor.checkDecides(proposedBy: proposer) }
    }
}

extension Complaint {
    /// Ends what a person whom the complaint names was appointed to, as far as it is not done yet; the rules then ask for
    /// another (SI 2006/1738 regs 2, 17(2), 19).
    ///
    /// A panel that has lost one of its people is convened again.
    public mutating func endAppointments(of person: PersonID) {
        for index in stages.indices where stages[index].endedOn == nil {
            stages[index].investigation?.endAppointments(of: person)
            stages[index].panel?.endAppointment(of: person)
        }
    }
}

extension Investigation {
    /// An officer and an Independent Person who have handed in their report stay; whoever has not is no longer appointed.
    fileprivate mutating func endAppointments(of person: PersonID) {
        if officer?.person == person, !isReported {
            (self.officer, investigatorType) = (nil, nil)
        }
        if independentPerson?.person == person, independentReport == nil { independentPerson = nil }
    }
}

extension Panel {
    fileprivate mutating func endAppointment(of person: PersonID) {
        guard heldOn == nil, panellists.contains(where: { $0.person == person }) else { return }
        panellists = []
    }
}
