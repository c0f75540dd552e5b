"""Computes ten figures of the children's report in DuckDB, from the same rows; prints the milliseconds of its queries.

figures.py FOLDER REPORT   the folder has the tables as CSV; the report, as JSON, must have the same figures
"""

import json
import sys
import time

import duckdb

folder, report = sys.argv[1:]
TABLES = {
    "complaint": "id, procedure, received_on, service_id", "stage": "complaint_id, stage, position, requested_on, responded_on, "
    "ended_on, outcome", "working_day": "day_on, ordinal", "complaint_cause": "complaint_id, cause",
    "service": "id, department, name", "obligation": "complaint_id, scope, accepted"}
YEAR = "BETWEEN DATE '2022-04-01' AND DATE '2023-03-31'"
ANSWERED = f"""FROM stage JOIN complaint c ON c.id = complaint_id
WHERE c.procedure = 'childrens' AND stage = 'local_resolution' AND responded_on {YEAR}"""
DAYS = f"""SELECT a.ordinal - b.ordinal AS days FROM stage JOIN complaint c ON c.id = complaint_id
JOIN working_day a ON a.day_on = responded_on JOIN working_day b ON b.day_on = c.received_on
WHERE c.procedure = 'childrens' AND stage = 'local_resolution' AND responded_on {YEAR}"""
# What each gives is compared with the report: one number, or one for each key.
QUERIES = {
    "childrens.received": f"SELECT count(*) FROM complaint WHERE procedure = 'childrens' AND received_on {YEAR}",
    "childrens.received.by_service": f"""SELECT s.department || '/' || s.name, count(*) FROM complaint c
JOIN service s ON s.id = c.service_id WHERE c.procedure = 'childrens' AND received_on {YEAR} GROUP BY 1""",
    "childrens.received.stage_2": f"""SELECT count(*) FROM stage JOIN complaint c ON c.id = complaint_id
WHERE c.procedure = 'childrens' AND stage = 'investigation' AND requested_on {YEAR}""",
    "childrens.outcomes": f"SELECT outcome, count(*) {ANSWERED} GROUP BY 1",
    "childrens.stage_1.within_20_working_days": f"SELECT 'count', count(*) FROM ({DAYS}) WHERE days <= 20",
    "childrens.stage_1.bands": f"""SELECT CASE WHEN days <= 10 THEN 'up_to_10' WHEN days <= 20 THEN '11_to_20'
WHEN days <= 65 THEN '21_to_65' ELSE 'over_65' END, count(*) FROM ({DAYS}) GROUP BY 1""",
    "childrens.stage_1.days": f"""SELECT unnest(['median', 'mean', 'longest']),
unnest([median(days), round(avg(days), 1), max(days)]) FROM ({DAYS})""",
    "childrens.stage_1.open_at_period_end": """SELECT count(*) FROM stage JOIN complaint c ON c.id = complaint_id
WHERE c.procedure = 'childrens' AND stage = 'local_resolution' AND requested_on <= DATE '2023-03-31'
AND (ended_on IS NULL OR ended_on > DATE '2023-03-31')""",
    "childrens.causes": f"""SELECT k.cause, count(*) FROM complaint_cause k JOIN complaint c ON c.id = k.complaint_id
JOIN stage s ON s.complaint_id = c.id AND s.position = 1 WHERE c.procedure = 'childrens' AND s.responded_on {YEAR} GROUP BY 1""",
    "childrens.learning.faults_with_wider_action": f"""SELECT 'count', count(*) {ANSWERED} AND outcome = 'fault_found' AND EXISTS
(SELECT 1 FROM obligation b WHERE b.complaint_id = c.id AND b.scope = 'wider' AND b.accepted IS DISTINCT FROM false)""",
}

figures = {
    figure["figure"]: {value["key"]: value["number"] for value in figure["values"]}
    for figure in json.load(open(report, encoding="utf-8"))["figures"] if figure["period"] == "2022-23"}
db = duckdb.connect()
for table, columns in TABLES.items():
    db.execute(f"CREATE TABLE {table} AS SELECT {columns} FROM read_csv('{folder}/{table}.csv', header = true, nullstr = '\\N')")
total = 0
for name, query in QUERIES.items():
    db.execute(query).fetchall()
    start = time.perf_counter()
    rows = db.execute(query).fetchall()
    total += time.perf_counter() - start
    for row in rows:
        key, number = row if len(row) == 2 else (None, row[0])
        if float(figures[name][key] or 0) != float(number):
            sys.exit(f"{name} {key or ''}: {number}, and in the report {figures[name][key]}")
print(f"{total * 1000:.1f} {len(QUERIES)}")
