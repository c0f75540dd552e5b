# Part of script/bench: reports over HTTP, the second time and anew after a change, beside DuckDB and in a register of twice the years.

say "DuckDB, beside which reports are measured"
duckdb=duckdb==2.0.1
if ! { { [ -x .venv-bench/bin/python ] || python3 -m venv .venv-bench; } && .venv-bench/bin/pip install -q $duckdb; } 2>/dev/null; then
    say "No DuckDB: its package cannot be had here, so its rows are left out"
    duckdb=""
fi
serve_reports() {
    TOKEN=$("$redress" token create --role manager --whole-council --name "reports-$RANDOM$RANDOM")
    start 18080 "$redress" serve
}
# While nothing was written a report is given again; a transaction that takes a number has it computed anew.
asked_for() { # REPORT [anew]: the median of five requests, in milliseconds, after a first one
    local ask=(curl -fsS -o "$folder/$1.json" -w '%{time_total}\n' -H "Authorization: Bearer $TOKEN" "http://127.0.0.1:18080/v1/reports/$1/2022-23?view=internal")
    "${ask[@]}" >/dev/null
    for _ in 1 2 3 4 5; do
        [ -z "${2:-}" ] || in_database bench -c 'SELECT pg_current_xact_id()' >/dev/null
        "${ask[@]}"
    done | awk '{ printf "%.0f\n", 1000 * $1 }' | median_of
}
# What each statement takes is logged only where it is looked at: to write the texts of a report's takes a part of its time.
log_statements() { sql -c "ALTER DATABASE bench $1 log_min_duration_statement${2:-}"; }
figures_in() { python3 -c 'import json, sys; print(len(json.load(open(sys.argv[1]))["figures"]))' "$folder/$1.json"; }

measure_reports() { # SIZE, in the database as it was prepared
    local limits="60 250" spent took anew theirs figures table
    [ "$1" -le 100000 ] || limits="300 1,500"
    in_database bench -f script/bench.d/cases.sql -c 'VACUUM (ANALYZE)'
    serve_reports
    spent=$(sql_time asked_for childrens anew)
    stop "$last"
    log_statements RESET
    serve_reports
    anew=$(asked_for childrens anew)
    took=$(asked_for childrens)
    row "children's report of a year, $1 complaints" "$took ms" "limit ${limits% *} ms" "$(figures_in childrens) figures; over HTTP, second time"
    row "computed anew after a change" "$anew ms" "" "SQL $(awk -v all="$spent" 'BEGIN { printf "%.0f", all / 6 }') ms, of two connections"
    if [ -n "$duckdb" ]; then
        mkdir "$folder/tables"
        for table in complaint stage working_day complaint_cause service obligation; do
            echo "\\copy (SELECT * FROM $table) TO '$folder/tables/$table.csv' CSV HEADER NULL '\\N'"
        done > "$folder/export.sql"
        in_database bench -f "$folder/export.sql"
        read -r theirs figures < <(.venv-bench/bin/python script/bench.d/figures.py "$folder/tables" "$folder/childrens.json")
        row "$figures of its figures, DuckDB in memory" "$theirs ms" "the whole report, anew, takes $(times "$anew" "$theirs") as long" "queries alone, second time; the same numbers"
        rm -rf "$folder/tables"
    fi
    anew=$(asked_for all_complaints anew)
    took=$(asked_for all_complaints)
    row "all complaints of a year, $1 complaints" "$took ms" "limit ${limits#* } ms" "$(figures_in all_complaints) figures; over HTTP, second time; anew after a change $anew ms"
    stop "$last"
    log_statements SET ' = 0'
}
measure_more_years() { # SIZE, in the database as it was prepared, which then has twice as many
    local report before after
    log_statements RESET
    serve_reports
    for report in childrens all_complaints; do asked_for $report anew > "$folder/$report.before"; done
    stop "$last"
    in_database bench -f script/bench.d/years.sql -c 'VACUUM (ANALYZE)'
    serve_reports
    for report in childrens all_complaints; do
        before=$(< "$folder/$report.before") after=$(asked_for $report anew)
        row "$report: the same year with twice the years, $((2 * $1)) complaints" "$after ms" "$(times "$after" "$before") as long" "anew after a change; $before ms before"
    done
    stop "$last"
    log_statements SET ' = 0'
}
