"""Asks the service, and enters what the pages are to show."""

import json
import os
import urllib.error
import urllib.request


class Service:
    def __init__(self, url):
        self.url = url
        self.headers = {"Authorization": f"Bearer {os.environ['REDRESS_TOKEN']}"}

    def ask(self, method, path, body=None, **headers):
        data = None if body is None else json.dumps(body).encode()
        headers = {**self.headers, "Content-Type": "application/json", **headers}
        request = urllib.request.Request(self.url + path, data, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            raise SystemExit(f"{method} {path} was answered {error.code}: {error.read().decode()[:500]}") from error

    def get(self, path):
        return self.ask("GET", path)

    def enter(self):
        """A council with a name, what its manager wrote, a report that was frozen, and a complaint registered here."""
        self.ask(
            "POST", "/v1/council",
            {"name": "Exampleshire County Council", "title": "Complaints Team", "address": "County Hall\nExample Road\nExampleton",
             "contact": "complaints@example.org"}, **{"If-Match": '"0"'})
        self.ask(
            "POST", "/v1/report-commentaries",
            {"report": "childrens", "period": "2022-23", "section": "timeliness",
             "text": "Answers took longer than they should in the first half of the year, while two posts were vacant.\n\n"
                     "Both were filled in October, and the answers of the last quarter were quicker."})
        frozen = self.ask("POST", "/v1/report-versions", {"report": "childrens", "period": "2022-23"})
        complaint = self.ask(
            "POST", "/v1/complaints",
            {"received_at": "2026-03-02T10:00:00+00:00", "channel": "email", "complainant": "R. Example", "complainant_type": "parent",
             "department": "Children and Family Services", "service": "First Response", "about_childrens_social_care": True, "causes": ["delay"],
             "summary": "Nobody came to the meeting that was agreed"})
        self.ask(
            "POST", f"/v1/complaints/{complaint['id']}/acceptance",
            {"procedure": "childrens", "accepted_on": "2026-03-03", "eligible_complainant": True, "subject_in_scope": True},
            **{"If-Match": '"1"'})
        return frozen["id"], complaint["id"]

    def imported(self):
        """A complaint of the register that went to a review panel."""
        return self.get("/v1/complaints?reference=CSC-2022-0020")["items"][0]["id"]
