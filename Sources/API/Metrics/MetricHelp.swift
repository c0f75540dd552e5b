/// What each name of `/metrics` counts, for its HELP line; docs/operations.md lists the same names, and a test compares them.
enum MetricHelp {
    static let of = [
        "hb_requests_total": "Requests, by route, method and status.",
        "http_server_active_requests": "Requests that are being answered.",
        "http_server_request_duration_seconds": "Time from the head of a request to its answer.",
        "postgres_connection_failed_total": "Connections to the database that could not be opened.",
        "postgres_connections_busy": "Connections to the database at work.",
        "postgres_connections_open": "Connections to the database.",
        "postgres_job_refused_total": "Jobs refused because too many waited, or one waited too long.",
        "postgres_job_run_seconds": "Time a job had its connection.",
        "postgres_job_wait_seconds": "Time a job waited for a connection.",
        "postgres_jobs_waiting": "Jobs that wait for a connection.",
        "postgres_transactions_retried_total": "Transactions run again after a conflict.",
        "redress_alerts_oldest_queued_seconds": "Seconds for which the oldest queued alert has been due, by channel.",
        "redress_alerts_queued": "Alerts that are queued and due, and not sent yet, by channel.",
        "redress_calendar_days_ahead": "Days from today for which the working days are known.",
        "redress_clients_let_go_total": "Connections closed because the client took too long, by what was waited for.",
        "redress_connection_cap_reached_total": "Times that as many clients were connected as may be.",
        "redress_connections_open": "Clients connected.",
        "redress_deadlines_flagged": "Open deadlines that a sweep found past their limit.",
        "redress_failed_sign_ins_total":
            "Tokens, and secrets of calendar feeds, that were unknown, revoked or expired.",
        "redress_idempotent_replays_total": "Answers given again to a request that came again with its key.",
        "redress_messages_failed_total": "Attempts that failed and are made again, by channel.",
        "redress_messages_given_up_total": "Messages that were given up, by channel.",
        "redress_messages_handed_over_total": "Messages that a channel took, by channel.",
        "redress_problems_total": "Problems answered, by code.",
        "redress_ready": "Whether /readyz says so: 1 or 0.",
    ]
}
