import Casework
import Complaints
import JSON

extension DemandRecord: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("year", year)
        json.field("measure", measure)
        json.field("value", value)
        json.field("source", source)
    }
}

extension EarlierTotalRecord: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("year", year)
        json.field("measure", measure)
        json.field("department", department)
        json.field("value", value)
        json.field("source", source)
    }
}

extension CostRecord: AddressedAnswer {
    func write(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("version", version)
        json.field("complaint_id", complaint)
        json.field("procedure", procedure)
        json.field("category", category)
        json.field("incurred_on", incurredOn)
        json.field("amount_pence", amountPence)
        json.field("description", description)
        json.field("entry_id", entry)
    }
}

extension FigureTarget: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("target", id)
        json.field("figure", figure)
        json.field("value", FixedPoint(value, places: 1))
        json.field("comparison", comparison)
        json.field("unit", unit)
        json.field("tolerance", FixedPoint(tolerance, places: 2))
        json.field("in_force_from", inForceFrom)
        json.field("source", source)
        json.field("decided_by", decidedBy)
        json.field("decided_at", decidedAt)
        json.object("withdrawn", withdrawal)
    }
}

extension FigureTarget.Withdrawal: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("on", on)
        json.field("by", by)
        json.field("reason", reason)
    }
}

extension TargetStanding: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("on", on)
        json.array("in_force", inForce)
        json.array("to_come", toCome)
        json.array("ended", ended)
    }
}

extension TargetStanding.Ended: JSONObject {
    func write(to json: inout JSONWriter) {
        target.write(to: &json)
        json.field("ended_on", on)
    }
}

extension RatingDecision: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("figure", figure)
        json.field("period", period)
        json.field("rating", rating)
        json.field("reason", reason)
        json.field("decided_by", decidedBy)
        json.field("decided_at", decidedAt)
    }
}

extension ReportCommentaryRecord: AddressedAnswer {
    func write(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("version", version)
        json.field("report", report)
        json.field("period", period)
        json.field("section", section)
        json.field("text", text)
        json.field("written_by", writtenBy)
        json.field("written_at", writtenAt)
    }
}

extension CouncilDetails: VersionedAnswer {
    func write(to json: inout JSONWriter) {
        json.field("version", version)
        json.field("name", name)
        json.field("title", title)
        json.field("address", address)
        json.field("contact", contact)
        json.field("from_on", fromOn)
        json.field("recorded_by", recordedBy)
    }
}
