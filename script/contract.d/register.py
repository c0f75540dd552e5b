"""Records in every state the operations are for, made through the API with days relative to today."""
import datetime
import os

# hooks.py takes its names from here, those too that nothing below needs.
from asking import act, ask, day, dice, now, numbers  # noqa: F401
from behaviour import behaviour_measure, single_contact  # noqa: F401
from complaints import ACTS, RESPONDED, any_complaint, complaint
from council import ABOUT, CAUSES, MANAGER, TEAM, somebody, team, throwaway  # noqa: F401
from fitting import FITTING  # noqa: F401
from fitting_others import FITTING_OTHERS  # noqa: F401


def contact():
    id = ask("POST", "/v1/contacts", {
        "received_at": day(9) + "T09:30:00Z", "channel": "phone", "source": "family_member",
        "person": f"A. Example {next(numbers)}", "procedure": "corporate", **ABOUT, "text": "A hole in the road",
        "kind": dice.choice(["informal_concern", "enquiry"])})["id"]
    if dice.random() < 0.5:
        act(f"/v1/contacts/{id}/safeguarding-referrals", {"recipient": "first_response", "immediate_risk": True})
    return id


def compliment():
    return ask("POST", "/v1/compliments", {
        "received_on": day(9), "procedure": "childrens", **ABOUT, "text": "Thank you", "passed_on_by": "Manager"})["id"]


def ombudsman_case():
    id = ask("POST", "/v1/ombudsman-cases", {
        "reference": f"26 {os.getpid()} {next(numbers):06}", "procedure": "childrens", **ABOUT, "enquiry_on": day(30),
        "stage_reached": "review_panel", "procedure_exhausted": True})["id"]
    if dice.random() < 0.6:
        reported = dice.random() < 0.6
        act(f"/v1/ombudsman-cases/{id}/letters", {"kind": "enquiry", "received_on": day(29), "due_on": day(-1)})
        act(f"/v1/ombudsman-cases/{id}/decision", {
            "decision_on": day(20), "decision": "upheld_fault_and_injustice", "public_report": reported})
        if reported and dice.random() < 0.8:
            act(f"/v1/ombudsman-cases/{id}/public-report", {"received_on": day(9)})
        act(f"/v1/ombudsman-cases/{id}/obligations", {
            "type": "symbolic_payment", "amount_pence": 30000, "agreed_on": day(20), "due_on": day(1), "text": "Payment"})
    return id


def obligation():
    body = {"scope": "wider", "type": "staff_training", "source": "local", "text": "Train the team", "owner_id": MANAGER,
            "owner_department": ABOUT["department"], "agreed_on": day(70), "due_on": day(1), "check_on": day(0)}
    id = act(f"/v1/complaints/{complaint('childrens', ACTS[:RESPONDED])}/obligations", body)["id"]
    if dice.random() < 0.5:
        act(f"/v1/obligations/{id}/progress", {"status": "done", "reached_on": day(2), "evidence": "Trained twelve people."})
    return id


def learning_pair():
    return ask("POST", "/v1/learning-pairs", {
        "you_complained": "Nobody told us.", "we_have": "Set up a message.", "procedure": "childrens",
        "complaint_ids": [complaint('childrens', ACTS[:1])]}, Authorization=f"Bearer {os.environ['REDRESS_AUTHOR_TOKEN']}")["id"]


def alert():
    return dice.choice(ask("GET", "/v1/alerts?limit=200")["items"])["id"]


def webhook():
    return ask("POST", "/v1/webhooks", {
        "url": f"https://hooks.example.org/{os.getpid()}/{next(numbers)}", "description": "Another system"})["id"]


def calendar_feed():
    return ask("POST", "/v1/calendar-feeds", {"team_id": TEAM, "description": "The team's calendar"})["id"]


def report_version():
    return ask("POST", "/v1/report-versions", {"report": "childrens", "period": dice.choice(["2022-23", "2023-24-q1"])})["id"]


def cost():
    return ask("POST", "/v1/costs", {
        "procedure": "corporate", "category": "commissioned_investigation", "incurred_on": day(9), "amount_pence": 180000,
        "description": "An investigator"})["id"]


def commentary():
    # A section has one commentary for a period, so that each is of days of its own.
    first = datetime.date(1950, 1, 2) + datetime.timedelta(days=os.getpid() % 10_000)
    last = first + datetime.timedelta(days=40 + next(numbers))
    return ask("POST", "/v1/report-commentaries", {
        "report": "childrens", "period": f"{first}--{last}", "section": "introduction",
        "text": "Answers came sooner."})["id"]


MAKE = {
    "report_version_id": report_version,
    "cost_id": cost,
    "commentary_id": commentary,
    "alert_id": alert,
    "webhook_id": webhook,
    "calendar_feed_id": calendar_feed,
    "complaint_id": any_complaint,
    "contact_id": contact,
    "compliment_id": compliment,
    "obligation_id": obligation,
    "learning_pair_id": learning_pair,
    "ombudsman_case_id": ombudsman_case,
    "behaviour_measure_id": behaviour_measure,
    "person_id": somebody,
    "team_id": team,
}
