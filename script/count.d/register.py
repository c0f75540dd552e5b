"""A register read from an export of its tables, as things that count: each a row of a population with its days."""

from collections import defaultdict
from types import SimpleNamespace

from days import financial_year, month
from export import TABLES, by, read
from procedures import PROCEDURES
from watched import Alerts, BehaviourRegister


def overall(findings):
    """Upheld where every point is, partly where some of it is; else no finding before not upheld."""
    if not findings:
        return None
    if findings == {"upheld"}:
        return "upheld"
    if findings & {"upheld", "partly_upheld"}:
        return "partly_upheld"
    return "no_finding" if "no_finding" in findings else "not_upheld"


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
        self.complaints = {row.id: self.complaint(row) for row in self.counted("complaint")}
        self.cases = {row.id: self.case(row) for row in self.counted("ombudsman_case")}
        stages = [self.stage(row) for row in self.tables["stage"] if row.complaint_id in self.complaints]
        obligations = [self.obligation(row) for row in self.counted("obligation") if self.owed_by(row)]
        compliments = [self.compliment(row) for row in self.counted("compliment")]
        praised = {compliment.contact_id for compliment in compliments}
        contacts = [self.contact(row, praised) for row in self.counted("contact") if self.of_counted(row)]
        self.populations = {
            "complaint": list(self.complaints.values()),
            "stage": stages,
            "late_reason": list(self.limits(stages)),
            "cause": list(self.causes_of_complaints()),
            "point": list(self.points()),
            "obligation": obligations,
            "agreed_money": [money for obligation in obligations for money in self.money(obligation)],
            "remedial_review": [self.part(row, decided=row.reviewed_on) for row in self.of_complaints("remedial_review")],
            "ombudsman_case": list(self.cases.values()),
            "ombudsman_theme": [
                self.case_part(row) for row in self.tables["ombudsman_case_theme"] if row.ombudsman_case_id in self.cases
            ],
            "cost": [self.cost(row) for row in self.tables["cost"] if self.of_counted(row)],
            "contact": contacts,
            "compliment": compliments,
            "arrival": list(self.arrivals(contacts, compliments)),
            "other_route": list(self.other_routes(contacts)),
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
        self.first_years = self.records()

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

    def complaint(self, row):
        named = sum(party.role == "child" for party in self.parties[row.id])
        return SimpleNamespace(
            **{**vars(row), **self.place(row.service_id)}, register=self,
            children=max(named, int(row.complainant_type == "child_or_young_person")),
            about_a_child=named > 0 or row.complainant_type == "child_or_young_person" or any(
                answer.person == "child" for answer in self.kept("equality_answer", "complaint_id")[row.id]), stages={}, month=month(row.received_on),
            resolved_otherwise=row.closed_on is not None and any(
                entry.resolved and entry.struck_at is None and entry.occurs_on <= row.closed_on for entry in self.entries[row.id]),
            on={"received": row.received_on, "closed": row.closed_on})

    def part(self, row, **on):
        """Something of a complaint, under its procedure, department and service."""
        complaint = self.complaints[row.complaint_id]
        own = {"procedure": complaint.procedure, "department": complaint.department, "service": complaint.service}
        return SimpleNamespace(**{**vars(row), **own}, complaint=complaint, on=on)

    def case(self, row):
        return SimpleNamespace(
            **{**vars(row), **self.place(row.service_id)}, agreed_pence=0, decided_case=f"{row.decision_on}/{row.reference}",
            on={"enquired": row.enquiry_on, "decided": row.decision_on})

    def case_part(self, row):
        case = self.cases[row.ombudsman_case_id]
        return SimpleNamespace(
            cause=row.cause, procedure=case.procedure, department=case.department, on={"decided": case.decision_on})

    def stage(self, row):
        stage = self.part(row, requested=row.requested_on, resolved=row.responded_on, offered=row.offered_under_duty_on)
        stage.complaint.stages[row.position] = stage
        between = self.working_days.between
        stage.days = between(stage.complaint.received_on if row.position == 1 else row.requested_on, row.responded_on)
        stage.days_from_statement = between(row.statement_agreed_on, row.responded_on)
        findings = row.findings_received_on or row.panel_findings_on
        stage.panel_in_time = (
            row.panel_held_on is not None and between(row.requested_on, row.panel_held_on) <= 30
            and findings is not None and row.responded_on is not None and between(findings, row.responded_on) <= 15)
        ends = [row.responded_on, row.early_referral_accepted_on, row.bypassed_on, row.withdrawn_on]
        ends += [row.late_request_decided_on] if row.late_request_accepted is False else []
        # An imported referral to the Ombudsman says no more than its day; where there is an answer, it was not taken up.
        ends += [row.early_referral_on] if row.imported_on and not row.panel_held_on and not any(ends) else []
        stage.ended = min((day for day in ends if day), default=None)
        stage.findings, duties = set(self.found[row.complaint_id, row.stage]), self.duties[row.id]
        stage.finding = overall(stage.findings)
        stage.in_time = (
            stage.panel_in_time if row.stage == "review_panel" else self.met(duties, "response", "response"))
        stage.in_target = self.met(duties, "response", "response_target", "response_plan")
        stage.acknowledged_in_time = self.met(duties, "acknowledgement")
        stage.by_agreement = row.responded_on is not None and any(
            entry.complainant_agreed_on is not None and max(entry.agreed_on, entry.complainant_agreed_on) <= row.responded_on
            and row.responded_on <= entry.extended_to for entry in self.extensions[row.id])
        stage.offer_was_due = row.stage == "investigation" or any(
            duty.clock == "stage_2_offer" and row.offered_under_duty_on and duty.known_from <= row.offered_under_duty_on
            and (duty.ended_by in ("met", "stage_ended")
                 or duty.ended_by == "superseded" and duty.ended_on > row.offered_under_duty_on)
            for duty in self.duties[row.id])
        return stage

    def met(self, duties, kind, *clocks):
        """Whether what was due by a clock came in time; None where none ended."""
        ended = [
            duty for duty in duties
            if duty.kind == kind and duty.ended_by in ("met", "stage_ended") and (not clocks or duty.clock in clocks)]
        return any(duty.ended_on <= duty.due_on for duty in ended) if ended else None

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

    def limits(self, stages):
        """The limits of stages that ended, each with the reason where it was passed."""
        reasons = {(row.stage_id, row.clock): row.reason for row in self.tables["late_reason"]}
        for stage in stages:
            for duty in self.duties[stage.id]:
                if duty.nature == "limit" and duty.ended_by in ("met", "stage_ended"):
                    late = duty.ended_on > duty.due_on
                    yield SimpleNamespace(
                        clock=duty.clock, stage=stage.stage, procedure=stage.procedure, department=stage.department, late=late,
                        reason=reasons.get((stage.id, duty.clock)) if late else None, on={"ended": duty.ended_on})

    def causes_of_complaints(self):
        for row in self.of_complaints("complaint_cause"):
            cause = self.part(row)
            first = cause.complaint.stages.get(1)
            cause.on = {"received": cause.complaint.received_on, "resolved": first and first.responded_on}
            cause.outcome = first and first.outcome
            yield cause

    def points(self):
        """Each point that was not left out, with what was found of it last, by the day of that answer."""
        findings = defaultdict(dict)
        for row in self.of_complaints("point_finding"):
            stages = {stage.stage: stage for stage in self.complaints[row.complaint_id].stages.values()}
            if row.adjudicated_finding and row.stage in stages and stages[row.stage].responded_on:
                findings[row.complaint_id, row.number][stages[row.stage].position] = row.adjudicated_finding
        for row in self.of_complaints("complaint_point"):
            if row.excluded_on is None:
                found = findings[row.complaint_id, row.number]
                point = self.part(row, received=self.complaints[row.complaint_id].received_on)
                point.finding = found[max(found)] if found else None
                point.on["resolved"] = point.complaint.stages[max(found)].responded_on if found else None
                yield point

    def obligation(self, row):
        case, complaint = self.cases.get(row.ombudsman_case_id), self.complaints.get(row.complaint_id)
        first = complaint and complaint.stages.get(1)
        owed = SimpleNamespace(
            **vars(row), procedure=(case or complaint).procedure, department=(complaint or case).department,
            service=(complaint or case).service, outcome=first and first.outcome,
            on={"agreed": row.agreed_on, "resolved": first and first.responded_on})
        if case:
            case.agreed_pence += sum(money.pence for money in self.money(owed))
        return owed

    def money(self, owed):
        if owed.amount_pence is not None and owed.accepted is not False:
            yield SimpleNamespace(**{**vars(owed), "pence": owed.amount_pence})
        if owed.in_lieu_on is not None:
            yield SimpleNamespace(**{**vars(owed), "pence": owed.in_lieu_pence, "on": {"agreed": owed.in_lieu_on}})

    def cost(self, row):
        complaint = self.complaints.get(row.complaint_id)
        own = {"procedure": complaint.procedure if complaint else row.procedure, "pence": row.amount_pence}
        return SimpleNamespace(**{**vars(row), **own}, on={"incurred": row.incurred_on})

    def contact(self, row, praised):
        enquiry = row.complaint_id is None and not (row.kind == "compliment" and row.id in praised)
        return SimpleNamespace(
            **{**vars(row), **self.place(row.service_id), "department": row.department}, enquiry=enquiry,
            ending=row.disposition or "open",
            acknowledged_in_time=self.met(self.kept("duty", "contact_id")[row.id], "acknowledgement"), month=month(row.received_on), on={"received": row.received_on})

    def compliment(self, row):
        return SimpleNamespace(
            **vars(row), **self.place(row.service_id), month=month(row.received_on), on={"received": row.received_on})

    def arrivals(self, contacts, compliments):
        """Whatever reached the council, once: what became a complaint as the complaint."""
        def arrival(type, day, department, channel=None):
            return SimpleNamespace(
                type=type, department=department, channel=channel, month=month(day), on={"received": day})

        for contact in contacts:
            if contact.enquiry:
                yield arrival("enquiries", contact.received_on, contact.department, contact.channel)
        for complaint in self.complaints.values():
            type = complaint.procedure or complaint.closure or "unaccepted"
            yield arrival(type, complaint.received_on, complaint.department, complaint.channel)
        for case in self.cases.values():
            yield arrival("ombudsman_enquiries", case.enquiry_on, case.department)
        for compliment in compliments:
            yield arrival("compliments", compliment.received_on, compliment.department)

    def other_routes(self, contacts):
        routed = {contact.complaint_id for contact in contacts if contact.disposition == "routed_out"}
        for contact in contacts:
            if contact.disposition == "routed_out":
                yield SimpleNamespace(route=contact.destination, on=contact.on)
        names = {"conference_appeal": "child_protection_conference_appeal", "other_redress": "other_procedure"}
        for complaint in self.complaints.values():
            refused = complaint.procedure is None and complaint.closure == "refused"
            if refused and complaint.about_childrens_social_care and complaint.id not in routed:
                yield SimpleNamespace(
                    route=names.get(complaint.closure_reason, complaint.closure_reason), on=complaint.on)

    def records(self):
        """The first financial year of the records of each population; none where nothing was ever recorded."""
        def first(population, day):
            return min((row.on[day] for row in self.populations[population] if row.on.get(day)), default=None)

        # What was imported and had come in before anything that was answered, and before any contact, begins no records.
        begin = min(filter(None, (first("stage", "resolved"), first("contact", "received"))), default=None)
        own_days = [
            complaint.received_on for complaint in self.complaints.values()
            if not any(stage.imported_on for stage in complaint.stages.values())]
        if begin is None:
            begin = first("complaint", "received")
        else:
            begin = min([begin, *own_days])
        own = {"ombudsman_case": "enquired", "compliment": "received"}
        days = {name: begin for name in self.populations}
        for name, day in own.items():
            days[name] = min(filter(None, (begin, first(name, day))), default=None)
        days["ombudsman_theme"] = days["ombudsman_case"]
        decided = [row.decided_on for row in self.tables["behaviour_decision"]]
        days["behaviour_measure"] = days["behaviour_review"] = min(decided, default=None)
        # Nobody was told of anything before the first alert.
        days["alert"] = min((row.raised_on for row in self.tables["alert"]), default=None)
        days["cost"] = first("cost", "incurred")
        # Of money nothing is known where no remedy and no cost is, nor of one procedure's costs from those of another alone.
        paid = self.populations["obligation"] or self.populations["cost"]
        days["agreed_money"] = min(filter(None, (first("agreed_money", "agreed"), paid and begin)), default=None)
        costs = {procedure: first(f"cost/{procedure}", "incurred") for procedure in PROCEDURES}
        least = min(filter(None, costs.values()), default=None)
        for procedure, day in costs.items():
            days[f"cost/{procedure}"] = min(filter(None, (day, begin and least and max(begin, least))), default=None)
        return {name: day and financial_year(day) for name, day in days.items()}
