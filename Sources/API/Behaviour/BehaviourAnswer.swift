import Casework
import Complaints
import Foundation
import JSON
import Reporting
import WorkingDays

extension BehaviourMeasureRecord: AddressedAnswer {
    /// The measure as it stands today: the schema BehaviourMeasure of openapi.yaml.
    func write(to json: inout JSONWriter) {
        writeSummary(to: &json)
        json.field("complainant", complainant)
        json.field("evidence", measure.grounds.evidence)
        json.array("decisions", measure.decisions)
        json.array("letters", measure.letters) { json, letter in
            json.object { json in
                json.field("sent_on", letter.sentOn)
                json.field("text", letter.text)
                json.field("restriction_threatened", letter.restrictionThreatened)
                json.field("signposts_ombudsman", true)
            }
        }
        json.array("internal_reviews", internalReviews) { json, review in
            json.object { json in
                json.field("requested_on", review.requestedOn)
                json.field("reviewer_id", review.reviewer)
                json.field("concluded_on", review.concludedOn)
                json.field("conclusion", review.conclusion)
            }
        }
    }

    /// What a list shows of it: no name and no narrative.
    func writeSummary(to json: inout JSONWriter) {
        let grounds = measure.grounds
        json.field("id", id)
        json.field("version", version)
        json.field("kind", grounds.kind)
        json.field("state", standing.state)
        json.field("starts_on", measure.decisions[0].decidedOn)
        json.field("effective_from", standing.effectiveFrom)
        json.field("review_on", standing.reviewOn)
        json.field("last_day_on", standing.lastDay)
        json.field("ended_by", standing.endedBy)
        json.field("complainant_kind", grounds.complainantKind)
        json.field("exception_reason", grounds.exceptionReason)
        json.field("warning_id", warning)
        json.list("restrictions", grounds.restrictions)
        json.field("named_contact_id", grounds.namedContact)
        json.list("contact_days", grounds.contactDays)
        json.field("adjustments_considered", grounds.adjustmentsConsidered)
        json.field("rights_check_by", grounds.rightsCheck?.by)
        json.field("rights_check_on", grounds.rightsCheck?.on)
        json.list("complaints", complaints)
        json.field("changed_at", changedAt)
    }
}

extension BehaviourDecision: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("decision", kind)
        json.field("decided_on", decidedOn)
        json.field("decided_by", decidedBy)
        json.list("consultees", consultees)
        json.field("reason", reason)
        json.field("review_on", terms?.reviewOn)
        json.field("ends_on", terms?.endsOn)
    }
}
