"""What a figure gives: values by key, each a quantity or counted by a field of its rows."""

from collections import Counter
from dataclasses import dataclass

import values
from counting import Rows, made, share
from values import NOT_RECORDED, number


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
        if published is not None:
            if self.key != "department" or None in published:
                return {}
            return {key: count for key, count in published.items() if view.department in (None, key)}
        if not view.is_recorded(self.rows.population, period):
            return None
        counts = Counter()
        for row in self.rows.of(view, period):
            counts[getattr(row, self.key)] += (getattr(row, self.amount) or 0) if self.amount else 1
        return counts

    def values_of(self, view, period):
        counts = self.counts(view, period)
        must = self.must(view) if self.must else []
        if counts is None:
            found = {key: NOT_RECORDED for key in must}
        else:
            keys = set(must) | {key for key in counts if key is not None}
            # Of a total that was published nothing is known of a key but what was published of it.
            none = NOT_RECORDED if self.rows.published(view, period) is not None else number(0)
            found = {key: number(counts[key]) if key in counts else none for key in keys}
            if counts.get(None):
                found["not_recorded"] = number(counts[None])
        return {**found, "total": self.whole(view, period)}

    @property
    def quantities(self):
        return [made(self.kind, None, self.whole)]


@dataclass(frozen=True)
class Tally:
    """A breakdown, and what stands beside it."""

    counts: Breakdown
    beside: dict

    def values_of(self, view, period):
        return {**self.counts.values_of(view, period), **{key: part(view, period) for key, part in self.beside.items()}}

    @property
    def quantities(self):
        return [*self.counts.quantities, *self.beside.values()]


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
        now = {key: NOT_RECORDED if counts is None else number(counts.get(key, 0)) for key in before}
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
