"""Since when the records of each population are kept."""

from days import financial_year
from procedures import PROCEDURES


def records(register):
    """The first financial year of the records of each population; none where nothing was ever recorded."""
    def first(population, day):
        return min((row.on[day] for row in register.populations[population] if row.on.get(day)), default=None)

    # What was imported and had come in before anything that was answered, and before any contact, begins no records.
    begin = min(filter(None, (first("stage", "resolved"), first("contact", "received"))), default=None)
    own_days = [
        complaint.received_on for complaint in register.complaints.values()
        if not any(stage.imported_on for stage in complaint.stages.values())]
    if begin is None:
        begin = first("complaint", "received")
    else:
        begin = min([begin, *own_days])
    own = {"ombudsman_case": "enquired", "compliment": "received"}
    days = {name: begin for name in register.populations}
    for name, day in own.items():
        days[name] = min(filter(None, (begin, first(name, day))), default=None)
    days["ombudsman_theme"] = days["ombudsman_case"]
    decided = [row.decided_on for row in register.tables["behaviour_decision"]]
    days["behaviour_measure"] = days["behaviour_review"] = min(decided, default=None)
    # Nobody was told of anything before the first alert.
    days["alert"] = min((row.raised_on for row in register.tables["alert"]), default=None)
    days["cost"] = first("cost", "incurred")
    # Of money nothing is known where no remedy and no cost is, nor of one procedure's costs from those of another alone.
    paid = register.populations["obligation"] or register.populations["cost"]
    days["agreed_money"] = min(filter(None, (first("agreed_money", "agreed"), paid and begin)), default=None)
    costs = {procedure: first(f"cost/{procedure}", "incurred") for procedure in PROCEDURES}
    least = min(filter(None, costs.values()), default=None)
    for procedure, day in costs.items():
        days[f"cost/{procedure}"] = min(filter(None, (day, begin and least and max(begin, least))), default=None)
    return {name: day and financial_year(day) for name, day in days.items()}
