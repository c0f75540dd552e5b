import Casework
import Complaints
import Foundation
import JSON
import WorkingDays

extension Obligation: VersionedAnswer {
    /// The obligation as JSON: the schema Obligation of openapi.yaml.
    func write(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("version", version)
        json.field("complaint_id", complaint)
        json.field("ombudsman_case_id", ombudsmanCase)
        json.field("reference", reference)
        json.field("source", source)
        json.field("number", number)
        json.field("text", text)
        json.field("accepted", accepted)
        json.field("decision_reason", decisionReason)
        json.field("decided_on", decidedOn)
        json.field("scope", terms?.scope)
        json.field("type", terms?.type)
        json.field("amount_pence", terms?.amountPence)
        json.field("owner", terms?.owner.name)
        json.field("owner_id", terms?.owner.person)
        json.field("owner_department", terms?.owner.department)
        json.field("owner_service", terms?.owner.service)
        json.field("owner_post_id", terms?.owner.post)
        json.field("offered_on", terms?.offeredOn)
        json.field("agreed_on", terms?.agreedOn)
        json.field("due_on", terms?.due.on)
        json.field("due_said", terms?.due.within?.said)
        json.field("status", status)
        json.field("part_done_on", partDoneOn)
        json.field("done_on", doneOn)
        // Whether it is overdue depends on the day it is read, which the version does not.
        json.field("compliance", compliance)
        json.field("evidence", evidence)
        json.object("owed", owed)
        json.field("check_on", checkOn)
        json.field("checked_on", checkedOn)
        json.field("check_result", checkResult)
        json.field("satisfied_on", satisfiedOn)
        json.object("registered_in_error", registrationError)
    }
}

extension OwedQuantity: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("quantity", quantity)
        json.field("unit", unit)
        json.field("delivered", delivered)
        json.field("in_lieu_quantity", inLieu?.quantity)
        json.field("in_lieu_pence", inLieu?.pence)
        json.field("in_lieu_on", inLieu?.on)
        json.field("outstanding", outstanding)
    }
}
