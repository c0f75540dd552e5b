"""Complaints, with their points and causes, as things that count."""

from collections import defaultdict
from types import SimpleNamespace

from days import month


def complaint(register, row):
    named = sum(party.role == "child" for party in register.parties[row.id])
    return SimpleNamespace(
        **{**vars(row), **register.place(row.service_id)}, register=register,
        children=max(named, int(row.complainant_type == "child_or_young_person")),
        about_a_child=named > 0 or row.complainant_type == "child_or_young_person" or any(
            answer.person == "child" for answer in register.kept("equality_answer", "complaint_id")[row.id]),
        stages={}, month=month(row.received_on),
        resolved_otherwise=row.closed_on is not None and any(
            entry.resolved and entry.struck_at is None and entry.occurs_on <= row.closed_on for entry in register.entries[row.id]),
        on={"received": row.received_on, "closed": row.closed_on})


def causes_of_complaints(register):
    for row in register.of_complaints("complaint_cause"):
        cause = register.part(row)
        first = cause.complaint.stages.get(1)
        cause.on = {"received": cause.complaint.received_on, "resolved": first and first.responded_on}
        cause.outcome = first and first.outcome
        yield cause


def points(register):
    """Each point that was not left out, with what was found of it last, by the day of that answer."""
    findings = defaultdict(dict)
    for row in register.of_complaints("point_finding"):
        stages = {stage.stage: stage for stage in register.complaints[row.complaint_id].stages.values()}
        if row.adjudicated_finding and row.stage in stages and stages[row.stage].responded_on:
            findings[row.complaint_id, row.number][stages[row.stage].position] = row.adjudicated_finding
    for row in register.of_complaints("complaint_point"):
        if row.excluded_on is None:
            found = findings[row.complaint_id, row.number]
            point = register.part(row, received=register.complaints[row.complaint_id].received_on)
            point.finding = found[max(found)] if found else None
            point.on["resolved"] = point.complaint.stages[max(found)].responded_on if found else None
            yield point
