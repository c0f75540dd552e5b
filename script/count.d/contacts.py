"""Everything that reached the council, each thing once, and what only the children's procedure has (requirements R7, R11, R18,
R33, R118 to R132)."""

from contents import Breakdown, Parts, count_of, single
from counting import Rows, change, earlier, entered, rate, share, total
from procedures import PUBLISHED, departments, received, registered, stages
from times import bands_of
from volumes import REFUSALS, channels

ARRIVALS = Rows("arrival", "received")
TYPES = {
    "enquiries": "enquiries", "corporate": "corporate", "adult_social_care": "adult_social_care",
    "public_health": "public_health", "childrens_social_care": "childrens", "unaccepted": "unaccepted",
    "refused": "refused", "withdrawn_unaccepted": "withdrawn", "ombudsman_enquiries": "ombudsman_enquiries",
    "compliments": "compliments",
}
BEFORE = {
    **PUBLISHED, "enquiries": "enquiries_received", "ombudsman_enquiries": "ombudsman_enquiries",
    "compliments": "compliments_received"}
ENDINGS = [
    "service_request_passed_on", "informally_resolved", "signposted_organisation", "signposted_procedure", "routed_out",
    "forwarded", "answered_locally", "malicious", "other", "open",
]
DEMAND = ("referrals", "single_assessments", "children_in_care_at_31_march", "child_protection_plans_at_31_march")


def two_years(now):
    return Parts({"previous": earlier(now), "current": now, "change_percent": change(now)})


def figures():
    def arrivals(type):
        return ARRIVALS.where(lambda row: row.type == type).before_records(BEFORE.get(type)).count

    types = {name: arrivals(type) for name, type in TYPES.items()}
    contacts = Rows("contact", "received")
    compliments = Rows("compliment", "received").before_records(BEFORE["compliments"])
    enquiries = contacts.where(lambda row: row.enquiry).before_records(BEFORE["enquiries"])
    refused = Rows("complaint", "received", lambda row: row.closure == "refused")
    owed = contacts.where(lambda row: row.acknowledged_in_time is not None)
    return {
        **{f"contacts.{name}": two_years(count) for name, count in types.items()},
        "contacts.total": two_years(total(*types.values())),
        "contacts.acknowledged_in_time": count_of(owed.where(lambda row: row.acknowledged_in_time).count, owed.count),
        "contacts.by_channel": Breakdown(ARRIVALS.where(lambda row: row.channel is not None), "channel", channels),
        "contacts.by_month": Breakdown(ARRIVALS, "month"),
        "contacts.by_department": Breakdown(ARRIVALS, "department", departments),
        "contacts.by_refusal": Breakdown(refused, "closure_reason", lambda _: REFUSALS),
        "compliments.by_service": Breakdown(compliments, "service"),
        "compliments.by_department": Breakdown(compliments, "department", departments),
        "enquiries.dispositions": Breakdown(enquiries, "ending", lambda _: ENDINGS),
        "enquiries.members_of_parliament": single(contacts.where(lambda row: row.channel == "councillor_or_mp").count),
    }


def childrens(bands):
    statutory = received("childrens")
    corporate = received("corporate").where(lambda row: row.about_childrens_social_care)
    people = registered("childrens")
    by_children = people.where(lambda row: row.complainant_type == "child_or_young_person")
    advocates = ("childrens_rights_officer", "other_advocate")
    everything = total(statutory.count, corporate.count)
    investigation, panel = stages("childrens")[1:]
    from_statement = investigation.answered.where(lambda row: row.statement_agreed_on is not None)
    held = panel.answered.where(lambda row: row.panel_held_on is not None)
    in_time = held.where(lambda row: row.panel_in_time)
    offered = Rows("stage", "offered", lambda row: row.procedure == "childrens" and row.offer_was_due)

    def route(*routes):
        return Rows("other_route", "received", lambda row: row.route in routes).count

    return {
        "rate_per_referral_percent": single(rate(statutory.count, "referrals")),
        "by_children_and_young_people": Parts({
            "count": by_children.count, "of": people.count, "percent": share(by_children.count, people.count),
            "represented": by_children.where(lambda row: row.representative_type in advocates).count}),
        **{
            f"demand.{name}": Parts({
                "previous": earlier(entered(name)), "current": entered(name),
                "change_percent": change(entered(name), 1)})
            for name in DEMAND
        },
        "stage_1.duty_to_offer_stage_2": single(offered.complaints),
        "stage_2.bands_from_statement": bands_of(
            from_statement, "days_from_statement", bands["childrens", "investigation"]),
        "stage_2.within_65_working_days_of_statement": count_of(
            from_statement.where(lambda row: row.days_from_statement <= 65).count, from_statement.count),
        "stage_3": Parts({
            "requests": panel.received.count,
            "panels": panel.received.where(lambda row: row.panel_held_on is not None).count,
            "early_referrals": panel.received.where(
                lambda row: row.early_referral_on is not None and row.panel_held_on is None).count,
            "answered": held.count, "in_time": in_time.count, "in_time_percent": share(in_time.count, held.count)}),
        "all_routes": Parts({"statutory": statutory.count, "corporate": corporate.count, "total": everything}),
        "all_routes.change_percent": single(change(everything)),
        "other_routes": Parts({
            "corporate_complaint": corporate.count,
            "child_protection_conference_appeal": route("child_protection_conference_appeal"),
            "court": route("court"), "other_procedure": route("other_redress", "other_procedure"),
            "other_body": route("other_body")}),
    }
