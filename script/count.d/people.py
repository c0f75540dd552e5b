"""Who complains, alerts, and the behaviour register (requirements R64, R111, R149, R161, R164, R167)."""

from contents import Breakdown, Parts, Tally, count_of
from counting import Rows, Standing, difference, share
from procedures import PROCEDURES, departments

KINDS = ["warning", "restriction"]


def equality(register):
    """By the day received; an answer is somebody's, so small counts of them are withheld."""
    received = Rows("complaint", "received", lambda row: row.procedure is not None).count
    found = {
        "children_affected": Breakdown(
            Rows("complaint", "received", lambda row: row.procedure is not None), "procedure", lambda _: list(PROCEDURES),
            amount="children")}
    # A complaint is about a child who is named in it, who made it, or of whom an answer is on record.
    about_a_child = Rows("complaint", "received", lambda row: row.procedure is not None and row.about_a_child).count
    for person, received in (("complainant", received), ("child", about_a_child)):
        for characteristic, categories in register.categories.items():
            answers = Rows("equality_answer", "received", lambda row, who=person, what=characteristic: (
                row.person == who and row.characteristic == what and row.procedure is not None))
            recorded = answers.where(lambda row: row.answer == "recorded")
            found[f"{person}.{characteristic}"] = Tally(
                Breakdown(recorded, "category", lambda _, categories=categories: categories),
                {
                    "prefer_not_to_say": answers.where(lambda row: row.answer == "prefer_not_to_say").count,
                    "unknown": answers.where(lambda row: row.answer == "unknown").count,
                    "not_asked": difference(received, answers.count),
                    "received": received,
                    "completeness_percent": share(recorded.count, received),
                })
    return found


def alerts():
    """Each told by itself, by the day raised; what came of it by the last day of the period."""
    raised = Rows("alert", "raised")
    asked = raised.where(lambda row: row.asked)

    def unanswered(by_now):
        return raised.at_the_end(
            lambda row, end: row.unanswered_on is not None and (row.unanswered_on <= end) == by_now).count

    stepped = raised.where(lambda row: row.duty_id is not None and row.cancelled_for is None)
    found = {
        "levels": Breakdown(stepped.at_the_end(
            lambda row, end: row.climbed_on is None or row.climbed_on > end), "audience"),
        "raised": Parts({
            "planned": raised.count,
            "delivered": raised.where(lambda row: row.told_at is not None).count,
            "cancelled": raised.where(lambda row: row.cancelled_for is not None).count,
            "asked": asked.count,
            "answered_in_time": asked.where(lambda row: row.answered_in_time).count,
            "answered_late": asked.where(lambda row: row.answered_late).count,
            "done": asked.where(lambda row: row.done).count,
            "waiting": unanswered(False),
            "unanswered": unanswered(True),
            "accepted": asked.where(lambda row: row.accepted).count,
            "rejected": asked.where(lambda row: row.rejected).count,
        }),
        "answered_in_time_percent": count_of(asked.where(lambda row: row.answered_in_time).count, asked.count),
    }
    for word, must in (("kind", None), ("duty", None), ("department", departments), ("service", None), ("month", None)):
        found[f"by_{word}"] = Breakdown(raised, word, must)
    return found


def behaviour():
    """Measures and reviews by kind."""
    def by_kind(rows):
        return Breakdown(rows, "kind", lambda _: KINDS)

    reviews = Rows("behaviour_review", "decided")
    ended = Rows("behaviour_measure", "ended")
    return {
        "in_force": by_kind(Standing("behaviour_measure", "", begins="imposed_on", ends="ended_on")),
        "overdue": by_kind(Standing("behaviour_review", "", begins="overdue_on", ends="ended_on")),
        "new": by_kind(Rows("behaviour_measure", "imposed")),
        "ended": by_kind(ended),
        "ended.by_cause": Breakdown(ended, "ended_by", lambda _: ["lifted", "end_reached", "review_not_held"]),
        "reviews": by_kind(reviews),
        "reviews_in_time": by_kind(reviews.where(lambda row: row.decided_on <= row.due_on)),
    }
