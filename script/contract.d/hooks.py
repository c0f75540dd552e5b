"""Puts what exists into generated requests, so that they reach the rules: records at every stage, days of this year, versions.

Only data generated to fit the schema is touched; data generated to break it is sent as it is.
"""
import atexit
import collections
import json
import os
import sys

import schemathesis
from schemathesis.core.failures import Failure
from schemathesis.core.parameters import ParameterLocation

sys.path.insert(0, os.path.dirname(__file__))
from register import ABOUT, ACTS, CAUSES, FITTING, FITTING_OTHERS, MAKE, ask, complaint, day, dice, now, single_contact, throwaway  # noqa: E402

pool = {name: [] for name in MAKE}


def record(name):
    """The id of a record, often a new one while there are few and now and then one later."""
    ids = pool[name]
    if len(ids) < 40 or dice.random() < 0.1:
        ids.append(MAKE[name]())
    return dice.choice(ids[-200:])


CLOCKS = ["response", "acknowledgement", "target", "panel", "local_resolution.response", "investigation.response"]


def stage(case):
    """A stage of the complaint of the path: one where the service says the operation may be done, else one it is for."""
    listed = [
        one for one in ask("GET", f"/v1/complaints/{case.path_parameters['complaint_id']}/operations")["items"]
        if one["operation"] == case.operation.definition.raw["operationId"] and one["stage"]]
    permitted = [one for one in listed if one["permitted"]]
    return dice.choice(permitted or listed)["stage"] if listed else None


def fill_path(case):
    given = case.path_parameters
    for name in MAKE:
        if name in given:
            given[name] = record(name)
    if case.operation.path.startswith("/v1/single-points-of-contact/"):
        given["contact_id"] = single_contact()
    for name in ("point", "party", "freeze"):
        if name in given:
            given[name] = dice.choice([1, 1, 2, 3])
    if "stage" in given and dice.random() < 0.8:
        given["stage"] = stage(case) or given["stage"]
    if "clock" in given and dice.random() < 0.7:
        given["clock"] = dice.choice(CLOCKS)
    if "year" in given and dice.random() < 0.5:
        given["year"] = dice.choice(["2021-22", "2022-23", "2025-26"])
    for name, kind in (("referral_id", "referrals"), ("entry_id", "entries"), ("letter_id", "letters")):
        if name in given:
            given[name] = inner(case, kind) or given[name]


def inner(case, kind):
    """A letter of the Ombudsman case, an entry of the complaint, or a safeguarding referral of either, of the path."""
    given = case.path_parameters
    if kind == "entries":
        found = ask("GET", f"/v1/complaints/{given['complaint_id']}/entries")["items"]
    elif kind == "letters":
        found = ask("GET", f"/v1/ombudsman-cases/{given['ombudsman_case_id']}")[kind]
    else:
        owner = "complaint_id" if "complaint_id" in given else "contact_id"
        found = ask("GET", f"/v1/safeguarding-referrals?{owner}={given[owner]}")["items"]
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
        elif usual and name in ("complaint_id", "contact_id", "ombudsman_case_id", "reported_before_id") and isinstance(item, str):
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
        case.path_parameters["stage"] = stage(case)
    for name in {"point", "party", "freeze"} & case.path_parameters.keys():
        case.path_parameters[name] = 1
    for name, kind in (("referral_id", "referrals"), ("entry_id", "entries")):
        if name in case.path_parameters:
            case.path_parameters[name] = inner(case, kind)
    return send(case, body)


def send(case, body):
    case.headers["If-Match"] = "*"
    case.headers["Idempotency-Key"] = f"{dice.getrandbits(64):x}"
    body = body() if callable(body) else body
    case.body = {name: now() if value == "now" else value for name, value in body.items()}
    return True


def apart(body):
    """Has a renaming, merger or retirement of services that were made for it: what the rest of the run is about stays in use."""
    for prefix in ("", "into_"):
        if isinstance(body.get(prefix + "department"), str):
            made = throwaway()
            body.update({prefix + name: made[name] for name in made if prefix + name in body})


fitted = collections.Counter()


@schemathesis.hook
def before_call(context, case, kwargs):
    meta = case.meta
    if meta is None:
        return
    if case.operation.path.endswith(("-renamings", "-mergers", "-retirements")) and isinstance(case.body, dict):
        return apart(case.body)
    if case.operation.path == "/v1/report-versions" and isinstance(case.body, dict) and case.body.get("report") in ("monthly", "quarterly"):
        # Twelve reports in one take a debug build longer than a request may take.
        case.body["report"] = "childrens"
    if meta.generation.mode.is_positive and (fitted[case.operation.label] < 6 or dice.random() < 0.1) and fit(case):
        fitted[case.operation.label] += 1
        return
    if case.path_parameters and not meta.is_negative_at(ParameterLocation.PATH):
        fill_path(case)
    if not meta.is_negative_at(ParameterLocation.HEADER):
        if "Idempotency-Key" in case.headers and dice.random() < 0.5:
            # Schemathesis likes to give the same key to other requests.
            case.headers["Idempotency-Key"] = f"{dice.getrandbits(64):x}"
        if "If-Match" in case.headers and dice.random() < 0.9:
            case.headers["If-Match"] = "*"
            case.headers.setdefault("Idempotency-Key", f"{dice.getrandbits(64):x}")
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
