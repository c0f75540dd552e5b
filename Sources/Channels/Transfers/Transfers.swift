import Foundation

/// Exchanges with servers, any number at once, on one thread of their own.
final class Transfers: Sendable {
    private let loop = TransferLoop()

    init() {
        let loop = loop
        Thread.detachNewThread { loop.run() }
    }

    deinit { loop.close() }

    /// Does an exchange, and says what came of it within its time limit.
    func outcome(of exchange: Exchange) async -> Outcome {
        await withUnsafeContinuation { loop.add(TransferLoop.Job(exchange: exchange, continuation: $0)) }
    }
}
