"""What was decided, what about, and what was learnt, by the day of the first stage's answer (requirements R71, R73, R124, R126,
R128)."""

from contents import Breakdown, Largest, Parts, count_of, single
from counting import points, share
from procedures import causes, departments, of, stages

OUTCOMES = ("fault_found", "not_upheld", "no_finding")


def figures(procedure):
    levels = stages(procedure)
    answered = levels[0].answered
    fault = answered.where(lambda row: row.outcome == "fault_found")
    caused = of(procedure, "cause", "resolved")
    rate = share(fault.count, answered.count)
    found = {
        "outcomes": Parts({**by_outcome(answered), "total": answered.count, "fault_percent": rate}),
        "outcomes.fault_percent": single(rate),
        "outcomes.fault_points": single(points(rate)),
        "outcomes.no_finding_reasons": Breakdown(
            answered.where(lambda row: row.outcome == "no_finding"), "no_finding_reason"),
        "outcomes.by_service": Breakdown(fault, "service"),
        "outcomes.by_department": Breakdown(fault, "department", departments),
        "points": Breakdown(of(procedure, "point", "resolved"), "finding"),
        "outcomes.apart": Breakdown(answered, "finding"),
        "outcomes.several": count_of(
            answered.where(lambda row: len(row.findings) > 1).count, answered.where(lambda row: row.findings).count),
        "causes": Breakdown(caused, "cause", causes),
        "causes.received": Breakdown(of(procedure, "cause", "received"), "cause", causes),
        "causes.upheld": Breakdown(caused.where(lambda row: row.outcome == "fault_found"), "cause", causes),
        "causes.largest": Largest(caused, "cause"),
        "causes.leading": Largest(caused, "cause", places=2),
    }
    for stage in levels[1:]:
        found[f"outcomes.{stage.code}"] = Parts({**by_outcome(stage.answered), "total": stage.answered.count})
    return {**found, **learning(procedure, fault)}


def by_outcome(answered):
    return {
        outcome: answered.where(lambda row, outcome=outcome: row.outcome == outcome).count for outcome in OUTCOMES}


def learning(procedure, fault):
    """An obligation is agreed and not refused; wider is for the service as a whole."""
    owed = of(procedure, "obligation", "resolved").where(lambda row: row.agreed_on is not None and row.accepted is not False)
    after_fault = owed.where(lambda row: row.outcome == "fault_found")
    wider = after_fault.where(lambda row: row.scope == "wider")

    done = wider.at_the_end(lambda row, end: row.done_on is not None and row.done_on <= end)

    def led_to_learning(stage):
        owed = stage.complaint.register.obligations[stage.complaint_id]
        return any(row.scope == "wider" and row.accepted is not False for row in owed)

    return {
        "learning.faults_with_wider_action": count_of(fault.where(led_to_learning).count, fault.count),
        "learning.policy_or_procedure_changes": single(
            wider.where(lambda row: row.type == "policy_or_procedure_change").count),
        "learning.wider_actions": count_of(done.count, wider.count),
        "learning.commonest_action": Largest(wider, "type"),
        "learning.individual_actions_by_type": Breakdown(
            after_fault.where(lambda row: row.scope == "individual"), "type"),
        "learning.wider_actions_by_type": Breakdown(wider, "type"),
        "learning.other": single(
            owed.where(lambda row: row.outcome != "fault_found" and row.scope == "wider").count),
        "learning.remedial_reviews": count_of(
            fault.where(lambda row: row.complaint_id in row.complaint.register.reviewed).count, fault.count),
    }
