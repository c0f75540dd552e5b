"""Compares the figures of reports with a count of our own over an export of the same register.

count.py HOLIDAYS FOLDER...   each folder has an export, a CSV of each table, and reports as the program gives them, *.json
Prints a line for each difference, and ends with 1 where there is one or where a kind of figure was not tried.
"""

import json
import sys
from collections import Counter
from pathlib import Path

import contacts
import council
import ombudsman
import outcomes
import people
import times
import unsaid
import volumes
from counting import View
from days import Day, Period, WorkingDays
from procedures import PROCEDURES
from register import Register

# What must have been compared, as a number, at least once.
FORMULAS = {
    "count", "complaints", "sum", "median", "mean", "longest", "share", "total", "difference", "change", "points", "earlier",
    "pounds", "pounds up to ten", "entered", "rate", "standing", "breakdown", "largest",
}
LEAST_FIGURES = 60


def catalogue(register):
    """Every figure of our own, by the name it has in reports."""
    found = {**contacts.figures(), **ombudsman.over_all()}
    found |= {f"all_complaints.{name}": figure for name, figure in council.all_complaints().items()}
    found |= {f"lateness.{name}": figure for name, figure in council.lateness().items()}
    found |= {f"equality.{name}": figure for name, figure in people.equality(register).items()}
    found |= {f"alerts.{name}": figure for name, figure in people.alerts().items()}
    found |= {f"behaviour.{name}": figure for name, figure in people.behaviour().items()}
    found |= {f"childrens.{name}": figure for name, figure in contacts.childrens(register.bands).items()}
    for procedure in PROCEDURES:
        own = {
            **volumes.figures(procedure), **times.figures(procedure, register.bands), **outcomes.figures(procedure),
            **ombudsman.figures(procedure)}
        found |= {f"{procedure}.{name}": figure for name, figure in own.items()}
    return found


class Comparison:
    def __init__(self):
        self.different = 0
        self.values = 0
        # Not compared as numbers, but held to the rule by which a report leaves them unsaid.
        self.incomparable = 0
        self.figures, self.periods, self.unknown = set(), set(), set()
        self.kinds, self.populations = Counter(), Counter()
        self.bases = {True: set(), False: set()}

    def report(self, name, data, views, figures):
        view, days = views(data["department"]), Period.read(data["period"]["period"])
        for figure in data["figures"]:
            own = figures.get(figure["figure"])
            self.bases[own is not None].add(figure["basis"])
            if own is None:
                self.unknown.add(figure["figure"])
                continue
            self.figures.add(figure["figure"])
            self.periods.add((name, figure["period"]))
            period = Period.read(figure["period"])
            expected = own.values_of(view, period)
            where = f"{name} {figure['figure']} {figure['period']}"
            self.figure(where, figure, own, expected)
            if any(value["state"] == "not_comparable" for value in figure["values"]) and not unsaid.may_be_incomparable(
                    figure["figure"], own, period, days, view.register.versions):
                self.differs(where, None, "what is not comparable", "the same limits")

    def figure(self, where, figure, own, expected):
        given = {value["key"]: value for value in figure["values"]}
        for key in given.keys() | expected.keys():
            value, mine = given.get(key), expected.get(key)
            if value is None:
                self.differs(where, key, "is not there", mine)
            elif value["state"] == "not_comparable":
                self.incomparable += 1
            elif mine is None:
                # A key of a list that counts nothing.
                if value["number"] not in ("0", None):
                    self.differs(where, key, value["number"], None)
            else:
                self.values += 1
                if mine.state == "number":
                    self.tried(own)
                theirs = tuple(value[name] for name in ("state", "number", "numerator", "denominator"))
                if theirs != (mine.state, mine.text, *(n and str(n) if n != 0 else "0" for n in mine[3:])):
                    self.differs(where, key, theirs, mine)

    def tried(self, own):
        for quantity in own.quantities:
            self.kinds.update(quantity.kinds)
            self.populations.update(quantity.populations)

    def differs(self, where, key, theirs, mine):
        self.different += 1
        print(f"{where} {key or ''}: the report has {theirs}, counted {mine}")

    def conclude(self):
        untried = [f"the formula {kind}" for kind in sorted(FORMULAS - self.kinds.keys())]
        untried += [f"the basis {basis}" for basis in sorted(self.bases[False] - self.bases[True])]
        for what in untried:
            print(f"Nothing was compared of {what}.")
        few = len(self.figures) < LEAST_FIGURES
        print(
            f"{len(self.figures)} figures over {len(self.periods)} periods of registers, {self.values} values compared, "
            f"{self.different} different; {self.incomparable} not comparable; of {len(self.populations)} populations, "
            f"by {len(self.bases[True])} days, by formula: "
            + ", ".join(f"{kind} {count}" for kind, count in sorted(self.kinds.items())))
        if self.unknown:
            print(f"Not counted here: {', '.join(sorted(self.unknown))}")
        if few:
            print(f"At least {LEAST_FIGURES} figures are to be compared.")
        return 1 if self.different or untried or few else 0


def main(holidays, *folders):
    working_days, comparison = WorkingDays(holidays), Comparison()
    for folder in map(Path, folders):
        register = Register(folder, working_days)
        figures, kept = catalogue(register), {}
        for path in sorted(folder.glob("*.json")):
            data = json.loads(path.read_text(encoding="utf-8"), parse_int=str, parse_float=str)
            register.today = Day.fromisoformat(data["computed"]["on"])
            comparison.report(
                f"{folder.name} {path.stem}", data,
                lambda department: kept.setdefault(department, View(register, department)), figures)
    return comparison.conclude()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
