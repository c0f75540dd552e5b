public import Foundation
public import WorkingDays

/// What whoever was told of something late says about it, and whether that will do (requirements R107, R109).
public struct AlertAnswer: Sendable, Hashable {
    public let text: String
    public let answeredBy: Signature
    public let answeredAt: Date
    public let answeredOn: Day
    public let verdict: AnswerVerdict?
    public let verdictReason: String?
    public let judgedBy: String?
    public let judgedAt: Date?

    /// An answer, judged or not.
    public init(
        text: String, answeredBy: Signature, answeredAt: Date, answeredOn: Day, verdict: AnswerVerdict? = nil,
        verdictReason: String? = nil, judgedBy: String? = nil, judgedAt: Date? = nil
    ) {
        self.text = text
        self.answeredBy = answeredBy
        self.answeredAt = answeredAt
        self.answeredOn = answeredOn
        self.verdict = verdict
        self.verdictReason = verdictReason
        self.judgedBy = judgedBy
        self.judgedAt = judgedAt
    }
}

/// How an alert stands.
public enum AlertState: String, Sendable, Codable, CaseIterable {
    /// It waits: for the act, or to be seen.
    case open
    /// An answer waits to be judged.
    case answered
    /// An answer was accepted, which stops the ladder.
    case accepted
    /// What was due is done or ended; or what is no duty was seen.
    case over
    /// It was told with another.
    case joined
    /// It is not for anybody any more.
    case cancelled
}

/// What the rules of an alert look at.
public struct AlertStanding: Sendable, Hashable {
    public let state: AlertState
    /// The last day for an answer; nil where none is asked for.
    public let answerDueOn: Day?
    public let answers: [AlertAnswer]

    /// How an alert stands, with its answers in their order.
    public init(state: AlertState, answerDueOn: Day?, answers: [AlertAnswer]) {
        self.state = state
        self.answerDueOn = answerDueOn
        self.answers = answers
    }

    /// Refuses an answer that nobody asked for, or that comes too late to stop anything.
    public func checkAnswer(_ text: String) throws(Refusal) {
        try required("text", text)
        switch state {
        case .open where answerDueOn != nil: return
        case .answered: throw .answerWaits()
        case .open, .joined: throw .noAnswerWanted()
        case .accepted, .over, .cancelled: throw .alertOver()
        }
    }

    /// Refuses to judge where no answer waits, as whoever gave it, and a rejection without its reason.
    public func checkVerdict(
        _ verdict: AnswerVerdict, reason: String?, by judge: Signature
    ) throws(Refusal) {
        if verdict == .rejected { try required("reason", reason ?? "") }
        guard let waiting = answers.last, waiting.verdict == nil else { throw .noAnswerToJudge() }
        guard state == .answered else { throw .alertOver() }
        if judge.isSame(as: waiting.answeredBy) { throw .ownAnswer() }
    }
}

/// A line of the monthly list for the challenge meeting (requirement R110).
public enum ChallengeRule {
    /// Refuses to decide about what is closed, and a decision without words.
    public static func check(text: String, closedOn: Day?) throws(Refusal) {
        try required("text", text)
        if let closedOn { throw .challengeClosed(on: closedOn) }
    }
}
