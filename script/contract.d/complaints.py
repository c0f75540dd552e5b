"""Complaints, and the acts that take one through its procedure."""
from asking import act, ask, day, dice, numbers
from council import ABOUT, INDEPENDENT, OFFICER, PANEL, cause


def findings(finding="upheld"):
    return [{"point": number, "finding": finding} for number in (1, 2)]


def register(procedure):
    return ask("POST", "/v1/complaints", {
        "received_at": day(90) + "T09:30:00Z", "channel": "phone" if procedure == "oral" else "email",
        "complainant": f"A. Example {next(numbers)}",
        "complainant_type": "parent", **ABOUT, "about_childrens_social_care": procedure in ("childrens", "oral"),
        "causes": [cause()], "summary": "No answer", "points": ["The first point", "The second point"]})["id"]


# The acts that take a children's complaint to its end, in their order; a complaint is made after each of them.
ACTS = [
    ("/acceptance", {"procedure": "childrens", "accepted_on": day(89), "eligible_complainant": True, "subject_in_scope": True}),
    ("/advocacy", {"offered_on": day(88), "answer": "declined", "answered_on": day(88)}),
    ("/parties", {"role": "child", "name": "H. Example", "relationship": "daughter"}),
    ("/safeguarding-referrals", {"recipient": "allocated_worker", "immediate_risk": False}),
    ("/freezes", {"disputed_decision": "The move", "requested_on": day(80), "agreed": True, "decided_on": day(80),
                  "reason": "The complaint is about it.", "review_on": day(40)}),
    ("/stages/local_resolution/response", {"responded_on": day(76), "findings": findings()}),
    ("/stages", {"stage": "investigation", "requested_on": day(70)}),
    ("/stages/investigation/investigating-officer", {"person_id": OFFICER, "appointed_on": day(69)}),
    ("/stages/investigation/independent-person", {"person_id": INDEPENDENT, "appointed_on": day(69)}),
    ("/stages/investigation/statement", {"statement_agreed_on": day(60)}),
    ("/stages/investigation/report", {"report_received_on": day(50), "independent_report_received_on": day(50), "findings": findings()}),
    ("/stages/investigation/response", {"responded_on": day(45), "findings": findings()}),
    ("/stages", {"stage": "review_panel", "requested_on": day(40)}),
    ("/stages/review_panel/panellists", {"panellist_ids": PANEL, "appointed_on": day(35)}),
    ("/stages/review_panel/panel", {"panel_held_on": day(20)}),
    ("/stages/review_panel/findings", {"panel_findings_on": day(16), "findings_received_on": day(16)}),
]


ACCEPTED, RESPONDED, REPORTED, ADJUDICATED, REVIEW = 1, 6, 11, 12, 13
ADULT = ("/acceptance", {"procedure": "adult_social_care", "accepted_on": day(89)})
CORPORATE = ("/acceptance", {"procedure": "corporate", "accepted_on": day(89)})


def complaint(procedure, acts):
    """A new complaint after some acts."""
    id = register(procedure)
    for path, body in acts:
        act(f"/v1/complaints/{id}{path}", body)
    return id


def any_complaint():
    """A complaint somewhere in its course; one in four is a corporate one."""
    if dice.random() < 0.25:
        return complaint("corporate", [CORPORATE][: dice.randrange(2)])
    return complaint("childrens", ACTS[: dice.randrange(len(ACTS) + 1)])
