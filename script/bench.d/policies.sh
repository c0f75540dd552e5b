# Part of script/bench: what it costs that the database shows callers what is theirs. The same requests to a service that
# connects as the role of deploy/roles.sql and to one that connects as a role of the same rights whom no policy narrows.

say "With and without row-level security"
sql -c 'ALTER DATABASE bench RESET log_min_duration_statement'
psql "$DATABASE_URL" -qX -v ON_ERROR_STOP=1 -f deploy/roles.sql 2>/dev/null
sql -c 'DROP ROLE IF EXISTS redress_unnarrowed' -c 'CREATE ROLE redress_unnarrowed LOGIN BYPASSRLS IN ROLE redress_service'
beside_unnarrowed() { # WHO PATH [BODY]: a row; the two take turns, five each, and what it costs is the median of what it cost in each turn
    local turn_of with without more
    : > "$folder/with" > "$folder/without"
    for _ in 1 2 3 4 5; do
        for turn_of in "with 18087" "without 18088"; do
            BODY=${3:-} seconds=2 median "http://127.0.0.1:${turn_of#* }$2" >> "$folder/${turn_of% *}"
        done
    done
    with=$(median_of < "$folder/with") without=$(median_of < "$folder/without")
    more=$(paste "$folder/with" "$folder/without" | awk '{ print 100 * ($1 / $2 - 1) }' | median_of)
    row "$1: $2${3:+ $3}" "$with ms" "$(printf '%+.0f' "$more") %, limit 20 %" "without policies $without ms"
}
as_role() { printf %s "$DATABASE_URL" | sed "s/user=[^ ]*/user=$1/"; }
DATABASE_URL=$(as_role redress_service) start 18087 "$redress" serve
with=$last
DATABASE_URL=$(as_role redress_unnarrowed) start 18088 "$redress" serve
without=$last
complaint=$(in_database bench -c "SELECT id FROM complaint ORDER BY id OFFSET 50000 LIMIT 1")
measure_policies() { # WHO
    beside_unnarrowed "$1" "/v1/complaints/$complaint"
    beside_unnarrowed "$1" /v1/complaints
    for word in council 'Olivia Wilson'; do beside_unnarrowed "$1" /v1/searches "{\"query\":\"$word\"}"; done
    for list in due_soon overdue needs_update; do beside_unnarrowed "$1" "/v1/worklists/$list"; done
    beside_unnarrowed "$1" /v1/breaches
    beside_unnarrowed "$1" /v1/alerts
}
export TOKEN
TOKEN=$("$redress" token create --role manager --whole-council --name "policies-$RANDOM$RANDOM")
measure_policies "Complaints Manager, who sees all"
in_database bench -c "INSERT INTO complaint_restriction (complaint_id, reason, restricted_by, restricted_at)
    SELECT id, 'Measured.', 'script/bench', now() FROM complaint ORDER BY id LIMIT 1"
TOKEN=$("$redress" token create --role officer --whole-council --name "policies-$RANDOM$RANDOM")
measure_policies "officer, from whom one is kept"
stop "$with"
stop "$without"
sql -c 'ALTER DATABASE bench SET log_min_duration_statement = 0'
