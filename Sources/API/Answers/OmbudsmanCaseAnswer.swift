import Casework
import Complaints
import Foundation
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
        json.field("description", description)
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
