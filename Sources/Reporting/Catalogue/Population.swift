/// What is counted, one row each.
///
/// The view of this name in `db/views` says which records belong to it and what is known of each; what was registered in
/// error or twice is in none.
public enum Population: String, Sendable, Hashable, CaseIterable {
    case complaint
    case stage
    case point
    case cause
    case child
    case lateReason = "late_reason"
    case obligation
    case agreedMoney = "agreed_money"
    case remedialReview = "remedial_review"
    case ombudsmanCase = "ombudsman_case"
    case ombudsmanTheme = "ombudsman_theme"
    case cost
    case contact
    case otherRoute = "other_route"
    case arrival
    case compliment
    case equalityAnswer = "equality_answer"
    case behaviourMeasure = "behaviour_measure"
    case behaviourReview = "behaviour_review"
    case returningCause = "returning_cause"
    case alert

    /// Whether its rows stand for a whole year, so that they are of no part of one.
    var isOfWholeYears: Bool { self == .equalityAnswer }

    /// The range of the days on which a row of it stands, where an index finds rows by that.
    var standing: Field? { self == .stage ? Field("days_open") : nil }

    /// Its view.
    var view: String { "population_" + rawValue }

    /// One of its rows, in a sentence.
    var noun: String {
        switch self {
        case .agreedMoney: "sum of money agreed"
        case .behaviourMeasure: "measure of the behaviour register"
        case .behaviourReview: "review of such a measure"
        case .equalityAnswer: "answer to equality monitoring"
        case .arrival: "matter that reached the council"
        case .cause: "cause of a complaint"
        case .child: "child affected"
        case .lateReason: "limit of a stage"
        case .ombudsmanCase: "case at the Ombudsman"
        case .ombudsmanTheme: "theme of a case at the Ombudsman"
        case .otherRoute: "matter that took another route"
        case .point: "point of complaint"
        case .returningCause: "quarter of a cause that returns in a service"
        default: rawValue.spaced
        }
    }
}

/// Something known of each row of a population: a column of its view.
///
/// A test holds every field that the catalogue uses against the views.
public struct Field: Sendable, Hashable {
    /// The column.
    let column: String
    /// What it says, in a sentence.
    let words: String

    /// A column, said in these words or in its own.
    init(_ column: String, _ words: String? = nil) {
        self.column = column
        self.words = words ?? column.spaced
    }
}

/// By which day a figure counts its rows.
public enum Basis: String, Codable, Sendable, Hashable, CaseIterable {
    /// The day the complaint or contact was received.
    case received
    /// The day the stage was requested.
    case requested
    /// The day the answer was sent.
    case resolved
    /// The day the complaint was closed: answered at its last stage, withdrawn or refused.
    case closed
    /// The day the Ombudsman decided.
    case decided
    /// The day the Ombudsman enquired.
    case enquired
    /// The day a remedy was agreed.
    case agreed
    /// The day a cost was incurred.
    case incurred
    /// The day an offer was made.
    case offered
    /// The day a stage, a limit of one or a measure ended.
    case ended
    /// The day an alert was raised.
    case raised
    /// The day a measure was imposed.
    case imposed
    /// The last day of the period.
    case standing
    /// A figure of the year itself, entered by hand.
    case entered

    /// The column of the day.
    var column: String { rawValue + "_on" }

    /// How the day is said.
    var words: String {
        switch self {
        case .received: "the day received"
        case .requested: "the day of the request"
        case .resolved: "the day of the answer"
        case .closed: "the day closed"
        case .decided: "the day of the decision"
        case .enquired: "the day of the enquiry"
        case .agreed: "the day agreed"
        case .incurred: "the day incurred"
        case .offered: "the day of the offer"
        case .ended: "the day it ended"
        case .raised: "the day raised"
        case .imposed: "the day imposed"
        case .standing: "the last day of the period"
        case .entered: "the year it was entered for"
        }
    }
}
