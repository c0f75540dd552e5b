"""The value of a figure, and how values are made of others (requirements R139, R140, R148)."""

import math
from fractions import Fraction
from typing import NamedTuple


class Value(NamedTuple):
    state: str
    # In units of the last place.
    units: int | None = None
    places: int = 0
    numerator: int | None = None
    denominator: int | None = None

    @property
    def whole(self):
        return self.units if self.places == 0 else None

    @property
    def text(self):
        """As JSON has it."""
        if self.units is None:
            return None
        if self.places == 0:
            return str(self.units)
        digits = str(abs(self.units)).rjust(self.places + 1, "0")
        return ("-" if self.units < 0 else "") + digits[: -self.places] + "." + digits[-self.places :]


NOT_RECORDED = Value("not_recorded")
NOT_AVAILABLE = Value("not_available")


def number(units, places=0):
    return Value("number", units, places)


def rounded(exact, places=0):
    """Half up, and below zero away from it, in units of the last place."""
    scaled = abs(Fraction(exact)) * 10**places
    return int(math.copysign(1, exact)) * math.floor(scaled + Fraction(1, 2))


def share(part, whole, scale=100, places=0):
    for value in (part, whole):
        if value.whole is None:
            return Value(value.state if value.state not in ("number", "new") else "not_available")
    if whole.whole == 0:
        return Value("not_available", numerator=part.whole, denominator=0)
    exact = Fraction(part.whole * scale, whole.whole)
    return Value("number", rounded(exact, places), places, part.whole, whole.whole)


def change(before, now, places=0):
    for value in (before, now):
        if value.whole is None:
            return Value(value.state if value.state not in ("number", "new") else "not_available")
    if before.whole == 0:
        return Value("not_available" if now.whole == 0 else "new", denominator=0)
    difference = now.whole - before.whole
    return number(rounded(Fraction(100 * difference, before.whole), places), places)


def points(before, now):
    for value in (before, now):
        if value.units is None:
            return Value(value.state)
    return number(now.units - before.units, now.places)


def total(values):
    unknown = next((value for value in values if value.whole is None), None)
    return Value(unknown.state) if unknown else number(sum(value.whole for value in values))


def difference(left, right):
    unknown = total([left, right])
    return unknown if unknown.units is None else number(left.whole - right.whole)


def middle(values):
    """The median to a tenth; of an even number the middle of the two in the middle."""
    if not values:
        return NOT_AVAILABLE
    values, half = sorted(values), len(values) // 2
    exact = values[half] if len(values) % 2 else Fraction(values[half - 1] + values[half], 2)
    return number(rounded(exact, 1), 1)


def mean(values):
    return number(rounded(Fraction(sum(values), len(values)), 1), 1) if values else NOT_AVAILABLE


def longest(values):
    return number(max(values)) if values else NOT_AVAILABLE
