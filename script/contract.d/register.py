"""Records in every state the operations are for, made through the API with days relative to today."""
import datetime
import itertools
import json
import os
import random
import urllib.request
import uuid

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
    return ask("POST", path, body, If_Match="*", Idempotency_Key=str(uuid.uuid4()), **author)


def now():
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


SERVICES = ask("GET", "/v1/services")["services"]
CAUSES = [cause["cause"] if isinstance(cause, dict) else cause for cause in ask("GET", "/v1/causes")["items"]]
CHILDREN = next(s for s in SERVICES if "Child" in s["department"])
ABOUT = {"department": CHILDREN["department"], "service": CHILDREN["service"]}


def findings(finding="upheld"):
    return [{"point": number, "finding": finding} for number in (1, 2)]


def cause():
    """A cause in use, a new one where the run has retired them all."""
    used = [one["cause"] for one in ask("GET", "/v1/causes")["items"] if one["retired_on"] is None]
    return used[0] if used else ask("POST", "/v1/causes", {"cause": f"cause_{next(numbers)}", "name": "A cause"})["cause"]


def person(name, employment, *capacities, **more):
    return ask("POST", "/v1/people", {
        "name": name, "employment": employment, "spouse_of_officer_or_member": False, "trained_on": day(900),
        "capacities": capacities, **more})["id"]


TEAM = ask("POST", "/v1/teams", {"department": ABOUT["department"], "name": f"Contract {os.getpid()}"})["id"]
OFFICER = person("B. Example", "employee", "investigating_officer", "link_officer", team_id=TEAM)
MANAGER = person("G. Example", "employee", "complaints_manager", team_id=TEAM)
SIGNER = person("S. Example", "employee", "responsible_person", team_id=TEAM)
INDEPENDENT = person("C. Example", "none", "independent_person")
PANEL = [person(f"{letter}. Example", "other_council_employee", "panellist") for letter in "DEF"]


ask("POST", "/v1/link-officers", {"person_id": OFFICER, "from_on": day(400)})
ask("POST", "/v1/settings", {
    "setting": "behaviour_internal_review", "value": 1, "from_on": day(0), "reason": "Decided by the committee."})


numbers = itertools.count(1)


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
EXTENSION = {"agreed_on": day(55), "extended_to": day(-10), "reason": "A witness is away.", "notified_on": day(55)}
EARLY = {"early_referral_on": day(30), "complainant_agrees": True, "reason": "All was upheld.", "action_plan": "Assess again."}
ADULT = ("/acceptance", {"procedure": "adult_social_care", "accepted_on": day(89)})
CORPORATE = ("/acceptance", {"procedure": "corporate", "accepted_on": day(89)})
OTHER_SERVICE = next(
    {"department": s["department"], "service": s["service"]} for s in SERVICES if s["service"] != ABOUT["service"])
# The oldest version: not the one of a complaint of today.
OTHER_VERSION = min(
    (v for v in ask("GET", "/v1/procedure-versions")["items"] if v["procedure"] == "corporate"),
    key=lambda v: v["in_force_from"])["procedure_version"]
SINGLE = {"responded_on": day(76), "responded_by": SIGNER, "findings": findings()}

# What fits each other act: the procedure, how many of the acts above come first, or which acts do, and a body.
FITTING = {
    "/sufficient-interest": ("childrens", 0, {"is_sufficient": True, "ground": "Cares for her.", "decided_on": day(89), "notified_on": day(89)}),
    "/written-record": ("oral", 0, {"sent_on": day(88), "agreed_on": day(86)}),
    "/assignments": ("childrens", 0, {"team_id": TEAM, "person_id": OFFICER, "reason": "Knows it."}),
    "/contributors": ("childrens", 0, OTHER_SERVICE),
    "/procedure-version": ("corporate", [CORPORATE], {"procedure_version": OTHER_VERSION, "reason": "Received before."}),
    "/stages/{stage}/advocate-request": ("childrens", ACCEPTED, {"advocate_asked_on": day(88)}),
    "/stages/{stage}/advocate-appointment": (
        "childrens", [*ACTS[:ACCEPTED], ("/stages/local_resolution/advocate-request", {"advocate_asked_on": day(88)})],
        {"advocate_appointed_on": day(85)}),
    "/stages/{stage}/late-request-decision": (
        "childrens", [*ACTS[:RESPONDED], ("/stages", {"stage": "investigation", "requested_on": day(40)})],
        {"accepted": True, "decided_on": day(39), "reason": "She was in hospital."}),
    "/stages/{stage}/adjudication-receipt": ("childrens", ADJUDICATED, {"adjudication_received_on": day(44)}),
    "/stages/{stage}/outcome-correction": (
        "childrens", RESPONDED, {"outcome": "not_upheld", "findings": findings("not_upheld"), "reason": "Recorded by mistake."}),
    "/stages/{stage}/response-plan": (
        "adult_social_care", [ADULT], {"made_on": day(88), "origin": "agreed", "respond_by_on": day(60)}),
    "/refusal": ("childrens", 0, {"refused_on": day(88), "reason": "concurrent_proceedings", "explanation": "Before the court.",
                                  "letter_sent_on": day(88), "eligible_complainant": True, "subject_in_scope": True}),
    "/withdrawal": ("childrens", ACCEPTED, {"withdrawn_on": day(80), "explanation": "It is settled.", "confirmed_on": day(80)}),
    "/reopening": ("childrens", [ACTS[0], ("/withdrawal", {"withdrawn_on": day(80), "explanation": "Settled.", "confirmed_on": day(80)})],
                   {"reason": "She changed her mind."}),
    "/points": ("childrens", ACCEPTED, {"text": "Nobody told us.", "origin": "complainant", "found_on": day(85)}),
    "/points/{point}/exclusion": ("childrens", ACCEPTED, {"excluded_on": day(85), "reason": "court", "explanation": "Decided."}),
    "/points/{point}/grounds": ("childrens", ACCEPTED, {"grounds_on": day(100)}),
    "/points/{point}/time-limit": (
        "childrens", [*ACTS[:ACCEPTED], ("/points/1/grounds", {"grounds_on": day(800)})],
        {"accepted": True, "decided_on": day(85), "reason": "She was ill.", "waiver_good_reason": True, "waiver_can_be_considered": True}),
    "/points/{point}/proceedings-end": (
        "childrens", [ACTS[0], ("/points/1/exclusion", {"excluded_on": day(85), "reason": "proceedings", "explanation": "Before the court."})],
        {"proceedings_ended_on": day(40)}),
    "/notices": ("childrens", ACCEPTED, {"kind": "receipt", "sent_on": day(89), "recipients": ["complainant"],
                                         "contents": ["procedure", "advocacy", "help"]}),
    "/stages/{stage}/extensions": ("childrens", REPORTED, EXTENSION),
    "/stages/{stage}/extension-withdrawal": (
        "childrens", [*ACTS[:REPORTED], ("/stages/investigation/extensions", EXTENSION)], {"reason": "Recorded by mistake."}),
    "/stages/{stage}/early-referral": ("childrens", REVIEW, EARLY),
    "/stages/{stage}/early-referral-acceptance": (
        "childrens", [*ACTS[:REVIEW], ("/stages/review_panel/early-referral", EARLY)], {"early_referral_accepted_on": day(20)}),
    "/parties/{party}/end": ("childrens", 3, {"ended_on": day(50)}),
    "/freezes/{freeze}/end": ("childrens", 5, {"ended_on": day(40)}),
    "/stages/{stage}/duty-offer": ("childrens", ACCEPTED, {"offered_under_duty_on": day(50)}),
    "/stages/{stage}/duty-excuse": ("childrens", ACCEPTED, {"excused_on": day(50), "good_reason": "The family is away."}),
    "/stages/{stage}/late-reasons": ("childrens", ACCEPTED, {"clock": "response", "reason": "unknown"}),
    "/stages/{stage}/acknowledgement": ("childrens", ACCEPTED, {"acknowledged_on": day(88)}),
    "/proposals": ("childrens", ACCEPTED, {"decision": "extension", "text": "A witness is away."}),
    "/stages/{stage}/reopening": (
        "adult_social_care", [ADULT, ("/stages/single_stage/response", SINGLE)],
        {"reason": "The answer left out transport."}),
    "/stages/{stage}/draft": ("corporate", [CORPORATE], {}),
    "/stages/{stage}/check": ("corporate", [CORPORATE, ("/stages/stage_1/draft", {})], {}),
}
for number, (path, body) in reversed(list(enumerate(ACTS))):
    stage = path.split("/")[2] if path.count("/") == 3 else None
    FITTING.setdefault(path.replace(stage, "{stage}") if stage else path, ("childrens", number, body))


LETTER = {"sent_on": day(4), "text": "Please write to us.", "restriction_threatened": "Letters only.",
          "signposts_ombudsman": True}


# The same of contacts and Ombudsman cases, whose records fit as they are made.
FITTING_OTHERS = {
    "/v1/statistics": {"figures": ["corporate.received"], "periods": ["2022-23", "2022-m09"], "by": "service"},
    "/v1/contacts/{contact_id}/kind": {"kind": "enquiry", "reason": "A question."},
    "/v1/contacts/{contact_id}/assignments": {"team_id": TEAM, "person_id": OFFICER, "reason": "Knows the caller."},
    "/v1/contacts/{contact_id}/acknowledgement": {"acknowledged_on": day(8)},
    "/v1/contacts/{contact_id}/resolution": {"resolved_at": day(8) + "T09:10:00Z", "resolution": "The hole was filled."},
    "/v1/contacts/{contact_id}/closure": {"disposition": "other", "rationale": "It is not ours.", "agreed_by": MANAGER},
    "/v1/ombudsman-cases/{ombudsman_case_id}/decision": {
        "decision_on": day(20), "decision": "upheld_fault_and_injustice", "public_report": False},
    "/v1/ombudsman-cases/{ombudsman_case_id}/obligations": {
        "type": "apology", "agreed_on": day(20), "due_on": day(1), "text": "An apology"},
}
FITTING_OTHERS |= {
    "/v1/obligations/{obligation_id}/changes": {"due_on": day(-30), "reason": "The training was moved."},
    "/v1/obligations/{obligation_id}/satisfaction": {"satisfied_on": day(0)},
    "/v1/obligations/{obligation_id}/check": {"checked_on": day(0), "check_result": "No complaint since."},
    "/v1/learning-pairs/{learning_pair_id}/approval": {"approved_on": day(0)},
    "/v1/people/{person_id}/deputies": lambda: {"deputy_id": OFFICER, "from_on": day(0), "until_on": day(-9)},
    "/v1/services": lambda: {"department": "Public Health", "service": f"Clinic {os.getpid()} {next(numbers)}", "in_use_from": day(0)},
    "/v1/link-officers": lambda: {"person_id": OFFICER, "from_on": day(-next(numbers))},
    "/v1/settings": lambda: {
        "setting": "behaviour_grace_working_days", "value": 15, "from_on": day(-next(numbers)), "reason": "Decided."},
    "/v1/ladders": lambda: {
        "kind": "obligation", "in_force_from": day(-next(numbers)), "source": "Decided.",
        "steps": [{"working_days": 1, "audience": "assignee"}]},
    "/v1/behaviour-measures": lambda: warning(),
    "/v1/behaviour-measures/{behaviour_measure_id}/letters": LETTER,
    "/v1/behaviour-measures/{behaviour_measure_id}/reviews": {
        "reviewed_on": day(0), "verdict": "lifted", "decided_by": MANAGER, "consultees": [OFFICER], "reason": "Stopped."},
    "/v1/behaviour-measures/{behaviour_measure_id}/internal-reviews": lambda: {
        "requested_on": day(0), "reviewer_id": person("R. Example", "employee", "complaints_manager")},
    "/v1/behaviour-measures/{behaviour_measure_id}/internal-review-conclusion": {
        "concluded_on": day(0), "conclusion": "The measure stands."},
    "/v1/single-points-of-contact": lambda: single_contact_details(),
    "/v1/single-points-of-contact/{contact_id}/end": {"until_on": day(0)},
    "/v1/report-versions": {"report": "childrens", "period": "2022-23"},
    "/v1/report-versions/{report_version_id}/status": {"status": "presented", "comment": "Taken to members."},
    "/v1/report-versions/{report_version_id}/comments": {"comment": "Members ask for more."},
    "/v1/ombudsman-cases/{ombudsman_case_id}/letters": {"kind": "enquiry", "received_on": day(9), "due_on": day(-9)},
    "/v1/ombudsman-cases/{ombudsman_case_id}/letters/{letter_id}/answer": {"answered_on": day(1)},
    "/v1/ombudsman-cases/{ombudsman_case_id}/letters/{letter_id}/extension": {
        "agreed_on": day(1), "extended_to": day(-20)},
    "/v1/ombudsman-cases/{ombudsman_case_id}/complaint": lambda: {
        "complaint_id": any_complaint(), "reason": "The reference was misread."},
    "/v1/ombudsman-cases/{ombudsman_case_id}/investigation": {"investigation_on": day(25)},
    "/v1/ombudsman-cases/{ombudsman_case_id}/summary": {"summary": "Mrs A waited for X.", "themes": []},
    "/v1/ombudsman-cases/{ombudsman_case_id}/members-told": {"members_told_on": day(1)},
    "/v1/ombudsman-cases/{ombudsman_case_id}/public-report": {"received_on": day(9)},
    "/v1/ombudsman-cases/{ombudsman_case_id}/public-report/acts": {"act": "notice_published", "done_on": day(3)},
    "/v1/ombudsman-cases/{ombudsman_case_id}/public-report/extension": {
        "agreed_on": day(1), "extended_to": day(-120)},
}


def throwaway():
    """A service in a department of its own, to be renamed or merged without harm to the rest of the run."""
    made = {"department": f"Department {os.getpid()} {next(numbers)}", "service": f"Service {next(numbers)}"}
    ask("POST", "/v1/services", {**made, "in_use_from": day(30)})
    return made


ACKNOWLEDGED = {"acknowledged_at": "now", "acknowledged_by": OFFICER}
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
        return complaint("corporate", [CORPORATE][: dice.randrange(2)])
    return complaint("childrens", ACTS[: dice.randrange(len(ACTS) + 1)])


def contact():
    id = ask("POST", "/v1/contacts", {
        "received_at": day(9) + "T09:30:00Z", "channel": "phone", "source": "family_member",
        "person": f"A. Example {next(numbers)}", "procedure": "corporate", **ABOUT, "text": "A hole in the road",
        "kind": dice.choice(["informal_concern", "enquiry"])})["id"]
    if dice.random() < 0.5:
        act(f"/v1/contacts/{id}/safeguarding-referrals", {"recipient": "first_response", "immediate_risk": True})
    return id


def compliment():
    return ask("POST", "/v1/compliments", {
        "received_on": day(9), "procedure": "childrens", **ABOUT, "text": "Thank you", "passed_on_by": "Manager"})["id"]


def ombudsman_case():
    id = ask("POST", "/v1/ombudsman-cases", {
        "reference": f"26 {os.getpid()} {next(numbers):06}", "procedure": "childrens", **ABOUT, "enquiry_on": day(30),
        "stage_reached": "review_panel", "procedure_exhausted": True})["id"]
    if dice.random() < 0.6:
        reported = dice.random() < 0.6
        act(f"/v1/ombudsman-cases/{id}/letters", {"kind": "enquiry", "received_on": day(29), "due_on": day(-1)})
        act(f"/v1/ombudsman-cases/{id}/decision", {
            "decision_on": day(20), "decision": "upheld_fault_and_injustice", "public_report": reported})
        if reported and dice.random() < 0.8:
            act(f"/v1/ombudsman-cases/{id}/public-report", {"received_on": day(9)})
        act(f"/v1/ombudsman-cases/{id}/obligations", {
            "type": "symbolic_payment", "amount_pence": 30000, "agreed_on": day(20), "due_on": day(1), "text": "Payment"})
    return id


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


def somebody():
    return person("S. Example", "employee", "complaints_officer")


def team():
    return ask("POST", "/v1/teams", {
        "department": ABOUT["department"], "name": f"Team {os.getpid()} {next(numbers)}"})["id"]


def obligation():
    body = {"scope": "wider", "type": "staff_training", "source": "local", "text": "Train the team", "owner_id": MANAGER,
            "owner_department": ABOUT["department"], "agreed_on": day(70), "due_on": day(1), "check_on": day(0)}
    id = act(f"/v1/complaints/{complaint('childrens', ACTS[:RESPONDED])}/obligations", body)["id"]
    if dice.random() < 0.5:
        act(f"/v1/obligations/{id}/progress", {"status": "done", "reached_on": day(2), "evidence": "Trained twelve people."})
    return id


def learning_pair():
    return ask("POST", "/v1/learning-pairs", {
        "you_complained": "Nobody told us.", "we_have": "Set up a message.", "procedure": "childrens",
        "complaint_ids": [complaint('childrens', ACTS[:1])]}, Authorization=f"Bearer {os.environ['REDRESS_AUTHOR_TOKEN']}")["id"]


def alert():
    return dice.choice(ask("GET", "/v1/alerts?limit=200")["items"])["id"]


def webhook():
    return ask("POST", "/v1/webhooks", {
        "url": f"https://hooks.example.org/{os.getpid()}/{next(numbers)}", "description": "Another system"})["id"]


def calendar_feed():
    return ask("POST", "/v1/calendar-feeds", {"team_id": TEAM, "description": "The team's calendar"})["id"]


def report_version():
    return ask("POST", "/v1/report-versions", {"report": "childrens", "period": dice.choice(["2022-23", "2023-24-q1"])})["id"]


def cost():
    return ask("POST", "/v1/costs", {
        "procedure": "corporate", "category": "commissioned_investigation", "incurred_on": day(9), "amount_pence": 180000,
        "description": "An investigator"})["id"]


def commentary():
    # A section has one commentary for a period, so that each is of days of its own.
    first = datetime.date(1950, 1, 2) + datetime.timedelta(days=os.getpid() % 10_000)
    last = first + datetime.timedelta(days=40 + next(numbers))
    return ask("POST", "/v1/report-commentaries", {
        "report": "childrens", "period": f"{first}--{last}", "section": "introduction",
        "text": "Answers came sooner."})["id"]


MAKE = {
    "report_version_id": report_version,
    "cost_id": cost,
    "commentary_id": commentary,
    "alert_id": alert,
    "webhook_id": webhook,
    "calendar_feed_id": calendar_feed,
    "complaint_id": any_complaint,
    "contact_id": contact,
    "compliment_id": compliment,
    "obligation_id": obligation,
    "learning_pair_id": learning_pair,
    "ombudsman_case_id": ombudsman_case,
    "behaviour_measure_id": behaviour_measure,
    "person_id": somebody,
    "team_id": team,
}
