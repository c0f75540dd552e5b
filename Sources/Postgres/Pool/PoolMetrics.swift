import Metrics

/// How many connections a pool has, how long jobs wait and run, and how often they are refused, run again, or a connection
/// cannot be had.
struct PoolMetrics: Sendable {
    let connectionsOpen: Meter
    let connectionsBusy: Meter
    let jobsWaiting: Meter
    let waiting: Metrics.Timer
    let running: Metrics.Timer
    let refused: Counter
    let retried: Counter
    let connectionFailures: Counter

    init(_ configuration: DatabaseConfiguration) {
        let dimensions = [("pool", configuration.applicationName)]
        connectionsOpen = Meter(label: "postgres_connections_open", dimensions: dimensions)
        connectionsBusy = Meter(label: "postgres_connections_busy", dimensions: dimensions)
        jobsWaiting = Meter(label: "postgres_jobs_waiting", dimensions: dimensions)
        waiting = Metrics.Timer(label: "postgres_job_wait", dimensions: dimensions)
        running = Metrics.Timer(label: "postgres_job_run", dimensions: dimensions)
        refused = Counter(label: "postgres_job_refused", dimensions: dimensions)
        retried = Counter(label: "postgres_transactions_retried", dimensions: dimensions)
        connectionFailures = Counter(label: "postgres_connection_failed", dimensions: dimensions)
    }
}
