"""What a report leaves unsaid by a rule: times under other limits (requirement R47)."""

from procedures import PROCEDURES


def may_be_incomparable(figure, own, days, own_days, versions):
    """Whether a version of its procedure began after the first of the days that stand beside each other, and by the last."""
    first = min(days.earlier(1).first, own_days.first)
    last = max(days.last, own_days.last)
    procedure = figure.split(".")[0]
    return any("stage" in quantity.populations for quantity in own.quantities) and any(
        first < begun <= last for name, begun in versions if procedure not in PROCEDURES or name == procedure)
