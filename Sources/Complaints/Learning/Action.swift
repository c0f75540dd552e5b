/// Where an action was recommended.
public enum ActionSource: String, Sendable, Codable, CaseIterable {
    /// The stage 2 investigation.
    case stage2 = "stage_2"
    /// The review panel.
    case stage3 = "stage_3"
    case ombudsman
    /// The service's own answer, or the complaints team.
    case local
}

/// How far an action has come.
public enum ActionStatus: String, Sendable, Codable, CaseIterable {
    case notStarted = "not_started"
    case partDone = "part_done"
    case done
}

extension ActionType {
    /// Whether it is redress for the person, learning for the service, or may be either (requirement R74).
    public var scopes: Set<ActionScope> {
        switch self {
        case .apology, .overdueWorkDone, .payment, .decisionChanged: [.individual]
        case .staffTraining, .reminderOrGuidance, .policyOrProcedureChange, .systemChange, .capacityChange: [.wider]
        case .other: [.individual, .wider]
        }
    }
}
