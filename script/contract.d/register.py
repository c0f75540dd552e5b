"""Records in every state the operations are for, made through the API with days relative to today."""
import datetime
import itertools
import json
import os
import random
import urllib.request

URL, TOKEN = os.environ["REDRESS_URL"], os.environ["REDRESS_TOKEN"]
dice = random.Random(int(os.environ.get("REDRESS_SEED", "1")))
today = datetime.date.today()


def ask(method, path, body=None, **headers):
    """The answer of a request that must succeed."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(URL + path, data, method=method)
    for name, value in {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json", **headers}.items():
        request.add_header(name.replace("_", "-"), value)
    try:
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        raise SystemExit(f"{method} {path}: {error.code} {error.read().decode()}") from error


def day(ago):
    return (today - datetime.timedelta(days=ago)).isoformat()


def act(path, body):
    # A draft is checked by another than its author.
    author = {"Authorization": f"Bearer {os.environ['REDRESS_AUTHOR_TOKEN']}"} if path.endswith("/draft") else {}
    return ask("POST", path, body, If_Match="*", **author)


def now():
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


SERVICES = ask("GET", "/v1/services")["services"]
CAUSES = [cause["cause"] if isinstance(cause, dict) else cause for cause in ask("GET", "/v1/causes")["causes"]]
CHILDREN = next(s for s in SERVICES if "Child" in s["department"])
ABOUT = {"department": CHILDREN["department"], "service": CHILDREN["service"]}


def findings(finding="upheld"):
    return [{"point": number, "finding": finding} for number in (1, 2)]


def cause():
    """A cause in use; the run retires causes too."""
    return next(one["cause"] for one in ask("GET", "/v1/causes")["causes"] if one["retired_on"] is None)


def register(procedure):
    return ask("POST", "/v1/complaints", {
        "received_at": day(90) + "T09:30:00Z", "channel": "email", "complainant": "A. Example",
        "complainant_type": "parent", **ABOUT, "about_childrens_social_care": procedure == "childrens",
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
    ("/stages/investigation/investigating-officer", {"investigating_officer": "B. Example", "investigator_type": "in_house"}),
    ("/stages/investigation/independent-person", {"independent_person": "C. Example"}),
    ("/stages/investigation/statement", {"statement_agreed_on": day(60)}),
    ("/stages/investigation/report", {"report_received_on": day(50), "independent_report_received_on": day(50), "findings": findings()}),
    ("/stages/investigation/response", {"responded_on": day(45), "findings": findings()}),
    ("/stages", {"stage": "review_panel", "requested_on": day(40)}),
    ("/stages/review_panel/panellists", {"panellists": ["D. Example", "E. Example", "F. Example"]}),
    ("/stages/review_panel/panel", {"panel_held_on": day(20)}),
    ("/stages/review_panel/findings", {"panel_findings_on": day(16), "findings_received_on": day(16)}),
]


ACCEPTED, RESPONDED, ADJUDICATED, REVIEW = 1, 6, 12, 13
EARLY = {"early_referral_on": day(30), "complainant_agrees": True, "reason": "All was upheld.", "action_plan": "Assess again."}
SINGLE = {"responded_on": day(76), "responded_by": "Director", "findings": findings()}

# What fits each other act: the procedure, how many of the acts above come first, or which acts do, and a body.
FITTING = {
    "/sufficient-interest": ("childrens", 0, {"is_sufficient": True, "ground": "Cares for her.", "decided_on": day(89), "notified_on": day(89)}),
    "/written-record": ("childrens", 0, {"sent_on": day(88), "agreed_on": day(86)}),
    "/refusal": ("childrens", 0, {"refused_on": day(88), "reason": "concurrent_proceedings", "explanation": "Before the court.",
                                  "letter_sent_on": day(88)}),
    "/withdrawal": ("childrens", ACCEPTED, {"withdrawn_on": day(80), "explanation": "It is settled.", "confirmed_on": day(80)}),
    "/reopening": ("childrens", [ACTS[0], ("/withdrawal", {"withdrawn_on": day(80), "explanation": "Settled.", "confirmed_on": day(80)})],
                   {"reason": "She changed her mind."}),
    "/points": ("childrens", ACCEPTED, {"text": "Nobody told us.", "origin": "complainant", "found_on": day(85)}),
    "/points/{point}/exclusion": ("childrens", ACCEPTED, {"excluded_on": day(85), "reason": "court", "explanation": "Decided."}),
    "/points/{point}/proceedings-end": (
        "childrens", [ACTS[0], ("/points/1/exclusion", {"excluded_on": day(85), "reason": "proceedings", "explanation": "Before the court."})],
        {"proceedings_ended_on": day(40)}),
    "/notices": ("childrens", ACCEPTED, {"kind": "receipt", "sent_on": day(89), "recipients": ["complainant"],
                                         "contents": ["procedure", "advocacy", "help"]}),
    "/stages/{stage}/extensions": ("childrens", 11, {"agreed_on": day(55), "extended_to": day(-10), "reason": "A witness is away.",
                                                     "notified_on": day(55)}),
    "/stages/{stage}/early-referral": ("childrens", REVIEW, EARLY),
    "/stages/{stage}/early-referral-acceptance": (
        "childrens", [*ACTS[:REVIEW], ("/stages/review_panel/early-referral", EARLY)], {"early_referral_accepted_on": day(20)}),
    "/parties/{party}/end": ("childrens", 3, {"ended_on": day(50)}),
    "/freezes/{freeze}/end": ("childrens", 5, {"ended_on": day(40)}),
    "/stages/{stage}/duty-offer": ("childrens", ACCEPTED, {"offered_under_duty_on": day(50)}),
    "/stages/{stage}/acknowledgement": ("childrens", ACCEPTED, {"acknowledged_on": day(88)}),
    "/proposals": ("childrens", ACCEPTED, {"decision": "extension", "text": "A witness is away."}),
    "/stages/{stage}/reopening": (
        "adult_social_care", [("/acceptance", {"procedure": "adult_social_care", "accepted_on": day(89)}), ("/stages/single_stage/response", SINGLE)],
        {"reason": "The answer left out transport."}),
    "/stages/{stage}/draft": ("corporate", [("/acceptance", {"procedure": "corporate", "accepted_on": day(89)})], {}),
    "/stages/{stage}/check": ("corporate", [("/acceptance", {"procedure": "corporate", "accepted_on": day(89)}), ("/stages/stage_1/draft", {})], {}),
}
for number, (path, body) in reversed(list(enumerate(ACTS))):
    stage = path.split("/")[2] if path.count("/") == 3 else None
    FITTING.setdefault(path.replace(stage, "{stage}") if stage else path, ("childrens", number, body))


# The same of contacts and Ombudsman cases, whose records fit as they are made.
FITTING_OTHERS = {
    "/v1/contacts/{contact_id}/kind": {"kind": "enquiry", "reason": "A question."},
    "/v1/contacts/{contact_id}/acknowledgement": {"acknowledged_on": day(8)},
    "/v1/contacts/{contact_id}/resolution": {"resolved_at": day(8) + "T09:10:00Z", "resolution": "The hole was filled."},
    "/v1/contacts/{contact_id}/closure": {"disposition": "other", "rationale": "It is not ours.", "agreed_by": "B. Example"},
    "/v1/ombudsman-cases/{ombudsman_case_id}/decision": {
        "decision_on": day(20), "decision": "upheld_fault_and_injustice", "public_report": False},
    "/v1/ombudsman-cases/{ombudsman_case_id}/remedies": {
        "type": "apology", "agreed_on": day(20), "due_on": day(1), "description": "An apology"},
    "/v1/ombudsman-cases/{ombudsman_case_id}/remedies/{remedy_id}/completion": {"completed_on": day(2)},
}
ACKNOWLEDGED = {"acknowledged_at": "now", "acknowledged_by": "Duty worker"}
FITTING_OTHERS["/v1/contacts/{contact_id}/safeguarding-referrals/{referral_id}/acknowledgement"] = ACKNOWLEDGED
FITTING["/safeguarding-referrals/{referral_id}/acknowledgement"] = ("childrens", 4, ACKNOWLEDGED)


FITTING |= {
    "/entries": ("childrens", ACCEPTED, {"kind": "meeting", "occurs_on": day(60), "people": "A. Example", "text": "We met."}),
    "/communication-needs": ("childrens", ACCEPTED, {"person": "complainant", "language": "Polish", "interpreter": "Polish"}),
    "/equality-monitoring": ("childrens", ACCEPTED, {"person": "complainant", "ethnicity": "white"}),
    "/corrections": ("childrens", ACCEPTED, {"complainant": "B. Example", "reason": "The name was misspelt."}),
    "/entries/{entry_id}/strike": (
        "childrens", [ACTS[0], ("/entries", {"kind": "meeting", "occurs_on": day(60), "people": "A. Example", "text": "We met."})],
        {"reason": "Belongs to another complaint."}),
}


def complaint(procedure, acts):
    """A new complaint after some acts."""
    id = register(procedure)
    for path, body in acts:
        act(f"/v1/complaints/{id}{path}", body)
    return id


def any_complaint():
    """A complaint somewhere in its course; one in four is a corporate one."""
    if dice.random() < 0.25:
        return complaint("corporate", [("/acceptance", {"procedure": "corporate", "accepted_on": day(89)})][: dice.randrange(2)])
    return complaint("childrens", ACTS[: dice.randrange(len(ACTS) + 1)])


def contact():
    id = ask("POST", "/v1/contacts", {
        "received_at": day(9) + "T09:30:00Z", "channel": "phone", "kind": "informal_concern", "source": "family_member",
        "person": "A. Example", "procedure": "corporate", **ABOUT, "text": "A hole in the road"})["id"]
    if dice.random() < 0.5:
        act(f"/v1/contacts/{id}/safeguarding-referrals", {"recipient": "first_response", "immediate_risk": True})
    return id


def compliment():
    return ask("POST", "/v1/compliments", {
        "received_on": day(9), "procedure": "childrens", **ABOUT, "text": "Thank you", "passed_on_by": "Manager"})["id"]


numbers = itertools.count(1)


def ombudsman_case():
    id = ask("POST", "/v1/ombudsman-cases", {
        "reference": f"26 {os.getpid()} {next(numbers):06}", "procedure": "childrens", **ABOUT, "enquiry_on": day(30),
        "procedure_exhausted": True})["id"]
    if dice.random() < 0.6:
        act(f"/v1/ombudsman-cases/{id}/decision", {
            "decision_on": day(20), "decision": "upheld_fault_and_injustice", "public_report": False})
        act(f"/v1/ombudsman-cases/{id}/remedies", {
            "type": "symbolic_payment", "amount_pence": 30000, "agreed_on": day(20), "due_on": day(1), "description": "Payment"})
    return id


def action():
    body = {"scope": "wider", "type": "staff_training", "source": "local", "description": "Train the team", "owner": "Manager",
            "owner_department": ABOUT["department"], "agreed_on": day(70), "due_on": day(1), "check_on": day(0)}
    return act(f"/v1/complaints/{complaint('childrens', ACTS[:RESPONDED])}/actions", body)["id"]


def learning_pair():
    return ask("POST", "/v1/learning-pairs", {
        "you_complained": "Nobody told us.", "we_have": "Set up a message.", "procedure": "childrens", "complaint_ids": []})["id"]


MAKE = {
    "complaint_id": any_complaint,
    "contact_id": contact,
    "compliment_id": compliment,
    "action_id": action,
    "learning_pair_id": learning_pair,
    "ombudsman_case_id": ombudsman_case,
}
