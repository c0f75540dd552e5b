"""An export of a register's tables, read as rows."""

import csv
import datetime
from collections import defaultdict
from types import SimpleNamespace

# What the figures are counted from; `script/count` exports each as CSV.
TABLES = """
alert alert_answer behaviour_decision behaviour_letter behaviour_measure cause complaint complaint_cause complaint_point compliment contact
cost demand department duty earlier_total entry equality_answer equality_category extension late_reason letter obligation ombudsman_case
ombudsman_case_theme party point_finding procedure_version remedial_review report_band service stage
""".split()
NULL = "\\N"
NUMBERS = ("value", "position", "amount_pence", "in_lieu_pence", "local_offer_pence")


def typed(name, text):
    if text == NULL:
        return None
    if name.endswith(("_on", "_to", "_from")):
        return datetime.date.fromisoformat(text)
    if name in NUMBERS:
        return int(text)
    return {"t": True, "f": False}.get(text, text) if len(text) == 1 else text


def read(folder, table):
    with open(f"{folder}/{table}.csv", newline="", encoding="utf-8") as file:
        return [SimpleNamespace(**{name: typed(name, text) for name, text in row.items()}) for row in csv.DictReader(file)]


def by(rows, name):
    found = defaultdict(list)
    for row in rows:
        found[getattr(row, name)].append(row)
    return found
