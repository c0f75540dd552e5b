import Synchronization

/// Lets so many through at a time, in the order they came.
final class Turnstile: Sendable {
    private let state: Mutex<(free: Int, waiting: [CheckedContinuation<Void, Never>])>

    init(width: Int) {
        state = Mutex((width, []))
    }

    func pass(_ body: @concurrent @Sendable () async throws -> Void) async throws {
        await withCheckedContinuation { continuation in
            let free = state.withLock { state in
                guard state.free > 0 else {
                    state.waiting.append(continuation)
                    return false
                }
                state.free -= 1
                return true
            }
            if free { continuation.resume() }
        }
        defer { leave() }
        try await body()
    }

    private func leave() {
        let next = state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.free += 1
                return nil as CheckedContinuation<Void, Never>?
            }
            return state.waiting.removeFirst()
        }
        next?.resume()
    }
}
