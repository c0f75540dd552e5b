"""What came in, by the day received; later stages by the day requested (requirements R117, R120, R121)."""

from contents import Breakdown, Largest, LargestBefore, count_of, single
from counting import change, earlier, rate, share
from procedures import departments, of, received, registered, stages

CHANNELS = ["web_form", "email", "phone", "letter", "in_person", "councillor_or_mp"]
REFUSALS = [
    "not_eligible", "no_sufficient_interest", "out_of_time", "concurrent_proceedings", "considered_before",
    "outside_procedure", "conference_appeal", "court", "other_body", "other_redress",
]


def channels(_):
    return CHANNELS


def figures(procedure):
    own, people, levels = received(procedure), registered(procedure), stages(procedure)

    def closed(closure):
        return of(procedure, "complaint", "closed").where(lambda row: row.closure == closure)

    withdrawn = closed("withdrawn")
    found = {
        "received": single(own.count),
        "received.change_percent": single(change(own.count)),
        "received.per_100000_residents": single(rate(own.count, "residents", 100_000)),
        "received.by_service": Breakdown(own, "service"),
        "received.largest_service": Largest(own, "service"),
        "received.by_department": Breakdown(own, "department", departments),
        "received.by_channel": Breakdown(own, "channel", channels),
        "received.by_month": Breakdown(own, "month"),
        "received.by_complainant": Breakdown(people, "complainant_type"),
        "received.from_professionals": count_of(
            people.where(lambda row: row.complainant_type == "professional_on_behalf").count, people.count),
        "received.through_members": count_of(own.where(lambda row: row.channel == "councillor_or_mp").count, own.count),
        "withdrawn": single(withdrawn.where(lambda row: not row.resolved_otherwise).count),
        "resolved_otherwise": single(withdrawn.where(lambda row: row.resolved_otherwise).count),
        "refused": single(closed("refused").count),
        "refused.by_reason": Breakdown(closed("refused"), "closure_reason", lambda _: REFUSALS),
        "compliments": single(of(procedure, "compliment", "received").count),
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
    if procedure == "corporate":
        found |= corporate_only(own, levels[0].answered, levels[1].answered)
    return found


def corporate_only(received, first, answered):
    """Its services leave out complaints about children's social care, which the children's report counts beside its own."""
    services = received.where(lambda row: not row.about_childrens_social_care)
    return {
        "top_services": Largest(services, "service", places=5),
        "last_years_top_services": LargestBefore(services, "service", places=5),
        "stage_1.previous_year": single(earlier(share(first.where(lambda row: row.in_time).count, first.count))),
        "stage_2.by_department": Breakdown(answered, "department", departments),
        "stage_2.fault_by_department": Breakdown(
            answered.where(lambda row: row.outcome == "fault_found"), "department", departments),
    }
