import API
import Casework
import Complaints
import Logging
import ServiceLifecycle

/// Does a piece of work again and again while the service runs, whatever became of it the time before.
///
/// Any number of copies of the service may do the same: what they take, each takes for itself.
struct Scheduler: Service {
    let name: String
    let every: Duration
    let logger: Logger
    let work: @Sendable () async throws -> Void

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await work()
                } catch is CancellationError {
                    return
                } catch {
                    logger.error(
                        "A round failed and is tried again", metadata: ["round": "\(name)", "error": "\(error)"])
                }
                try? await Task.sleep(for: every)
            }
        }
    }
}

extension Casework {
    /// One round as the service does it by itself: what is past a limit is recorded, and whoever is to be told is told.
    ///
    /// The history names the system, and nobody is asked for a token.
    func round() async throws -> (findings: [SweepFinding], alerts: Int) {
        let system = Credential.commandLine(name: "system")
        let findings = try await perform(Sweep(asOf: nil), as: system)
        _ = try await (forgetAnswers(), forgetExports())
        return (findings, try await raiseAlerts(as: system))
    }
}

/// Makes the answers that callers do not wait for while the service runs.
struct MakingExports: Service {
    let maker: ExportMaker

    func run() async throws {
        await cancelWhenGracefulShutdown { await maker.run() }
    }
}
