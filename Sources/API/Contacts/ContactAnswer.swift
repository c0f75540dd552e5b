import Casework
import Complaints
import Foundation
import JSON
import WorkingDays

extension Contact: AddressedAnswer {
    /// The contact as JSON: the schema Contact of openapi.yaml.
    func write(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("reference", reference)
        json.field("version", version)
        json.field("state", state)
        json.field("received_at", receivedAt)
        json.field("received_on", receivedOn)
        json.field("channel", channel)
        json.field("kind", kind)
        json.field("source", source)
        json.field("person", person)
        json.field("procedure", procedure)
        json.field("department", department)
        json.field("service", service)
        json.field("text", text)
        json.field("subject", subject)
        json.field("immediate_risk", immediateRisk)
        json.field("safeguarding", safeguarding)
        json.field("reported_before_id", reportedBefore.unless(hidden))
        json.field("establishment", establishment)
        json.field("lado_reference", ladoReference)
        json.field("acknowledged_on", acknowledgedOn)
        json.field("resolution_due_at", resolutionDueAt)
        json.field("resolved_at", resolution?.resolvedAt)
        json.field("resolution", resolution?.text)
        json.field("closed_at", ending?.closedAt)
        json.field("disposition", ending?.disposition)
        json.field("destination", ending?.destination)
        json.field("explained_on", ending?.explainedOn)
        json.field("forwarded_on", ending?.forwardedOn)
        json.field("eligible_complainant", ending?.tests?.eligibleComplainant)
        json.field("subject_in_scope", ending?.tests?.subjectInScope)
        json.field("rationale", ending?.rationale)
        json.field("agreed_by", ending?.agreedBy)
        json.field("assessment_reference", ending?.assessmentReference)
        json.field("spoken_to_on", ending?.spokenToOn)
        json.field("team_id", team)
        json.field("assignee_id", assignee)
        json.field("complaint_id", complaint)
        json.field("released_complaint_id", releasedComplaint.unless(hidden))
        json.object("registered_in_error", registrationError)
        json.array("duplicates", duplicates) { $0.value($1) }
        json.array("safeguarding_referrals", referrals)
        json.field("registered_at", registeredAt)
        json.field("changed_at", changedAt)
    }
}

extension ContactSummary: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("reference", reference)
        json.field("version", version)
        json.field("state", state)
        json.field("received_at", receivedAt)
        json.field("received_on", receivedOn)
        json.field("age_hours", ageHours)
        json.field("channel", channel)
        json.field("kind", kind)
        json.field("source", source)
        json.field("procedure", procedure)
        json.field("department", department)
        json.field("service", service)
        json.field("immediate_risk", immediateRisk)
        json.field("safeguarding", safeguarding)
        json.field("referrals_outstanding", referralsOutstanding)
        json.field("resolution_due_at", resolutionDueAt)
        json.field("resolved_at", resolvedAt)
        json.field("closed_at", closedAt)
        json.field("disposition", disposition)
        json.field("team_id", team)
        json.field("assignee_id", assignee)
        json.field("complaint_id", complaint)
        json.field("registered_in_error_on", registeredInErrorOn)
    }
}

extension SafeguardingReferral: JSONObject {
    func write(to json: inout JSONWriter) {
        writeSummary(to: &json)
        json.field("referred_by", referredBy)
        json.field("acknowledged_by", acknowledgedBy)
    }

    /// Without names, as a list shows it.
    func writeSummary(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("contact_id", contact)
        json.field("complaint_id", complaint)
        json.field("recipient", recipient)
        json.field("immediate_risk", immediateRisk)
        json.field("referred_at", referredAt)
        json.field("alerted_at", alertedAt)
        json.object("registered_in_error", registrationError)
        json.field("acknowledged_at", acknowledgedAt)
    }
}

extension ComplaintTags: JSONObject {
    /// The tags as JSON: the schema ComplaintTags of openapi.yaml.
    func write(to json: inout JSONWriter) {
        json.field("subject", subject)
        json.field("establishment", establishment)
        json.field("lado_reference", ladoReference)
    }
}

extension EstablishmentConcern: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("contact_id", contact)
        json.field("complaint_id", complaint)
        json.field("reference", reference)
        json.field("received_on", receivedOn)
        json.field("establishment", establishment)
        json.field("lado_reference", ladoReference)
    }
}
