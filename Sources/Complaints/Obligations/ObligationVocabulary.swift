/// Where an obligation comes from (requirements R78, R97).
public enum ObligationSource: String, Sendable, Codable, CaseIterable {
    case stage1 = "stage_1"
    /// Stage 2: the investigation, or the second answer of a corporate procedure.
    case stage2 = "stage_2"
    /// The review panel.
    case stage3 = "stage_3"
    /// The remedial review of a fault (requirement R73).
    case review
    case ombudsman
    /// The service's own answer, or the complaints team.
    case local
}

extension StageName {
    /// The source of what the report of the stage recommends.
    public var source: ObligationSource {
        switch self {
        case .localResolution, .singleStage, .stage1: .stage1
        case .investigation, .stage2: .stage2
        case .reviewPanel: .stage3
        }
    }
}

/// Whether an obligation is redress for the person or an improvement of the service.
public enum ObligationScope: String, Sendable, Codable, CaseIterable {
    case individual, wider
}

/// How far an obligation has come.
public enum ObligationStatus: String, Sendable, Codable, CaseIterable {
    case notStarted = "not_started"
    case partDone = "part_done"
    case done
}

/// What is to be done, for the person or for the service (requirements R74, R96).
public enum ObligationType: String, Sendable, Codable, CaseIterable {
    case apology
    case staffTraining = "staff_training"
    case overdueWorkDone = "overdue_work_done"
    case decisionChanged = "decision_changed"
    case policyOrProcedureChange = "policy_or_procedure_change"
    case reminderOrGuidance = "reminder_or_guidance"
    /// A payment of which nobody said what it is for.
    case payment
    case systemChange = "system_change"
    case capacityChange = "capacity_change"
    case symbolicPayment = "symbolic_payment"
    /// For distress, or for time and trouble.
    case distressPayment = "distress_payment"
    /// For education or a service that was missed.
    case missedServicePayment = "missed_service_payment"
    case quantifiableLossPayment = "quantifiable_loss_payment"
    case reimbursement
    case paymentInLieu = "payment_in_lieu"
    case backdatedFunding = "backdated_funding"
    case chargeDeferred = "charge_deferred"
    case chargeWaived = "charge_waived"
    case serviceToBeProvided = "service_to_be_provided"
    /// A decision taken anew, whatever comes of it.
    case reassessment
    case policyReview = "policy_review"
    /// As the Ombudsman's letters have it, where they do not say which.
    case reminderOrTraining = "reminder_or_training"
    case other
}

extension ObligationType {
    /// Whether it is redress for the person, an improvement of the service, or may be either (requirement R74).
    public var scopes: Set<ObligationScope> {
        switch self {
        case .apology, .overdueWorkDone, .payment, .decisionChanged, .symbolicPayment, .distressPayment,
            .missedServicePayment, .quantifiableLossPayment, .reimbursement, .paymentInLieu, .backdatedFunding,
            .chargeDeferred, .chargeWaived, .serviceToBeProvided, .reassessment:
            [.individual]
        case .staffTraining, .reminderOrGuidance, .policyOrProcedureChange, .systemChange, .capacityChange,
            .policyReview, .reminderOrTraining:
            [.wider]
        case .other: [.individual, .wider]
        }
    }

    /// Whether it is a sum of money; a charge that is not asked for is none (requirement R96).
    public var isMoney: Bool {
        switch self {
        case .payment, .symbolicPayment, .distressPayment, .missedServicePayment, .quantifiableLossPayment,
            .reimbursement, .paymentInLieu, .backdatedFunding, .other:
            true
        case .apology, .staffTraining, .overdueWorkDone, .decisionChanged, .policyOrProcedureChange,
            .reminderOrGuidance, .systemChange, .capacityChange, .chargeDeferred, .chargeWaived, .serviceToBeProvided,
            .reassessment, .policyReview, .reminderOrTraining:
            false
        }
    }

    /// Whether it may be owed in a quantity, as 29 sessions of therapy are (requirement R100).
    public var isCounted: Bool { [.serviceToBeProvided, .overdueWorkDone, .other].contains(self) }

    /// The scope of an obligation of the type: the one there is, or the one that was said.
    func scope(said: ObligationScope?) throws(Refusal) -> ObligationScope {
        guard let scope = said ?? (scopes.count == 1 ? scopes.first : nil) else {
            throw .obligationScope(self, nil)
        }
        guard scopes.contains(scope) else { throw .obligationScope(self, scope) }
        return scope
    }
}
