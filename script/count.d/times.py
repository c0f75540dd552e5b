"""How long answers took, by the day of the answer (requirements R48, R122, R123, R176)."""

from contents import Parts, count_of, single
from counting import change
from procedures import stages

# The limits that law and policy name, whatever bands a council has.
NAMED = {"local_resolution": [10, 20, 65], "investigation": [25, 65], "stage_1": [20, 40], "stage_2": [20]}


def figures(procedure, bands):
    found = {}
    for stage in stages(procedure):
        answered, edges = stage.answered, bands.get((procedure, stage.name), [])
        named = NAMED.get(stage.name, [])
        for edge in sorted({*edges, *named}):
            within = answered.where(lambda row, edge=edge: row.days is not None and row.days <= edge)
            found[f"{stage.code}.within_{edge}_working_days"] = count_of(within.count, answered.count)
        for edge in {*edges[-1:], *named[-1:]}:
            over = answered.where(lambda row, edge=edge: row.days is not None and row.days > edge)
            found[f"{stage.code}.over_{edge}_working_days"] = count_of(over.count, answered.count)
            found[f"{stage.code}.over_{edge}_working_days.change_percent"] = single(change(over.count))
        found[f"{stage.code}.bands"] = bands_of(answered, "days", edges)
        found[f"{stage.code}.days"] = Parts({kind: answered.over(kind, "days") for kind in ("median", "mean", "longest")})
        found[f"{stage.code}.answered"] = single(answered.count)
        found[f"{stage.code}.in_time"] = count_of(answered.where(lambda row: row.in_time).count, answered.count)
        aimed = answered.where(lambda row: row.in_target is not None)
        found[f"{stage.code}.in_target"] = count_of(aimed.where(lambda row: row.in_target).count, aimed.count)
        owed = answered.where(lambda row: row.acknowledged_in_time is not None)
        found[f"{stage.code}.acknowledged_in_time"] = count_of(
            owed.where(lambda row: row.acknowledged_in_time).count, owed.count)
        # Children's stage 1: beyond the limit of 20 working days, which no agreement moves.
        least = 20 if stage.name == "local_resolution" else -1
        agreed = answered.where(lambda row, least=least: row.by_agreement and row.days > least)
        found[f"{stage.code}.within_agreed_extension"] = single(agreed.count)
        found[f"{stage.code}.open_at_period_end"] = single(stage.open.count)
    return found


def bands_of(answered, name, edges):
    """So many working days up to the first edge, to each next, and over the last."""
    if not edges:
        return Parts()
    lows, highs = [None, *edges], [*edges, None]
    parts = Parts()
    for low, high in zip(lows, highs):
        key = f"up_to_{high}" if low is None else f"over_{low}" if high is None else f"{low + 1}_to_{high}"
        parts[key] = answered.where(lambda row, low=low, high=high: (
            getattr(row, name) is not None and (low is None or getattr(row, name) > low)
            and (high is None or getattr(row, name) <= high))).count
    parts["total"] = answered.count
    return parts
