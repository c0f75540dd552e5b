"""Measures of the behaviour register, and single points of contact."""
from asking import act, ask, day, dice, numbers
from council import MANAGER, OFFICER, person

LETTER = {"sent_on": day(4), "text": "Please write to us.", "restriction_threatened": "Letters only.",
          "signposts_ombudsman": True}


def warning():
    return {
        "complainant": f"Z. Example {next(numbers)}", "complainant_kind": "adult", "kind": "warning",
        "evidence": "Forty calls.", "adjustments_considered": True, "starts_on": day(5), "review_on": day(-60),
        "decided_by": MANAGER, "consultees": [OFFICER], "reason": "The calls keep the team from other work."}


def behaviour_measure():
    id = ask("POST", "/v1/behaviour-measures", warning())["id"]
    if dice.random() < 0.7:
        act(f"/v1/behaviour-measures/{id}/letters", LETTER)
        if dice.random() < 0.7:
            reviewer = person("R. Example", "employee", "complaints_manager")
            act(f"/v1/behaviour-measures/{id}/internal-reviews", {"requested_on": day(0), "reviewer_id": reviewer})
            # Who has left does not conclude it, so the token, which is nobody's, may.
            act(f"/v1/people/{reviewer}/deactivation", {"active_until": day(0)})
    return id


def single_contact_details():
    return {"complainant": f"Y. Example {next(numbers)}", "person_id": OFFICER, "reason": "Asked for one person."}


def single_contact():
    return ask("POST", "/v1/single-points-of-contact", single_contact_details())["id"]
