import Casework
import Complaints
import Foundation
import JSON
import WorkingDays

extension ActionRecord: VersionedAnswer {
    func write(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("version", version)
        json.field("complaint_id", complaint)
        json.field("reference", reference)
        json.field("scope", scope)
        json.field("type", type)
        json.field("source", source)
        json.field("description", description)
        json.field("owner", owner.name)
        json.field("owner_id", owner.person)
        json.field("owner_department", owner.department)
        json.field("accepted", accepted)
        json.field("decision_reason", decisionReason)
        json.field("status", status)
        json.field("agreed_on", agreedOn)
        json.field("due_on", dueOn)
        json.field("part_done_on", partDoneOn)
        json.field("completed_on", completedOn)
        json.field("evidence", evidence)
        json.field("check_on", checkOn)
        json.field("checked_on", checkedOn)
        json.field("check_result", checkResult)
    }
}

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
