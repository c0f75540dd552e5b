"""What came in, by the day received; later stages by the day requested (requirements R117, R120, R121)."""

from counting import Breakdown, change, share, single
from procedures import departments, of, received, stages

CHANNELS = ["web_form", "email", "phone", "letter", "in_person", "councillor_or_mp"]


def channels(_):
    return CHANNELS


def figures(procedure):
    own, levels = received(procedure), stages(procedure)
    all_received = own.before_records("corporate_complaints_received" if procedure == "corporate" else None).count

    def closed(closure):
        return of(procedure, "complaint", "closed").where(lambda row: row.closure == closure).count

    found = {
        "received": single(all_received),
        "received.change_percent": single(change(all_received)),
        "received.by_service": Breakdown(own, "service"),
        "received.by_department": Breakdown(own, "department", departments),
        "received.by_channel": Breakdown(own, "channel", channels),
        "received.by_month": Breakdown(own, "month"),
        "received.by_complainant": Breakdown(own, "complainant_type"),
        "withdrawn": single(closed("withdrawn")),
        "refused": single(closed("refused")),
    }
    for stage in levels:
        found[f"received.{stage.code}"] = single(stage.received.count)
        found[f"received.change_percent.{stage.code}"] = single(change(stage.received.count))
        found[f"received.{stage.code}.by_department"] = Breakdown(stage.received, "department", departments)
    if len(levels) > 1:
        first = levels[0].received
        stayed = first.where(lambda row: 2 not in row.stages)
        found["escalation_percent.stage_2_of_stage_1"] = single(share(levels[1].received.count, first.count))
        found["resolved_at_stage_1_percent"] = single(share(stayed.count, first.count))
    return found
