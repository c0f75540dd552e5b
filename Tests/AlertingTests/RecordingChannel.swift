import Channels
import Foundation
import Synchronization

/// A channel that keeps what it is given and answers as a test says.
final class RecordingChannel: DeliveryChannel {
    private struct State {
        var delivered: [OutgoingMessage] = []
        var asked: [UUID] = []
        var known: [UUID: Handover] = [:]
    }

    private let state = Mutex(State())
    private let answer: @Sendable (OutgoingMessage, Int) throws(DeliveryFailure) -> Handover

    /// A channel whose answer is given the message and how many came before it.
    init(
        _ answer: @escaping @Sendable (OutgoingMessage, Int) throws(DeliveryFailure) -> Handover = { _, _ in Handover()
        }
    ) {
        self.answer = answer
    }

    /// One that fails every time.
    convenience init(failing failure: DeliveryFailure) {
        self.init { _, _ throws(DeliveryFailure) in throw failure }
    }

    func find(_ reference: UUID) async throws(DeliveryFailure) -> Handover? {
        state.withLock {
            $0.asked.append(reference)
            return $0.known[reference]
        }
    }

    func deliver(_ message: OutgoingMessage) async throws(DeliveryFailure) -> Handover {
        let before = state.withLock {
            $0.delivered.append(message)
            return $0.delivered.count - 1
        }
        return try answer(message, before)
    }

    /// What came, in its order.
    var delivered: [OutgoingMessage] { state.withLock { $0.delivered } }
    /// What was asked for before it was sent again.
    var asked: [UUID] { state.withLock { $0.asked } }

    /// Lets the receiver say that it has a message.
    func know(_ reference: UUID, as provider: String) {
        state.withLock { $0.known[reference] = Handover(providerReference: provider) }
    }
}
