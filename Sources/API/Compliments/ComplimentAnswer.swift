import Casework
import Complaints
import Foundation
import JSON
import WorkingDays

extension Answer {
    /// A compliment that was changed.
    static func compliment(_ record: ComplimentRecord) -> Answer {
        Answer(status: 200, location: nil, etag: EntityTag.of(version: record.version), body: record.json)
    }

    /// A compliment that was recorded, with where it is from now on.
    static func recorded(_ record: ComplimentRecord) -> Answer {
        Answer(
            status: 201, location: "/v1/compliments/\(record.id.rawValue.uuidString.lowercased())",
            etag: EntityTag.of(version: record.version), body: record.json)
    }
}

extension ComplimentRecord {
    /// The compliment as JSON: the schema Compliment of openapi.yaml.
    var json: [UInt8] {
        JSONWriter.bytes { json in
            json.object { json in
                writeSummary(to: &json)
                json.field("text", text)
                json.field("passed_on_by", passedOnBy)
                json.field("published_text", publishedText)
                json.field("approved_by", approvedBy)
            }
        }
    }

    /// Without names and without what was said, as a list shows it.
    func writeSummary(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("version", version)
        json.field("contact_id", contact)
        json.field("received_on", receivedOn)
        json.field("procedure", procedure)
        json.field("department", department)
        json.field("service", service)
        json.field("approved_at", approvedAt)
    }
}
