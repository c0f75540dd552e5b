import Complaints
import JSON
import WorkingDays

extension ComplaintPoint: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("number", number)
        json.field("text", text)
        json.field("origin", origin)
        json.field("found_on", foundOn)
        json.field("grounds_on", groundsOn)
        json.object("time_limit", timeLimit)
        json.object("exclusion", exclusion) { json, exclusion in
            json.field("excluded_on", exclusion.on)
            json.field("reason", exclusion.reason)
            json.field("explanation", exclusion.explanation)
            json.field("proceedings_ended_on", exclusion.proceedingsEndedOn)
            json.field("resubmit_until", exclusion.resubmitUntil)
        }
        json.array("findings", StageName.allCases.compactMap { stage in findings[stage].map { (stage, $0) } }) {
            json, found in
            json.object { json in
                json.field("stage", found.0)
                json.field("officer_finding", found.1.officer)
                json.field("adjudicated_finding", found.1.adjudicated)
                json.field("reason", found.1.reason)
            }
        }
    }
}

extension Advocacy: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("offered_on", offeredOn)
        json.field("answer", answer)
        json.field("answered_on", answeredOn)
        json.field("representative", representative)
        json.field("representative_type", representativeType)
        json.field("advocate_asked_on", advocate?.askedOn)
        json.field("advocate_appointed_on", advocate?.appointedOn)
    }
}

extension SufficientInterest: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("is_sufficient", isSufficient)
        json.field("ground", ground)
        json.field("decided_on", decidedOn)
        json.field("notified_on", notifiedOn)
    }
}

extension Closure: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("closure", kind)
        json.field("closed_on", on)
        json.field("reason", reason)
        json.field("explanation", explanation)
        json.field("letter_on", letterOn)
        json.field("closed_by", by)
        json.field("rights_check_by", rightsCheck?.by)
        json.field("rights_check_on", rightsCheck?.on)
    }
}
