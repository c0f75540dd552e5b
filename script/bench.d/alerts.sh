# Part of script/bench: what it costs to tell people of what is due, in a register of $size open complaints.

say "Alerts"
planned() { "$redress-bench" plan > "$folder/planned"; }
fall_due() { # COUNT: so many answers that were owed later are owed in three days, of which nobody was warned
    in_database bench -c "UPDATE duty SET basis_on = current_date - 30, due_on = current_date + 3 WHERE id IN (
        SELECT id FROM duty WHERE clock = 'response' AND ended_on IS NULL AND due_on > current_date + 7 ORDER BY id LIMIT $1)"
}
in_database bench -f script/bench.d/directory.sql -c "VACUUM (ANALYZE)" -c "CHECKPOINT"
fall_due "$due"
open=$(in_database bench -c "SELECT count(*) FROM duty_ahead")
look="EXPLAIN (ANALYZE, TIMING OFF) SELECT d.id FROM duty_ahead AS h JOIN duty AS d ON d.id = h.duty_id
    WHERE h.next_step_on <= current_date AND (d.ended_on IS NULL OR d.kind = 'behaviour_review' AND d.ended_on > current_date)
    ORDER BY h.next_step_on, h.duty_id LIMIT 1000 FOR UPDATE SKIP LOCKED"
for _ in 1 2 3; do
    with=$(in_database bench -c "$look" | sed -n 's/Execution Time: //p')
    without=$(in_database bench -c BEGIN -c "DROP INDEX duty_ahead_next_step_idx" -c "$look" -c ROLLBACK | sed -n 's/Execution Time: //p')
done
row "find what is to be told of $open open duties" "$with" "$without without its index" "EXPLAIN ANALYZE, third time"
took=$(sql_time planned)
read -r all looked raised < "$folder/planned"
[ "$looked" = "$due" ] || { say "The planner looked at $looked duties, not at $due"; exit 1; }
row "a round of the planner, $looked due of $open open duties" "$took ms" "limit 100 ms" "SQL; $raised alerts; $all ms with the process"
row "the next round, which finds nothing" "$(sql_time planned) ms" "" "SQL"
peers="django-helpdesk==2.6.1 procrastinate==3.10.0 pgqueuer==1.6.0 psycopg[binary]==3.3.9 asyncpg==0.32.0 aiohttp==3.14.5"
if ! { { [ -x .venv-bench/bin/python ] || python3 -m venv .venv-bench; } && .venv-bench/bin/pip install -q $peers; } 2>/dev/null; then
    say "No django-helpdesk, procrastinate or PgQueuer: their packages cannot be had here, so those rows are left out"
    peers=""
fi
beside() { # SCRIPT ARGUMENT…: what a peer does in a database of its own
    sql -c "DROP DATABASE IF EXISTS peer WITH (FORCE)" -c "CREATE DATABASE peer" 2>/dev/null
    .venv-bench/bin/python "script/bench.d/$1" "${@:2}" 2>/dev/null
}
peer_dsn=$(printf %s "$server" | sed 's/dbname=[^ ]*/dbname=peer/')
if [ -n "$peers" ]; then
    read -r theirs escalated < <(beside escalate.py "$peer_dsn" "$tickets")
    row "django-helpdesk's escalate_tickets, $escalated due of $tickets tickets" "$theirs ms" "" "without e-mail"
fi

say "Alerts to a webhook"
in_database bench \
    -c "INSERT INTO webhook (id, url, description, secret, changed_at)
        VALUES (gen_random_uuid(), 'http://127.0.0.1:18086/', 'The sink', 'whsec_' || encode(sha256('a benchmark'), 'base64'), now())"
fall_due "$messages"
planned
queued=$(in_database bench -c "SELECT count(*) FROM delivery WHERE channel = 'webhook' AND message_id IS NULL")
[ "$queued" = "$messages" ] || { say "$queued alerts are queued, not $messages"; exit 1; }
python3 script/bench.d/sink.py 18086 &
sink=$!
pids+=("$sink")
for _ in $(seq 200); do curl -s -o /dev/null http://127.0.0.1:18086/ && break; sleep 0.05; done
sql -c 'ALTER DATABASE bench RESET log_min_duration_statement'
took=$(milliseconds env WEBHOOK_PRIVATE_ADDRESSES=allow "$redress" send --until-empty)
got=$(curl -s http://127.0.0.1:18086/)
[ "$got" = "$messages $messages" ] || { say "The sink has $got posts and identifiers, not $messages of each"; exit 1; }
per_second() { awk -v n="$messages" -v t="$1" 'BEGIN { printf "%.0f/s", n * 1000 / t }'; }
row "send $messages alerts to a webhook" "$(per_second "$took")" "limit 500/s" "$took ms, the process as well; each arrived once"
if [ -n "$peers" ]; then
    body=$(in_database bench -c "SELECT body FROM message LIMIT 1")
    for queue in procrastinate pgqueuer; do
        theirs=$(beside jobs.py "$queue" "$peer_dsn" http://127.0.0.1:18086/ "$messages" "$body")
        row "the same posts as jobs of $queue" "$(per_second "$theirs")" "$(times "$theirs" "$took") as long" "$theirs ms, the worker alone; 16 at once"
    done
fi
stop "$sink"
