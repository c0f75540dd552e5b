import Casework
import Complaints
import Foundation
import JSON
import WorkingDays

extension EntryRecord: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("kind", kind)
        json.field("occurs_on", occursOn)
        json.field("people", people)
        json.field("organisation", organisation)
        json.field("text", text)
        json.field("result", result)
        json.field("resolved", resolved)
        json.field("mediation_step", mediationStep)
        json.field("interpreter_confirmed", interpreterConfirmed)
        json.field("cost_pence", costPence)
        json.field("recorded_by", recordedBy)
        json.field("recorded_at", recordedAt)
        if let struck {
            json.object("struck") { json in
                json.field("by", struck.by)
                json.field("at", struck.at)
                json.field("reason", struck.reason)
            }
        } else {
            json.null("struck")
        }
        json.list("warnings", warnings)
    }
}

extension LinkRecord: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("kind", kind)
        json.field("is_from_other", isFromOther)
        json.field("complaint_id", complaint)
        json.field("ombudsman_case_id", ombudsmanCase)
        json.field("reference", reference)
        json.field("recorded_by", recordedBy)
        json.field("recorded_at", recordedAt)
    }
}

extension ComplaintHistory: JSONObject {
    /// The history as JSON: the schema ComplaintHistory of openapi.yaml.
    func write(to json: inout JSONWriter) {
        json.field("reference", reference)
        json.array("lines", lines) { json, line in
            json.object { json in
                json.field("occurs_on", line.on)
                json.field("kind", line.kind)
                json.field("recorded_at", line.recordedAt)
                json.field("by", line.by)
                json.field("title", line.title)
                json.field("text", line.text)
                json.field("is_struck", line.isStruck)
            }
        }
    }
}

extension Correction: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("fact", fact)
        json.field("before", before)
        json.field("after", after)
    }
}

extension EqualityAnswers: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("characteristics_answered", characteristicsAnswered)
    }
}
