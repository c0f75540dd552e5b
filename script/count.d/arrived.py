"""Contacts and compliments, whatever reached the council, and where else it went, as things that count."""

from types import SimpleNamespace

from answered import met
from days import month


def contact(register, row, praised):
    enquiry = row.complaint_id is None and not (row.kind == "compliment" and row.id in praised)
    return SimpleNamespace(
        **{**vars(row), **register.place(row.service_id), "department": row.department}, enquiry=enquiry,
        ending=row.disposition or "open",
        acknowledged_in_time=met(register.kept("duty", "contact_id")[row.id], "acknowledgement"),
        month=month(row.received_on), on={"received": row.received_on})


def compliment(register, row):
    return SimpleNamespace(
        **vars(row), **register.place(row.service_id), month=month(row.received_on), on={"received": row.received_on})


def arrivals(register, contacts, compliments):
    """Whatever reached the council, once: what became a complaint as the complaint."""
    def arrival(type, day, department, channel=None):
        return SimpleNamespace(
            type=type, department=department, channel=channel, month=month(day), on={"received": day})

    for contact in contacts:
        if contact.enquiry:
            yield arrival("enquiries", contact.received_on, contact.department, contact.channel)
    for complaint in register.complaints.values():
        type = complaint.procedure or complaint.closure or "unaccepted"
        yield arrival(type, complaint.received_on, complaint.department, complaint.channel)
    for case in register.cases.values():
        yield arrival("ombudsman_enquiries", case.enquiry_on, case.department)
    for compliment in compliments:
        yield arrival("compliments", compliment.received_on, compliment.department)


def other_routes(register, contacts):
    routed = {contact.complaint_id for contact in contacts if contact.disposition == "routed_out"}
    for contact in contacts:
        if contact.disposition == "routed_out":
            yield SimpleNamespace(route=contact.destination, on=contact.on)
    names = {"conference_appeal": "child_protection_conference_appeal", "other_redress": "other_procedure"}
    for complaint in register.complaints.values():
        refused = complaint.procedure is None and complaint.closure == "refused"
        if refused and complaint.about_childrens_social_care and complaint.id not in routed:
            yield SimpleNamespace(
                route=names.get(complaint.closure_reason, complaint.closure_reason), on=complaint.on)
