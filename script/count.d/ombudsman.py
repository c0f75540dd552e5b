"""The Ombudsman, by the day of the enquiry or of the decision; and money (requirements R82 to R101, R127, R129, R136)."""

from contents import Breakdown, Parts, single
from counting import Rows, change, difference, pounds, share, total
from procedures import PROCEDURES, causes, departments, of

UPHELD = ("upheld_fault_and_injustice", "upheld_fault_no_injustice", "upheld_satisfied_with_offer")
CLOSED_EARLY = ("outside_jurisdiction", "closed_after_initial_enquiries")
COUNTED_APART = (
    "outside_jurisdiction", "closed_after_initial_enquiries", "premature_referred_back", "not_upheld", *UPHELD)


def cases(procedure):
    decided, enquired = of(procedure, "ombudsman_case", "decided"), of(procedure, "ombudsman_case", "enquired")
    enquiries = enquired.before_records(None if procedure else "ombudsman_enquiries")

    def decision(*codes):
        return decided.where(lambda row: row.decision in codes).count

    upheld = decided.where(lambda row: row.decision in UPHELD).before_records(
        None if procedure else "ombudsman_decisions_upheld").count
    investigated = decision("not_upheld", *UPHELD)
    offered = decided.where(lambda row: row.local_offer_pence is not None)
    offers, agreed = offered.sum("local_offer_pence"), offered.sum("agreed_pence")
    return {
        "ombudsman.enquiries": single(enquiries.count),
        "ombudsman.enquiries.change_percent": single(change(enquiries.count)),
        "ombudsman.enquiries_by_department": Breakdown(enquiries, "department", departments),
        "ombudsman.decisions": Parts({
            "total": decided.count,
            **{code: decision(code) for code in COUNTED_APART},
            "outside_jurisdiction_or_closed_after_initial_enquiries": decision(*CLOSED_EARLY),
            "upheld": upheld,
            "upheld_percent_of_decisions": share(upheld, decided.count),
            "public_reports": decided.where(lambda row: row.public_report).count,
        }),
        "ombudsman.upheld": single(upheld),
        "ombudsman.uphold_rate_percent": Parts({
            "upheld": upheld, "investigated": investigated, "percent": share(upheld, investigated)}),
        "ombudsman.exhausted": single(decided.where(lambda row: row.procedure_exhausted).count),
        "ombudsman.themes": Breakdown(of(procedure, "ombudsman_theme", "decided"), "cause", causes),
        "ombudsman.local_offers": Parts({
            "cases": offered.count, "offered": offers, "final": agreed, "uplift_total": difference(agreed, offers),
            "unchanged": offered.where(lambda row: row.agreed_pence == row.local_offer_pence).count}),
        "ombudsman.local_offers.offered": Breakdown(offered, "decided_case", amount="local_offer_pence"),
        "ombudsman.local_offers.final": Breakdown(offered, "decided_case", amount="agreed_pence"),
    }


def payments(procedure):
    """Payments agreed with the Ombudsman, in pence."""
    agreed = of(procedure, "agreed_money", "agreed").where(lambda row: row.source == "ombudsman")
    return agreed.sum("pence")


def costs(procedure):
    """Each line up to the next ten pounds, and the total of the lines so rounded."""
    def line(category):
        of_category = Rows(f"cost/{procedure}", "incurred", lambda row: row.category == category)
        return pounds(of_category.sum("pence"), up_to_ten=True)

    redress = of(procedure, "agreed_money", "agreed").before_records(
        "financial_redress_childrens" if procedure == "childrens" else None)
    lines = {
        "commissioned_investigations": line("commissioned_investigation"),
        "mediation": line("mediation"),
        "financial_redress": pounds(redress.sum("pence"), up_to_ten=True),
    }
    return {
        "costs_pounds": Parts({**lines, "total": total(*lines.values())}),
        "ombudsman.payments_pence": single(payments(procedure)),
        "ombudsman.payments_pounds": single(pounds(payments(procedure))),
    }


def figures(procedure):
    return {**cases(procedure), **costs(procedure)}


def over_all():
    names = {name: "childrens_social_care" if name == "childrens" else name for name in PROCEDURES}
    decided = of(None, "ombudsman_case", "decided")

    def by_procedure(rows):
        return Breakdown(rows, "procedure", lambda _: list(PROCEDURES))

    return {
        **cases(None),
        "ombudsman.decided_by_procedure": by_procedure(decided),
        "ombudsman.upheld_by_procedure": by_procedure(
            decided.where(lambda row: row.decision in UPHELD).before_records("ombudsman_decisions_upheld")),
        "ombudsman.exhausted_by_procedure": by_procedure(decided.where(lambda row: row.procedure_exhausted)),
        "ombudsman.payments_pounds": Parts({
            **{names[name]: pounds(payments(name)) for name in PROCEDURES}, "total": pounds(payments(None))}),
    }
