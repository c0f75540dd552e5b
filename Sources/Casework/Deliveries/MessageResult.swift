public import Complaints
public import Foundation

/// What became of a message that was claimed.
public struct MessageResult: Sendable, Hashable {
    public enum Outcome: Sendable, Hashable {
        /// The channel has it, with the receiver's own reference if it gives one.
        case handedOver(String?)
        /// It was not taken, and is tried again.
        case failed(String, nextAttemptAt: Date)
        /// It was given back untried, to be tried later.
        case released(until: Date)
        /// It was not taken, and is given up.
        case dead(String)
        /// The webhook wants nothing any more (410): it is given up, and the webhook is disabled.
        case gone(String)
    }

    public let id: MessageID
    public let claim: UUID
    public let outcome: Outcome

    public init(_ message: ClaimedMessage, _ outcome: Outcome) {
        id = message.id
        claim = message.claim
        self.outcome = outcome
    }
}

extension MessageResult {
    var isGone: Bool { if case .gone = outcome { true } else { false } }

    var state: MessageState {
        switch outcome {
        case .handedOver: .handedOver
        case .failed, .released: .waiting
        case .dead, .gone: .dead
        }
    }

    var error: String? {
        switch outcome {
        case .failed(let error, _), .dead(let error), .gone(let error): error
        case .handedOver, .released: nil
        }
    }

    var nextAttemptAt: Date? {
        switch outcome {
        case .failed(_, let instant), .released(let instant): instant
        case .handedOver, .dead, .gone: nil
        }
    }

    var providerReference: String? {
        if case .handedOver(let reference) = outcome { reference } else { nil }
    }

    /// Whether it was tried.
    var isAttempt: Bool { if case .released = outcome { false } else { true } }
}
