"""What a report leaves unsaid by a rule: small counts of people, and times under other limits (requirements R47, R149, R150)."""

from procedures import PROCEDURES

THRESHOLD = 4
CHILD = "child_or_young_person"


def is_of_people(figure):
    """Whether it counts people by what they are, or those whom the behaviour register binds."""
    return figure.startswith(("equality.complainant.", "equality.child.", "behaviour.")) or figure.endswith(
        (".received.by_complainant", ".by_children_and_young_people"))


def is_plain(small):
    """Whether the sum of small counts leaves no choice of what they are."""
    return len(small) == 1 or sum(small) in (len(small), len(small) * THRESHOLD)


def withheld(values):
    """The keys whose values are withheld, and those of which one more is: the least of the others, where the total would tell."""
    keys = list(values)
    end = keys.index("total") if "total" in keys else len(keys)
    counts = {key: values[key].whole for key in keys[:end] if key not in ("of", "percent") and values[key].whole}
    small = {key for key, count in counts.items() if count <= THRESHOLD}
    if "count" in small:
        return set(keys) - {"of"}, set()
    if not small or "total" not in keys or not is_plain([counts[key] for key in small]):
        return small, set()
    others = {key: count for key, count in counts.items() if key not in small}
    least = {key for key, count in others.items() if count == min(others.values())}
    return (small, least - {CHILD} or least) if least else (small | set(keys[end:]) - {"received"}, set())


def is_withheld_rightly(figure, hidden, values, by_complainant):
    """Whether just those keys are withheld that must be; of several that would do as the one more, any."""
    if not is_of_people(figure):
        return not hidden
    must, one_more = withheld(values)
    # What stands in a sentence is withheld where its table withholds it.
    if "count" in values and any(CHILD in keys for keys in withheld(by_complainant)):
        must = set(values) - {"of"}
    extra = hidden - must
    return must <= hidden and extra <= one_more and len(extra) == bool(one_more)


def may_be_incomparable(figure, own, days, own_days, versions):
    """Whether a version of its procedure began after the first of the days that stand beside each other, and by the last."""
    first = min(days.earlier(1).first, own_days.first)
    last = max(days.last, own_days.last)
    procedure = figure.split(".")[0]
    return any("stage" in quantity.populations for quantity in own.quantities) and any(
        first < begun <= last for name, begun in versions if procedure not in PROCEDURES or name == procedure)
