import Metrics

/// How long jobs wait and run, and how often they are refused or a connection cannot be had.
struct PoolMetrics: Sendable {
    let waiting: Metrics.Timer
    let running: Metrics.Timer
    let refused: Counter
    let connectionFailures: Counter

    init(_ configuration: DatabaseConfiguration) {
        let dimensions = [("application", configuration.applicationName)]
        waiting = Metrics.Timer(label: "postgres_job_wait", dimensions: dimensions)
        running = Metrics.Timer(label: "postgres_job_run", dimensions: dimensions)
        refused = Counter(label: "postgres_job_refused", dimensions: dimensions)
        connectionFailures = Counter(label: "postgres_connection_failed", dimensions: dimensions)
    }
}
