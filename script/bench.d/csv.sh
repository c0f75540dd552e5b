# Part of script/bench: a list of $size complaints as CSV while ten clients read theirs slowly.

say "A list as CSV"
sql -c 'ALTER DATABASE bench RESET log_min_duration_statement'
TOKEN=$("$redress" token create --role manager --whole-council --name csv)
start 18086 "$redress" serve
complaints=$(in_database bench -c "SELECT count(*) FROM complaint WHERE error_on IS NULL")
read -r speed before most median p99 median_then p99_then < <(python3 script/bench.d/slow_readers.py 18086 "$last" "$TOKEN" "$complaints")
row "$complaints complaints as CSV, beside ten slow readers" "$speed rows/s" "limit 50,000 rows/s" "memory $before MB before, at most $most MB"
row "a complaint by its identifier meanwhile" "$median_then ms, p99 $p99_then ms" "alone $median ms, p99 $p99 ms" "twenty a second"
stop "$last"
sql -c 'ALTER DATABASE bench SET log_min_duration_statement = 0'
