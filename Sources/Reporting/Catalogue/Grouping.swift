import Complaints

/// By what a figure may be narrowed or divided further, whatever it counts: never a characteristic of people.
public enum Grouping: String, CaseIterable, Sendable, Hashable {
    case department, service, procedure, stage, channel

    /// The keys, where they come from and how they are printed.
    var dimension: Dimension {
        switch self {
        case .department: .department
        case .service: .service
        case .procedure: .procedure
        case .stage: .stage
        case .channel: .channel
        }
    }
}

extension Population {
    /// What is known of each of its rows; a test holds it against the columns of the views.
    var groupings: Set<Grouping> {
        switch self {
        case .stage: Set(Grouping.allCases)
        case .complaint: [.department, .service, .procedure, .channel]
        case .cause, .point, .lateReason, .obligation: [.department, .service, .procedure, .stage]
        case .child, .compliment, .ombudsmanCase, .remedialReview, .returningCause: [.department, .service, .procedure]
        case .agreedMoney, .cost, .ombudsmanTheme: [.department, .procedure]
        case .contact: [.department, .service, .channel]
        case .arrival: [.department, .channel]
        case .alert: [.department, .service]
        case .otherRoute: [.department]
        case .equalityAnswer: [.procedure]
        case .behaviourMeasure, .behaviourReview: []
        }
    }
}
