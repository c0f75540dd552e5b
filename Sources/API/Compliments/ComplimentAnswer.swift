import Casework
import Complaints
import Foundation
import JSON
import WorkingDays

extension ComplimentRecord: AddressedAnswer {
    /// The compliment as JSON: the schema Compliment of openapi.yaml.
    func write(to json: inout JSONWriter) {
        writeSummary(to: &json)
        json.field("text", text)
        json.field("passed_on_by", passedOnBy)
        json.field("published_text", publishedText)
        json.field("approved_by", approvedBy)
        json.object("registered_in_error", registrationError)
        json.array("duplicates", duplicates) { $0.value($1.text) }
    }

    /// Without names and without what was said, as a list shows it.
    func writeSummary(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("version", version)
        json.field("contact_id", contact.unless(hidden))
        json.field("received_on", receivedOn)
        json.field("procedure", procedure)
        json.field("department", department)
        json.field("service", service)
        json.field("approved_at", approvedAt)
        json.field("registered_in_error_on", registrationError?.on)
    }
}
