public import WorkingDays

/// An action after a complaint, as the tracker of recommendations shows it: the department owns it, the complaints team
/// watches it (requirement R78).
public struct ActionRecord: Hashable, Sendable {
    public let id: ActionID
    public let complaint: ComplaintID
    public let reference: String
    public let scope: ActionScope
    public let type: ActionType
    public let source: ActionSource
    public let description: String
    public var owner: ActionOwner
    public let agreedOn: Day
    public var dueOn: Day
    /// Nil while it is not decided whether the recommendation is accepted.
    public var accepted: Bool?
    public var decisionReason: String?
    public var partDoneOn: Day?
    public var completedOn: Day?
    public var evidence: String?
    /// When it is to be seen whether the action worked.
    public var checkOn: Day?
    public var checkedOn: Day?
    public var checkResult: String?
    public let version: Int

    /// An action that was agreed, and how far it has come.
    public init(
        id: ActionID, complaint: ComplaintID, reference: String, scope: ActionScope, type: ActionType,
        source: ActionSource, description: String, owner: ActionOwner, agreedOn: Day,
        dueOn: Day, accepted: Bool? = nil, decisionReason: String? = nil, partDoneOn: Day? = nil,
        completedOn: Day? = nil, evidence: String? = nil, checkOn: Day? = nil, checkedOn: Day? = nil,
        checkResult: String? = nil, version: Int
    ) {
        self.id = id
        self.complaint = complaint
        self.reference = reference
        self.scope = scope
        self.type = type
        self.source = source
        self.description = description
        self.owner = owner
        self.agreedOn = agreedOn
        self.dueOn = dueOn
        self.accepted = accepted
        self.decisionReason = decisionReason
        self.partDoneOn = partDoneOn
        self.completedOn = completedOn
        self.evidence = evidence
        self.checkOn = checkOn
        self.checkedOn = checkedOn
        self.checkResult = checkResult
        self.version = version
    }

    /// How far it has come.
    public var status: ActionStatus {
        if completedOn != nil { .done } else if partDoneOn != nil { .partDone } else { .notStarted }
    }
}
