"""Counting a register: quantities of a period, and the figures that are made of them."""

from dataclasses import dataclass
from functools import cached_property

import values
from values import NOT_AVAILABLE, NOT_RECORDED, number


@dataclass(frozen=True)
class View:
    """A register, whole or of one department."""

    register: object
    department: str | None = None

    @cached_property
    def slices(self):
        return {}

    def rows(self, population, day, period):
        """The rows whose day lies in the period."""
        key = (population, day, period)
        if key not in self.slices:
            self.slices[key] = [
                row for row in self.all(population) if row.on.get(day) and period.first <= row.on[day] <= period.last
            ]
        return self.slices[key]

    def all(self, population):
        rows = self.register.populations[population]
        return rows if self.department is None else [row for row in rows if row.department == self.department]

    def end(self, period):
        return min(period.last, self.register.today)

    def is_recorded(self, population, period):
        """Nothing is known of a period that ends before the financial year in which the records begin."""
        first = self.register.first_years[population]
        return first is not None and period.last >= type(period.last)(first, 4, 1)


@dataclass(frozen=True)
class Quantity:
    """A value of a period; what it is made of says which formulas a comparison has tried."""

    of: object
    kinds: frozenset
    populations: frozenset = frozenset()

    def __call__(self, view, period):
        return self.of(view, period)


def made(kind, of, *parts):
    return Quantity(
        of, frozenset([kind]).union(*(part.kinds for part in parts)),
        frozenset().union(*(part.populations for part in parts)))


@dataclass(frozen=True)
class Rows:
    """The rows of a population by a day, of which a test holds."""

    population: str
    day: str
    test: object = None
    # The total that was published of a year before the records.
    earlier: str | None = None
    kind = "count"

    def where(self, test):
        own = self.test
        return Rows(self.population, self.day, (lambda row: own(row) and test(row)) if own else test)

    def at_the_end(self, so):
        return AtTheEnd(self.population, self.day, self.test, so=so)

    def before_records(self, earlier):
        return Rows(self.population, self.day, self.test, earlier)

    def of(self, view, period):
        rows = view.rows(self.population, self.day, period)
        return [row for row in rows if self.test(row)] if self.test else rows

    def published(self, view, period):
        if self.earlier and period.is_year:
            return view.register.earlier.get((period.name, self.earlier))
        return None

    def quantity(self, kind, reckon):
        def value(view, period):
            published = self.published(view, period)
            if published is not None:
                if view.department is not None:
                    return number(published[view.department]) if view.department in published else NOT_RECORDED
                # One number of the whole council, or one of each department.
                whole = None in published or view.register.departments <= published.keys()
                return number(sum(published.values())) if whole else NOT_RECORDED
            if not view.is_recorded(self.population, period):
                return NOT_RECORDED
            return reckon(self.of(view, period))

        return Quantity(value, frozenset([kind]), frozenset([self.population]))

    @property
    def count(self):
        return self.quantity(self.kind, lambda rows: number(len(rows)))

    @property
    def complaints(self):
        """Each complaint once, however many rows it has."""
        return self.quantity("complaints", lambda rows: number(len({row.complaint_id for row in rows})))

    def sum(self, name):
        return self.quantity("sum", lambda rows: number(sum(getattr(row, name) or 0 for row in rows)))

    def over(self, kind, name):
        """The median, the mean or the longest."""
        reckon = {"median": values.middle, "mean": values.mean, "longest": values.longest}[kind]
        return self.quantity(
            kind, lambda rows: reckon([getattr(row, name) for row in rows if getattr(row, name) is not None]))


def share(part, whole, scale=100, places=0):
    return made("share", lambda *at: values.share(part(*at), whole(*at), scale, places), part, whole)


def total(*parts):
    return made("total", lambda *at: values.total([part(*at) for part in parts]), *parts)


def difference(left, right):
    return made("difference", lambda *at: values.difference(left(*at), right(*at)), left, right)


def earlier(quantity, years=1):
    return made("earlier", lambda view, period: quantity(view, period.earlier(years)), quantity)


def change(quantity, places=0):
    before = earlier(quantity)
    return made("change", lambda *at: values.change(before(*at), quantity(*at), places), quantity)


def points(quantity):
    before = earlier(quantity)
    return made("points", lambda *at: values.points(before(*at), quantity(*at)), quantity)


def pounds(quantity, up_to_ten=False):
    """Pence as pounds, to the nearest or up to the next ten."""
    def value(view, period):
        pence = quantity(view, period)
        if pence.whole is None:
            return pence
        return number(-(-pence.whole // 1000) * 10 if up_to_ten else values.rounded(values.Fraction(pence.whole, 100)))

    return made("pounds up to ten" if up_to_ten else "pounds", value, quantity)


def entered(measure):
    def value(view, period):
        if not period.is_year:
            return NOT_AVAILABLE
        known = view.register.demand.get((period.name, measure))
        return NOT_RECORDED if known is None else number(known)

    return Quantity(value, frozenset(["entered"]))


def rate(quantity, measure, scale=100):
    """A share of what was entered; where nobody entered it, the rate cannot be computed (R148)."""
    of = entered(measure)

    def computed(*at):
        whole = of(*at)
        return values.NOT_AVAILABLE if whole.state == "not_recorded" else values.share(quantity(*at), whole, scale, 1)

    return made("rate", computed, quantity, of)


@dataclass(frozen=True)
class Standing(Rows):
    """Those that had begun by the last day of a period, or by today, and had not ended then."""

    begins: str = "requested_on"
    ends: str = "ended"
    kind = "standing"

    def of(self, view, period):
        end = view.end(period)
        return [
            row for row in view.all(self.population)
            if (self.test is None or self.test(row)) and getattr(row, self.begins) <= end
            and (getattr(row, self.ends) is None or getattr(row, self.ends) > end)]


@dataclass(frozen=True)
class AtTheEnd(Rows):
    """Those of which something more was so by the last day of the period, or by today."""

    so: object = None

    def of(self, view, period):
        return [row for row in super().of(view, period) if self.so(row, view.end(period))]
