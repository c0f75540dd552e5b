import Complaints
import JSON

extension MadeCorrection: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("corrected_at", madeAt)
        json.field("by", by)
        json.field("reason", reason)
        json.array("facts", corrections) { json, correction in
            json.object { json in
                json.field("fact", correction.fact)
                json.field("before", correction.before)
                json.field("after", correction.after)
            }
        }
    }
}
