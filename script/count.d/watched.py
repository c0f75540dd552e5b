"""Alerts and the behaviour register, as things that count."""

import datetime
from types import SimpleNamespace

from days import month
from export import by

ONE_DAY = datetime.timedelta(days=1)


class Alerts:
    """Alerts told by themselves; none of the behaviour register, nor of what was registered in error."""

    def __init__(self, register):
        self.register, tables = register, register.tables
        self.duties = {row.id: row for row in tables["duty"]}
        self.answers = by(tables["alert_answer"], "alert_id")
        self.told = by([row for row in tables["alert"] if row.joined_id is None and row.cancelled_for is None], "duty_id")
        self.contacts = {row.id: row for row in register.counted("contact") if register.of_counted(row)}
        self.letters = {row.id: row.ombudsman_case_id for row in tables["letter"]}
        self.owed = {row.id: row.ombudsman_case_id for row in tables["obligation"]}
        self.taken_out = {
            row.id for table in ("obligation", "ombudsman_case", "letter") for row in tables[table] if row.error_on is not None}
        self.populations = {"alert": [self.alert(row) for row in tables["alert"] if self.counts(row)]}

    def counts(self, row):
        duty = self.duties.get(row.duty_id)
        return (
            row.joined_id is None and row.behaviour_measure_id is None and (duty is None or duty.behaviour_measure_id is None)
            and (row.complaint_id is None or row.complaint_id in self.register.complaints)
            and (row.contact_id is None or row.contact_id in self.contacts)
            and (duty is None or duty.subject_id not in self.taken_out))

    def alert(self, row):
        duty, answers = self.duties.get(row.duty_id), self.answers[row.id]
        asked = row.answer_due_on is not None and row.cancelled_for is None
        first = min((answer.answered_on for answer in answers), default=None)
        ended = duty is not None and duty.ended_on is not None and asked and duty.ended_on <= row.answer_due_on
        accepted = any(answer.verdict == "accepted" for answer in answers)
        return SimpleNamespace(
            **{**vars(row), **self.place(row, duty)}, duty=duty and duty.kind, asked=asked, month=month(row.raised_on),
            answered_in_time=asked and first is not None and first <= row.answer_due_on,
            answered_late=asked and first is not None and first > row.answer_due_on,
            done=asked and first is None and ended, accepted=accepted,
            rejected=not accepted and any(answer.verdict == "rejected" for answer in answers),
            unanswered_on=row.answer_due_on + ONE_DAY if asked and first is None and not ended else None,
            climbed_on=self.climbed_on(row), on={"raised": row.raised_on})

    def climbed_on(self, row):
        """The day on which a higher step of the same duty was told."""
        if row.duty_id is None:
            return None
        higher = [other for other in self.told[row.duty_id] if int(other.working_days) > int(row.working_days)]
        return min((other.raised_on for other in higher), default=None)

    def place(self, row, duty):
        case = duty and (
            duty.ombudsman_case_id or self.letters.get(duty.letter_id) or self.owed.get(duty.obligation_id))
        things = (
            self.register.complaints.get(row.complaint_id), self.contacts.get(row.contact_id), self.register.cases.get(case))
        return self.register.place(next((thing.service_id for thing in things if thing and thing.service_id), None))


class BehaviourRegister:
    """Measures that took effect: from the decision, or the first letter if that was later, until they were lifted, ended, or were
    not reviewed in time."""

    def __init__(self, register):
        self.days = register.working_days
        self.letters = by(register.tables["behaviour_letter"], "measure_id")
        self.decisions = by(register.tables["behaviour_decision"], "measure_id")
        measures = [row for row in register.tables["behaviour_measure"] if self.letters[row.id]]
        self.populations = {
            "behaviour_measure": [self.measure(row) for row in measures],
            "behaviour_review": [review for row in measures for review in self.reviews(row)]}

    def in_order(self, row):
        return sorted(self.decisions[row.id], key=lambda decision: int(decision.id))

    def grace_ends(self, row, terms):
        return self.days.after(terms.review_on, int(row.grace_working_days))

    def measure(self, row):
        decisions = self.in_order(row)
        imposed = max(decisions[0].decided_on, min(letter.sent_on for letter in self.letters[row.id]))
        lifted = next((decision.decided_on for decision in decisions if decision.kind == "lifted"), None)
        terms = [decision for decision in decisions if decision.kind != "lifted"][-1]
        grace = self.grace_ends(row, terms)
        why = "lifted" if lifted else "end_reached" if terms.ends_on <= grace else "review_not_held"
        ended = lifted or min(terms.ends_on, grace) + ONE_DAY
        return SimpleNamespace(
            kind=row.kind, imposed_on=imposed, ended_on=ended, ended_by=why, on={"imposed": imposed, "ended": ended})

    def reviews(self, row):
        decisions = self.in_order(row)
        for place, terms in enumerate(decisions):
            if terms.kind != "lifted":
                held = decisions[place + 1].decided_on if place + 1 < len(decisions) else None
                yield SimpleNamespace(
                    kind=row.kind, due_on=terms.review_on, decided_on=held, overdue_on=terms.review_on + ONE_DAY,
                    ended_on=held or min(terms.ends_on, self.grace_ends(row, terms)) + ONE_DAY, on={"decided": held})
