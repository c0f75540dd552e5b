import Casework
import Complaints
import Foundation
import JSON
import WorkingDays

extension Answer {
    static func learningPair(_ pair: LearningPair, status: Int) -> Answer {
        Answer(
            status: status, location: nil, etag: EntityTag.of(version: pair.version),
            body: JSONWriter.bytes { json in json.object { pair.write(to: &$0) } })
    }

    static func cause(_ cause: Cause, status: Int) -> Answer {
        Answer(
            status: status, location: nil, etag: EntityTag.of(version: cause.version),
            body: JSONWriter.bytes { json in json.object { cause.write(to: &$0) } })
    }
}

extension ActionRecord {
    /// The action as JSON: the schema Action of openapi.yaml.
    var json: [UInt8] {
        JSONWriter.bytes { json in json.object { write(to: &$0) } }
    }

    func write(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("version", version)
        json.field("complaint_id", complaint)
        json.field("reference", reference)
        json.field("scope", scope)
        json.field("type", type)
        json.field("source", source)
        json.field("description", description)
        json.field("owner", owner)
        json.field("owner_department", ownerDepartment)
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

extension LearningPair {
    func write(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("version", version)
        json.field("you_complained", youComplained)
        json.field("we_have", weHave)
        json.field("procedure", procedure)
        json.array("complaint_ids", complaints) { $0.value($1.rawValue) }
        json.field("proposed_by", proposedBy)
        json.field("proposed_at", proposedAt)
        json.field("approved_by", approvedBy)
        json.field("approved_on", approvedOn)
    }
}

extension Cause {
    func write(to json: inout JSONWriter) {
        json.field("cause", code)
        json.field("name", name)
        json.field("retired_on", retiredOn)
        json.field("version", version)
    }
}
