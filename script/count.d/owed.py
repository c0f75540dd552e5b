"""Ombudsman cases, obligations and money, as things that count."""

from types import SimpleNamespace


def case(register, row):
    return SimpleNamespace(
        **{**vars(row), **register.place(row.service_id)}, agreed_pence=0, decided_case=f"{row.decision_on}/{row.reference}",
        on={"enquired": row.enquiry_on, "decided": row.decision_on})


def case_part(register, row):
    case = register.cases[row.ombudsman_case_id]
    return SimpleNamespace(
        cause=row.cause, procedure=case.procedure, department=case.department, on={"decided": case.decision_on})


def obligation(register, row):
    case, complaint = register.cases.get(row.ombudsman_case_id), register.complaints.get(row.complaint_id)
    first = complaint and complaint.stages.get(1)
    owed = SimpleNamespace(
        **vars(row), procedure=(case or complaint).procedure, department=(complaint or case).department,
        service=(complaint or case).service, outcome=first and first.outcome,
        on={"agreed": row.agreed_on, "resolved": first and first.responded_on})
    if case:
        case.agreed_pence += sum(part.pence for part in money(owed))
    return owed


def money(owed):
    if owed.amount_pence is not None and owed.accepted is not False:
        yield SimpleNamespace(**{**vars(owed), "pence": owed.amount_pence})
    if owed.in_lieu_on is not None:
        yield SimpleNamespace(**{**vars(owed), "pence": owed.in_lieu_pence, "on": {"agreed": owed.in_lieu_on}})


def cost(register, row):
    complaint = register.complaints.get(row.complaint_id)
    own = {"procedure": complaint.procedure if complaint else row.procedure, "pence": row.amount_pence}
    return SimpleNamespace(**{**vars(row), **own}, on={"incurred": row.incurred_on})
