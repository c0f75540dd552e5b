"""Puts what exists into generated requests, so that they reach the rules: records at every stage, days of this year, versions.

Only data generated to fit the schema is touched; data generated to break it is sent as it is.
"""
import atexit
import collections
import datetime
import itertools
import json
import os
import random
import urllib.request

import schemathesis
from schemathesis.core.failures import Failure
from schemathesis.core.parameters import ParameterLocation

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


def register(procedure):
    return ask("POST", "/v1/complaints", {
        "received_at": day(90) + "T09:30:00Z", "channel": "email", "complainant": "A. Example",
        "complainant_type": "parent", **ABOUT, "about_childrens_social_care": procedure == "childrens",
        "causes": CAUSES[:1], "summary": "No answer", "points": ["The first point", "The second point"]})["id"]


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


MAKE = {
    "complaint_id": any_complaint,
    "contact_id": contact,
    "compliment_id": compliment,
    "ombudsman_case_id": ombudsman_case,
}
pool = {name: [] for name in MAKE}


def record(name):
    """The id of a record, often a new one while there are few and now and then one later."""
    ids = pool[name]
    if len(ids) < 40 or dice.random() < 0.1:
        ids.append(MAKE[name]())
    return dice.choice(ids[-200:])


# Which stage an act is for; the others have any.
STAGE = {
    "duty-offer": "local_resolution", "bypass": "local_resolution", "statement": "investigation", "report": "investigation",
    "investigating-officer": "investigation", "independent-person": "investigation", "draft": "stage_1", "check": "stage_1",
    "reopening": "single_stage", "panellists": "review_panel", "panel": "review_panel", "findings": "review_panel",
    "early-referral": "review_panel", "early-referral-acceptance": "review_panel", "extensions": "investigation",
}
CLOCKS = ["response", "acknowledgement", "target", "panel", "local_resolution.response", "investigation.response"]


def fill_path(case):
    given = case.path_parameters
    for name in MAKE:
        if name in given:
            given[name] = record(name)
    for name in ("point", "party", "freeze"):
        if name in given:
            given[name] = dice.choice([1, 1, 2, 3])
    if "stage" in given and dice.random() < 0.8:
        given["stage"] = STAGE.get(case.operation.path.rsplit("/", 1)[-1]) or dice.choice(
            ["local_resolution", "investigation", "review_panel", "single_stage", "stage_1"])
    if "clock" in given and dice.random() < 0.7:
        given["clock"] = dice.choice(CLOCKS)
    if "year" in given and dice.random() < 0.5:
        given["year"] = dice.choice(["2021-22", "2022-23", "2025-26"])
    for name, kind in (("remedy_id", "remedies"), ("referral_id", "referrals")):
        if name in given:
            given[name] = inner(case, kind) or given[name]


def inner(case, kind):
    """A remedy of the Ombudsman case, or a safeguarding referral of the complaint or contact, of the path."""
    given = case.path_parameters
    if kind == "remedies":
        found = ask("GET", f"/v1/ombudsman-cases/{given['ombudsman_case_id']}")["remedies"]
    else:
        owner = "complaint_id" if "complaint_id" in given else "contact_id"
        found = ask("GET", f"/v1/safeguarding-referrals?{owner}={given[owner]}")["safeguarding_referrals"]
    return dice.choice(found)["id"] if found else None


def fill_body(value):
    """The same body with days of the last months, services, causes and points there are, each now and then."""
    if isinstance(value, list):
        return [fill_body(item) for item in value]
    if not isinstance(value, dict):
        return value
    filled = {}
    for name, item in value.items():
        usual = dice.random() < 0.85
        if usual and isinstance(item, str) and name.endswith("_on"):
            item = day(dice.randrange(80))
        elif usual and isinstance(item, str) and name.endswith("_at"):
            item = day(dice.randrange(80)) + "T10:00:00Z"
        elif usual and name in ("complaint_id", "contact_id", "reported_before_id") and isinstance(item, str):
            item = record("contact_id" if name == "reported_before_id" else name)
        elif usual and name == "point" and isinstance(item, int):
            item = dice.choice([1, 2])
        elif usual and name == "causes" and isinstance(item, list):
            item = dice.sample(CAUSES, min(len(item), len(CAUSES)))
        filled[name] = fill_body(item)
    if isinstance(filled.get("service"), str) and isinstance(filled.get("department"), str) and dice.random() < 0.9:
        filled.update(ABOUT)
    return filled


def fit(case):
    """Makes the request one that the rules allow: a complaint where the act may happen, and a body for it."""
    path = case.operation.path.removeprefix("/v1/complaints/{complaint_id}")
    if case.operation.path in FITTING_OTHERS:
        fill_path(case)
        return send(case, FITTING_OTHERS[case.operation.path])
    if path not in FITTING or path == case.operation.path:
        return False
    procedure, acts, body = FITTING[path]
    acts = ACTS[:acts] if isinstance(acts, int) else acts
    case.path_parameters["complaint_id"] = complaint(procedure, acts)
    if "stage" in case.path_parameters:
        act_name = path.rsplit("/", 1)[-1]
        case.path_parameters["stage"] = "investigation" if act_name == "response" else STAGE.get(act_name, "local_resolution")
    for name in {"point", "party", "freeze"} & case.path_parameters.keys():
        case.path_parameters[name] = 1
    if "referral_id" in case.path_parameters:
        case.path_parameters["referral_id"] = inner(case, "referrals")
    return send(case, body)


def send(case, body):
    case.headers["If-Match"] = "*"
    case.headers.pop("Idempotency-Key", None)
    case.body = {name: now() if value == "now" else value for name, value in body.items()}
    return True


fitted = collections.Counter()


@schemathesis.hook
def before_call(context, case, kwargs):
    meta = case.meta
    if meta is None:
        return
    if meta.generation.mode.is_positive and (fitted[case.operation.label] < 6 or dice.random() < 0.1) and fit(case):
        fitted[case.operation.label] += 1
        return
    if case.path_parameters and not meta.is_negative_at(ParameterLocation.PATH):
        fill_path(case)
    if not meta.is_negative_at(ParameterLocation.HEADER):
        if "Idempotency-Key" in case.headers and dice.random() < 0.5:
            del case.headers["Idempotency-Key"]  # Schemathesis likes to give the same key to other requests.
        if "If-Match" in case.headers and dice.random() < 0.9:
            case.headers["If-Match"] = "*"
    if not meta.is_negative_at(ParameterLocation.QUERY) and "cursor" in (case.query or {}):
        if dice.random() < 0.8:
            del case.query["cursor"]
    if isinstance(case.body, dict) and not meta.is_negative_at(ParameterLocation.BODY):
        case.body = fill_body(case.body)


answers = collections.Counter()


@schemathesis.hook
def after_call(context, case, response):
    answers[case.operation.label, response.status_code] += 1


@atexit.register
def tell():
    """What the run reached: requests, and the operations that never succeeded."""
    if not answers:
        return
    tried = {label for label, _ in answers}
    done = {label for label, status in answers if status < 400}
    statuses = collections.Counter()
    for (_, status), count in answers.items():
        statuses[status] += count
    print(f"{sum(answers.values())} requests to {len(tried)} operations, of which {len(done)} succeeded at least once")
    print("  " + ", ".join(f"{status}: {count}" for status, count in sorted(statuses.items())))
    for label in sorted(tried - done):
        print(f"  never succeeded: {label}")


class SchemaTooWide(Failure):
    """The schema allows what cannot be read."""


# What a schema can say of a field; blank texts, cursors, fields that go together and the rules of the domain it cannot.
SAYABLE = {"unknown_field", "wrong_type", "unknown_value", "out_of_range", "too_long"}


@schemathesis.check
def schema_says_it(ctx, response, case):
    """Data that fits the schema is never refused for what the schema could have said."""
    if case.meta is None or not case.meta.generation.mode.is_positive or response.status_code not in (400, 422):
        return
    problem = response.json()
    said = {error["code"] for error in problem.get("errors") or []} & SAYABLE
    if said:
        raise SchemaTooWide(operation=case.operation.label, message=json.dumps(problem["errors"])[:600], title="Schema too wide")
