"""What fits each act on a complaint: a complaint after some acts, and a body."""
from asking import ask, day
from complaints import ACCEPTED, ACTS, ADJUDICATED, ADULT, CORPORATE, REPORTED, RESPONDED, REVIEW, findings
from council import ABOUT, OFFICER, SERVICES, SIGNER, TEAM

EXTENSION = {"agreed_on": day(55), "extended_to": day(-10), "reason": "A witness is away.", "notified_on": day(55)}
EARLY = {"early_referral_on": day(30), "complainant_agrees": True, "reason": "All was upheld.", "action_plan": "Assess again."}
OTHER_SERVICE = next(
    {"department": s["department"], "service": s["service"]} for s in SERVICES if s["service"] != ABOUT["service"])
# The oldest version: not the one of a complaint of today.
OTHER_VERSION = min(
    (v for v in ask("GET", "/v1/procedure-versions")["items"] if v["procedure"] == "corporate"),
    key=lambda v: v["in_force_from"])["procedure_version"]
SINGLE = {"responded_on": day(76), "responded_by": SIGNER, "findings": findings()}

# What fits each other act: the procedure, how many of ACTS come first, or which acts do, and a body.
FITTING = {
    "/sufficient-interest": ("childrens", 0, {"is_sufficient": True, "ground": "Cares for her.", "decided_on": day(89), "notified_on": day(89)}),
    "/written-record": ("oral", 0, {"sent_on": day(88), "agreed_on": day(86)}),
    "/assignments": ("childrens", 0, {"team_id": TEAM, "person_id": OFFICER, "reason": "Knows it."}),
    "/contributors": ("childrens", 0, OTHER_SERVICE),
    "/procedure-version": ("corporate", [CORPORATE], {"procedure_version": OTHER_VERSION, "reason": "Received before."}),
    "/stages/{stage}/advocate-request": ("childrens", ACCEPTED, {"advocate_asked_on": day(88)}),
    "/stages/{stage}/advocate-appointment": (
        "childrens", [*ACTS[:ACCEPTED], ("/stages/local_resolution/advocate-request", {"advocate_asked_on": day(88)})],
        {"advocate_appointed_on": day(85)}),
    "/stages/{stage}/late-request-decision": (
        "childrens", [*ACTS[:RESPONDED], ("/stages", {"stage": "investigation", "requested_on": day(40)})],
        {"accepted": True, "decided_on": day(39), "reason": "She was in hospital."}),
    "/stages/{stage}/adjudication-receipt": ("childrens", ADJUDICATED, {"adjudication_received_on": day(44)}),
    "/stages/{stage}/outcome-correction": (
        "childrens", RESPONDED, {"outcome": "not_upheld", "findings": findings("not_upheld"), "reason": "Recorded by mistake."}),
    "/stages/{stage}/response-plan": (
        "adult_social_care", [ADULT], {"made_on": day(88), "origin": "agreed", "respond_by_on": day(60)}),
    "/refusal": ("childrens", 0, {"refused_on": day(88), "reason": "concurrent_proceedings", "explanation": "Before the court.",
                                  "letter_sent_on": day(88), "eligible_complainant": True, "subject_in_scope": True}),
    "/withdrawal": ("childrens", ACCEPTED, {"withdrawn_on": day(80), "explanation": "It is settled.", "confirmed_on": day(80)}),
    "/reopening": ("childrens", [ACTS[0], ("/withdrawal", {"withdrawn_on": day(80), "explanation": "Settled.", "confirmed_on": day(80)})],
                   {"reason": "She changed her mind."}),
    "/points": ("childrens", ACCEPTED, {"text": "Nobody told us.", "origin": "complainant", "found_on": day(85)}),
    "/points/{point}/exclusion": ("childrens", ACCEPTED, {"excluded_on": day(85), "reason": "court", "explanation": "Decided."}),
    "/points/{point}/grounds": ("childrens", ACCEPTED, {"grounds_on": day(100)}),
    "/points/{point}/time-limit": (
        "childrens", [*ACTS[:ACCEPTED], ("/points/1/grounds", {"grounds_on": day(800)})],
        {"accepted": True, "decided_on": day(85), "reason": "She was ill.", "waiver_good_reason": True, "waiver_can_be_considered": True}),
    "/points/{point}/proceedings-end": (
        "childrens", [ACTS[0], ("/points/1/exclusion", {"excluded_on": day(85), "reason": "proceedings", "explanation": "Before the court."})],
        {"proceedings_ended_on": day(40)}),
    "/notices": ("childrens", ACCEPTED, {"kind": "receipt", "sent_on": day(89), "recipients": ["complainant"],
                                         "contents": ["procedure", "advocacy", "help"]}),
    "/stages/{stage}/extensions": ("childrens", REPORTED, EXTENSION),
    "/stages/{stage}/extension-withdrawal": (
        "childrens", [*ACTS[:REPORTED], ("/stages/investigation/extensions", EXTENSION)], {"reason": "Recorded by mistake."}),
    "/stages/{stage}/early-referral": ("childrens", REVIEW, EARLY),
    "/stages/{stage}/early-referral-acceptance": (
        "childrens", [*ACTS[:REVIEW], ("/stages/review_panel/early-referral", EARLY)], {"early_referral_accepted_on": day(20)}),
    "/parties/{party}/end": ("childrens", 3, {"ended_on": day(50)}),
    "/freezes/{freeze}/end": ("childrens", 5, {"ended_on": day(40)}),
    "/stages/{stage}/duty-offer": ("childrens", ACCEPTED, {"offered_under_duty_on": day(50)}),
    "/stages/{stage}/duty-excuse": ("childrens", ACCEPTED, {"excused_on": day(50), "good_reason": "The family is away."}),
    "/stages/{stage}/late-reasons": ("childrens", ACCEPTED, {"clock": "response", "reason": "unknown"}),
    "/stages/{stage}/acknowledgement": ("childrens", ACCEPTED, {"acknowledged_on": day(88)}),
    "/proposals": ("childrens", ACCEPTED, {"decision": "extension", "text": "A witness is away."}),
    "/stages/{stage}/reopening": (
        "adult_social_care", [ADULT, ("/stages/single_stage/response", SINGLE)],
        {"reason": "The answer left out transport."}),
    "/stages/{stage}/draft": ("corporate", [CORPORATE], {}),
    "/stages/{stage}/check": ("corporate", [CORPORATE, ("/stages/stage_1/draft", {})], {}),
}
for number, (path, body) in reversed(list(enumerate(ACTS))):
    stage = path.split("/")[2] if path.count("/") == 3 else None
    FITTING.setdefault(path.replace(stage, "{stage}") if stage else path, ("childrens", number, body))


ACKNOWLEDGED = {"acknowledged_at": "now", "acknowledged_by": OFFICER}
FITTING["/safeguarding-referrals/{referral_id}/acknowledgement"] = ("childrens", 4, ACKNOWLEDGED)


FITTING |= {
    "/entries": ("childrens", ACCEPTED, {"kind": "meeting", "occurs_on": day(60), "people": "A. Example", "text": "We met."}),
    "/communication-needs": ("childrens", ACCEPTED, {"person": "complainant", "language": "Polish", "interpreter": "Polish"}),
    "/equality-monitoring": ("childrens", ACCEPTED, {"person": "complainant", "ethnicity": "white"}),
    "/corrections": ("childrens", ACCEPTED, {"complainant": "B. Example", "reason": "The name was misspelt."}),
    "/entries/{entry_id}/strike": (
        "childrens", [ACTS[0], ("/entries", {"kind": "meeting", "occurs_on": day(60), "people": "A. Example", "text": "We met."})],
        {"reason": "Belongs to another complaint."}),
}
