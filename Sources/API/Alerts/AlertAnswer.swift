import Casework
import Complaints
import JSON

extension AlertRecord: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("kind", kind)
        json.field("state", standing.state)
        json.field("duty", duty)
        json.field("clock", clock)
        json.field("due_on", dueOn)
        json.field("step", step)
        json.field("audience", audience)
        json.field("recipient_person_id", recipient.person)
        json.field("recipient_role", recipient.role)
        json.field("reference", reference)
        json.field("complaint_id", complaint)
        json.field("contact_id", contact)
        json.field("ombudsman_case_id", ombudsmanCase)
        json.field("behaviour_measure_id", measure)
        json.field("safeguarding_referral_id", referral)
        json.field("single_point_of_contact_id", singleContact)
        json.field("report", report)
        json.field("report_period", reportPeriod)
        json.field("raised_on", raisedOn)
        json.field("raised_at", raisedAt)
        json.field("age_working_days", ageWorkingDays)
        json.field("answer_due_on", standing.answerDueOn)
        json.field("joined_alert_id", joined)
        json.field("cancelled_for", cancelledFor)
        json.field("told_at", toldAt)
        json.field("seen_at", seenAt)
        json.field("seen_by", seenBy)
        json.object("last_action") { json in
            json.field("action", lastAction.action)
            json.field("at", lastAction.at)
        }
        json.array("answers", standing.answers)
    }
}

extension AlertAnswer: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("text", text)
        json.field("answered_by", answeredBy.name)
        json.field("answered_at", answeredAt)
        json.field("verdict", verdict)
        json.field("verdict_reason", verdictReason)
        json.field("judged_by", judgedBy)
        json.field("judged_at", judgedAt)
    }
}

extension ChallengeItem: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("listed_on", listedOn)
        json.field("theme", theme)
        json.field("closed_on", closedOn)
        json.object("alert") { alert.write(to: &$0) }
        json.array("notes", notes)
    }
}

extension ChallengeNote: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("decision", decision)
        json.field("text", text)
        json.field("noted_on", notedOn)
        json.field("noted_by", notedBy)
    }
}
