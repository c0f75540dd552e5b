import Casework
import Complaints
import Foundation
import JSON
import WorkingDays

extension OmbudsmanCaseRecord: AddressedAnswer {
    /// The case as JSON: the schema OmbudsmanCase of openapi.yaml.
    func write(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("reference", reference)
        json.field("version", version)
        json.field("complaint_id", complaint)
        json.field("procedure", standing.procedure)
        json.field("department", department)
        json.field("service", service)
        json.field("enquiry_on", enquiryOn)
        json.field("stage_reached", standing.reached)
        json.field("procedure_exhausted", standing.isExhausted)
        json.field("stage", stage)
        json.field("investigation_on", investigationOn)
        json.field("decision_on", decisionOn)
        json.field("decision", decision)
        json.field("public_report", publicReport)
        json.field("local_offer_pence", localOfferPence)
        json.field("summary", summary)
        json.array("themes", themes) { $0.value($1) }
        json.object("returns_to", returnsTo)
        json.array("links", links)
        json.array("obligations", obligations)
        json.field("obligations_due_on", obligationsDueOn)
        json.field("agreed_pence", agreedPence)
        json.field("uplift_pence", upliftPence)
        json.array("letters", letters)
        json.array("letters_in_error", lettersInError)
        if let report {
            json.object("report") { report.write(to: &$0) }
        } else {
            json.null("report")
        }
        json.field("members_told_on", membersToldOn)
        json.array("clocks", deadlines)
        json.object("registered_in_error", registrationError)
        json.field("changed_at", changedAt)
    }
}

extension CaseReturn: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("complaint_id", complaint)
        json.field("stage", stage)
        json.field("sent_back_on", sentBackOn)
        json.field("step", step)
        json.array("due", due)
    }
}

extension ReturnDue: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("clock", clock)
        json.field("nature", nature)
        json.field("due_on", dueOn)
    }
}

extension CaseLink: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("kind", kind)
        json.field("complaint_id", complaint)
        json.field("reference", reference)
        json.field("recorded_by", recordedBy)
        json.field("recorded_at", recordedAt)
    }
}

extension PublicReportRecord: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("received_on", receivedOn)
        json.field("notice_published_on", doneOn[.noticePublished])
        json.field("inspection_opened_on", doneOn[.inspectionOpened])
        json.field("inspection_closed_on", doneOn[.inspectionClosed])
        json.field("considered_on", doneOn[.considered])
        json.field("answered_on", doneOn[.answered])
        json.field("extended_on", extendedOn)
        json.field("extended_to", extendedTo)
    }
}

extension OmbudsmanDeadline: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("clock", clock.clock)
        json.field("record_id", record.map { $0.uuidString.lowercased() })
        json.field("basis", clock.basis)
        json.field("basis_on", basisOn)
        json.field("ends_with", clock.endsWith)
        json.field("due_on", dueOn)
        json.field("ended_on", endedOn)
        json.field("reckoning", reckoning)
        json.field("source", clock.source)
        json.field("verified", clock.isVerified)
    }
}

extension OmbudsmanCaseSummary: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("reference", reference)
        json.field("version", version)
        json.field("complaint_id", complaint)
        json.field("procedure", procedure)
        json.field("department", department)
        json.field("service", service)
        json.field("enquiry_on", enquiryOn)
        json.field("decision_on", decisionOn)
        json.field("decision", decision)
        json.field("public_report", publicReport)
        json.field("procedure_exhausted", procedureExhausted)
        json.field("obligations", obligations)
        json.field("obligations_outstanding", obligationsOutstanding)
        json.field("obligation_due_on", obligationDueOn)
    }
}
