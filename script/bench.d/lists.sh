# Part of script/bench: searches and worklists over HTTP, beside the same statements in pgbench.

median() { # URL: the median of a request in milliseconds, one connection; BODY makes it a POST
    local result
    result=$(wrk -t1 -c1 -d"${seconds}s" -s script/bench.d/ask.lua "$1" | sed -n 's/^RESULT //p')
    [ "${result#* }" = 0 ] || { say "$1: ${result#* } requests failed"; exit 1; }
    echo "${result% *}"
}
statement_median() { # NAME: what the same statements take in pgbench, milliseconds on average
    pgbench -n -M simple -c1 -j1 -T "$seconds" -f "$folder/$1.pgbench" -h "$socket" -U app bench 2>/dev/null |
        sed -n 's/^latency average = \([0-9.]*\).*/\1/p'
}
beside_pgbench() { # LABEL LIMIT URL: a row; BODY makes it a POST
    ask() { curl -fsS -H "Authorization: Bearer $TOKEN" ${BODY:+-H 'Content-Type: application/json' -d "$BODY"} "$url"; }
    url=$3
    local own
    own=$(median "$url")
    sql -c "ALTER DATABASE bench SET log_statement = 'all'"
    start 18083 "$redress" serve
    url=${3/18084/18083}
    ask >/dev/null
    logged asked ask
    stop "$last"
    sql -c "ALTER DATABASE bench RESET log_statement"
    row "$1" "$own ms" "limit $2" "pgbench $(statement_median asked) ms on average"
}
search_and_worklists() { # SIZE, in the database as it was prepared
    local list word service
    sql -c 'ALTER DATABASE bench RESET log_min_duration_statement'
    TOKEN=$("$redress" token create --role manager --whole-council --name "lists-$RANDOM$RANDOM")
    export TOKEN
    start 18084 "$redress" serve
    service=$last
    for word in council 'marzipan kingfisher' Smithe 'Olivia Wilson' 'Olívia Wilsòn' 4711; do
        BODY="{\"query\":\"$word\"}" beside_pgbench "search for $word, $1 complaints" "50 ms" http://127.0.0.1:18084/v1/searches
    done
    for list in due_soon overdue needs_update awaiting_decision late_requests awaiting_advocate duty_to_offer drift checks_due obligations_overdue; do
        BODY="" beside_pgbench "worklist $list, $1 complaints" "20 ms" "http://127.0.0.1:18084/v1/worklists/$list"
    done
    stop "$service"
    sql -c 'ALTER DATABASE bench SET log_min_duration_statement = 0'
}
