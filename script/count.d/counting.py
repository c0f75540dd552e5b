"""Counting a register: quantities of a period, and the figures that are made of them."""

from collections import Counter
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

    def where(self, test):
        own = self.test
        return Rows(self.population, self.day, (lambda row: own(row) and test(row)) if own else test)

    def before_records(self, earlier):
        return Rows(self.population, self.day, self.test, earlier)

    def of(self, view, period):
        rows = view.rows(self.population, self.day, period)
        return [row for row in rows if self.test(row)] if self.test else rows

    def published(self, view, period):
        if self.earlier and period.is_year and view.department is None:
            return view.register.earlier.get((period.name, self.earlier))
        return None

    def quantity(self, kind, reckon):
        def value(view, period):
            published = self.published(view, period)
            if published is not None:
                return number(sum(published.values()))
            if not view.is_recorded(self.population, period):
                return NOT_RECORDED
            return reckon(self.of(view, period))

        return Quantity(value, frozenset([kind]), frozenset([self.population]))

    @property
    def count(self):
        return self.quantity("count", lambda rows: number(len(rows)))

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


def rate(quantity, measure):
    of = entered(measure)
    return made("rate", lambda *at: values.share(quantity(*at), of(*at), 100, 1), quantity, of)


def standing(population, begins, ends, test):
    """Those that had begun by the last day of a period and had not ended then."""
    def value(view, period):
        if not view.is_recorded(population, period):
            return NOT_RECORDED
        return number(sum(
            test(row) and begins(row) <= period.last and (ends(row) is None or ends(row) > period.last)
            for row in view.all(population)))

    return Quantity(value, frozenset(["standing"]), frozenset([population]))


def done_by_the_end(rows, day):
    """Those whose day comes no later than the last of the period."""
    def value(view, period):
        if not view.is_recorded(rows.population, period):
            return NOT_RECORDED
        return number(sum(getattr(row, day) is not None and getattr(row, day) <= period.last for row in rows.of(view, period)))

    return Quantity(value, frozenset(["count"]), frozenset([rows.population]))


class Parts(dict):
    """The values of a figure by key, each a quantity."""

    def values_of(self, view, period):
        return {key: quantity(view, period) for key, quantity in self.items()}

    @property
    def quantities(self):
        return list(self.values())


@dataclass(frozen=True)
class Breakdown:
    """A count for each key, and their total; keys that must be printed though they count nothing."""

    rows: Rows
    key: str
    must: object = None
    # What is added up for each key; how many there are where nothing is said.
    amount: str | None = None
    kind = "breakdown"

    @property
    def whole(self):
        return self.rows.sum(self.amount) if self.amount else self.rows.count

    def counts(self, view, period):
        published = self.rows.published(view, period)
        if published is not None and self.key == "department":
            return Counter(published)
        if not view.is_recorded(self.rows.population, period):
            return None
        counts = Counter()
        for row in self.rows.of(view, period):
            counts[getattr(row, self.key)] += (getattr(row, self.amount) or 0) if self.amount else 1
        return counts

    def values_of(self, view, period):
        counts = self.counts(view, period)
        must = self.must(view.register) if self.must else []
        if counts is None:
            found = {key: NOT_RECORDED for key in must}
        else:
            keys = set(must) | {key for key in counts if key is not None}
            found = {key: number(counts[key]) for key in keys}
            if counts[None]:
                found["not_recorded"] = number(counts[None])
        return {**found, "total": self.whole(view, period)}

    @property
    def quantities(self):
        return [made(self.kind, None, self.whole)]


@dataclass(frozen=True)
class Largest(Breakdown):
    """The keys counted most, so many and whichever tie with the last."""

    places: int = 1
    kind = "largest"

    def values_of(self, view, period):
        counts = {key: count for key, count in (self.counts(view, period) or {}).items() if key is not None}
        least = min(sorted(counts.values(), reverse=True)[: self.places], default=0)
        return {key: number(count) for key, count in counts.items() if count >= least}


class LargestBefore(Largest):
    """The keys counted most a year earlier, each with its count then and now."""

    def values_of(self, view, period):
        before = super().values_of(view, period.earlier(1))
        counts = self.counts(view, period)
        now = {key: NOT_RECORDED if counts is None else number(counts[key]) for key in before}
        return {f"{name}/{key}": found[key] for name, found in (("previous", before), ("current", now)) for key in before}


@dataclass(frozen=True)
class Shares:
    """For each key, and over all of them, a part of a whole."""

    part: Breakdown
    whole: Breakdown
    places: int = 0

    def values_of(self, view, period):
        parts, wholes = self.part.values_of(view, period), self.whole.values_of(view, period)
        none = NOT_RECORDED if wholes["total"].whole is None else number(0)
        return {
            key: values.share(parts.get(key, none), wholes.get(key, none), places=self.places)
            for key in {**wholes, **parts}}

    @property
    def quantities(self):
        return [share(self.part.rows.count, self.whole.rows.count)]


def count_of(part, whole):
    return Parts({"count": part, "of": whole, "percent": share(part, whole)})


def single(quantity):
    return Parts({None: quantity})
