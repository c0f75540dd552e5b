"""A register read from an export of its tables, as things that count: each a row of a population with its days."""

from collections import defaultdict
from types import SimpleNamespace

import answered
import arrived
import complained
import owed
import recorded
from export import TABLES, by, read
from procedures import PROCEDURES
from watched import Alerts, BehaviourRegister


class Register:
    """Its populations: what was registered in error is in none, nor is what belongs to it."""

    def __init__(self, folder, working_days):
        self.tables = {table: read(folder, table) for table in TABLES}
        self.working_days = working_days
        self.services = {row.id: row for row in self.tables["service"]}
        self.departments = {row.name for row in self.tables["department"]}
        self.versions = [(row.procedure, row.in_force_from) for row in self.tables["procedure_version"]]
        self.causes = {row.code for row in self.tables["cause"] if row.retired_on is None}
        self.demand = {(row.year, row.measure): row.value for row in self.tables["demand"]}
        self.earlier = defaultdict(dict)
        for row in self.tables["earlier_total"]:
            self.earlier[row.year, row.measure][row.department or None] = row.value
        asked_for = by(self.tables["equality_category"], "characteristic")
        self.categories = {name: [row.category for row in rows] for name, rows in asked_for.items()}
        self.bands = {
            (row.procedure, row.stage): [int(edge) for edge in row.edges.strip("{}").split(",")]
            for row in self.tables["report_band"]
        }
        self.found = defaultdict(list)
        for row in self.tables["point_finding"]:
            if row.adjudicated_finding:
                self.found[row.complaint_id, row.stage].append(row.adjudicated_finding)
        self.complaints = {row.id: complained.complaint(self, row) for row in self.counted("complaint")}
        self.cases = {row.id: owed.case(self, row) for row in self.counted("ombudsman_case")}
        stages = [answered.stage(self, row) for row in self.tables["stage"] if row.complaint_id in self.complaints]
        obligations = [owed.obligation(self, row) for row in self.counted("obligation") if self.owed_by(row)]
        compliments = [arrived.compliment(self, row) for row in self.counted("compliment")]
        praised = {compliment.contact_id for compliment in compliments}
        contacts = [arrived.contact(self, row, praised) for row in self.counted("contact") if self.of_counted(row)]
        self.populations = {
            "complaint": list(self.complaints.values()),
            "stage": stages,
            "late_reason": list(answered.limits(self, stages)),
            "cause": list(complained.causes_of_complaints(self)),
            "point": list(complained.points(self)),
            "obligation": obligations,
            "agreed_money": [money for obligation in obligations for money in owed.money(obligation)],
            "remedial_review": [self.part(row, decided=row.reviewed_on) for row in self.of_complaints("remedial_review")],
            "ombudsman_case": list(self.cases.values()),
            "ombudsman_theme": [
                owed.case_part(self, row) for row in self.tables["ombudsman_case_theme"] if row.ombudsman_case_id in self.cases
            ],
            "cost": [owed.cost(self, row) for row in self.tables["cost"] if self.of_counted(row)],
            "contact": contacts,
            "compliment": compliments,
            "arrival": list(arrived.arrivals(self, contacts, compliments)),
            "other_route": list(arrived.other_routes(self, contacts)),
            "equality_answer": [
                self.part(row, received=self.complaints[row.complaint_id].received_on)
                for row in self.of_complaints("equality_answer")],
            **Alerts(self).populations,
            **BehaviourRegister(self).populations,
        }
        for procedure in PROCEDURES:
            self.populations[f"cost/{procedure}"] = [
                row for row in self.populations["cost"] if row.procedure == procedure]
        self.reviewed = {row.complaint_id for row in self.populations["remedial_review"]}
        self.obligations = by(obligations, "complaint_id")
        self.first_years = recorded.records(self)

    def counted(self, table):
        return [row for row in self.tables[table] if row.error_on is None]

    def of_complaints(self, table):
        return [row for row in self.tables[table] if row.complaint_id in self.complaints]

    def of_counted(self, row):
        return row.complaint_id is None or row.complaint_id in self.complaints

    def owed_by(self, row):
        return self.of_counted(row) and (row.ombudsman_case_id is None or row.ombudsman_case_id in self.cases)

    def place(self, service_id):
        service = self.services.get(service_id)
        name = service and f"{service.department}/{service.name}"
        return {"department": service and service.department, "service": name}

    def part(self, row, **on):
        """Something of a complaint, under its procedure, department and service."""
        complaint = self.complaints[row.complaint_id]
        own = {"procedure": complaint.procedure, "department": complaint.department, "service": complaint.service}
        return SimpleNamespace(**{**vars(row), **own}, complaint=complaint, on=on)

    @property
    def duties(self):
        return self.kept("duty", "stage_id")

    @property
    def entries(self):
        return self.kept("entry", "complaint_id")

    @property
    def parties(self):
        return self.kept("party", "complaint_id")

    @property
    def extensions(self):
        return self.kept("extension", "stage_id")

    def kept(self, table, name):
        key = f"_{table}_{name}"
        if key not in self.__dict__:
            self.__dict__[key] = by(self.tables[table], name)
        return self.__dict__[key]
