import Casework
import Complaints
import Foundation
import JSON
import WorkingDays

extension LearningPair: VersionedAnswer {
    func write(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("version", version)
        json.field("you_complained", youComplained)
        json.field("we_have", weHave)
        json.field("procedure", procedure)
        json.list("complaint_ids", complaints)
        json.field("proposed_by", proposedBy.name)
        json.field("proposed_at", proposedAt)
        json.field("approved_by", approvedBy)
        json.field("approved_on", approvedOn)
    }
}

extension Cause: VersionedAnswer {
    func write(to json: inout JSONWriter) {
        json.field("cause", code)
        json.field("name", name)
        json.field("retired_on", retiredOn)
        json.field("version", version)
    }
}

extension RemedialReview: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("reviewed_on", reviewedOn)
        json.field("for_person", forPerson)
        json.field("wider_change", widerChange)
    }
}
