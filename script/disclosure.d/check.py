"""Asks for every public answer about the people of a register, writes down whatever a reader knows of it, and lets HiGHS say
whether any number that is kept back can be told, and whether any is kept back for nothing.

check.py URL PUBLIC_TOKEN INTERNAL_TOKEN NAME TOTALS

Adds a line to the file of totals: how many are withheld, and how many of them are small.
"""

import sys
from concurrent.futures import ThreadPoolExecutor

from answers import Answers
from register import TYPES
from sums import THRESHOLD, Judgement, Search, Sums

YEARS = ("2021-22", "2022-23")
# Of these and of the years before them.
EVERY_OTHER = ("2022-23", "2024-25")
REPORTS = tuple(TYPES)
PEOPLE = {f"{report}.received.{word}" for report in REPORTS for word in ("by_complainant", "from_professionals")} | {
    "childrens.by_children_and_young_people"}
CHILD, PROFESSIONAL = "child_or_young_person", "professional_on_behalf"


def quarters(year):
    return [f"{year}-q{number}" for number in range(1, 5)]


def months(year):
    first = int(year[:4])
    return [f"{first}-m{month:02}" for month in range(4, 13)] + [f"{first + 1}-m{month:02}" for month in range(1, 4)]


class Register:
    """The two views of a register, and what is known of each number in both."""

    def __init__(self, url, public, internal):
        self.open, self.inside = Answers(url, public, "public"), Answers(url, internal, "internal")
        self.of_children = {}
        # Each report has the same period a year earlier beside it.
        wanted = [(report, period) for report in REPORTS for period in [YEARS[1], *quarters(YEARS[1]), *months(YEARS[1])]]
        self.ask(wanted + [("equality", year) for year in EVERY_OTHER])
        # Any figure may be asked for by itself, of any month too.
        people = sorted({name for name, _, _ in self.inside.values if name.startswith("equality.") or name in PEOPLE})
        for periods in ([YEARS[1], *quarters(YEARS[1]), *months(YEARS[1])], list(YEARS), list(EVERY_OTHER)):
            for answers in (self.open, self.inside):
                for first in range(0, len(people), 50):
                    answers.compute(people[first:first + 50], periods)
        # That of the behaviour register is for whoever keeps it, in either view.
        self.open.token = internal
        self.ask([("behaviour_register", year) for year in EVERY_OTHER])

    def ask(self, wanted):
        with ThreadPoolExecutor(3) as threads:
            for answers in (self.open, self.inside):
                list(threads.map(lambda asked, answers=answers: answers.ask(*asked), wanted))

    def add(self, sums, figure, key, period, group=None):
        """A number of a figure by its name; None where there is none."""
        place = (figure, key, period)
        truth, public = self.inside[place], self.open[place]
        if truth is None or truth.state != "number":
            return None
        # A figure that is printed in years only is no secret of the months.
        state = public.state if public else "not_available"
        return sums.add(place, int(truth.number), state, group or (figure, period))

    def percentage(self, sums, place, part):
        """A printed percentage says between which counts its own lies."""
        value = self.open[place]
        if value and value.state == "number" and value.denominator:
            half, of = 0.5, value.denominator
            sums.know([(part, 100)], (value.number - half) * of, (value.number + half) * of - 1e-7)

    def complainants(self, procedure, year):
        """Who complained, by month, quarter and year, and what other figures say of the same people."""
        sums, figure = Sums(), f"{procedure}.received.by_complainant"
        periods = [year, *quarters(year), *months(year)]
        keys = [key for key in self.inside.keys(figure, year) if key != "total"]
        if self.inside[figure, "total", year] is None or self.inside[figure, "total", year].state != "number":
            return sums
        cells = {(key, period): self.add(sums, figure, key, period) for key in keys for period in periods}
        for key in keys:
            sums.adds([cells[key, quarter] for quarter in quarters(year)], cells[key, year])
            for number, quarter in enumerate(quarters(year)):
                sums.adds([cells[key, month] for month in months(year)[3 * number:3 * number + 3]], cells[key, quarter])
        for period in periods:
            # How many complaints there were is printed in other figures.
            total = self.inside[f"{procedure}.received", None, period].number
            sums.know([(cells[key, period], 1) for key in keys], total, total)
            self.same(sums, f"{procedure}.received.from_professionals", cells.get((PROFESSIONAL, period)), period)
            if procedure == "childrens":
                self.same(sums, "childrens.by_children_and_young_people", cells[CHILD, period], period)
        if procedure == "childrens":
            self.represented(sums, cells, year)
        affected = self.open["equality.children_affected", procedure, year]
        if (CHILD, year) in cells and affected and affected.state == "number":
            sums.know([(cells[CHILD, year], 1)], 0, affected.number)
        return sums

    def would_tell_of_children(self, year):
        """Whether the number of complaints about a child is small, or would tell who complained, were it printed."""
        if year not in self.of_children:
            about = self.inside["equality.child.sex", "received", year]
            tables = {procedure: self.complainants(procedure, year) for procedure in REPORTS}
            before = {procedure: Judgement(sums).told for procedure, sums in tables.items()}
            self.know_of_all(tables, year, about.number)
            self.of_children[year] = 1 <= about.number <= THRESHOLD or any(
                set(Judgement(sums).told) - set(before[procedure]) for procedure, sums in tables.items())
        return self.of_children[year]

    def of_all_procedures(self, tables, year):
        about = self.open["equality.child.sex", "received", year]
        if about and about.state == "number":
            self.know_of_all(tables, year, about.number)

    @staticmethod
    def know_of_all(tables, year, about):
        """Complaints about a child are no fewer than children made under all procedures: what the others made at least, none did."""
        own = {}
        for procedure, sums in tables.items():
            cell = sums.names.get((f"{procedure}.received.by_complainant", CHILD, year))
            if cell is not None:
                own[procedure] = cell, Search(sums, sums.states).least(cell)
        least = sum(at_least for _, at_least in own.values())
        for procedure, (cell, at_least) in own.items():
            tables[procedure].know([(cell, 1)], 0, about - (least - at_least))

    @property
    def small_of_children(self):
        """Small numbers of children that are printed."""
        for place, value in self.open.values.items():
            if (place[0] == "equality.children_affected" or place[0].startswith("equality.child.") and place[1] == "received") \
                    and value.state == "number" and value.number and 1 <= value.number <= THRESHOLD:
                yield place

    def same(self, sums, figure, cell, period):
        """A figure that gives the number of a cell again, and its percentage."""
        if cell is None:
            return
        again = self.open[figure, "count", period]
        if again and again.state == "number":
            sums.know([(cell, 1)], again.number, again.number)
        self.percentage(sums, (figure, "percent", period), cell)

    def represented(self, sums, cells, year):
        """Of the children who complained, those who had an advocate: never more than complained."""
        figure = "childrens.by_children_and_young_people"
        found = {}
        for period in [year, *quarters(year), *months(year)]:
            found[period] = self.add(sums, figure, "represented", period, ("childrens.received.by_complainant", period))
            sums.know([(cells[CHILD, period], 1), (found[period], -1)], 0, 10_000)
            if period != year and sums.states[found[period]] == "not_available":
                # It is told of a year only.
                sums.states[found[period]] = "wider"
        sums.adds([found[quarter] for quarter in quarters(year)], found[year])
        for number, quarter in enumerate(quarters(year)):
            sums.adds([found[month] for month in months(year)[3 * number:3 * number + 3]], found[quarter])

    def answers(self, figure, year):
        """Categories come to the number recorded, and that with the others to the complaints received."""
        sums = Sums()
        received = self.inside[figure, "received", year]
        if received is None or received.state != "number":
            return sums
        beside = ["prefer_not_to_say", "unknown", "not_asked"]
        others = ["total", *beside, "received", "completeness_percent"]
        keys = [key for key in self.inside.keys(figure, year) if key not in others]
        cells = {key: self.add(sums, figure, key, year) for key in [*keys, "total", *beside]}
        if None in cells.values():
            return Sums()
        self.plain(sums, [cells[key] for key in ["total", *beside]])
        sums.adds([cells[key] for key in keys], cells["total"])
        if figure.startswith("equality.child.") and self.open[figure, "received", year].state != "number" \
                and self.would_tell_of_children(year):
            # How many complaints are about a child nobody knows then, and the table would say it.
            sums.excused.add((figure, year))
        else:
            sums.know([(cells[key], 1) for key in ["total", *beside]], received.number, received.number)
        self.percentage(sums, (figure, "completeness_percent", year), cells["total"])
        return sums

    @staticmethod
    def plain(sums, numbers):
        """Numbers that say nothing of people by what they are are not small ones."""
        sums.ordinary |= set(numbers)

    def behaviour(self):
        """What was in force is what was in force before, with what is new and without what ended."""
        sums, before = Sums(), {}
        for year in ("2021-22", "2022-23", "2023-24", "2024-25"):
            found = {}
            for word in ("in_force", "new", "ended", "ended.by_cause", "reviews", "reviews_in_time", "overdue"):
                figure = f"behaviour.{word}"
                own = {key: self.add(sums, figure, key, year, year) for key in self.inside.keys(figure, year)}
                if not own or None in own.values():
                    continue
                found[word] = own
                self.plain(sums, [own["total"]])
                sums.adds([cell for key, cell in own.items() if key != "total"], own["total"])
            if "in_force" not in found:
                continue
            for key in ("warning", "restriction"):
                last = before[key] if before else None
                terms = [(found["new"][key], 1), (found["ended"][key], -1), (found["in_force"][key], -1)]
                sums.know(terms + ([(last, 1)] if last is not None else []), 0, 0)
                sums.know([(found["reviews"][key], 1), (found["reviews_in_time"][key], -1)], 0, 10_000)
                sums.know([(found["in_force"][key], 1), (found["overdue"][key], -1)], 0, 10_000)
            sums.know([(found["ended"]["total"], 1), (found["ended.by_cause"]["total"], -1)], 0, 0)
            before = found["in_force"]
        return sums

    @property
    def tables(self):
        for year in YEARS:
            tables = {procedure: self.complainants(procedure, year) for procedure in REPORTS}
            self.of_all_procedures(tables, year)
            for procedure, sums in tables.items():
                yield f"{procedure} {year}", sums
        for figure in sorted({name for name, _, _ in self.inside.values if name.startswith(("equality.complainant.", "equality.child."))}):
            for year in ("2021-22", "2022-23", "2023-24", "2024-25"):
                yield f"{figure} {year}", self.answers(figure, year)
        yield "behaviour register", self.behaviour()


def main(url, public, internal, name, totals):
    register = Register(url, public, internal)
    faults = [*register.open.faults, *register.inside.faults]
    faults += [f"the internal view keeps {place} back" for place, value in register.inside.values.items()
               if value.state == "withheld"]
    faults += [f"{place} is small and printed" for place in register.small_of_children]
    withheld = small = left = 0
    for table, sums in register.tables:
        names = list(sums.names)
        judgement = Judgement(sums)
        faults += [f"{table}: {names[number]} is small and printed" for number in judgement.shown]
        faults += [f"{table}: {names[number]} can be told" for number in judgement.told if number not in judgement.shown]
        faults += [f"{table}: {names[number]} is kept back for nothing" for number in judgement.needless]
        small_here = len(judgement.withheld) - len(judgement.second)
        withheld += len(judgement.withheld)
        small += small_here
        if judgement.withheld and len(judgement.withheld) >= 3 * small_here and judgement.fewer_would_do:
            faults.append(f"{table}: {len(judgement.withheld)} are withheld for {small_here} small ones, and fewer would do")
        left += len({sums.groups[number] for number, state in enumerate(sums.states) if state == "not_available"})
    if withheld and withheld >= 3 * small:
        faults.append(f"{withheld} are withheld for {small} small ones")
    with open(totals, "a") as file:
        print(withheld, small, file=file)
    for fault in faults:
        print(f"{name}: {fault}")
    print(f"{name}: {withheld} withheld, {small} of them small, {left} tables of a period left out, {len(faults)} faults", file=sys.stderr)
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
