"""What fits the operations that are no act on a complaint: a body, or what makes one."""
import os

from asking import day, numbers
from behaviour import LETTER, single_contact_details, warning
from complaints import any_complaint
from council import MANAGER, OFFICER, TEAM, person
from fitting import ACKNOWLEDGED

# The records of contacts and Ombudsman cases fit as they are made.
FITTING_OTHERS = {
    "/v1/statistics": {"figures": ["corporate.received"], "periods": ["2022-23", "2022-m09"], "by": "service"},
    "/v1/contacts/{contact_id}/kind": {"kind": "enquiry", "reason": "A question."},
    "/v1/contacts/{contact_id}/assignments": {"team_id": TEAM, "person_id": OFFICER, "reason": "Knows the caller."},
    "/v1/contacts/{contact_id}/acknowledgement": {"acknowledged_on": day(8)},
    "/v1/contacts/{contact_id}/resolution": {"resolved_at": day(8) + "T09:10:00Z", "resolution": "The hole was filled."},
    "/v1/contacts/{contact_id}/closure": {"disposition": "other", "rationale": "It is not ours.", "agreed_by": MANAGER},
    "/v1/ombudsman-cases/{ombudsman_case_id}/decision": {
        "decision_on": day(20), "decision": "upheld_fault_and_injustice", "public_report": False},
    "/v1/ombudsman-cases/{ombudsman_case_id}/obligations": {
        "type": "apology", "agreed_on": day(20), "due_on": day(1), "text": "An apology"},
}
FITTING_OTHERS |= {
    "/v1/obligations/{obligation_id}/changes": {"due_on": day(-30), "reason": "The training was moved."},
    "/v1/obligations/{obligation_id}/satisfaction": {"satisfied_on": day(0)},
    "/v1/obligations/{obligation_id}/check": {"checked_on": day(0), "check_result": "No complaint since."},
    "/v1/learning-pairs/{learning_pair_id}/approval": {"approved_on": day(0)},
    "/v1/people/{person_id}/deputies": lambda: {"deputy_id": OFFICER, "from_on": day(0), "until_on": day(-9)},
    "/v1/services": lambda: {"department": "Public Health", "service": f"Clinic {os.getpid()} {next(numbers)}", "in_use_from": day(0)},
    "/v1/link-officers": lambda: {"person_id": OFFICER, "from_on": day(-next(numbers))},
    "/v1/settings": lambda: {
        "setting": "behaviour_grace_working_days", "value": 15, "from_on": day(-next(numbers)), "reason": "Decided."},
    "/v1/ladders": lambda: {
        "kind": "obligation", "in_force_from": day(-next(numbers)), "source": "Decided.",
        "steps": [{"working_days": 1, "audience": "assignee"}]},
    "/v1/behaviour-measures": lambda: warning(),
    "/v1/behaviour-measures/{behaviour_measure_id}/letters": LETTER,
    "/v1/behaviour-measures/{behaviour_measure_id}/reviews": {
        "reviewed_on": day(0), "verdict": "lifted", "decided_by": MANAGER, "consultees": [OFFICER], "reason": "Stopped."},
    "/v1/behaviour-measures/{behaviour_measure_id}/internal-reviews": lambda: {
        "requested_on": day(0), "reviewer_id": person("R. Example", "employee", "complaints_manager")},
    "/v1/behaviour-measures/{behaviour_measure_id}/internal-review-conclusion": {
        "concluded_on": day(0), "conclusion": "The measure stands."},
    "/v1/single-points-of-contact": lambda: single_contact_details(),
    "/v1/single-points-of-contact/{contact_id}/end": {"until_on": day(0)},
    "/v1/report-versions": {"report": "childrens", "period": "2022-23"},
    "/v1/report-versions/{report_version_id}/status": {"status": "presented", "comment": "Taken to members."},
    "/v1/report-versions/{report_version_id}/comments": {"comment": "Members ask for more."},
    "/v1/ombudsman-cases/{ombudsman_case_id}/letters": {"kind": "enquiry", "received_on": day(9), "due_on": day(-9)},
    "/v1/ombudsman-cases/{ombudsman_case_id}/letters/{letter_id}/answer": {"answered_on": day(1)},
    "/v1/ombudsman-cases/{ombudsman_case_id}/letters/{letter_id}/extension": {
        "agreed_on": day(1), "extended_to": day(-20)},
    "/v1/ombudsman-cases/{ombudsman_case_id}/complaint": lambda: {
        "complaint_id": any_complaint(), "reason": "The reference was misread."},
    "/v1/ombudsman-cases/{ombudsman_case_id}/investigation": {"investigation_on": day(25)},
    "/v1/ombudsman-cases/{ombudsman_case_id}/summary": {"summary": "Mrs A waited for X.", "themes": []},
    "/v1/ombudsman-cases/{ombudsman_case_id}/members-told": {"members_told_on": day(1)},
    "/v1/ombudsman-cases/{ombudsman_case_id}/public-report": {"received_on": day(9)},
    "/v1/ombudsman-cases/{ombudsman_case_id}/public-report/acts": {"act": "notice_published", "done_on": day(3)},
    "/v1/ombudsman-cases/{ombudsman_case_id}/public-report/extension": {
        "agreed_on": day(1), "extended_to": day(-120)},
}
FITTING_OTHERS["/v1/contacts/{contact_id}/safeguarding-referrals/{referral_id}/acknowledgement"] = ACKNOWLEDGED
