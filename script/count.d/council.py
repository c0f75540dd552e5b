"""Every procedure together, and limits that were passed (requirements R51, R132 to R137, R147)."""

from contents import Breakdown, Largest, Parts, Shares
from counting import Rows, Standing, share, total
from outcomes import by_outcome
from procedures import PROCEDURES, departments, stages
from procedures import received as of_procedure
from volumes import channels

REASONS = [
    "service_capacity", "staff_absence", "unknown", "meeting_arranged", "local_authority_response", "complexity",
    "complainant_availability", "no_interpreter"]


def procedures(_):
    return list(PROCEDURES)


def all_complaints():
    received = Rows("complaint", "received", lambda row: row.procedure is not None)
    statutory = received.where(lambda row: row.procedure != "corporate")
    requested = Rows("stage", "requested", lambda row: row.position > 1)
    closed = Rows("complaint", "closed", lambda row: row.closure is not None)
    answers = Rows("stage", "resolved")
    in_time = answers.where(lambda row: row.in_time)
    first = answers.where(lambda row: row.position == 1)
    fault = first.where(lambda row: row.outcome == "fault_found")
    levels = [stage for procedure in PROCEDURES for stage in stages(procedure)]

    def by_stage(of, all):
        return {**{f"{stage.procedure}.{stage.code}": of(stage) for stage in levels}, "total": all}

    def punctual(stage):
        return stage.answered.where(lambda row: row.in_time).count

    def by_department(rows):
        return Breakdown(rows, "department", departments)

    answered, timely = by_stage(lambda stage: stage.answered.count, answers.count), by_stage(punctual, in_time.count)
    running = Standing("stage", "")
    return {
        "received": Parts({
            **{name: of_procedure(name).count for name in PROCEDURES},
            "total": total(*(of_procedure(name).count for name in PROCEDURES))}),
        "received.by_department": by_department(received),
        "received.statutory_by_department": by_department(statutory),
        "received.by_service": Breakdown(received, "service"),
        "received.top_services": Largest(received, "service", places=5),
        "received.by_channel": Breakdown(received, "channel", channels),
        "escalated": Parts({
            **{f"{stage.procedure}.{stage.code}": stage.received.count for stage in levels if stage.position > 1},
            "total": requested.count}),
        "escalated.by_department": by_department(requested),
        "closed": Breakdown(closed, "closure", lambda _: ["withdrawn", "refused"]),
        "answered": Parts(answered),
        "in_time": Parts(timely),
        "in_time_percent": Parts({key: share(timely[key], answered[key]) for key in answered}),
        "answered.by_department": by_department(answers),
        "in_time.by_department": by_department(in_time),
        "in_time_percent.by_department": Shares(by_department(in_time), by_department(answers)),
        "days": Parts({kind: answers.over(kind, "days") for kind in ("median", "mean", "longest")}),
        "open": Parts(by_stage(lambda stage: stage.open.count, running.count)),
        "open.by_department": by_department(running),
        "outcomes": Parts({
            **by_outcome(first), "total": first.count, "fault_percent": share(fault.count, first.count)}),
        "decided.by_department": by_department(first),
        "fault.by_department": by_department(fault),
        "fault_percent.by_department": Shares(by_department(fault), by_department(first)),
    }


def lateness():
    """Limits of stages by the day their act was done or their stage ended."""
    ended = Rows("late_reason", "ended")
    late = ended.where(lambda row: row.late)
    unexplained = late.where(lambda row: row.reason is None)

    def part(rows):
        return share(rows.count, ended.count, places=1)

    found = {
        "limits": Parts({
            "ended": ended.count, "late": late.count, "late_percent": part(late), "without_reason": unexplained.count}),
        "reasons": Breakdown(late, "reason", lambda _: REASONS),
        "reasons_percent": Parts({
            **{code: part(late.where(lambda row, code=code: row.reason == code)) for code in REASONS},
            "not_recorded": part(unexplained), "total": part(late)}),
    }
    for word, key, must in (
        ("procedure", "procedure", procedures), ("stage", "stage", None), ("department", "department", departments),
        ("limit", "clock", None),
    ):
        own = Breakdown(ended, key, must), Breakdown(late, key, must)
        found[f"ended.by_{word}"], found[f"late.by_{word}"] = own
        found[f"late_percent.by_{word}"] = Shares(own[1], own[0], places=1)
    return found
