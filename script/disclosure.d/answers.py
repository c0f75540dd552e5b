"""What the service answers: the values of every figure of a report, of one view."""

import json
import urllib.request
from dataclasses import dataclass


@dataclass(frozen=True)
class Value:
    state: str
    number: float | None
    denominator: int | None


class Answers:
    """Figures by name, key and period, as the reports of a view have them; the same number is the same in whichever it stands."""

    def __init__(self, url, token, view):
        self.url, self.token, self.view = url, token, view
        self.values = {}
        self.faults = []

    def ask(self, report, period):
        request = urllib.request.Request(
            f"{self.url}/v1/reports/{report}/{period}?view={self.view}", headers={"Authorization": f"Bearer {self.token}"})
        with urllib.request.urlopen(request) as answer:
            data = json.load(answer)
        for figure in data["figures"]:
            for value in figure["values"]:
                self.keep((figure["figure"], value["key"], figure["period"]), self.read(value))
        for table in data["tables"]:
            for row in table["rows"]:
                self.told(report, period, table, row)

    def compute(self, figures, periods):
        """The same figures by themselves, which must say what the reports say."""
        question = json.dumps({"figures": figures, "periods": periods, "view": self.view}).encode()
        request = urllib.request.Request(
            f"{self.url}/v1/statistics", question,
            {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"})
        with urllib.request.urlopen(request) as answer:
            for figure in json.load(answer)["figures"]:
                for value in figure["values"]:
                    self.keep((figure["figure"], value["key"], figure["period"]), self.read(value))

    @staticmethod
    def read(value):
        return Value(value["state"], value["number"], value["denominator"])

    def keep(self, place, value):
        known = self.values.setdefault(place, value)
        # What a number is compared with is a matter of the report.
        if known != value and "not_comparable" not in (known.state, value.state):
            self.faults.append(f"{place} is {self.values[place]} in one answer and {value} in another")

    def told(self, report, period, table, row):
        """A cell that is withheld says neither its number nor what it is made of."""
        for cell in row["cells"]:
            if cell.get("state") == "withheld" and (cell["text"] != "withheld" or cell["number"] or cell["numerator"]):
                self.faults.append(f"{report} {period}: {table['id']} {row['name']} tells {cell}")

    def keys(self, figure, period):
        return [key for name, key, days in self.values if (name, days) == (figure, period)]

    def __getitem__(self, place):
        return self.values.get(place)
