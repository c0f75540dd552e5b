"""Makes a small register of random rows, as the files of `redress import`; extras.sql has what those cannot hold.

random_register.py SEED FOLDER
"""

import csv
import datetime
import random
import sys
from pathlib import Path

from procedures import PROCEDURES
from volumes import CHANNELS

FIRST, DAYS = datetime.date(2021, 4, 1), 3 * 365
CAUSES = ["delay", "poor_communication", "policy", "decision_disputed", "record_keeping"]
COMPLAINANTS = {"childrens": ["parent", "family_member", "child_or_young_person", "foster_carer"]}
DEPARTMENTS = {
    "childrens": ["Children"], "adult_social_care": ["Adults"], "public_health": ["Health"],
    "corporate": ["Roads", "Libraries", "Children"]}
WIDER = ["policy_or_procedure_change", "staff_training", "system_change"]
INDIVIDUAL = ["apology", "decision_changed", "payment"]
DECISIONS = [
    "outside_jurisdiction", "premature_referred_back", "closed_after_initial_enquiries", "not_upheld",
    "upheld_fault_and_injustice", "upheld_fault_no_injustice", "upheld_satisfied_with_offer"]


class RandomRegister:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.size = self.random.randint(60, 240)
        self.files = {name: [] for name in (
            "complaints stages actions ombudsman remedies costs compliments enquiries demand earlier_totals").split()}
        for number in range(self.size):
            self.complaint(number)
        for number in range(self.size // 4):
            self.case(number)
            self.other(number)
        for year in ("2021-22", "2022-23", "2023-24"):
            for measure in ("referrals", "residents"):
                if self.chance(2):
                    self.add("demand", year=year, measure=measure, value=self.random.randint(0, 400000))
        departments = self.random.choice([[""], ["Roads"], sorted({name for names in DEPARTMENTS.values() for name in names})])
        for measure in ("corporate_complaints_received", "compliments_received", "ombudsman_decisions_upheld"):
            for department in departments:
                self.add("earlier_totals", year="2020-21", measure=measure, department=department,
                         value=self.random.randint(0, 99))
        self.add("earlier_totals", year="2020-21", measure="financial_redress_childrens_pounds", department="",
                 value=self.random.randint(0, 999))

    def add(self, file, **row):
        self.files[file].append({name: "" if value is None else value for name, value in row.items()})

    def chance(self, of):
        return self.random.randrange(of) == 0

    def day(self, after=FIRST, within=DAYS):
        return after + datetime.timedelta(days=self.random.randrange(within))

    def maybe(self, of, value):
        return value if self.chance(of) else None

    def service(self, procedure):
        return {"department": self.random.choice(DEPARTMENTS[procedure]), "service": f"Service {self.random.randint(1, 4)}"}

    def scheme(self):
        procedure = self.random.choices(list(PROCEDURES), [5, 3, 1, 5])[0]
        return procedure, "childrens_social_care" if procedure == "childrens" else procedure

    def complaint(self, number):
        procedure, scheme = self.scheme()
        received, service = self.day(), self.service(procedure)
        reference = f"R-{number:04}"
        self.add(
            "complaints", reference=reference, scheme=scheme, received_on=received, channel=self.random.choice(CHANNELS),
            complainant=f"P{number}", complainant_type=self.random.choice(COMPLAINANTS.get(procedure, ["resident"])),
            representative_type=self.maybe(4, "other_advocate"), advocacy_offered_on=None, **service,
            about_childrens_social_care="yes" if procedure == "childrens" or self.chance(3) else "no",
            causes=";".join(self.random.sample(CAUSES, self.random.randint(0, 3))), summary="made up")
        if self.chance(8):
            self.cost(reference, received)
        requested = received
        for position, name in enumerate(PROCEDURES[procedure], 1):
            answered = self.stage(reference, position, name, requested)
            if answered is None or not self.chance(3):
                break
            requested = answered

    def stage(self, reference, position, name, requested):
        answered = None if self.chance(8) else self.day(requested, self.random.choice([20, 40, 150]))
        outcome = answered and self.random.choice(["fault_found", "fault_found", "not_upheld", "no_finding"])
        extended = self.maybe(3, answered) and self.day(requested, (answered - requested).days + 1)
        held = self.maybe(1, answered) if name == "review_panel" and not self.chance(4) else None
        held = held and self.day(requested, (answered - requested).days + 1)
        self.add(
            "stages", complaint_reference=reference, stage=position, requested_on=requested,
            statement_agreed_on=self.maybe(2, requested) if name == "investigation" else None,
            offered_under_duty_on=self.maybe(2, requested) if name == "investigation" else None,
            investigating_officer=None, investigator_type=None, independent_person=None, extension_agreed_on=extended,
            extension_agreed_to=extended and self.day(extended + datetime.timedelta(days=1), 60), report_received_on=None,
            panel_held_on=held, panel_findings_on=held and self.day(held, (answered - held).days + 1),
            early_referral_on=self.maybe(3, requested) if name == "review_panel" and not held else None,
            responded_on=answered, outcome=outcome, all_points_upheld=None,
            no_finding_reason=self.random.choice(["insufficient_evidence", "irreconcilable_versions"])
            if outcome == "no_finding" else None,
            breach_reason=self.maybe(3, answered) and "complexity")
        if outcome and self.chance(2):
            scope = self.random.choice(["wider", "individual"])
            self.add("actions", complaint_reference=reference, scope=scope,
                     type=self.random.choice(WIDER if scope == "wider" else INDIVIDUAL), owner="Team",
                     **self.promise(answered), description="made up")
        return answered

    def promise(self, agreed):
        return {"agreed_on": agreed, "due_on": agreed + datetime.timedelta(days=28),
                "completed_on": self.maybe(2, self.day(agreed, 300))}

    def case(self, number):
        (procedure, scheme), enquiry = self.scheme(), self.day()
        decision = self.random.choice([None, *DECISIONS])
        exhausted = decision != "premature_referred_back" and self.chance(2)
        reference = f"21 000 {number:03}"
        decided = decision and self.day(enquiry, 300)
        self.add("ombudsman", ombudsman_reference=reference, complaint_reference=None, scheme=scheme,
                 **self.service(procedure), enquiry_on=enquiry, decision_on=decided, decision=decision,
                 public_report="yes" if decision and decision.startswith("upheld") and self.chance(3) else "no",
                 procedure_exhausted="yes" if exhausted else "no",
                 local_offer_pounds=self.maybe(2, f"{self.random.randint(0, 900)}.{self.random.randint(10, 99)}"), summary=None)
        if decided and self.chance(2):
            self.add("remedies", ombudsman_reference=reference, type="distress_payment",
                     amount_pounds=f"{self.random.randint(1, 2000)}.{self.random.randint(10, 99)}",
                     **self.promise(decided), description="made up")

    def cost(self, reference, day):
        self.add("costs", complaint_reference=reference, category=self.random.choice(["mediation", "commissioned_investigation"]),
                 incurred_on=day, amount_pounds=f"{self.random.randint(1, 3000)}.{self.random.randint(10, 99)}",
                 description="made up")

    def other(self, number):
        procedure, scheme = self.scheme()
        self.cost(None, self.day())
        self.add("compliments", received_on=self.day(), **self.service(procedure), scheme=scheme, text=f"Thank you {number}")
        at = f"{self.day()}T{self.random.randrange(24):02}:30"
        disposition, destination = self.random.choice([
            ("other", None), ("informally_resolved", None), ("signposted_organisation", "health")])
        self.add("enquiries", reference=f"E-{number:04}", received_at=at, channel=self.random.choice(CHANNELS),
                 disposition=disposition, signposted_to=destination, department=self.service(procedure)["department"],
                 closed_at=at)

    def write(self, folder):
        for name, rows in self.files.items():
            header = (Path(__file__).parent / f"../../db/demo/{name}.csv").read_text(encoding="utf-8").splitlines()[0]
            with open(folder / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
                writer = csv.DictWriter(file, header.split(","), lineterminator="\n")
                writer.writeheader()
                writer.writerows(rows)


if __name__ == "__main__":
    RandomRegister(int(sys.argv[1])).write(Path(sys.argv[2]))
