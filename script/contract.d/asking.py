"""Asks the service for what must succeed, with the dice, the days and the numbers of a run."""
import datetime
import itertools
import json
import os
import random
import urllib.error
import urllib.request
import uuid

URL, TOKEN = os.environ["REDRESS_URL"], os.environ["REDRESS_TOKEN"]
dice = random.Random(int(os.environ.get("REDRESS_SEED", "1")))
today = datetime.date.today()
numbers = itertools.count(1)


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
