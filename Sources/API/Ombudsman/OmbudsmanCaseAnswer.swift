import Casework
import Complaints
import Foundation
import JSON
import WorkingDays

extension Answer {
    /// An Ombudsman case that was changed.
    static func ombudsmanCase(_ record: OmbudsmanCaseRecord) -> Answer {
        Answer(status: 200, location: nil, etag: EntityTag.of(version: record.version), body: record.json)
    }

    /// An Ombudsman case that was opened, with where it is from now on.
    static func opened(_ record: OmbudsmanCaseRecord) -> Answer {
        Answer(
            status: 201, location: "/v1/ombudsman-cases/\(record.id.rawValue.uuidString.lowercased())",
            etag: EntityTag.of(version: record.version), body: record.json)
    }
}

extension OmbudsmanCaseRecord {
    /// The case as JSON: the schema OmbudsmanCase of openapi.yaml.
    var json: [UInt8] {
        JSONWriter.bytes { json in
            json.object { json in
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
                json.field("local_offer_pence", localOfferPence)
                json.field("summary", summary)
                json.array("remedies", remedies) { json, remedy in json.object { remedy.write(to: &$0) } }
                json.field("remedies_due_on", remediesDueOn)
                json.array("letters", letters) { json, letter in json.object { letter.write(to: &$0) } }
                if let report {
                    json.object("report") { report.write(to: &$0) }
                } else {
                    json.null("report")
                }
                json.field("members_told_on", membersToldOn)
                json.array("clocks", deadlines) { json, deadline in json.object { deadline.write(to: &$0) } }
                json.field("changed_at", changedAt)
            }
        }
    }
}

extension RemedyRecord {
    fileprivate func write(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("type", type)
        json.field("amount_pence", amountPence)
        json.field("agreed_on", agreedOn)
        json.field("due_on", dueOn)
        json.field("completed_on", completedOn)
        // Whether it is overdue depends on the day it is read, which the version of a case does not.
        json.field(
            "compliance",
            completedOn.map { RemedyDates.compliance(dueOn: dueOn, completedOn: $0, today: $0) })
        json.field("description", description)
    }
}

extension OmbudsmanLetterRecord {
    fileprivate func write(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("type", type)
        json.field("received_on", receivedOn)
        json.field("due_on", dueOn)
        json.field("extended_on", extendedOn)
        json.field("extended_to", extendedTo)
        json.field("answered_on", answeredOn)
    }
}

extension PublicReportRecord {
    fileprivate func write(to json: inout JSONWriter) {
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

extension OmbudsmanDeadline {
    fileprivate func write(to json: inout JSONWriter) {
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

extension OmbudsmanCaseSummary {
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
        json.field("remedies", remedies)
        json.field("remedies_outstanding", remediesOutstanding)
        json.field("remedy_due_on", remedyDueOn)
    }
}
