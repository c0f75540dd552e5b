"""Stages, with what was found and whether in time, and their limits, as things that count."""

from types import SimpleNamespace


def overall(findings):
    """Upheld where every point is, partly where some of it is; else no finding before not upheld."""
    if not findings:
        return None
    if findings == {"upheld"}:
        return "upheld"
    if findings & {"upheld", "partly_upheld"}:
        return "partly_upheld"
    return "no_finding" if "no_finding" in findings else "not_upheld"


def stage(register, row):
    stage = register.part(row, requested=row.requested_on, resolved=row.responded_on, offered=row.offered_under_duty_on)
    stage.complaint.stages[row.position] = stage
    between = register.working_days.between
    stage.days = between(stage.complaint.received_on if row.position == 1 else row.requested_on, row.responded_on)
    stage.days_from_statement = between(row.statement_agreed_on, row.responded_on)
    findings = row.findings_received_on or row.panel_findings_on
    stage.panel_in_time = (
        row.panel_held_on is not None and between(row.requested_on, row.panel_held_on) <= 30
        and findings is not None and row.responded_on is not None and between(findings, row.responded_on) <= 15)
    ends = [row.responded_on, row.early_referral_accepted_on, row.bypassed_on, row.withdrawn_on]
    ends += [row.late_request_decided_on] if row.late_request_accepted is False else []
    # An imported referral to the Ombudsman says no more than its day; where there is an answer, it was not taken up.
    ends += [row.early_referral_on] if row.imported_on and not row.panel_held_on and not any(ends) else []
    stage.ended = min((day for day in ends if day), default=None)
    stage.findings, duties = set(register.found[row.complaint_id, row.stage]), register.duties[row.id]
    stage.finding = overall(stage.findings)
    stage.in_time = (
        stage.panel_in_time if row.stage == "review_panel" else met(duties, "response", "response"))
    stage.in_target = met(duties, "response", "response_target", "response_plan")
    stage.acknowledged_in_time = met(duties, "acknowledgement")
    stage.by_agreement = row.responded_on is not None and any(
        entry.complainant_agreed_on is not None and max(entry.agreed_on, entry.complainant_agreed_on) <= row.responded_on
        and row.responded_on <= entry.extended_to for entry in register.extensions[row.id])
    stage.offer_was_due = row.stage == "investigation" or any(
        duty.clock == "stage_2_offer" and row.offered_under_duty_on and duty.known_from <= row.offered_under_duty_on
        and (duty.ended_by in ("met", "stage_ended")
             or duty.ended_by == "superseded" and duty.ended_on > row.offered_under_duty_on)
        for duty in register.duties[row.id])
    return stage


def met(duties, kind, *clocks):
    """Whether what was due by a clock came in time; None where none ended."""
    ended = [
        duty for duty in duties
        if duty.kind == kind and duty.ended_by in ("met", "stage_ended") and (not clocks or duty.clock in clocks)]
    return any(duty.ended_on <= duty.due_on for duty in ended) if ended else None


def limits(register, stages):
    """The limits of stages that ended, each with the reason where it was passed."""
    reasons = {(row.stage_id, row.clock): row.reason for row in register.tables["late_reason"]}
    for stage in stages:
        for duty in register.duties[stage.id]:
            if duty.nature == "limit" and duty.ended_by in ("met", "stage_ended"):
                late = duty.ended_on > duty.due_on
                yield SimpleNamespace(
                    clock=duty.clock, stage=stage.stage, procedure=stage.procedure, department=stage.department, late=late,
                    reason=reasons.get((stage.id, duty.clock)) if late else None, on={"ended": duty.ended_on})
